import { isWithin } from '../model/names.ts'
import type { Plan } from '../model/plan.ts'
import type { Renaming } from '../python/renaming.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { relocationsOf } from './make-plan.ts'
import { lateCallers } from './late-callers.ts'
import { nameMapOf } from './name-map.ts'
import { objectPatchHome } from './readers.ts'
import { reimports } from './reimports.ts'
import { takenNames } from './taken-names.ts'

/** The plan as the rewriting of Python text wants to see it. */
export function renamingOf(plan: Plan, index: SymbolIndex): Renaming {
  const map = nameMapOf(plan)
  const still = new Set<string>()
  for (const relocation of relocationsOf(index, plan.symbols, plan.timing)) {
    for (const name of reimports(index, plan, relocation).names) still.add(`${relocation.from}:${name}`)
  }
  const copies = plan.symbols.filter((move) => move.copied)
  return {
    moduleTo: map.moduleTo,
    homeOf: map.homeOf,
    copyFor(user, module, symbol) {
      const copy = copies.find((candidate) => candidate.from === module && candidate.symbol === symbol)
      if (copy === undefined || user === undefined) return undefined
      const inside = plan.recipe.package?.from ?? copy.to
      return isWithin(user, inside) ? copy.to : undefined
    },
    isStillIn: (module, symbol) => still.has(`${module}:${symbol}`),
    patchHome: (module, name) => objectPatchHome(index, plan.symbols, plan.timing, module, name),
    isLateIn: (user, bound) =>
      plan.timing.callers.includes(user) &&
      lateCallers(index, plan.symbols, user).some((entry) => entry.bound === bound),
    isTakenFrom: (module, name) => takenNames(index, module).has(name),
  }
}
