/**
 * Change what would go wrong only at run time, where that is sure to keep its meaning: the pitfalls the recipe names (`cures`).
 *
 * Before:       def __init__(self): self.cache = Manager().dict()
 * After:        def __init__(self): self.cache = None       def setup(self, stage): if self.cache is None: ...
 *               def teardown(self, stage): self.rows = None  (for the memory maps that `setup` makes)
 * Leaves alone: managers and maps of other packages, and whatever may be needed before `setup` or is set elsewhere as well.
 * Reports:      cure-made, manager-too-early, map-without-teardown. Every edit is marked `review`.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { managerFinding, mapFinding } from '../src/plan/pitfalls/cure-findings.ts'
import { toBeCured } from '../src/plan/pitfalls/cures.ts'
import { optionalDependencies } from '../src/plan/names/optional-dependencies.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'
import { requireName } from '../src/templates/imports-module.ts'

export const applyCures: Transform = {
  name: 'apply-cures',
  group: 'cures',
  summary: 'Start managers in setup, and let go of memory maps in teardown',
  settles: true,

  run({ plan, workspace }) {
    const { cures } = plan.recipe
    if (cures.length === 0) return { changes: [], findings: [] }
    const index = indexOf(workspace, plan.rootsAfter)
    const checks = optionalDependencies(plan.recipe).map((entry) => requireName(entry.importName))
    const { managers, maps } = toBeCured(index, cures, plan.package?.to, checks)
    const edits = new Map<RepoPath, Edit[]>()
    const add = (path: RepoPath, more: readonly Edit[]): void =>
      void edits.set(path, [...(edits.get(path) ?? []), ...more])
    for (const { cure } of managers) if (!('because' in cure)) add(cure.path, cure.edits)
    for (const { cure } of maps) if (!('because' in cure)) add(cure.path, [cure.edit])
    const findings = [
      ...managers.map((manager) => managerFinding(index, manager, true)),
      ...maps.map((open) => mapFinding(index, open)),
    ]
    const changes = [...edits].flatMap(([path, list]): readonly FileChange[] => {
      const file = workspace.read(path)
      return file === undefined ? [] : [{ kind: 'edit', file, edits: list }]
    })
    return { changes, findings }
  },
}
