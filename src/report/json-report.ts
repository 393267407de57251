import { entryOf } from '../model/findings/finding-table.ts'
import { changeRecords } from './change-records.ts'
import { helpAddress } from './help-address.ts'
import { findingsOf } from './locate.ts'
import type { LocatedFinding } from './locate.ts'
import type { Report } from './report.ts'
import { reviewPlaces } from './review-places.ts'
import { countsOf } from './step-lines.ts'

/** Raised when a reader of the old form would misread the new one; the forms are in `report-schema.ts` and under `schema/`. */
export const SCHEMA_VERSION = 1

const TOOL = 'extract-codemod'

/** The whole report as one JSON document. */
export function jsonReport(report: Report): string {
  return JSON.stringify({ ...headOf(report), ...bodyOf(report), ...tailOf(report) }, null, 2) + '\n'
}

/** The same as one JSON record a line, each with its `type`, for reports too large to hold at once. */
export function jsonLinesReport(report: Report): string {
  const { plan, steps, changes, reviews, findings, proof, unreadable } = bodyOf(report)
  const records = [
    { type: 'head', ...headOf(report) },
    { type: 'plan', plan },
    ...steps.map((step) => ({ type: 'step', ...step })),
    ...changes.map((change) => ({ type: 'change', ...change })),
    ...reviews.map((review) => ({ type: 'review', ...review })),
    ...findings.map((finding) => ({ type: 'finding', ...finding })),
    ...(proof?.checks ?? []).map((check) => ({ type: 'check', ...check })),
    ...(proof?.checklist ?? []).map((duty) => ({ type: 'duty', ...duty })),
    ...(proof?.ledger ?? []).map((residue) => ({ type: 'residue', ...residue })),
    ...unreadable.map((file) => ({ type: 'unreadable', ...file })),
    { type: 'end', ...tailOf(report) },
  ]
  return records.map((record) => JSON.stringify(record) + '\n').join('')
}

/** A plan alone, as the jscodeshift adapter reads it. */
export function jsonPlan(report: Report): string {
  const findings = findingsOf(report).map((one) => findingRecord(one, report.toolVersion))
  const { findings: _located, ...plan } = report.run.plan
  return JSON.stringify({ ...headOf(report), plan, findings }, null, 2) + '\n'
}

function headOf(report: Report) {
  return {
    schemaVersion: SCHEMA_VERSION,
    tool: { name: TOOL, version: report.toolVersion },
    recipe: report.recipePath,
    outcome: report.outcome,
    refusals: report.refusals,
    standing: report.standing,
  }
}

function bodyOf(report: Report) {
  const { run, proof } = report
  const { findings: _located, ...plan } = run.plan
  return {
    plan,
    steps: run.steps.map((step) => {
      const { transform, group, summary } = step
      return { transform, group, summary, counts: countsOf(step) }
    }),
    changes: changeRecords(run.steps),
    reviews: reviewPlaces(run.steps),
    findings: findingsOf(report).map((one) => findingRecord(one, report.toolVersion)),
    proof: proof && {
      // Their findings are in the one list above.
      checks: proof.checks.map(({ name, verdict, evidence }) => ({ name, verdict, evidence })),
      rewritten: proof.rewritten,
      residue: proof.residue,
      ledger: proof.ledger,
      surface: proof.surface,
      checklist: proof.checklist,
    },
    unreadable: run.final.unreadable(),
  }
}

function tailOf(report: Report) {
  const { run, written } = report
  return { files: run.final.counts(), digest: run.digest, written }
}

function findingRecord({ finding, source, path, span, line, column }: LocatedFinding, version: string) {
  const { code, level, reason, advice } = finding
  const place = { path, line, column, start: span?.start, end: span?.end }
  return { code, title: entryOf(code).title, help: helpAddress(code, version), level, source, ...place, reason, advice }
}
