import { createHash } from 'node:crypto'
import type { FindingLevel } from '../model/finding.ts'
import { fingerprints } from './fingerprints.ts'
import { findingsOf } from './locate.ts'
import type { Report } from './report.ts'
import { reviewPlaces } from './review-places.ts'

const SEVERITIES: Readonly<Record<FindingLevel, string>> = { error: 'blocker', warning: 'major', note: 'info' }

/** Findings with a place and edits to look at as a code quality report of GitLab (docs.gitlab.com, "Code Quality": a JSON array). */
export function gitlabReport(report: Report): string {
  const prints = fingerprints()
  const entries = findingsOf(report).flatMap((one) => {
    const { code, level, reason, advice } = one.finding
    if (one.path === undefined) return []
    return [
      {
        description: [reason, advice].filter(Boolean).join(' '),
        check_name: code,
        fingerprint: prints(one),
        severity: SEVERITIES[level],
        location: { path: one.path, lines: { begin: one.line ?? 1 } },
      },
    ]
  })
  const edits = reviewPlaces(report.run.steps).map(({ path, line, column, transform, before, after }) => ({
    description: `To look at (${transform}): ${before.trim()} -> ${after.trim()}`,
    check_name: 'edit-to-look-at',
    fingerprint: createHash('sha256').update([path, line, column, before, after].join('\0')).digest('hex').slice(0, 16),
    severity: 'info',
    location: { path, lines: { begin: line } },
  }))
  return JSON.stringify([...entries, ...edits], null, 2) + '\n'
}
