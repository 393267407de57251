import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { ImportItem } from '../facts/facts.ts'
import type { Renaming } from './renaming.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import type { SymbolIndex } from '../index/symbol-index.ts'

/** What becomes of one name of a `from` import. Modules are final names. */
export type ItemFate =
  | { readonly kind: 'stay'; readonly name: string }
  | { readonly kind: 'from'; readonly module: QualifiedName; readonly name: string }
  /** A submodule that becomes a top-level module: `from pkg import sub` turns into `import sub`. */
  | { readonly kind: 'plain'; readonly module: QualifiedName }
  /** Defined in this very module now. */
  | { readonly kind: 'self' }

/** The fate of `item` in `from module import item`, by what the name means in today's tree. */
export function itemFate(
  index: SymbolIndex,
  renaming: Renaming,
  self: ModuleIdentity,
  module: QualifiedName,
  item: ImportItem,
): ItemFate {
  const full = joinName(module, item.name)
  // Only the name of a module can stand for one: for any other the modules on the way need not be read.
  const target = index.isModule(full)
    ? index.lookup(full, loadsItself(index, self, module, item) ? 'import' : 'attribute')
    : undefined
  const stays = renaming.moduleTo(module)
  if (target?.kind === 'module') {
    const final = renaming.moduleTo(target.module)
    const parent = parentOf(final)
    if (parent === stays) return { kind: 'stay', name: lastPartOf(final) }
    if (final === target.module) return { kind: 'stay', name: item.name }
    return parent === '' ? { kind: 'plain', module: final } : { kind: 'from', module: parent, name: lastPartOf(final) }
  }
  const home = renaming.homeOf(module, item.name)
  const origin =
    home === undefined && renaming.hasCopiesFor(self.name) ? index.definitionOf(module, item.name) : undefined
  const copy = origin === undefined ? undefined : renaming.copyFor(self.name, origin.module, origin.symbol)
  const goes = home ?? copy
  if (goes === undefined) return { kind: 'stay', name: item.name }
  return goes === self.name
    ? { kind: 'self' }
    : { kind: 'from', module: renaming.moduleTo(goes), name: origin?.symbol ?? item.name }
}

/**
 * Whether a package takes a submodule of its own that it has not bound before: the import finds no such attribute and loads the module,
 * whatever else the name may stand for afterwards (`except ImportError: speed = None`). Language reference 7.11, "from".
 */
function loadsItself(index: SymbolIndex, self: ModuleIdentity, module: QualifiedName, item: ImportItem): boolean {
  if (!self.isPackage || self.name !== module) return false
  const bindings = index.factsOfModule(module)?.scopes[0]?.bindings.get(item.name) ?? []
  return bindings.every((binding) => binding.kind === 'delete' || binding.span.start >= item.span.start)
}
