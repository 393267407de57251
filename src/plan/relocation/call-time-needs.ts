import type { CallTimeNeeds, Plan } from '../../model/plan.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { reimports } from './back-imports.ts'
import type { Relocation } from './relocation.ts'

/** What the moved functions of a relocation import from its source whenever they are called; empty for a copy. */
export function callTimeNeedsOf({ from, to, copied, fromSource, late }: Relocation): readonly CallTimeNeeds[] {
  const names = fromSource.map((need) => need.name).filter((name) => late.has(name))
  return copied || names.length === 0 ? [] : [{ from, to, names }]
}

/** The other way round: moved names that functions of the source import from the target whenever they are called; `kept` stays bound there. */
export function callTimeImportsBack(
  index: SymbolIndex,
  kept: Plan['kept'],
  relocation: Relocation,
): readonly CallTimeNeeds[] {
  const names = [...reimports(index, { kept }, relocation).local.keys()]
  return names.length === 0 ? [] : [{ from: relocation.to, to: relocation.from, names }]
}
