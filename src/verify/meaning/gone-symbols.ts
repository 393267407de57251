import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A name that left a module (by its final name) and that this does not offer any more. */
export interface GoneSymbol {
  readonly module: QualifiedName
  readonly symbol: string
}

/** The names that modules have lost, in the order of the plan; copies are still there. */
export function goneSymbols({ plan, map, after }: Scene): readonly GoneSymbol[] {
  return plan.symbols
    .filter((move) => !move.copied)
    .map(({ from, symbol }) => ({ module: map.moduleTo(from), symbol }))
    .filter(({ module, symbol }) => after.lookup(joinName(module, symbol)).kind === 'missing')
}
