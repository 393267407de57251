/**
 * Let paths and symbolic links follow the tests that moved: those that name them, and those by which they find what they read.
 *
 * Before:       pytest tests/invoicing    initialize(config_path="../../shop/invoicing/config")
 * After:        pytest packages/shop-invoicing/tests    initialize(config_path="../src/invoicing/config")
 * Leaves alone: change logs, lock files, and paths that only may be meant; the proof lists those.
 * Reports:      nothing; its edits are marked `review`.
 */
import type { Transform } from '../src/engine/transform.ts'
import { linkMoves } from '../src/plan/names/link-moves.ts'
import { changesForMoves } from '../src/plan/mentions/path-edits.ts'

export const rewriteTestPaths: Transform = {
  name: 'rewrite-test-paths',
  group: 'tests',
  summary: 'Let paths follow the tests that moved',

  run({ plan, base, workspace }) {
    const { tests } = plan.recipe
    if (tests === undefined) return { changes: [], findings: [] }
    const moves = base.list().flatMap((from) => {
      const to = tests.to + from.slice(tests.from.length)
      const hasMoved = from.startsWith(`${tests.from}/`) && !workspace.has(from) && workspace.has(to)
      return hasMoved ? [{ from, to }] : []
    })
    return { changes: [...changesForMoves(moves, plan, workspace), ...linkMoves(base, workspace)], findings: [] }
  },
}
