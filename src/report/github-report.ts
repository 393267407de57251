import type { FindingLevel } from '../model/finding.ts'
import { entryOf } from '../model/findings/finding-table.ts'
import { findingsOf } from './locate.ts'
import { reviewPlaces } from './review-places.ts'
import type { Report } from './report.ts'

const COMMANDS: Readonly<Record<FindingLevel, string>> = { error: 'error', warning: 'warning', note: 'notice' }

/**
 * Findings and edits to look at as annotations of GitHub Actions, one command a line (docs.github.com, "Workflow commands"); then what was
 * refused. GitHub shows ten of each kind in a step, so errors stand first.
 */
export function githubReport(report: Report): string {
  const findings = findingsOf(report).map(({ finding, path, line, column }) => {
    const { code, level, reason, advice } = finding
    const title = `${entryOf(code).title} (${code})`
    return command(
      COMMANDS[level],
      { file: path, line, col: column, title },
      [reason, advice].filter(Boolean).join(' '),
    )
  })
  const edits = reviewPlaces(report.run.steps).map(({ path, line, transform, before, after }) =>
    command('notice', { file: path, line, title: `To look at (${transform})` }, `${before.trim()} -> ${after.trim()}`),
  )
  const refusals = report.refusals.map((reason) => command('error', { title: 'extract-codemod refuses' }, reason))
  return [...refusals, ...findings, ...edits].map((line) => line + '\n').join('')
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  message: string,
): string {
  const given = Object.entries(properties).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}=${escaped(String(value)).replace(/:/g, '%3A').replace(/,/g, '%2C')}`],
  )
  return `::${name}${given.length === 0 ? '' : ` ${given.join(',')}`}::${escaped(message)}`
}

/** A message is one line; its percent signs are escapes. */
function escaped(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}
