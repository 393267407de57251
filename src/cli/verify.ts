import { resolve } from 'node:path'
import { outsideFindings } from '../apply/outside-mentions.ts'
import { portionsOf } from '../apply/portions.ts'
import { standingOf } from '../apply/standing.ts'
import { makeAttempt } from '../attempt/make-attempt.ts'
import { diskSource } from '../disk/disk-source.ts'
import { installedDistributions } from '../disk/installed-distributions.ts'
import { digestOf } from '../engine/fold.ts'
import type { Run } from '../engine/run.ts'
import { isRepository } from '../git/git.ts'
import { revisionSource } from '../git/revision-source.ts'
import { runInMiddle } from '../git/run-trailers.ts'
import type { Plan } from '../model/plan.ts'
import { makePlan } from '../plan/decide/make-plan.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { loadPython } from '../python/parse/grammar.ts'
import { ledgerLines } from '../report/ledger-lines.ts'
import type { Report } from '../report/report.ts'
import type { Proof } from '../verify/proof/proof.ts'
import { prove } from '../verify/prove.ts'
import { excluding } from '../workspace/excluding.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { transforms } from '../../transforms/index.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import { findRecipe } from './find-recipe.ts'
import type { VerifyFlags } from './flags.ts'
import { readRecipe } from './open-run.ts'
import { printClosing, printMachine, printText } from './print-report.ts'
import { progressOf } from './progress.ts'
import { refusalsOf } from './refusals.ts'
import { toolVersion } from './tool-version.ts'
import { writePage } from './write-page.ts'
import { verifyWith } from './verify-with.ts'

/**
 * `extract-codemod verify`: prove a tree that is there already, by whatever means it was made, against the plan that the
 * recipe gives for its base. It is judged, and not compared with what the transforms would make. Nothing is written.
 */
export async function verify(flags: VerifyFlags, io: ConsoleIo): Promise<number> {
  const root = resolve(io.folder, flags.root)
  const judged = await verifyWith(await judge(root, flags, io), root, flags, io, flags)
  const report =
    flags.try === undefined
      ? judged
      : await (await import('./try.ts')).tryBeside(judged, flags.try, { root, revisions: flags }, flags, io)
  if (flags.ledger && flags.format === 'text') io.stdout.write(ledgerLines(report.proof?.ledger ?? []))
  else printMachine(report, flags, io)
  printText(report, flags, io)
  await writePage(report, flags, io)
  printClosing(report, flags, io)
  return report.outcome === 'proved' ? DONE : REFUSED
}

/** Both trees and the proof, as a report. */
export async function judge(root: string, flags: VerifyFlags, io: ConsoleIo): Promise<Report> {
  const progress = progressOf(io, flags)
  try {
    progress.show('reading both trees')
    const baseSource = revisionSource(root, flags.base)
    const finalSource = flags.head === undefined ? diskSource(root) : revisionSource(root, flags.head)
    const { label, text, file } = findRecipe(root, diskSource(root), flags.recipe, io.folder)
    const recipe = readRecipe(text, label, file)
    const installed = installedDistributions(root)
    const base = openWorkspace(excluding(baseSource, recipe.exclude), () => installed)
    const final = openWorkspace(excluding(finalSource, recipe.exclude), () => installed)
    progress.show('planning')
    await loadPython()
    const planned = makePlan(recipe, base)
    const { plan: made, index } = planned
    const outside = made.done ? [] : outsideFindings(root, base, made)
    const plan = withoutRefusals({ ...made, findings: [...made.findings, ...outside] })
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
      standing: standingIn(root, flags, planned, { base, final, proof }),
    }
  } finally {
    progress.clear()
  }
}

/**
 * Where the tree stands in the run that the recipe asks for: by the trailers of its last commit, or, where something is open, by comparing it
 * with what the run makes of the base step by step. Undefined for the end of the run, and for a tree that is none of them.
 */
function standingIn(
  root: string,
  flags: VerifyFlags,
  planned: Planned,
  { base, final, proof }: { readonly base: Workspace; readonly final: Workspace; readonly proof: Proof },
): string | undefined {
  const said = isRepository(root) ? runInMiddle(root, flags.head ?? 'HEAD') : undefined
  if (said !== undefined) return standingText(said.number, said.of)
  const isSettled =
    proof.checks.every(({ verdict }) => verdict !== 'fail') &&
    proof.residue.every(({ verdict }) => verdict !== 'undecided') &&
    proof.checklist.every(({ verdict }) => verdict !== 'broken')
  if (isSettled) return undefined
  const { run } = makeAttempt(planned, base, transforms)
  const standing = run === undefined ? undefined : standingOf(base, portionsOf(run), final)
  return standing === undefined || standing.number === standing.of
    ? undefined
    : standingText(standing.number, standing.of)
}

function standingText(number: number, of: number): string {
  if (number === 0) return `The tree stands before the first of ${of} steps of the run.`
  return `The tree stands at step ${number} of ${of} of the run; apply --continue makes the rest where they are commits.`
}

/** What the tool would not do by itself, people may have done: said, and no reason against a tree that is there. */
function withoutRefusals(plan: Plan): Plan {
  return {
    ...plan,
    findings: plan.findings.map((finding) => (finding.level === 'error' ? { ...finding, level: 'warning' } : finding)),
  }
}
