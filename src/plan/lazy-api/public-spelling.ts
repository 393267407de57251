import { parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { replace } from '../../model/edit.ts'
import { indexOf } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { fileStyles } from '../names/file-style.ts'
import { lazyRequests } from '../names/lazy-requests.ts'
import { lazyResult } from './lazy-result.ts'

/**
 * The shortest name of a thing that a package offers in public: `invoicing.Line` for `invoicing.lines.Line` when
 * `invoicing` imports it, at once or lazily, and lists it in its `__all__` if it has one. The name itself for modules,
 * private names and what no package offers. `index` is the tree in which the name has to hold.
 */
export function publicSpelling(index: SymbolIndex, name: QualifiedName): QualifiedName {
  const target = index.lookup(name, 'import')
  if (target.kind !== 'symbol' || target.symbol.startsWith('_')) return name
  const origin = index.definitionOf(target.module, target.symbol)
  const packages = prefixesOf(parentOf(target.module)).toReversed()
  const home = packages.find((candidate) => {
    if (index.isModule(`${candidate}.${target.symbol}`) || !isOffered(index, candidate, target.symbol)) return false
    const other = index.definitionOf(candidate, target.symbol)
    return origin !== undefined && other?.module === origin.module && other.symbol === origin.symbol
  })
  return home === undefined ? name : [home, target.symbol, ...target.rest].join('.')
}

function isOffered(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const facts = index.factsOfModule(module)
  const bindings = facts?.scopes[0]?.bindings
  const own = bindings?.get(symbol) ?? []
  if (facts === undefined || own.length !== 1) return false
  const [only] = own
  if (only?.imported === undefined || (only.conditional && !only.typeChecking)) return false
  // Typed for checkers alone: at run time the package has to give it by its `__getattr__` (PEP 562).
  if (only.typeChecking && bindings?.has('__getattr__') !== true) return false
  const listed = facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  return facts.dunderAll.length === 0 || listed.includes(symbol)
}

/** The tree as it will be once the packages of the recipe are lazy: a package may get its public API only then. */
export function withPublicApis(index: SymbolIndex, recipe: Recipe): SymbolIndex {
  const styles = fileStyles(index)
  const changes = lazyRequests(index, recipe).flatMap((request) => {
    const result = lazyResult(index, request, styles)
    const file = result.path === undefined ? undefined : index.workspace.read(result.path)
    return file === undefined || result.text === undefined
      ? []
      : [{ kind: 'edit' as const, file, edits: [replace(0, file.text.length, result.text)] }]
  })
  return changes.length === 0 ? index : indexOf(index.workspace.with(changes), index.roots)
}
