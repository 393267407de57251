import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { replace } from '../../model/edit.ts'
import { publicPackagesOf } from '../../python/index/public-packages.ts'
import { indexOf } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { fileStyles } from '../names/file-style.ts'
import { lazyRequests } from '../names/lazy-requests.ts'
import { lazyResult } from './lazy-result.ts'

/**
 * The shortest name of a thing that a package offers in public: `invoicing.Line` for `invoicing.lines.Line`. The name itself for modules,
 * private names and what no package offers. `index` is the tree in which the name has to hold.
 */
export function publicSpelling(index: SymbolIndex, name: QualifiedName): QualifiedName {
  const target = index.lookup(name, 'import')
  if (target.kind !== 'symbol') return name
  const [home] = publicPackagesOf(index, target.module, target.symbol)
  return home === undefined ? name : [home, target.symbol, ...target.rest].join('.')
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
