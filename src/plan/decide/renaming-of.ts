import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan, SymbolMove } from '../../model/plan.ts'
import type { Renaming } from '../../python/edit/renaming.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { relocationsOf } from './make-plan.ts'
import { lateCallers } from '../relocation/deferred-importers.ts'
import { nameMapOf } from '../names/name-map.ts'
import { objectPatchHome } from '../reached-by-text/patch-targets.ts'
import { reimports } from '../relocation/back-imports.ts'
import { isTaken } from '../names/imported-elsewhere.ts'

/** The plan as the rewriting of Python text wants to see it. */
export function renamingOf(plan: Plan, index: SymbolIndex): Renaming {
  const map = nameMapOf(plan)
  const still = new Set<string>()
  for (const relocation of relocationsOf(index, plan.symbols, plan.timing)) {
    for (const name of reimports(index, plan, relocation).names) still.add(`${relocation.from}:${name}`)
  }
  const copies = plan.symbols.filter((move) => move.copied)
  const reads = (user: QualifiedName, copy: SymbolMove): boolean => isWithin(user, plan.recipe.package?.from ?? copy.to)
  return {
    moduleTo: map.moduleTo,
    homeOf: map.homeOf,
    copyFor(user, module, symbol) {
      const copy = copies.find((candidate) => candidate.from === module && candidate.symbol === symbol)
      return copy !== undefined && user !== undefined && reads(user, copy) ? copy.to : undefined
    },
    hasCopiesFor: (user) => user !== undefined && copies.some((copy) => reads(user, copy)),
    isStillIn: (module, symbol) => still.has(`${module}:${symbol}`),
    loadsWith: map.staysInText,
    patchHome: (module, name) => objectPatchHome(index, plan.symbols, plan.timing, module, name),
    isLateIn: (user, bound) =>
      plan.timing.callers.includes(user) &&
      lateCallers(index, plan.symbols, user).some((entry) => entry.bound === bound),
    isTakenFrom: (module, name) => isTaken(index, module, name),
  }
}
