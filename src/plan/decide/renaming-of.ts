import { isWithin, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan, SymbolMove } from '../../model/plan.ts'
import type { Renaming } from '../../python/edit/renaming.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Decisions } from '../relocation/decisions.ts'
import { nameMapOf } from '../names/name-map.ts'
import { objectPatchHome } from '../reached-by-text/patch-targets.ts'
import { parentFirst } from '../names/parent-first.ts'
import { isHandedOn } from '../names/handed-on.ts'
import { isTaken } from '../names/imported-elsewhere.ts'

/** The plan as the rewriting of Python text wants to see it. */
export function renamingOf(plan: Plan, index: SymbolIndex, decisions: Decisions): Renaming {
  const map = nameMapOf(plan)
  const spelt = new Set([
    ...plan.modules.map(({ from }) => lastPartOf(from)),
    ...plan.symbols.map(({ symbol }) => symbol),
  ])
  const first = parentFirst(index, plan)
  const still = new Set<string>()
  for (const relocation of decisions.relocations) {
    for (const name of decisions.backImportsOf(relocation).names) still.add(`${relocation.from}:${name}`)
  }
  const copies = plan.symbols.filter((move) => move.copied)
  const reads = (user: QualifiedName, copy: SymbolMove): boolean => isWithin(user, plan.recipe.package?.from ?? copy.to)
  return {
    moduleTo: map.moduleTo,
    isSpelt: (word) => spelt.has(word),
    homeOf: map.homeOf,
    copyFor(user, module, symbol) {
      const copy = copies.find((candidate) => candidate.from === module && candidate.symbol === symbol)
      return copy !== undefined && user !== undefined && reads(user, copy) ? copy.to : undefined
    },
    pastFacade: (user, module, symbol) => first?.pastFacade(user, module, symbol),
    hasCopiesFor: (user) => user !== undefined && copies.some((copy) => reads(user, copy)),
    isStillIn: (module, symbol) => still.has(`${module}:${symbol}`),
    loadsWith: map.staysInText,
    patchHome: (module, name) => objectPatchHome(index, plan.symbols, plan.callTimeNeeds, module, name),
    isLateIn: (user, bound) => decisions.lateCallersIn(user).some((entry) => entry.bound === bound),
    isTakenFrom: (module, name) => isTaken(index, module, name),
    isHandedOn: (module, name) => isHandedOn(index, plan, module, name),
  }
}
