import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import { needsOf } from '../../python/index/needs.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { textReader } from '../../python/parse/text-values.ts'
import type { TextReader } from '../../python/parse/text-reading.ts'
import { importedChain, moduleOf, textsOf } from '../module-names/module-expression.ts'
import type { ExpressionFile } from '../module-names/module-expression.ts'
import { withOneOf, wordQuery } from '../../workspace/text-query.ts'
import { aliased, chain, imported, word } from '../../workspace/tokens.ts'
import { walkDown } from '../../python/parse/walk-down.ts'

/** What a file says that has `sys.modules` or `reload`, by whatever name. A list of its own: searches are remembered by it. */
const RUNS_OR_REPLACES = [word('reload'), chain('sys', 'modules'), imported('modules'), aliased('sys')]

/**
 * Places that run a module again: `importlib.reload(shop)`, `del sys.modules["shop"]` and the like before another import. A value
 * that is worked out when the module is loaded is then another one; what has left the module is not run with it, and what has left
 * and reads such a value goes on reading the first one (importlib, "reload").
 */
export function runAgain(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  if (moved.length === 0) return []
  const named = wordQuery([...new Set(moved.map(({ from }) => lastPartOf(from)))])
  return index.workspace.matching(withOneOf(named, RUNS_OR_REPLACES), '.py').flatMap((path) => {
    const facts = index.facts(path)
    return facts === undefined || facts.errors.length > 0 ? [] : inFile({ index, facts, path }, moved)
  })
}

function inFile(file: ExpressionFile, moved: readonly SymbolMove[]): readonly Finding[] {
  const { facts, index, path } = file
  if (!/\breload\b|\bmodules\b/.test(facts.text)) return []
  const reader = textReader(facts)
  const replaced = sitesIn(file, reader, replacedModules)
  const names = new Set(replaced.map(({ module }) => module))
  const standIns = replaced.flatMap((site) =>
    standIn(
      file,
      site,
      moved.filter(({ to }) => !names.has(to)),
    ),
  )
  const again = sitesIn(file, reader, modulesRunAgain).flatMap(({ node, module }): readonly Finding[] => {
    const leaving = moved.filter((move) => move.from === module)
    const symbols = new Set(leaving.map((move) => move.symbol))
    const fresh = [...symbols].find((symbol) => isWorkedOut(index, module, symbol))
    const read = fresh ?? valuesRead(index, module, symbols).find((name) => isWorkedOut(index, module, name))
    if (read === undefined) return []
    const [first] = leaving
    const [what, other] = [first?.symbol ?? '', first?.to ?? '']
    return [
      {
        code: 'reloaded-module',
        level: 'error',
        reason: `${path} runs ${module} again, and with it ${read}, which is worked out when the module is loaded; ${fresh === undefined ? `${what} would go on with the first value` : `in ${other} it would keep its first value`}`,
        advice: `Leave ${fresh ?? what} in ${module}, or first make ${read} a function that is called for its value.`,
        place: { path, span: { start: node.startIndex, end: node.endIndex } },
      },
    ]
  })
  return [...standIns, ...again]
}

/** What is put under the name of a module (`setitem(sys.modules, "shop.till", fake)`) gives nothing of what has left that module. */
function standIn({ path }: ExpressionFile, { node, module }: Site, moved: readonly SymbolMove[]): readonly Finding[] {
  const move = moved.find(({ from }) => from === module)
  if (move === undefined) return []
  return [
    {
      code: 'patched-name',
      level: 'error',
      reason: `${path} puts something else under the name of ${module} into \`sys.modules\`; ${move.symbol} will be imported from ${move.to}, past it`,
      advice: `Put it under the name of ${move.to} as well first, or leave ${move.symbol} in ${module}.`,
      place: { path, span: { start: node.startIndex, end: node.endIndex } },
    },
  ]
}

/** The names of a module that definitions leaving it read, and that stay. */
function valuesRead(index: SymbolIndex, module: QualifiedName, leaving: ReadonlySet<string>): readonly string[] {
  const facts = index.factsOfModule(module)
  if (facts === undefined) return []
  const { needs } = needsOf(facts, new Set(definitionSet(facts, leaving).statements), isBuiltin)
  return needs.filter((need) => need.kind === 'definition' && !leaving.has(need.name)).map((need) => need.name)
}

interface Site {
  readonly node: Node
  readonly module: QualifiedName
}

/** Each place that does something to modules of the tree, with the module. */
function sitesIn(file: ExpressionFile, reader: TextReader, modulesAt: typeof modulesRunAgain): readonly Site[] {
  const found: Site[] = []
  walkDown(reader.root, (node) => {
    for (const module of modulesAt(file, reader, node)) found.push({ node, module })
    return node.namedChildren
  })
  return found
}

const LOADED_MODULES = /^sys\.modules$/
const RELOAD = /^(?:importlib|imp)\.reload$/

function modulesRunAgain(file: ExpressionFile, reader: TextReader, node: Node): readonly QualifiedName[] {
  const isTable = (object: Node | null): boolean => means(file, reader, object, LOADED_MODULES)
  if (node.type === 'subscript') {
    const [key] = node.childrenForFieldName('subscript')
    const isForgotten = node.parent?.type === 'delete_statement' && isTable(node.childForFieldName('value'))
    return isForgotten && key !== undefined ? (textsOf(reader, key) ?? []) : []
  }
  const callee = node.type === 'call' ? node.childForFieldName('function') : null
  if (callee === null) return []
  const [first, second] = node.childForFieldName('arguments')?.namedChildren ?? []
  if (first === undefined) return []
  const method = callee.childForFieldName('attribute')?.text
  if (method === 'pop' && isTable(callee.childForFieldName('object'))) return textsOf(reader, first) ?? []
  if (method === 'delitem' && second !== undefined && isTable(first)) return textsOf(reader, second) ?? []
  if (!means(file, reader, callee, RELOAD)) return []
  const module = moduleOf(file, reader, first)
  return module === undefined ? [] : [module]
}

/** `sys.modules["shop"] = fake`, `setitem(sys.modules, "shop", fake)`, `patch.dict(sys.modules, {"shop": fake})`. */
function replacedModules(file: ExpressionFile, reader: TextReader, node: Node): readonly QualifiedName[] {
  const isTable = (object: Node | null): boolean => means(file, reader, object, LOADED_MODULES)
  if (node.type === 'subscript') {
    const [key] = node.childrenForFieldName('subscript')
    const target = node.parent?.type === 'assignment' ? node.parent.childForFieldName('left') : null
    const isSet = target?.startIndex === node.startIndex
    return isSet && isTable(node.childForFieldName('value')) && key !== undefined ? (textsOf(reader, key) ?? []) : []
  }
  const callee = node.type === 'call' ? node.childForFieldName('function') : null
  const method = callee?.childForFieldName('attribute')?.text
  const [first, second] = node.type === 'call' ? (node.childForFieldName('arguments')?.namedChildren ?? []) : []
  if (first === undefined || second === undefined) return []
  if (method === 'setitem') return isTable(first) ? (textsOf(reader, second) ?? []) : []
  const isNamed = first.type === 'string' && textsOf(reader, first)?.[0] === 'sys.modules'
  if (method !== 'dict' || second.type !== 'dictionary' || !(isNamed || isTable(first))) return []
  return second.namedChildren.flatMap((pair) => {
    const key = pair.childForFieldName('key')
    return key === null ? [] : (textsOf(reader, key) ?? [])
  })
}

/** Whether an expression is the object that an absolute name means, however the file imports it. */
function means(file: ExpressionFile, reader: TextReader, node: Node | null, names: RegExp): boolean {
  const chain = node === null ? undefined : importedChain(file, reader, node)
  return chain !== undefined && names.test(joinName(chain.name, ...chain.steps))
}

/** A value that another run of the module may make another: not a function, a class, a literal that cannot change, or a type. */
function isWorkedOut(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const facts = index.factsOfModule(module)
  if (facts === undefined) return false
  return definitionSet(facts, new Set([symbol])).statements.some((at) => {
    const statement = facts.statements[at]
    if (statement === undefined || statement.kind === 'type' || statement.kind === 'function') return false
    const bases = facts.scopes.flatMap((scope) => (scope.kind === 'class' ? scope.bases : []))
    const reads = facts.references.some(
      (reference) =>
        reference.statement === at &&
        reference.context === 'load' &&
        runsOnLoad(reference) &&
        !reference.annotation &&
        !bases.some((base) => base.start <= reference.span.start && reference.span.end <= base.end),
    )
    return (
      reads || (statement.kind === 'assign' && /[[{]/.test(facts.text.slice(statement.span.start, statement.span.end)))
    )
  })
}
