import { literalPattern } from '../../model/literal-pattern.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { mayBeInString } from '../../python/facts/code-alone.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { closing } from '../../python/index/after-chain.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** What runs Python that it is handed as a text (built-in functions; code, timeit, profile). */
export const RUNS = ['exec', 'eval', 'compile', 'runsource', 'runcode', 'timeit', 'repeat', 'Timer', 'runctx']
const CALL = new RegExp(String.raw`(?<![\w])(?:${RUNS.join('|')})\s*\(`, 'g')
/** A part of a text that is put in: `{pkg}`, `%s`, `%(pkg)s`, `$pkg`, `${pkg}`. */
const FIELD = /\$?\{[\w.!:]*\}|%(?:\(\w+\))?s|\$\w+/g
/** The module of an import statement in such a text, fields among its words. */
const IMPORT =
  /(?:^|[\n;:]|\\n)[ \t]*(?:from|import)[ \t]+((?:[\w.]|\$?\{[\w.!:]*\}|%(?:\(\w+\))?s|\$\w+)+)(?:[ \t]+import[ \t]+([\w$%{}(), \t]+))?/g

/** What is asked about the modules that get another name, and the definitions that move. */
export interface RunCodeInput {
  readonly index: SymbolIndex
  readonly to: (module: QualifiedName) => QualifiedName
  readonly moved: readonly SymbolMove[]
}

/**
 * Code in a text that is run (`exec("from %s.core import X" % PKG)`), and imports a module that is told by parts or by a relative name: which one
 * it is, a run knows. One that may be a module which gets another name, or loses what is taken of it, is refused.
 */
export function runCode(input: RunCodeInput): readonly Finding[] {
  const { index, to } = input
  const renamed = index.allModules().filter((module) => to(module) !== module)
  if (renamed.length === 0 && input.moved.length === 0) return []
  return index.workspace.matching(wordQuery(RUNS), '.py').flatMap((path): readonly Finding[] => {
    if (!mayRun(index.workspace.glance(path))) return []
    const facts = index.facts(path)
    if (facts === undefined || facts.errors.length > 0) return []
    for (const fact of facts.strings) {
      const text = facts.text.slice(fact.content.start, fact.content.end)
      if (fact.docstring || fact.isFormat || !/\bimport\b/.test(text) || !isRun(facts, fact)) continue
      const hit = namedIn(input, renamed, path, text)
      if (hit !== undefined) return [finding(path, fact, hit)]
    }
    return []
  })
}

/** An import whose module is told by parts, or relatively. */
const BY_PARTS = /(?:from|import)[ \t]+(?:[\w.]*[{%$]|\.)/g

/**
 * Whether a text runs another one that imports something by parts or relatively; most that say `compile` do not, and an import that is a
 * statement of the module itself is none.
 */
function mayRun(text: string): boolean {
  return new RegExp(CALL.source).test(text) && mayBeInString(text, BY_PARTS)
}

/** Whether a string is in what such a call is handed, or in the constant that is. */
function isRun({ text, statements }: ModuleFacts, { span, statement }: StringFact): boolean {
  const names = statements[statement]?.kind === 'assign' ? (statements[statement]?.names ?? []) : []
  return [...text.matchAll(CALL)].some(({ index, 0: call }) => {
    const open = index + call.length - 1
    const end = closing(text, open)
    if (open < span.start && span.end < end) return true
    const handed = text.slice(open, end)
    return names.some((name) => new RegExp(String.raw`(?<![\w.])${name}(?!\w)`).test(handed))
  })
}

/** What an import in the text may mean that is elsewhere afterwards: its name today. */
function namedIn(
  { index, to, moved }: RunCodeInput,
  renamed: readonly QualifiedName[],
  path: RepoPath,
  text: string,
): QualifiedName | undefined {
  for (const [, token = '', list = ''] of text.matchAll(IMPORT)) {
    const isRelative = token.startsWith('.')
    if (!isRelative && !new RegExp(FIELD.source).test(token)) continue
    const words = isRelative ? token.replace(/^\.+/, '') : token
    const fits = patternOf(index, path, words, isRelative)
    const isSame = (module: QualifiedName): boolean => fits.test(to(module))
    const whole = /\w/.test(words.replace(FIELD, ''))
      ? renamed.find((one) => fits.test(one) && !isSame(one))
      : undefined
    if (whole !== undefined) return whole
    const items = list.split(',').map((item) => item.trim().split(/\s/)[0] ?? '')
    const below = renamed.find((one) => items.includes(one.slice(parentOf(one).length + 1)) && fits.test(parentOf(one)))
    if (below !== undefined) return below
    const symbol = moved.find((move) => !move.copied && items.includes(move.symbol) && fits.test(move.from))
    if (symbol !== undefined) return joinName(symbol.from, symbol.symbol)
  }
  return undefined
}

/** The modules that a token may be: of a relative one those below any package, as whoever runs it says what it is counted from. */
function patternOf(index: SymbolIndex, path: RepoPath, words: string, isRelative: boolean): RegExp {
  let pattern = ''
  let at = 0
  for (const match of words.matchAll(FIELD)) {
    pattern += `${literalPattern(words.slice(at, match.index))}[\\w.]*`
    at = match.index + match[0].length
  }
  pattern += literalPattern(words.slice(at))
  if (!isRelative) return new RegExp(`^${pattern}$`)
  const own = index.moduleOf(path) ?? ''
  const home = index.isPackage(own) ? own : parentOf(own)
  const top = firstPartOf(home)
  return new RegExp(`^${literalPattern(top)}(?:\\.\\w+)*${pattern === '' ? '' : `\\.${pattern}`}$`)
}

function finding(path: RepoPath, { span }: StringFact, name: QualifiedName): Finding {
  return {
    code: 'dynamic-import',
    level: 'error',
    reason: `${path} runs code that a text holds, and that imports by what is put in or by a relative name; it may mean ${name}, which is elsewhere afterwards`,
    advice: `Write the full name of the module in the text first, or leave it where it is. Where it means another one, accept it in the recipe: \`accept: [{ code: dynamic-import, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
