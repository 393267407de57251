import type { FindingLevel } from '../model/finding.ts'
import { placeText } from './locate.ts'
import type { LocatedFinding } from './locate.ts'
import type { Paint, Style } from './paint.ts'
import { plural } from './plan-lines.ts'
import { shortened } from './shortened.ts'

const LEVELS: readonly { readonly level: FindingLevel; readonly style: Style }[] = [
  { level: 'error', style: 'red' },
  { level: 'warning', style: 'yellow' },
  { level: 'note', style: 'cyan' },
]

/** Findings by level, errors first: place and code, then the reason and the advice below. */
export function findingLines(findings: readonly LocatedFinding[], paint: Paint, isVerbose: boolean): readonly string[] {
  return LEVELS.flatMap(({ level, style }) => {
    const mine = findings.filter((one) => one.finding.level === level)
    if (mine.length === 0) return []
    const blocks = mine.map((one) => findingText(one, paint))
    return ['', paint(style, plural(mine.length, level)), ...shortened(blocks, isVerbose).map((line) => `  ${line}`)]
  })
}

/** Several lines in one string, so that a list is cut between findings only. */
function findingText(located: LocatedFinding, paint: Paint): string {
  const { finding } = located
  const place = placeText(located)
  const head = place === '' ? paint('dim', finding.code) : `${paint('bold', place)}  ${paint('dim', finding.code)}`
  const advice = finding.advice === '' ? [] : [`-> ${finding.advice}`]
  return [head, finding.reason, ...advice].flatMap((line) => line.split('\n')).join('\n    ')
}
