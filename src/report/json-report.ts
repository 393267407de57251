import { changeRecords } from './change-records.ts'
import { findingsOf } from './locate.ts'
import type { LocatedFinding } from './locate.ts'
import type { Report } from './report.ts'
import { countsOf } from './step-lines.ts'

/** Raised when a reader of the old form would misread the new one. */
export const SCHEMA_VERSION = 1

const TOOL = 'extract-codemod'

/** The whole report as one JSON document. */
export function jsonReport(report: Report): string {
  return JSON.stringify({ ...headOf(report), ...bodyOf(report), ...tailOf(report) }, null, 2) + '\n'
}

/** The same as one JSON record a line, each with its `type`, for reports too large to hold at once. */
export function jsonLinesReport(report: Report): string {
  const { plan, steps, changes, findings, proof, unreadable } = bodyOf(report)
  const records = [
    { type: 'head', ...headOf(report) },
    { type: 'plan', plan },
    ...steps.map((step) => ({ type: 'step', ...step })),
    ...changes.map((change) => ({ type: 'change', ...change })),
    ...findings.map((finding) => ({ type: 'finding', ...finding })),
    ...(proof?.checks ?? []).map((check) => ({ type: 'check', ...check })),
    ...(proof?.ledger ?? []).map((residue) => ({ type: 'residue', ...residue })),
    ...unreadable.map((file) => ({ type: 'unreadable', ...file })),
    { type: 'end', ...tailOf(report) },
  ]
  return records.map((record) => JSON.stringify(record) + '\n').join('')
}

/** A plan alone, as the jscodeshift adapter reads it. */
export function jsonPlan(report: Report): string {
  const findings = findingsOf(report).map(findingRecord)
  return JSON.stringify({ ...headOf(report), plan: report.run.plan, findings }, null, 2) + '\n'
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
    findings: findingsOf(report).map(findingRecord),
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

function findingRecord({ finding, source, path, span, line, column }: LocatedFinding) {
  const { code, level, reason, advice } = finding
  return { code, level, source, path, line, column, start: span?.start, end: span?.end, reason, advice }
}
