import type { FindingLevel } from '../model/finding.ts'
import { entryOf } from '../model/findings/finding-table.ts'
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

/** How many findings of a level are listed, and how many of each code at least. */
const SHOWN = 20
const SHOWN_OF_EACH = 3

/** So much of a line of the repository is shown. */
const LINE = 100

/**
 * Findings by level, errors first, and by what they are about: each place with its line, why it matters, and what to do (once where that is
 * the same everywhere).
 */
export function findingLines(findings: readonly LocatedFinding[], paint: Paint, isVerbose: boolean): readonly string[] {
  return LEVELS.flatMap(({ level, style }) => {
    const mine = findings.filter((one) => one.finding.level === level)
    if (mine.length === 0) return []
    const groups = byCode(mine)
    const shown = groups.length === 1 ? SHOWN : Math.max(SHOWN_OF_EACH, Math.floor(SHOWN / groups.length))
    const lines = groups.flatMap((group) => groupLines(group, paint, isVerbose, shown))
    return ['', paint(style, plural(mine.length, level)), ...lines.map((line) => `  ${line}`)]
  })
}

function byCode(findings: readonly LocatedFinding[]): readonly (readonly LocatedFinding[])[] {
  const groups = new Map<string, LocatedFinding[]>()
  for (const one of findings) groups.set(one.finding.code, [...(groups.get(one.finding.code) ?? []), one])
  return [...groups.values()]
}

function groupLines(
  group: readonly LocatedFinding[],
  paint: Paint,
  isVerbose: boolean,
  shown: number,
): readonly string[] {
  const [first] = group
  if (first === undefined) return []
  const { code, advice } = first.finding
  const isShared = group.length > 1 && group.every((one) => one.finding.advice === advice)
  const count = group.length > 1 ? `, ${group.length} times` : ''
  const blocks = group.map((one) => `  ${blockOf(one, paint, !isShared).join('\n  ')}`)
  return [
    `${paint('bold', entryOf(code).title)}  ${paint('dim', code + count)}`,
    ...shortened(blocks, isVerbose, shown).flatMap((block) => block.split('\n')),
    ...(isShared && advice !== '' ? adviceLines(advice) : []),
  ]
}

/** One finding: its place, the line there, the reason, and the advice unless the group says it. */
function blockOf(located: LocatedFinding, paint: Paint, hasAdvice: boolean): readonly string[] {
  const { finding, text } = located
  const place = placeText(located)
  const line = text === undefined || text === '' ? [] : [paint('dim', `| ${cut(text)}`)]
  const advice = hasAdvice && finding.advice !== '' ? adviceLines(finding.advice) : []
  const said = [...line, ...finding.reason.split('\n'), ...advice.map((one) => one.trimStart())]
  return place === '' ? said : [place, ...said.map((one) => `  ${one}`)]
}

function adviceLines(advice: string): readonly string[] {
  return `  -> ${advice}`.split('\n').map((line, at) => (at === 0 ? line : `     ${line}`))
}

function cut(text: string): string {
  return text.length > LINE ? `${text.slice(0, LINE - 3)}...` : text
}
