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
import type { Finding } from '../src/model/finding.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { managerFinding, mapFinding } from '../src/plan/cure-findings.ts'
import { earlyManagers } from '../src/plan/late-managers.ts'
import { openMaps } from '../src/plan/map-teardowns.ts'
import { optionalDependencies } from '../src/plan/optional-dependencies.ts'
import { indexOf } from '../src/python/symbol-index.ts'
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
    const below = plan.package?.to
    const modulesSaying = (...words: readonly string[]): readonly string[] =>
      workspace.mentioning(words, '.py').flatMap((path) => {
        const module = index.moduleOf(path)
        const isOurs = below === undefined || module === below || module?.startsWith(`${below}.`) === true
        return module !== undefined && isOurs ? [module] : []
      })
    const edits = new Map<RepoPath, Edit[]>()
    const add = (path: RepoPath, more: readonly Edit[]): void =>
      void edits.set(path, [...(edits.get(path) ?? []), ...more])
    const findings: Finding[] = []
    if (cures.includes('P2')) {
      const checks = optionalDependencies(plan.recipe).map((entry) => requireName(entry.importName))
      for (const manager of earlyManagers(index, modulesSaying('Manager', 'SyncManager'), checks)) {
        findings.push(managerFinding(index, manager, true))
        if (!('because' in manager.cure)) add(manager.cure.path, manager.cure.edits)
      }
    }
    if (cures.includes('P12')) {
      for (const maps of openMaps(index, modulesSaying('mmap', 'memmap', 'open_memmap', 'MemoryMappedTensor'))) {
        findings.push(mapFinding(index, maps))
        if (!('because' in maps.cure)) add(maps.cure.path, [maps.cure.edit])
      }
    }
    const changes = [...edits].flatMap(([path, list]): readonly FileChange[] => {
      const file = workspace.read(path)
      return file === undefined ? [] : [{ kind: 'edit', file, edits: list }]
    })
    return { changes, findings }
  },
}
