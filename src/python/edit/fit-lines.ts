import { replaceSpans } from '../../text/replace-spans.ts'
import { inkEnd, lineStart } from '../facts/lines.ts'
import { factsOfText } from '../index/symbol-index.ts'
import { bracketsOf } from './brackets.ts'
import { partedLine } from './part-lines.ts'
import { indentOf, isCall, isPlain, onOneLine } from './plain-lines.ts'

interface Rewrite {
  readonly span: { readonly start: number; readonly end: number }
  readonly text: string
}

/** Brackets on one line each where there is room on one of `width` characters, and no comma behind the last of several keeps them apart. */
function joinedLines(text: string, width: number, dropsCommas: boolean): readonly Rewrite[] {
  const facts = factsOfText(text)
  const brackets = bracketsOf(facts)
  const rewrites: Rewrite[] = []
  for (const { open, close } of brackets.spread) {
    if (rewrites.some(({ span }) => span.start <= open && close < span.end)) continue
    const lines = brackets.linesFrom(lineStart(text, open))
    if (lines === undefined) continue
    const indent = indentOf(text, lines.start)
    const isWhole = isPlain(facts, brackets, lines)
    const line = isWhole ? onOneLine(text.slice(lines.start, lines.end), dropsCommas) : undefined
    if (line !== undefined && indent.length + line.length <= width) rewrites.push({ span: lines, text: indent + line })
  }
  return rewrites
}

/** A text that is laid out for some width as black and ruff would lay it out for lines of `width` characters. */
export function fittedLines(text: string, width: number): string {
  let fitted = replaceSpans(text, joinedLines(text, width, false))
  for (;;) {
    const facts = factsOfText(fitted)
    const brackets = bracketsOf(facts)
    const starts = [...fitted.matchAll(/^/gm)].map(({ index }) => index)
    const parted = starts.flatMap((start) => partedLine(facts, brackets, start, width) ?? [])
    if (parted.length === 0) return fitted
    fitted = replaceSpans(fitted, parted)
  }
}

/**
 * A text in which no comma behind the last of several keeps them on lines of their own: what has room stands on one line of `width`
 * characters, and a list or table of one has no comma.
 */
export function withoutMagicCommas(text: string, width: number): string {
  const facts = factsOfText(text)
  const brackets = bracketsOf(facts)
  const rewrites = joinedLines(text, width, true)
  const alone = brackets.spread.flatMap(({ open, close }) => {
    const comma = inkEnd(text, close) - 1
    const commas = brackets.commasIn(open)
    const isGone = rewrites.some(({ span }) => span.start <= open && close < span.end)
    if (isGone || commas.length !== 1 || commas[0] !== comma || (text[open] === '(' && !isCall(text, open))) return []
    return [{ span: { start: comma, end: comma + 1 }, text: '' }]
  })
  return replaceSpans(text, [...rewrites, ...alone])
}
