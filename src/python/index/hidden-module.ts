import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * Whether `pkg.part.name` can mean nothing but a name of the module `pkg.part`, although the package calls something else `part`
 * (`from .part import part` in `pkg/__init__.py`): the module binds the name or has a submodule of it, while a function has no attributes but those it is given,
 * and a class without bases none that its body does not bind. Code that names it so comes from an import of the module (`from pkg.part import name`).
 */
export function isBehindItsNamesake(index: SymbolIndex, module: QualifiedName, part: string, name: string): boolean {
  // Everything has these (data model 3.2).
  if (/^__\w+__$/.test(name)) return false
  const below = joinName(module, part)
  if (!index.isModule(below) || !(index.binds(below, name) || index.isModule(joinName(below, name)))) return false
  const home = index.definitionOf(module, part)
  const facts = home === undefined ? undefined : index.factsOfModule(home.module)
  const last = home === undefined ? undefined : facts?.scopes[0]?.bindings.get(home.symbol)?.at(-1)
  if (facts === undefined || home === undefined || (last?.kind !== 'function' && last?.kind !== 'class')) return false
  const body = facts.scopes.find(
    ({ kind, parent, name: own }) => kind === 'class' && parent === 0 && own === home.symbol,
  )
  const mayHave = last.kind === 'class' && (body === undefined || body.bases.length > 0 || body.bindings.has(name))
  const isGiven = facts.references.some(
    ({ name: start, context, attributes }) =>
      start === home.symbol && context === 'store' && attributes[0]?.name === name,
  )
  return !mayHave && !isGiven
}
