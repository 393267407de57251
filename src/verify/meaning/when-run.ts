import type { ImportStatement, Reference } from '../../python/facts/facts.ts'

/** When code runs in the eyes of the proof: with its module, later (in a call, or where the module is the script), or never. */
export type WhenRun = 'with-module' | 'later' | 'never'

/** The proof's own answer; the rewriter has another (`src/python/facts/moments.ts`). */
export function whenRun(one: ImportStatement | Reference): WhenRun {
  if (one.typeChecking || ('future' in one && one.future)) return 'never'
  return one.deferred || one.asScript ? 'later' : 'with-module'
}
