import type { QualifiedName } from '../../model/names.ts'
import type { ImportTiming, Plan, SymbolMove } from '../../model/plan.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { NO_REIMPORTS, reimports } from './back-imports.ts'
import type { Reimports } from './back-imports.ts'
import { lateCallers } from './deferred-importers.ts'
import type { LateCaller } from './deferred-importers.ts'
import { relocationOf } from './relocation.ts'
import type { Relocation } from './relocation.ts'

/** What was decided about definitions that move, once, when the plan was made: transforms carry it out and decide nothing of it again. */
export interface Decisions {
  /** One for each pair of modules between which something moves or is copied. */
  readonly relocations: readonly Relocation[]
  /** The declarations of a relocation, where its source has a stub. */
  readonly declarationsOf: (relocation: Relocation) => Relocation | undefined
  /** What the source imports back. */
  readonly backImportsOf: (relocation: Relocation) => Reimports
  /** The moved names that a third module imports inside its functions; none for a module that the plan does not name for it. */
  readonly lateCallersIn: (module: QualifiedName) => readonly LateCaller[]
}

/** Decide it for a plan. A plan that was read from a file brings no relocations: they are worked out from its moves. */
export function decisionsOf(
  index: SymbolIndex,
  plan: Plan,
  relocations: readonly Relocation[] = relocationsOf(index, plan.symbols, plan.timing),
): Decisions {
  const { symbols, timing } = plan
  const declarations = new Map(
    relocations.flatMap((one) => {
      const stub = index.stubOf(one.from)
      const own =
        stub === undefined
          ? undefined
          : relocationOf(index, { from: one.from, to: one.to, copied: one.copied, moves: symbols, timing, path: stub })
      return own === undefined ? [] : [[one, own] as const]
    }),
  )
  const back = new Map(relocations.map((one) => [one, reimports(index, plan, one)]))
  const callers = new Map(timing.callers.map((module) => [module, lateCallers(index, symbols, module)]))
  return Object.freeze({
    relocations: Object.freeze(relocations),
    declarationsOf: (relocation: Relocation) => declarations.get(relocation),
    backImportsOf: (relocation: Relocation) => back.get(relocation) ?? NO_REIMPORTS,
    lateCallersIn: (module: QualifiedName) => callers.get(module) ?? [],
  })
}

/** One relocation for each pair of modules between which something moves or is copied. */
export function relocationsOf(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  timing: ImportTiming,
): readonly Relocation[] {
  const pairs = new Map(moves.map((move) => [`${move.from}>${move.to}>${String(move.copied)}`, move]))
  return [...pairs.values()].flatMap(
    ({ from, to, copied }) => relocationOf(index, { from, to, copied, moves, timing }) ?? [],
  )
}
