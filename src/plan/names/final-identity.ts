import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit, moduleNameOf } from '../../python/facts/modules.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { moduleRenaming } from './name-map.ts'

/** Which module a file of the moved tree is, by today's name and by its final one. */
export interface FileIdentity {
  readonly before: ModuleIdentity
  readonly after: ModuleIdentity
}

/** From a path of the tree after move-modules to both names of the module. */
export function finalIdentities(plan: Plan): (path: RepoPath) => FileIdentity {
  const to = moduleRenaming(plan.recipe)
  const back = new Map<QualifiedName, QualifiedName>()
  for (const move of plan.modules) back.set(move.to, move.from)
  for (const move of plan.symbols) if (!back.has(to(move.to))) back.set(to(move.to), move.to)
  return (path) => {
    const after = moduleNameOf(path, plan.rootsAfter)
    const isPackage = isInit(path)
    return {
      before: { name: after === undefined ? undefined : (back.get(after) ?? after), isPackage },
      after: { name: after, isPackage },
    }
  }
}
