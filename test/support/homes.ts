import { parseSync, traverse } from '@babel/core'
import type { NodePath, types } from '@babel/core'
import type { Source } from './sources.ts'

type Node = types.Node

/** A question that has one home: who answers it elsewhere as well is found by the syntax of the answer. */
export interface Home {
  readonly question: string
  /** What to call instead. */
  readonly answer: string
  /** Files, or folders that end with `/`, which may answer it. */
  readonly homes: readonly string[]
  /** What the text of every answer has in it: other files are not parsed. */
  readonly sign: RegExp
  readonly isAnswer: (node: NodePath) => boolean
}

export const HOMES: readonly Home[] = [
  {
    question: 'When does an import or a reference run?',
    answer: 'momentOf, runsOnLoad and their like in python/facts/moments.ts; in the proof whenRun',
    // A name is looked up in another way when its code runs later: resolve.ts. The parser makes the facts, a reference keeps them.
    homes: [
      'src/python/facts/moments.ts',
      'src/python/facts/reference.ts',
      'src/python/facts/resolve.ts',
      'src/python/parse/',
      'src/verify/meaning/when-run.ts',
    ],
    sign: /\b(deferred|asScript)\b/,
    isAnswer: (node) => isReadOf(node, ['deferred', 'asScript']),
  },
  {
    question: 'Is this condition one for type checkers, or for scripts?',
    answer: 'the facts typeChecking, asScript and mainGuard',
    // These two ask whether a block is empty once its imports are gone.
    homes: [
      'src/python/parse/conditions.ts',
      'src/python/edit/unused-imports.ts',
      'src/verify/meaning/module-pieces.ts',
    ],
    sign: /TYPE_CHECKING|__main__/,
    isAnswer: (node) => node.isRegExpLiteral() && /TYPE_CHECKING|__main__.*[^$]$/.test(node.node.pattern),
  },
  {
    question: 'Is this callable behind a pitfall?',
    answer: 'isManager, isThreadLoader, isMemoryMap of model/pitfall-calls.ts',
    homes: ['src/model/pitfall-calls.ts'],
    sign: /Manager|memmap|Thread/,
    isAnswer: (node) =>
      wordsOf(node).some((word) => /^(Sync)?Manager$|^(open_)?memmap$|^Thread(ed)?(Data)?(Loader|Buffer)$/.test(word)),
  },
  {
    question: 'Is this word a keyword, a builtin or a module of the standard library?',
    answer: 'isKeyword, isBuiltin, isStandardLibrary of python/facts/python-names.ts',
    homes: ['src/python/facts/python-names.ts'],
    sign: /nonlocal/,
    isAnswer: (node) => ['nonlocal', 'lambda', 'finally'].every((word) => wordsOf(node).includes(word)),
  },
  {
    question: 'What is the first part of this dotted name?',
    answer: 'firstPartOf of model/names.ts',
    homes: ['src/model/names.ts'],
    sign: /split\('\.'|indexOf\('\.'\)/,
    isAnswer: (node) => isFirstOfSplit(node) || isCallWithDot(node, 'indexOf'),
  },
  {
    question: 'How much do two texts or lists have in common at their ends?',
    answer: 'sharedHead, sharedTail of model/shared-ends.ts',
    homes: ['src/model/shared-ends.ts'],
    sign: /while \(/,
    isAnswer: (node) => node.isWhileStatement() && comparesSameIndex(node.node.test),
  },
  {
    question: 'Which files are configs?',
    answer: 'CONFIG_FILES, isConfig of host/config-texts.ts',
    // What is a tool's, a pattern of file names for something else, or more than configs is another question.
    homes: ['src/host/config-texts.ts'],
    sign: /ya\?ml|\.yml/,
    isAnswer: (node) =>
      endingsOf(node, ['.yml', '.json']) ||
      (node.isRegExpLiteral() && /^\\\.\((\?:)?(?=.*json)(ya\?ml|json[lc5]?\??|xml|\|)+\)\$$/.test(node.node.pattern)),
  },
  {
    question: 'Which files are the manifests of a distribution?',
    answer: 'MANIFESTS of model/manifests.ts',
    homes: ['src/model/manifests.ts'],
    sign: /'setup\.cfg'/,
    isAnswer: (node) => endingsOf(node, ['pyproject.toml', 'setup.cfg', 'setup.py']),
  },
  {
    question: 'Which files hold Python inside other text?',
    answer: 'HOST_FILES of host/embedded-python.ts',
    homes: ['src/host/embedded-python.ts'],
    sign: /'\.rst'/,
    isAnswer: (node) => endingsOf(node, ['.md', '.rst']),
  },
  {
    question: 'Is this place in a comment or a string?',
    answer: 'asidesOf of python/facts/asides.ts',
    // Brackets are read over all of them, one behind the other.
    homes: ['src/python/facts/asides.ts', 'src/python/edit/brackets.ts'],
    sign: /\bcomments\b/,
    isAnswer: (node) =>
      node.isArrayExpression()
        ? node.node.elements.filter((one) => one?.type === 'SpreadElement').length > 1 &&
          node.node.elements.some((one) => one?.type === 'SpreadElement' && isNamed(one.argument, 'comments'))
        : node.isCallExpression() && asksWhere(node.node, 'comments'),
  },
]

/** `facts.comments` or `comments`. */
function isNamed(node: Node, name: string): boolean {
  const word = node.type === 'MemberExpression' ? node.property : node
  return word.type === 'Identifier' && word.name === name
}

/** `facts.comments.some((one) => one.start <= at && ...)`. */
function asksWhere({ callee, arguments: [asked] }: types.CallExpression, name: string): boolean {
  if (callee.type !== 'MemberExpression' || !isNamed(callee.object, name)) return false
  if (!['some', 'find'].some((word) => isNamed(callee.property, word))) return false
  const body = asked?.type === 'ArrowFunctionExpression' ? asked.body : undefined
  return body?.type === 'LogicalExpression' && body.left.type === 'BinaryExpression' && body.left.operator === '<='
}

/** `a[i] === b[i]`, alone or with other conditions. */
function comparesSameIndex(test: Node): boolean {
  if (test.type === 'LogicalExpression') return comparesSameIndex(test.left) || comparesSameIndex(test.right)
  if (test.type !== 'BinaryExpression' || test.operator !== '===') return false
  const [left, right] = [test.left, test.right].map((side) =>
    side.type === 'MemberExpression' && side.computed && side.property.type === 'Identifier' ? side : undefined,
  )
  if (left?.property.type !== 'Identifier' || right?.property.type !== 'Identifier') return false
  return left.property.name === right.property.name
}

/** A list, arguments or a table with all of these endings of file names. */
function endingsOf(node: NodePath, endings: readonly string[]): boolean {
  const parts: readonly Node[] = node.isArrayExpression()
    ? node.node.elements.flatMap((one) => one ?? [])
    : node.isCallExpression()
      ? node.node.arguments
      : node.isObjectExpression()
        ? node.node.properties.flatMap((one) => (one.type === 'ObjectProperty' ? [one.key] : []))
        : []
  const texts = parts.flatMap((one) => (one.type === 'StringLiteral' ? [one.value] : []))
  return endings.every((ending) => texts.includes(ending))
}

/** `path:line` of each answer that stands outside the homes of its question. */
export function answersElsewhere({ path, text }: Source, homes: readonly Home[] = HOMES): readonly string[] {
  const asked = homes.filter(
    (home) => !home.homes.some((one) => (one.endsWith('/') ? path.startsWith(one) : path === one)),
  )
  if (!asked.some((home) => home.sign.test(text))) return []
  const ast = parseSync(text, {
    presets: ['@babel/preset-typescript'],
    filename: path,
    babelrc: false,
    configFile: false,
  })
  const found: string[] = []
  if (ast === null) throw new Error(`${path} cannot be parsed`)
  traverse(ast, {
    enter(node) {
      for (const home of asked)
        if (home.isAnswer(node))
          found.push(`${path}:${node.node.loc?.start.line ?? 0}: ${home.question} Ask ${home.answer}`)
    },
  })
  return found
}

/** `x.name`, or `name` taken out of an object by a pattern. */
function isReadOf(node: NodePath, names: readonly string[]): boolean {
  if (node.isMemberExpression() || node.isOptionalMemberExpression()) {
    const { property, computed } = node.node
    return !computed && property.type === 'Identifier' && names.includes(property.name)
  }
  if (!node.isObjectProperty() || !node.parentPath.isObjectPattern()) return false
  const { key } = node.node
  return key.type === 'Identifier' && names.includes(key.name)
}

/** The words of a literal in a list or a comparison; texts for people are none. */
function wordsOf(node: NodePath): readonly string[] {
  const isListed = node.parentPath?.isArrayExpression() === true || node.parentPath?.isBinaryExpression() === true
  if (node.isStringLiteral() && isListed && /^[\w.]+$/.test(node.node.value)) return node.node.value.split('.')
  if (node.isTemplateElement() && /^[\w\s.]+$/.test(node.node.value.raw)) return node.node.value.raw.split(/[\s.]+/)
  return node.isRegExpLiteral() ? node.node.pattern.split(/\W+/) : []
}

/** `x.split('.')[0]`. */
function isFirstOfSplit(node: NodePath): boolean {
  if (!node.isMemberExpression() || !node.node.computed) return false
  const { object, property } = node.node
  if (property.type !== 'NumericLiteral' || property.value !== 0) return false
  const called = node.get('object')
  return object.type === 'CallExpression' && !Array.isArray(called) && isCallWithDot(called, 'split')
}

/** `x.method('.')`, with nothing more but the limit of `split`. */
function isCallWithDot(node: NodePath, method: string): boolean {
  if (!node.isCallExpression()) return false
  const { callee, arguments: given } = node.node
  const [first] = given
  return (
    callee.type === 'MemberExpression' &&
    callee.property.type === 'Identifier' &&
    callee.property.name === method &&
    first?.type === 'StringLiteral' &&
    first.value === '.' &&
    given.length <= (method === 'split' ? 2 : 1)
  )
}
