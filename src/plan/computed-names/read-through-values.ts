import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { heldValues } from './held-values.ts'

/**
 * Moved names that code reads as attributes of a variable or parameter that may have their old module, in whatever file that was put in
 * (`models.Box` of what a fixture gives): they stay importable from it.
 */
export function readThroughValues(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const symbols = new Set(moved.filter((move) => move.from === module).map((move) => move.symbol))
    return heldValues(index, module).flatMap(({ home, flow }) =>
      home.facts.references.flatMap((reference): readonly KeptName[] => {
        const symbol = reference.attributes[0]?.name ?? ''
        if (!symbols.has(symbol)) return []
        const bindings = visibleBindings(home.facts, reference)
        if (!bindings.some((one) => one.imported === undefined && flow.bindings.has(one))) return []
        return [{ module, symbol, reason: `${home.path} reads ${symbol} of a value that may be ${module}` }]
      }),
    )
  })
}
