import { resolve } from 'node:path'
import { diskSource } from '../disk/disk-source.ts'
import { installedDistributions } from '../disk/installed-distributions.ts'
import { digestOf } from '../engine/fold.ts'
import type { Run } from '../engine/run.ts'
import { revisionSource } from '../git/revision-source.ts'
import type { Plan } from '../model/plan.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import { loadPython } from '../python/parse/grammar.ts'
import { ledgerLines } from '../report/ledger-lines.ts'
import type { Report } from '../report/report.ts'
import { prove } from '../verify/prove.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import { findRecipe } from './find-recipe.ts'
import type { VerifyFlags } from './flags.ts'
import { readRecipe } from './open-run.ts'
import { printClosing, printMachine, printText } from './print-report.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'
import { toolVersion } from './tool-version.ts'
import { verifyWith } from './verify-with.ts'

/**
 * `extract-codemod verify`: prove a tree that is there already, by whatever means it was made, against the plan that the
 * recipe gives for its base. It is judged, and not compared with what the transforms would make. Nothing is written.
 */
export async function verify(flags: VerifyFlags, io: ConsoleIo): Promise<number> {
  const root = resolve(io.folder, flags.root)
  const report = await verifyWith(await judge(root, flags, io), root, flags, io, flags)
  if (flags.ledger && flags.format === 'text') io.stdout.write(ledgerLines(report.proof?.ledger ?? []))
  else printMachine(report, flags, io)
  printText(report, flags, io)
  printClosing(report, flags, io)
  return report.outcome === 'proved' ? DONE : REFUSED
}

async function judge(root: string, flags: VerifyFlags, io: ConsoleIo): Promise<Report> {
  const progress = progressOf(io, flags)
  try {
    progress.show('reading both trees')
    const baseSource = revisionSource(root, flags.base)
    const finalSource = flags.head === undefined ? diskSource(root) : revisionSource(root, flags.head)
    const { label, text } = findRecipe(root, diskSource(root), flags.recipe, io.folder)
    const recipe = readRecipe(text, label)
    const installed = installedDistributions(root)
    const base = openWorkspace(excluding(baseSource, recipe.exclude), () => installed)
    const final = openWorkspace(excluding(finalSource, recipe.exclude), () => installed)
    progress.show('planning')
    await loadPython()
    const { plan: made, index } = makePlan(recipe, base)
    const plan = withoutRefusals(made)
    progress.show('proving')
    const proof = prove({ base, final, plan, index, isByHand: true })
    const run: Run = { plan, base, steps: [], final, digest: digestOf(base, final) }
    const refusals = refusalsOf(run, proof, flags.strict)
    return {
      toolVersion: toolVersion(),
      recipePath: label,
      run,
      proof,
      outcome: refusals.length > 0 ? 'disproved' : 'proved',
      refusals,
      written: undefined,
    }
  } finally {
    progress.clear()
  }
}

/** What the tool would not do by itself, people may have done: said, and no reason against a tree that is there. */
function withoutRefusals(plan: Plan): Plan {
  return {
    ...plan,
    findings: plan.findings.map((finding) => (finding.level === 'error' ? { ...finding, level: 'warning' } : finding)),
  }
}
