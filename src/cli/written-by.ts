import type { AppliedRun } from '../apply/apply-run.ts'
import type { Written } from '../report/report.ts'

/** What an applied run wrote, for the report. */
export function writtenBy({ commits, branch, differences, reformatted }: AppliedRun): Written {
  const made = commits.map(({ revision, message }) => ({ id: revision, subject: message.split('\n')[0] ?? '' }))
  const written = { files: differences.length, branch, commits: made }
  return reformatted === undefined ? written : { ...written, reformatted }
}
