import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { Reference } from '../facts/facts.ts'
import { moduleOffered } from '../index/through-module-attributes.ts'
import type { SymbolIndex } from '../index/symbol-index.ts'
import type { Renaming } from './renaming.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'

/**
 * The module that an imported name is: itself, or what another module has under it, `shop` for `from tools.setup import shop` where that
 * says `import shop`. Asked only where the chain spells something that gets another name; else the name as it is.
 */
export function moduleMeant(
  index: SymbolIndex,
  renaming: Renaming,
  name: QualifiedName,
  { attributes }: Reference,
): QualifiedName {
  if (index.isModule(name) || !attributes.some((step) => renaming.isSpelt(step.name))) return name
  const parent = parentOf(name)
  return index.isModule(parent) ? (moduleOffered(index, parent, lastPartOf(name)) ?? name) : name
}

/**
 * The words of a chain that passes modules which other modules import, up to a module that gets another name: `tools.setup.shop.data` with
 * `shop.data` renamed. Undefined where one of them has no place below its module any more.
 */
export function wordsBehind(
  index: SymbolIndex,
  renaming: Renaming,
  root: QualifiedName,
  steps: Reference['attributes'],
): readonly string[] | undefined {
  const words: string[] = []
  let module = root
  for (const { name } of steps) {
    const below = joinName(module, name)
    const isBound = index.factsOfModule(module)?.scopes[0]?.bindings.get(name)?.some(isBoundAtRunTime) === true
    if (index.isModule(below) && !isBound) {
      if (parentOf(renaming.moduleTo(below)) !== renaming.moduleTo(module)) return undefined
      words.push(lastPartOf(renaming.moduleTo(below)))
      module = below
      continue
    }
    const offered = moduleOffered(index, module, name)
    if (offered === undefined) return undefined
    words.push(name)
    module = offered
  }
  return words
}
