import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isOfTheMoment } from '../../python/facts/known-effects.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { useOf } from '../../python/index/after-chain.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { changedByText } from './changed-by-text.ts'
import { storingPattern } from '../names/name-patterns.ts'

/**
 * Where the value of `module.name` is bound anew after the module was loaded, in words: `global name` in a function of it, or an assignment
 * to the attribute from another file, by text as well. `api` is the package that offers it. `from module import name` copied the value of its moment; asked for later it would be another one.
 */
export function boundAnew(
  index: SymbolIndex,
  api: QualifiedName,
  module: QualifiedName,
  name: string,
): string | undefined {
  const origin = index.definitionOf(module, name)
  if (origin === undefined) return undefined
  const own = index.factsOfModule(origin.module)?.scopes[0]?.bindings.get(origin.symbol) ?? []
  if (own.some((binding) => binding.viaGlobal)) return `a function of ${origin.module}`
  return setIn(index, origin.module, origin.symbol) ?? changedByText(index, api, origin.module, origin.symbol)
}

function setIn(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const storing = storingPattern(new Set([name]))
  return index.workspace.matching(moduleQuery(index.workspace, module), '.py').find((path) => {
    if (!storing.test(index.workspace.glance(path))) return false
    const facts = index.facts(path)
    return facts?.references.some((reference) => {
      if (reference.context !== 'store' || reference.attributes.at(-1)?.name !== name) return false
      const meaning = meaningOf(facts, reference, index.identityOf(path))
      if (meaning.kind !== 'imported') return false
      const target = index.lookup(joinName(meaning.name, ...reference.attributes.slice(0, -1).map((step) => step.name)))
      return target.kind === 'module' && target.module === module
    })
  })
}

/** What the value of `module.name` is worked out from when its module is loaded, where that is another thing later: `os.environ`, the clock. */
export function workedOutFrom(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const origin = index.definitionOf(module, name)
  const path = origin === undefined ? undefined : index.fileOf(origin.module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (origin === undefined || path === undefined || facts === undefined) return undefined
  const assigned = new Set(
    (facts.scopes[0]?.bindings.get(origin.symbol) ?? [])
      .filter((one) => one.kind === 'assign')
      .map((one) => one.statement),
  )
  const self = index.identityOf(path)
  for (const reference of facts.references) {
    if (!assigned.has(reference.statement) || reference.context !== 'load' || !runsOnLoad(reference)) continue
    const meaning = meaningOf(facts, reference, self)
    const head = meaning.kind === 'imported' ? meaning.name : meaning.kind === 'unbound' ? reference.name : undefined
    if (head === undefined) continue
    const steps = useOf(facts, reference).steps.flatMap((step) => (step.name === '' ? [] : [step.name]))
    const whole = joinName(head, ...steps)
    if (!index.isModule(head) && isOfTheMoment(whole)) return whole
  }
  return undefined
}
