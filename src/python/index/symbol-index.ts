import { keepingLatest } from '../../model/latest-answers.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isBehindItsNamesake } from './hidden-module.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { MODULE_ATTRIBUTES } from '../facts/module-attributes.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { moduleFacts } from '../parse/module-facts.ts'
import { isInit, moduleNameOf } from '../facts/modules.ts'
import { absoluteModule, importedName } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'

/** What an absolute dotted name stands for in a tree. */
export type Target =
  | { readonly kind: 'module'; readonly module: QualifiedName }
  /** A name bound in a module, and the attributes that follow it in the dotted name. */
  | {
      readonly kind: 'symbol'
      readonly module: QualifiedName
      readonly symbol: string
      readonly rest: readonly string[]
    }
  /** The part that exists, and the first word that does not. */
  | { readonly kind: 'missing'; readonly module: QualifiedName; readonly word: string }
  | { readonly kind: 'foreign' }

/** Modules, files and facts of one snapshot. Facts are computed when first asked for and remembered. */
export interface SymbolIndex {
  readonly workspace: Workspace
  readonly roots: readonly RepoPath[]
  moduleOf(path: RepoPath): QualifiedName | undefined
  identityOf(path: RepoPath): ModuleIdentity
  /** The `.py` file of a module or package; undefined for namespace packages and unknown names. */
  fileOf(module: QualifiedName): RepoPath | undefined
  stubOf(module: QualifiedName): RepoPath | undefined
  /** Whether the name is a module, a package or a namespace package of the tree. */
  isModule(name: QualifiedName): boolean
  isPackage(name: QualifiedName): boolean
  modulesBelow(name: QualifiedName): readonly QualifiedName[]
  allModules(): readonly QualifiedName[]
  facts(path: RepoPath): ModuleFacts | undefined
  factsOfModule(module: QualifiedName): ModuleFacts | undefined
  /**
   * What a dotted name stands for. By `attribute` (the default) a name that a package binds itself hides a
   * submodule, as in an expression; by `import` the submodule wins, as in `import_module` and class paths.
   */
  lookup(name: QualifiedName, by?: 'attribute' | 'import'): Target
  /** Whether the module binds the name at its top level, directly, through a star import or `__getattr__`. */
  binds(module: QualifiedName, symbol: string): boolean
  /** The names `from module import *` gives; undefined when that cannot be known statically. */
  starNames(module: QualifiedName): ReadonlySet<string> | undefined
  /** Follow re-exports from a bound name to the module that defines it. */
  definitionOf(
    module: QualifiedName,
    symbol: string,
  ): { readonly module: QualifiedName; readonly symbol: string } | undefined
}

/** UTF-16 units of the texts whose facts are kept: all that a run reads facts of, but for runs that read them of thousands of files. */
const MOST_UNITS = 24_000_000

/** Facts are a function of the text alone, so one text is parsed once however many snapshots hold it. */
export const factsOfText: (text: string) => ModuleFacts = keepingLatest(MOST_UNITS, moduleFacts)

/** UTF-16 units of a dotted name that is not remembered with what it stands for. */
const LONG = 400

/**
 * The index of a snapshot; nothing is read or parsed yet. There is one for each snapshot and list of roots, so what is remembered by an
 * index is worked out once for all plans that are made from a tree.
 */
export function indexOf(workspace: Workspace, roots: readonly RepoPath[]): SymbolIndex {
  const indexes = known.get(workspace) ?? new Map<string, SymbolIndex>()
  known.set(workspace, indexes)
  const key = roots.join('\n')
  const index = indexes.get(key) ?? builtIndex(workspace, roots)
  indexes.set(key, index)
  return index
}

const known = new WeakMap<Workspace, Map<string, SymbolIndex>>()

function builtIndex(workspace: Workspace, roots: readonly RepoPath[]): SymbolIndex {
  const files = new Map<QualifiedName, RepoPath>()
  const stubs = new Map<QualifiedName, RepoPath>()
  const names = new Map<RepoPath, QualifiedName>()
  const packages = new Set<QualifiedName>()
  const children = new Map<QualifiedName, Set<QualifiedName>>()
  for (const path of workspace.list('.py', '.pyi')) {
    const name = moduleNameOf(path, roots)
    if (name === undefined) continue
    names.set(path, name)
    const table = path.endsWith('.pyi') ? stubs : files
    if (!table.has(name) || isInit(path)) table.set(name, path)
    if (isInit(path)) packages.add(name)
    for (let below = name; below.includes('.'); below = parentOf(below)) {
      const known = children.get(parentOf(below))
      // What lies above a module that is known is known too.
      if (known?.has(below) === true) break
      if (known === undefined) children.set(parentOf(below), new Set([below]))
      else known.add(below)
    }
  }
  let sorted: readonly QualifiedName[] | undefined
  const stars = new Map<QualifiedName, { readonly names: ReadonlySet<string> | undefined }>()
  const targets = { attribute: new Map<QualifiedName, Target>(), import: new Map<QualifiedName, Target>() }
  const index: SymbolIndex = {
    workspace,
    roots,
    moduleOf: (path) => names.get(path),
    identityOf: (path) => ({ name: names.get(path), isPackage: isInit(path) }),
    fileOf: (module) => files.get(module),
    stubOf: (module) => stubs.get(module),
    isModule: (name) => files.has(name) || stubs.has(name) || children.has(name),
    isPackage: (name) => packages.has(name) || children.has(name),
    modulesBelow: (name) => index.allModules().filter((module) => module === name || module.startsWith(name + '.')),
    allModules: () => (sorted ??= [...files.keys()].sort()),
    facts(path) {
      const file = workspace.read(path)
      return file === undefined ? undefined : factsOfText(file.text)
    },
    factsOfModule(module) {
      const path = files.get(module)
      return path === undefined ? undefined : index.facts(path)
    },
    lookup: (name, by = 'attribute') => targetOf(index, targets[by], name, by),
    binds: (module, symbol) => binds(index, module, symbol, new Set()),
    starNames(module) {
      // A package whose names a hundred thousand references go through is asked for them by each.
      const known = stars.get(module) ?? { names: starNames(index, module, new Set()) }
      stars.set(module, known)
      return known.names
    },
    definitionOf: (module, symbol) => definitionOf(index, module, symbol, new Set()),
  }
  return index
}

/** What a name stands for, worked out once. What is foreign its first word tells, and a text may be one name of a million parts. */
function targetOf(
  index: SymbolIndex,
  known: Map<QualifiedName, Target>,
  name: QualifiedName,
  by: 'attribute' | 'import',
): Target {
  const before = known.get(name)
  if (before !== undefined) return before
  const target = lookup(index, name, by)
  if (target.kind !== 'foreign' && name.length < LONG) known.set(name, target)
  return target
}

/** The name is read part by part: a text may hold one of a million parts, of which the first few decide. */
function lookup(index: SymbolIndex, name: QualifiedName, by: 'attribute' | 'import'): Target {
  let end = endOfPart(name, 0)
  let module = name.slice(0, end)
  if (!index.isModule(module)) return { kind: 'foreign' }
  while (end < name.length) {
    const start = end + 1
    end = endOfPart(name, start)
    const word = name.slice(start, end)
    const below = joinName(module, word)
    const attribute = by === 'import' && index.isModule(below) ? below : submoduleAttribute(index, module, word)
    if (attribute !== undefined && attribute !== 'symbol') module = attribute
    else if (attribute === undefined && index.isModule(below)) module = below
    else if (
      end < name.length &&
      isBehindItsNamesake(index, module, word, name.slice(end + 1, endOfPart(name, end + 1)))
    )
      module = below
    else if (attribute === undefined && !index.binds(module, word)) return { kind: 'missing', module, word }
    else {
      const rest = end < name.length ? name.slice(end + 1).split('.') : []
      return { kind: 'symbol', module, symbol: word, rest }
    }
  }
  return { kind: 'module', module }
}

function endOfPart(name: QualifiedName, start: number): number {
  const dot = name.indexOf('.', start)
  return dot < 0 ? name.length : dot
}

/** What a package's own code says about one of its names: another module, something else, or nothing. */
function submoduleAttribute(
  index: SymbolIndex,
  module: QualifiedName,
  word: string,
): QualifiedName | 'symbol' | undefined {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const bindings = facts?.scopes[0]?.bindings
    .get(word)
    ?.filter((binding) => binding.kind !== 'delete' && binding.kind !== 'annotation')
  const last = bindings?.at(-1)
  if (facts === undefined || path === undefined || last === undefined) return undefined
  if (last.imported === undefined) return 'symbol'
  const statement = facts.imports[last.imported.statement]
  const item = statement?.items[last.imported.item]
  if (statement === undefined || item === undefined || statement.typeChecking) return undefined
  const name = importedName(statement, item, index.identityOf(path))
  if (name === undefined) return 'symbol'
  if (name === joinName(module, word)) return index.isModule(name) ? name : 'symbol'
  return 'symbol'
}

function binds(index: SymbolIndex, module: QualifiedName, symbol: string, seen: Set<QualifiedName>): boolean {
  if (seen.has(module)) return false
  seen.add(module)
  const path = index.fileOf(module) ?? index.stubOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return false
  const bindings = facts.scopes[0]?.bindings
  if (bindings?.get(symbol)?.some((binding) => binding.kind !== 'delete') === true) return true
  if (bindings?.has('__getattr__') === true) return true
  if (MODULE_ATTRIBUTES.has(symbol)) return true
  for (const statement of facts.imports) {
    if (!statement.star || statement.scope !== 0) continue
    const from = absoluteModule(statement, index.identityOf(path))
    if (from === undefined || !index.isModule(from)) return true
    const given = index.starNames(from)
    if (given === undefined || given.has(symbol)) return true
  }
  return false
}

function starNames(
  index: SymbolIndex,
  module: QualifiedName,
  seen: Set<QualifiedName>,
): ReadonlySet<string> | undefined {
  if (seen.has(module)) return new Set()
  seen.add(module)
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return undefined
  const names = new Set<string>()
  if (facts.dunderAll.length > 0) {
    for (const part of facts.dunderAll) {
      if (part.kind === 'dynamic') return undefined
      for (const entry of part.entries) names.add(entry.name)
    }
    return names
  }
  for (const name of facts.scopes[0]?.bindings.keys() ?? []) if (!name.startsWith('_')) names.add(name)
  for (const statement of facts.imports) {
    if (!statement.star || statement.scope !== 0) continue
    const from = absoluteModule(statement, index.identityOf(path))
    const given = from === undefined ? undefined : starNames(index, from, seen)
    if (given === undefined) return undefined
    for (const name of given) names.add(name)
  }
  return names
}

function definitionOf(
  index: SymbolIndex,
  module: QualifiedName,
  symbol: string,
  seen: Set<string>,
): { readonly module: QualifiedName; readonly symbol: string } | undefined {
  const key = `${module}:${symbol}`
  if (seen.has(key)) return undefined
  seen.add(key)
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined || path === undefined) return undefined
  const bindings = (facts.scopes[0]?.bindings.get(symbol) ?? []).filter((binding) => binding.kind !== 'delete')
  const last = bindings.at(-1)
  if (last === undefined) {
    for (const statement of facts.imports) {
      if (!statement.star || statement.scope !== 0) continue
      const from = absoluteModule(statement, index.identityOf(path))
      if (from !== undefined && index.starNames(from)?.has(symbol) === true)
        return definitionOf(index, from, symbol, seen)
    }
    return undefined
  }
  if (last.imported === undefined) return { module, symbol }
  const statement = facts.imports[last.imported.statement]
  const item = statement?.items[last.imported.item]
  if (statement === undefined || item === undefined || statement.kind !== 'from') return undefined
  const from = absoluteModule(statement, index.identityOf(path))
  return from === undefined ? undefined : definitionOf(index, from, item.name, seen)
}
