import type { Finding, FindingLevel, Place } from '../model/finding.ts'
import type { Span } from '../model/span.ts'
import { lineIndexOf } from '../text/line-index.ts'
import type { LineIndex } from '../text/line-index.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Report } from './report.ts'

/** A finding with who found it, and its place in lines where that is known. */
export interface LocatedFinding {
  readonly finding: Finding
  /** `plan`, a transform's name, or `check <name>`. */
  readonly source: string
  readonly path: string | undefined
  readonly span: Span | undefined
  readonly line: number | undefined
  readonly column: number | undefined
  /** The line itself, without the blanks around it. */
  readonly text?: string | undefined
}

const LEVELS: readonly FindingLevel[] = ['error', 'warning', 'note']

/** Every finding of plan, transforms and proof, each once: errors first, then by place. */
export function findingsOf(report: Pick<Report, 'run' | 'proof'>): readonly LocatedFinding[] {
  const { plan, base, steps, final } = report.run
  const locate = locator()
  const located = [
    ...plan.findings.map((finding) => locate(finding, 'plan', [base])),
    ...steps.flatMap((step) =>
      step.findings.map((finding) => locate(finding, step.transform, [base, step.before, final])),
    ),
    ...(report.proof?.checks ?? []).flatMap((check) =>
      check.findings.map((finding) => locate(finding, `check ${check.name}`, [final, base])),
    ),
  ]
  const seen = new Map(located.map((one) => [identityOf(one), one]))
  return [...seen.values()].sort(inOrder)
}

/** `path:line:column` as far as it is known. */
export function placeText(located: Pick<LocatedFinding, 'path' | 'line' | 'column'>): string {
  return [located.path ?? '', located.line, located.column].filter((part) => part !== undefined).join(':')
}

/** The ledger of old names has a section of its own, and a count of its own. */
export function isOutsideLedger({ source }: LocatedFinding): boolean {
  return source !== 'check residue'
}

function locator(): (finding: Finding, source: string, texts: readonly Workspace[]) => LocatedFinding {
  const indexes = { byOffset: new Map<string, LineIndex>(), lines: new Map<string, readonly string[]>() }
  return (finding, source, texts) => {
    const { place } = finding
    const position = place === undefined ? undefined : positionOf(place, texts, indexes)
    const { line, column, text } = position ?? {}
    return { finding, source, path: place?.path, span: place?.span, line, column, text }
  }
}

/** A span is in the first of the texts that has the path and is long enough. */
function positionOf(
  place: Place,
  texts: readonly Workspace[],
  indexes: { readonly byOffset: Map<string, LineIndex>; readonly lines: Map<string, readonly string[]> },
): Pick<LocatedFinding, 'line' | 'column' | 'text'> | undefined {
  if (place.line !== undefined) {
    const text = texts.map((workspace) => workspace.read(place.path)?.text).find((one) => one !== undefined) ?? ''
    const lines = indexes.lines.get(text) ?? text.split(/\r\n|[\r\n]/)
    indexes.lines.set(text, lines)
    return { line: place.line, column: place.column, text: lines[place.line - 1]?.trim() }
  }
  const { span } = place
  if (span === undefined) return undefined
  const text = texts
    .map((workspace) => workspace.read(place.path)?.text)
    .find((one) => one !== undefined && one.length >= span.end)
  if (text === undefined) return undefined
  const index = indexes.byOffset.get(text) ?? lineIndexOf(text)
  indexes.byOffset.set(text, index)
  const position = index.positionAt(span.start)
  const from = span.start - position.column + 1
  const end = position.line < index.lineCount ? index.startOfLine(position.line + 1) : text.length
  return {
    ...position,
    text: text
      .slice(from, end)
      .split(/[\r\n]/, 1)[0]
      ?.trim(),
  }
}

function identityOf({ finding, path, line, column }: LocatedFinding): string {
  return JSON.stringify([finding.code, finding.level, path, line, column, finding.reason, finding.advice])
}

function inOrder(a: LocatedFinding, b: LocatedFinding): number {
  return (
    LEVELS.indexOf(a.finding.level) - LEVELS.indexOf(b.finding.level) ||
    compare(a.path ?? '', b.path ?? '') ||
    (a.line ?? 0) - (b.line ?? 0) ||
    (a.column ?? 0) - (b.column ?? 0) ||
    compare(a.finding.code, b.finding.code)
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
