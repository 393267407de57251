import { digestOf } from '../../src/engine/fold.ts'
import type { Run, Step } from '../../src/engine/run.ts'
import type { FileChange } from '../../src/model/change.ts'
import type { Finding } from '../../src/model/finding.ts'
import { AT_THE_TOP } from '../../src/model/plan.ts'
import type { FileMove, Plan } from '../../src/model/plan.ts'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import type { Report } from '../../src/report/report.ts'
import { literalSource } from '../../src/workspace/file-source.ts'
import { openWorkspace } from '../../src/workspace/snapshot.ts'
import type { Workspace } from '../../src/workspace/workspace.ts'

/** One step of a run that a test makes by hand. */
export interface GivenStep {
  readonly transform: string
  readonly changes: (before: Workspace) => readonly FileChange[]
  readonly findings?: readonly Finding[]
}

const RECIPE = `
package: { from: shop.billing, to: shop_billing, distribution: shop-billing, directory: packages/shop-billing }
`

/** A plan of the billing shop, with what a test cares about. */
export function buildPlan(parts: Partial<Plan> = {}): Plan {
  const recipe = parseRecipe(RECIPE, 'extract-codemod.yaml')
  return {
    recipe,
    rootsBefore: [''],
    rootsAfter: ['', 'packages/shop-billing/src'],
    package: recipe.package,
    modules: [],
    symbols: [],
    files: [],
    kept: [],
    timing: AT_THE_TOP,
    callTimeNeeds: [],
    findings: [],
    done: false,
    ...parts,
  }
}

/** A run over a literal tree, step by step. */
export function buildRun(
  files: Readonly<Record<string, string | Uint8Array>>,
  given: readonly GivenStep[],
  plan: Plan = buildPlan(),
): Run {
  const base = openWorkspace(literalSource(files))
  const steps: Step[] = []
  let workspace = base
  for (const { transform, changes, findings } of given) {
    const wanted = changes(workspace)
    const after = workspace.with(wanted)
    const summary = `Do ${transform}`
    steps.push({
      transform,
      group: 'code',
      summary,
      before: workspace,
      after,
      changes: wanted,
      findings: findings ?? [],
    })
    workspace = after
  }
  return { plan, base, steps, final: workspace, digest: digestOf(base, workspace) }
}

/** A report on a run that nothing speaks against. */
export function buildReport(run: Run, parts: Partial<Report> = {}): Report {
  return {
    toolVersion: '0.0.0',
    recipePath: 'extract-codemod.yaml',
    run,
    proof: undefined,
    outcome: 'previewed',
    refusals: [],
    written: undefined,
    ...parts,
  }
}

/** Move a file, with edits to its text. */
export function moved(
  workspace: Workspace,
  from: string,
  to: string,
  ...replaced: readonly [string, string][]
): FileChange {
  const file = fileOf(workspace, from)
  return { kind: 'move', file, to, edits: replaced.map(([before, after]) => editOf(file.text, before, after)) }
}

/** Edit a file in its place. */
export function edited(workspace: Workspace, path: string, ...replaced: readonly [string, string][]): FileChange {
  const file = fileOf(workspace, path)
  return { kind: 'edit', file, edits: replaced.map(([before, after]) => editOf(file.text, before, after)) }
}

/** Remove a file. */
export function removed(workspace: Workspace, path: string): FileChange {
  return { kind: 'remove', file: fileOf(workspace, path) }
}

/** Where two trees of one kind differ is put as a plan's moves. */
export function fileMoves(...pairs: readonly [string, string][]): readonly FileMove[] {
  return pairs.map(([from, to]) => ({ from, to }))
}

function fileOf(workspace: Workspace, path: string) {
  const file = workspace.read(path)
  if (file === undefined) throw new Error(`${path} is not in the tree`)
  return file
}

function editOf(text: string, before: string, after: string) {
  const start = text.indexOf(before)
  if (start < 0) throw new Error(`${before} is not in the text`)
  return { span: { start, end: start + before.length }, text: after, certainty: 'certain' as const }
}
