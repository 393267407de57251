import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { LoadToKeep } from '../../python/edit/load-submodules.ts'
import { isPython } from '../../python/facts/modules.ts'
import { loadEffects } from '../../python/index/load-effects.ts'
import { loadLevel, modulesAskedFor } from '../../python/index/submodule-loads.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { differences } from '../../workspace/compare.ts'
import { boundFrom, fileBefore } from './missing-loads.ts'
import type { BothTrees } from './missing-loads.ts'
import { nameMapOf } from './name-map.ts'

/**
 * For each file that took moved definitions: the modules it took them from, where loading those does something to others (registers,
 * sets, configures), itself or by what they import, and the file no longer sees to that as surely as it did. Whoever imports a name
 * runs its module (language reference 5.4), wanted or not, and other code may count on it.
 */
export function effectsToKeep(trees: BothTrees): ReadonlyMap<RepoPath, readonly LoadToKeep[]> {
  const { plan, base, before, after } = trees
  const { moduleTo } = nameMapOf(plan)
  const left = new Map(plan.symbols.map(({ from }) => [from, moduleTo(from)]))
  const loud = new Map([...left].map(([old, now]) => [old, loudModules(after, now)]))
  const found = new Map<RepoPath, readonly LoadToKeep[]>()
  if ([...loud.values()].every((modules) => modules.length === 0)) return found
  const olds = new Map(plan.modules.map((move) => [move.to, move.from]))
  for (const { path, kind } of differences(base, after.workspace)) {
    const origin = fileBefore(trees, path)
    if (kind === 'removed' || !isPython(path) || origin === undefined) continue
    const facts = after.facts(path)
    if (facts === undefined || facts.errors.length > 0) continue
    const [was, is] = [modulesAskedFor(before, origin), modulesAskedFor(after, path)]
    const loads = [...left].flatMap(([old, module]): readonly LoadToKeep[] => {
      if (!was.has(old) || is.has(module) || !after.isModule(module)) return []
      const lost = (loud.get(old) ?? []).map((one) => {
        const level = loadLevel(before, origin, olds.get(one) ?? one)
        return level > loadLevel(after, path, one) ? level : 0
      })
      const level = Math.max(0, ...lost)
      if (level < 2) return []
      return [{ module, reference: undefined, isLate: level < 3, boundBeside: boundFrom(before, origin, old) }]
    })
    if (loads.length > 0) found.set(path, loads)
  }
  return found
}

/** A module and what it imports itself, those of them that do something to others when they are loaded. */
function loudModules(index: SymbolIndex, module: QualifiedName): readonly QualifiedName[] {
  const path = index.fileOf(module)
  if (path === undefined) return []
  const asked = [...modulesAskedFor(index, path)].filter((one) => !module.startsWith(`${one}.`))
  return [module, ...asked].filter((one) => loadEffects(index, one).length > 0)
}
