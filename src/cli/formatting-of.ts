import type { Formatting } from '../apply/apply-run.ts'
import type { Run } from '../engine/run.ts'
import { formattersOf } from '../plan/manifests/formatters.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import { prove } from '../verify/prove.ts'
import type { ApplyFlags } from './flags.ts'
import { refusalsOf } from './refusals.ts'

/** The formatters of a run, and the proof as the judge of what they and hooks make of it. */
export function formattingOf(run: Run, index: SymbolIndex, flags: ApplyFlags): Formatting {
  const { base, plan } = run
  return {
    formatters: flags.formatter ? formattersOf(base, plan.recipe) : [],
    searchPath: process.env['PATH'],
    judge: (final) => refusalsOf(run, prove({ base, final, plan, index }), flags.strict),
  }
}
