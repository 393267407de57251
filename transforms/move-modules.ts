/**
 * Give modules and packages their new place on disk.
 *
 * Before:       shop/invoicing/lines.py, shop/invoicing/py.typed
 * After:        packages/shop-invoicing/src/invoicing/lines.py, packages/shop-invoicing/src/invoicing/py.typed
 * Leaves alone: every byte of every file; the next transform rewrites what the files say.
 * Reports:      import-order-kept.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { newModulePath } from '../src/plan/names/file-style.ts'
import { rootOf } from '../src/plan/names/goal-roots.ts'
import { fileMoves, missingInits } from '../src/plan/names/plan-files.ts'
import { isPython } from '../src/python/facts/modules.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

export const moveModules: Transform = {
  name: 'move-modules',
  group: 'code',
  summary: 'Move modules to their new place',

  run({ plan, index, workspace }) {
    const { moduleTo } = nameMapOf(plan)
    const now = indexOf(workspace, plan.rootsBefore)
    const moves = fileMoves(now, plan.recipe, moduleTo)
    const changes: FileChange[] = moves.map((move) => {
      const file = isPython(move.from) ? workspace.read(move.from) : undefined
      return file === undefined
        ? { kind: 'move-bytes', path: move.from, to: move.to }
        : { kind: 'move', file, to: move.to, edits: [] }
    })
    const created = plan.symbols.flatMap((move) => {
      const source = index.fileOf(move.from)
      if (source === undefined || index.isModule(move.to)) return []
      return [{ module: move.to, root: rootOf(now, newModulePath(index, move.from, move.to, source), move.to) }]
    })
    for (const path of missingInits(index, now, { recipe: plan.recipe, moves, created, to: moduleTo }))
      changes.push({ kind: 'create', path, text: '' })
    return { changes, findings: [] }
  },
}
