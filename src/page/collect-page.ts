import { entryOf } from '../model/findings/finding-table.ts'
import { editsOf } from '../report/step-lines.ts'
import { findingsOf } from '../report/locate.ts'
import { filePatchesOf, kindOf, pathsOf } from '../report/patch.ts'
import { reviewPlaces } from '../report/review-places.ts'
import { READER_TITLES, byRisk } from '../report/review-risk.ts'
import { plural } from '../report/plan-lines.ts'
import { linesChanged } from '../report/stat-lines.ts'
import { summaryOf } from '../report/summary.ts'
import type { Report } from '../report/report.ts'
import { titleOf } from '../report/report.ts'
import { joinName } from '../model/names.ts'
import type { FileChange } from '../model/change.ts'
import type { Plan } from '../model/plan.ts'
import type { Step } from '../engine/run.ts'
import { workspaceMembers } from '../plan/manifests/workspace-members.ts'
import { nameMapOf } from '../plan/names/name-map.ts'
import { indexOf } from '../python/index/symbol-index.ts'
import { gitPatch } from '../text/unified-diff.ts'
import type { FilePatch } from '../text/unified-diff.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { drawGraph } from './draw-graph.ts'
import { moduleGraph } from './module-graph.ts'
import { simplifyGraph } from './simplify-graph.ts'
import type { PageData, PageDistribution, PageFile } from './page-data.ts'

/** Everything a page shows of a report. The ledger of the proof is in it, without what was rewritten. */
export async function pageOf(report: Report): Promise<PageData> {
  const { run, proof } = report
  const { plan, base, final } = run
  const found = findingsOf(report)
  const [before, after] = [indexOf(base, plan.rootsBefore), indexOf(final, plan.rootsAfter)]
  return {
    title: titleOf(report),
    toolVersion: report.toolVersion,
    digest: run.digest,
    outcome: report.outcome,
    refusals: report.refusals,
    summary: sentencesOf(report),
    files: filePatchesOf(run).map((patch) => fileOf(patch, run.steps)),
    reviews: byRisk(reviewPlaces(run.steps)).map(([reader, places]) => [READER_TITLES[reader], places]),
    findings: found.map(({ finding, source, path, line, text }) => {
      const { code, level, reason, advice } = finding
      return { code, level, reason, advice, path, line, text, source }
    }),
    codes: Object.fromEntries(
      found.map(({ finding: { code } }) => [code, { title: entryOf(code).title, explains: entryOf(code).explains }]),
    ),
    reasons: Object.fromEntries(run.steps.map(({ transform, summary }) => [transform, summary])),
    checks: (proof?.checks ?? []).map(({ name, verdict, evidence }) => ({ name, verdict, evidence })),
    checklist: proof?.checklist ?? [],
    ledger: (proof?.residue ?? []).map(({ path, line, text, verdict, reason }) => ({
      path,
      line,
      text,
      verdict,
      reason,
    })),
    rewritten: proof?.rewritten ?? 0,
    trial: report.trial,
    before: await drawGraph(simplifyGraph(moduleGraph(plan, before, 'before'))),
    after: run.steps.length === 0 ? undefined : await drawGraph(simplifyGraph(moduleGraph(plan, after, 'after'))),
    distributions: distributionsOf(base, final),
    moves: movesOf(plan),
  }
}

/** What happens, in sentences that need no knowledge of the tool. */
function sentencesOf(report: Report): readonly string[] {
  const { modules, definitions, copies, filesMoved, kept, files, edits, toReview } = summaryOf(report)
  const extracted = report.run.plan.package
  const said = (count: number, one: string, many: string): readonly string[] =>
    count === 0 ? [] : [`${plural(count, one, many)}.`]
  const changed = `${plural(files, 'file changes', 'files change')}, in ${plural(edits, 'edit')}; ${toReview === 0 ? 'none needs a look' : `${toReview} of them to look at`}.`
  return [
    ...(extracted === undefined
      ? []
      : [
          `${extracted.from} becomes the package ${extracted.to}, installed as ${extracted.distribution}, in ${extracted.directory}.`,
        ]),
    ...said(modules, 'module gets another name', 'modules get another name'),
    ...said(definitions, 'definition moves to another module', 'definitions move to another module'),
    ...said(copies, 'definition is copied', 'definitions are copied'),
    ...said(filesMoved, 'file moves', 'files move'),
    ...said(kept, 'name stays importable where it was', 'names stay importable where they were'),
    ...(report.outcome === 'refused' && files === 0 ? [] : [changed]),
  ]
}

function fileOf(patch: FilePatch, steps: readonly Step[]): PageFile {
  const [from, path] = pathsOf(patch)
  const name = path ?? from ?? ''
  const mine = steps.flatMap(({ transform, changes }) => {
    const own = changes.filter((change) => namesOf(change).some((one) => one === name || one === from))
    return own.length === 0 ? [] : [{ transform, edits: own.flatMap(editsOf) }]
  })
  return {
    path: name,
    ...(from === undefined || from === name ? {} : { from }),
    kind: kindOf(patch),
    transforms: mine.map(({ transform }) => transform),
    review: mine.flatMap(({ edits }) => edits).filter(({ certainty }) => certainty === 'review').length,
    ...linesChanged(patch),
    patch: gitPatch([patch]),
  }
}

function namesOf(change: FileChange): readonly string[] {
  if (change.kind === 'edit' || change.kind === 'remove') return [change.file.path]
  if (change.kind === 'move') return [change.file.path, change.to]
  return 'to' in change ? [change.path, change.to] : [change.path]
}

/** What each distribution of either tree requires; those that stay as they were are left out. */
function distributionsOf(base: Workspace, final: Workspace): readonly PageDistribution[] {
  const [before, after] = [base, final].map(
    (tree) => new Map(workspaceMembers(tree).map(({ name, dependencies }) => [name, dependencies])),
  )
  const names = [...new Set([...(after?.keys() ?? []), ...(before?.keys() ?? [])])]
  return names
    .map((name) => ({ name, before: before?.get(name), after: after?.get(name) }))
    .filter(({ before: was, after: is }) => JSON.stringify(was) !== JSON.stringify(is))
}

function movesOf(plan: Plan): PageData['moves'] {
  const map = nameMapOf(plan)
  return plan.symbols.map(({ from, to, symbol }) => ({
    symbol,
    from: joinName(from, symbol),
    to: joinName(map.moduleTo(to), symbol),
  }))
}
