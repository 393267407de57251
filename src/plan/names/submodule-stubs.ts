import { lastPartOf, parentOf } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Stubs of packages that have a submodule called like a module which symbols leave: they may offer that module in its place, and need not say
 * any of the symbols. Paths of the tree as it was.
 */
export function stubsOfNamesakes(index: SymbolIndex, plan: Pick<Plan, 'symbols'>): readonly RepoPath[] {
  const words = new Set(plan.symbols.filter((move) => !move.copied).map((move) => lastPartOf(move.from)))
  if (words.size === 0) return []
  return index.allModules().flatMap((module) => {
    const stub = words.has(lastPartOf(module)) ? index.stubOf(parentOf(module)) : undefined
    return stub === undefined ? [] : [stub]
  })
}
