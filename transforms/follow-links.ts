/**
 * Let symbolic links follow: those whose target moved lead to its new place, and those in a folder that moves come along.
 *
 * Before:       docs/example.py -> ../shop/invoicing/example.py    shop/invoicing/rates.csv -> ../rates.csv
 * After:        docs/example.py -> ../packages/shop-invoicing/src/invoicing/example.py    .../rates.csv -> ../../../../shop/rates.csv
 * Leaves alone: absolute targets, and links that lead out of another link; the proof says which of them end nowhere.
 * Reports:      nothing.
 */
import type { Transform } from '../src/engine/transform.ts'
import { linkMoves } from '../src/plan/names/link-moves.ts'

export const followLinks: Transform = {
  name: 'follow-links',
  group: 'code',
  summary: 'Let symbolic links lead where they led, and move with their folder',

  run({ base, workspace }) {
    return { changes: linkMoves(base, workspace), findings: [] }
  },
}
