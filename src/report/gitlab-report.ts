import type { FindingLevel } from '../model/finding.ts'
import { fingerprints } from './fingerprints.ts'
import { findingsOf } from './locate.ts'
import type { Report } from './report.ts'

const SEVERITIES: Readonly<Record<FindingLevel, string>> = { error: 'blocker', warning: 'major', note: 'info' }

/** Findings with a place as a code quality report of GitLab (docs.gitlab.com, "Code Quality": a JSON array). */
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
  return JSON.stringify(entries, null, 2) + '\n'
}
