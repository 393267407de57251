/**
 * Import modules that the import of something loaded which is in another module now: submodules that code reads through their package,
 * and modules that do something to others when they are loaded.
 *
 * Before:       import orb / from orb.whirl import speed (it was orb.spin) / orb.spin.axis()
 * After:        import orb / import orb.spin / from orb.whirl import speed / orb.spin.axis()
 * Leaves alone: submodules that something else still loads, names a package binds itself.
 * Reports:      name-overtaken; its edits are marked `review`.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { effectsToKeep } from '../src/plan/names/effects-to-keep.ts'
import { exampleLoads } from '../src/plan/names/example-loads.ts'
import { missingLoads } from '../src/plan/names/missing-loads.ts'
import { overtakenNames } from '../src/plan/names/overtaken-names.ts'
import { loadEdits } from '../src/python/edit/load-submodules.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

export const keepSubmodulesLoaded: Transform = {
  name: 'keep-submodules-loaded',
  group: 'code',
  summary: 'Import modules whose import went, where code reads them through their package or counts on what they do',

  run({ plan, base, index, workspace }) {
    const after = indexOf(workspace, plan.rootsAfter)
    const styles = fileStyles(after)
    const changes: FileChange[] = []
    const trees = { plan, base, before: index, after }
    const [chains, effects, examples] = [missingLoads(trees), effectsToKeep(trees), exampleLoads(trees)]
    for (const path of new Set([...chains.keys(), ...effects.keys(), ...examples.keys()])) {
      const loads = [...(chains.get(path) ?? []), ...(effects.get(path) ?? [])]
      const file = workspace.read(path)
      const facts = loads.length === 0 ? undefined : after.facts(path)
      if (file === undefined) continue
      const own =
        facts === undefined
          ? []
          : loadEdits(facts, loads, after.identityOf(path), styles.styleOf(path), styles.isFirstParty)
      const edits = [...own, ...(examples.get(path) ?? [])]
      if (edits.length > 0) changes.push({ kind: 'edit', file, edits })
    }
    return { changes, findings: overtakenNames(trees) }
  },
}
