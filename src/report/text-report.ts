import type { Recipe } from '../model/recipe.ts'
import type { UnreadableFile } from '../model/source-file.ts'
import { fitted } from './fit-width.ts'
import { findingLines } from './finding-lines.ts'
import { findingsOf, isOutsideLedger } from './locate.ts'
import type { Paint } from './paint.ts'
import { planLines, plural } from './plan-lines.ts'
import { checklistLines, proofLines, residueLines } from './proof-lines.ts'
import type { Report, Written } from './report.ts'
import { titleOf } from './report.ts'
import { shortened } from './shortened.ts'
import { reviewLines, stepLines } from './step-lines.ts'
import { summaryLines } from './summary.ts'
import { unsettled } from './unsettled.ts'

/** How a text report is to look. `quiet` leaves what stops a run, and the last line. */
export interface TextOptions {
  readonly paint: Paint
  readonly verbosity: 'quiet' | 'normal' | 'verbose'
  /** Columns of the terminal; undefined: lines are not broken. */
  readonly width?: number | undefined
}

/** The report for people, up to the part that says what was written; ends in a newline unless it is empty. */
export function textReport(report: Report, options: TextOptions): string {
  return fitted(reportText(report, options), options.width)
}

function reportText(report: Report, { paint, verbosity }: TextOptions): string {
  const isVerbose = verbosity === 'verbose'
  const findings = findingsOf(report)
  if (verbosity === 'quiet') {
    const errors = findings.filter((one) => one.finding.level === 'error')
    return asText(findingLines(errors, paint, isVerbose).slice(1))
  }
  const { run, proof } = report
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)]
  return asText([
    `${paint('bold', 'extract-codemod')} ${report.toolVersion}: ${titleOf(report)}`,
    paint('dim', `recipe ${report.recipePath}`),
    ...section('Summary', summaryLines(report)),
    ...section('Plan', planLines(run.plan, isVerbose)),
    ...section('Steps', stepLines(run.steps, isVerbose)),
    ...section('Edits to look at', reviewLines(run.steps, isVerbose)),
    ...findingLines(findings.filter(isOutsideLedger), paint, isVerbose),
    ...section('Not read', unreadableLines(run.final.unreadable(), isVerbose)),
    ...section('Proof', proof === undefined ? [] : proofLines(proof, paint)),
    ...section('Checklist', proof === undefined ? [] : checklistLines(proof, paint, isVerbose || isJudged(report))),
    ...section('Old names', proof === undefined ? [] : residueLines(proof, paint, isVerbose)),
    '',
    ...(isVerbose ? [countText(report)] : []),
    `digest ${run.digest}`,
  ])
}

/** The last lines: what was written, or why nothing was. Ends in a newline. */
export function closingText(report: Report, paint: Paint): string {
  const { outcome, refusals, written } = report
  if (outcome === 'refused') {
    return asText([paint('red', 'Refused:'), ...refusals.map((reason) => `  ${reason}`), 'Nothing was written.'])
  }
  const standing = report.standing === undefined ? [] : [report.standing]
  if (outcome === 'disproved')
    return asText([paint('red', 'Not proved:'), ...refusals.map((reason) => `  ${reason}`), ...standing])
  if (outcome === 'proved') return asText([...provedLines(report, paint), ...standing])
  if (outcome === 'nothing-to-do')
    return asText([
      asksForNothing(report.run.plan.recipe)
        ? 'Nothing to do: the recipe asks for nothing. It wants a `package`, or something in `move`, `copy` or `rename_modules`.'
        : 'Nothing to do: the tree is already as the recipe wants it.',
    ])
  if (written === undefined) return asText(['Nothing was written.'])
  const where = written.branch === undefined ? '' : ` on branch ${written.branch}`
  const commits = written.commits.map((commit) => `  ${paint('yellow', commit.id.slice(0, 10))} ${commit.subject}`)
  const how = commits.length === 0 ? ', not committed' : ` in ${plural(commits.length, 'commit')}:`
  return asText([
    `${plural(written.files, 'file')} written${where}${how}`,
    ...commits,
    ...reformattedLines(written.reformatted),
  ])
}

/** A recipe without a request, such as an empty file. */
function asksForNothing(recipe: Recipe): boolean {
  const lists = [recipe.move, recipe.copy, recipe.lazy, recipe.cures, Object.keys(recipe.renameModules)]
  return recipe.package === undefined && lists.every((list) => list.length === 0)
}

function reformattedLines(reformatted: Written['reformatted']): readonly string[] {
  if (reformatted === undefined) return []
  const { paths, by, notes } = reformatted
  const who = by.length === 0 ? 'A hook' : by.join(', ')
  const changed = `${who} changed ${plural(paths.length, 'file')} of these, and the proof holds for that: ${paths.slice(0, 5).join(', ')}`
  return [...notes, ...(paths.length === 0 ? [] : [paths.length > 5 ? `${changed} ...` : changed])]
}

/** A tree in which something is broken or undecided is not called proved, although no check failed. */
function provedLines({ proof, standing }: Report, paint: Paint): readonly string[] {
  const open = unsettled({ checklist: proof?.checklist ?? [], names: proof?.residue ?? [] })
  if (open.length === 0 && standing === undefined) return [paint('green', 'Proved: no check failed.')]
  return [
    paint('yellow', `No check failed, and not all of it is settled${open.length === 0 ? '' : `: ${open.join('; ')}`}.`),
  ]
}

/** A tree that was there already, and that somebody wants to know all about. */
function isJudged(report: Report): boolean {
  return report.outcome === 'proved' || report.outcome === 'disproved'
}

function countText(report: Report): string {
  const { listed, decoded } = report.run.final.counts()
  return `${plural(listed, 'file')} listed, ${decoded} decoded`
}

function unreadableLines(files: readonly UnreadableFile[], isVerbose: boolean): readonly string[] {
  return shortened(
    files.map((file) => `${file.path}: ${file.reason}`),
    isVerbose,
  )
}

function asText(lines: readonly string[]): string {
  return lines.length === 0 ? '' : lines.join('\n') + '\n'
}
