import type { FindingLevel } from '../model/finding.ts'
import { findingsOf, isOutsideLedger } from './locate.ts'
import { filePatchesOf, kindOf } from './patch.ts'
import type { PatchKind } from './patch.ts'
import { plural } from './plan-lines.ts'
import type { Report } from './report.ts'
import { editsOf } from './step-lines.ts'

/** What happens in numbers: the one count that the terminal, the page and `--check` tell. */
export interface Summary {
  readonly modules: number
  readonly definitions: number
  readonly copies: number
  readonly filesMoved: number
  readonly kept: number
  /** Files that differ, and what becomes of them. */
  readonly files: number
  readonly kinds: Readonly<Partial<Record<PatchKind, number>>>
  readonly edits: number
  readonly toReview: number
}

const KINDS: readonly PatchKind[] = ['created', 'edited', 'moved', 'copied', 'removed']
const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'note']

/** The numbers of a run. */
export function summaryOf({ run }: Pick<Report, 'run'>): Summary {
  const { plan, steps } = run
  const patches = filePatchesOf(run)
  const kinds: Partial<Record<PatchKind, number>> = {}
  for (const patch of patches) kinds[kindOf(patch)] = (kinds[kindOf(patch)] ?? 0) + 1
  const edits = steps.flatMap((step) => step.changes.flatMap(editsOf))
  return {
    modules: plan.modules.length,
    definitions: plan.symbols.filter(({ copied }) => !copied).length,
    copies: plan.symbols.filter(({ copied }) => copied).length,
    filesMoved: plan.files.length,
    kept: plan.kept.length,
    files: patches.length,
    kinds,
    edits: edits.length,
    toReview: edits.filter(({ certainty }) => certainty === 'review').length,
  }
}

/** The first lines of a report for people: what moves, what changes, what was found, what is proved, what is left to look at. */
export function summaryLines(report: Report): readonly string[] {
  const sum = summaryOf(report)
  const { proof } = report
  const rows: readonly (readonly [string, string])[] = [
    ['moves', movesText(sum)],
    ['changes', changesText(sum)],
    ['findings', findingsText(report)],
    ['proof', proof === undefined ? '' : proofText(proof)],
    [
      'look at',
      sum.toReview === 0
        ? ''
        : `${plural(sum.toReview, 'edit')} (below${sum.toReview === 1 ? '' : ', the riskiest first'})`,
    ],
  ]
  return rows.flatMap(([name, text]) => (text === '' ? [] : [`${name.padEnd(8)}  ${text}`]))
}

function movesText({ modules, definitions, copies, filesMoved }: Summary): string {
  return listed([
    [modules, 'module', 'modules'],
    [filesMoved, 'file', 'files'],
    [definitions, 'definition', 'definitions'],
    [copies, 'definition as a copy', 'definitions as copies'],
  ])
}

function changesText({ files, kinds, edits }: Summary): string {
  if (files === 0) return ''
  const parts = KINDS.flatMap((kind) => (kinds[kind] === undefined ? [] : [`${kinds[kind]} ${kind}`]))
  return `${plural(files, 'file')} (${parts.join(', ')}) in ${plural(edits, 'edit')}`
}

function findingsText(report: Report): string {
  const levels = findingsOf(report)
    .filter(isOutsideLedger)
    .map(({ finding }) => finding.level)
  const text = listed(LEVELS.map((level) => [levels.filter((one) => one === level).length, level, `${level}s`]))
  return text === '' ? 'none' : text
}

function proofText({ checks, rewritten, residue }: NonNullable<Report['proof']>): string {
  const count = (verdict: string): number => checks.filter((check) => check.verdict === verdict).length
  const undecided = residue.filter(({ verdict }) => verdict === 'undecided').length
  const parts = listed([
    [count('pass'), 'check passes', 'checks pass'],
    [count('fail'), 'fails', 'fail'],
    [count('warn'), 'warns', 'warn'],
    [count('skipped'), 'has nothing to judge', 'have nothing to judge'],
  ])
  return `${parts}; old names: ${rewritten} rewritten, ${residue.length - undecided} kept on purpose, ${undecided} undecided`
}

function listed(counts: readonly (readonly [number, string, string])[]): string {
  return counts.flatMap(([count, one, many]) => (count === 0 ? [] : [plural(count, one, many)])).join(', ')
}
