import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd, inkEnd, lineStart } from '../facts/lines.ts'
import { factsOfText } from '../index/symbol-index.ts'
import { replaceSpans } from '../../text/replace-spans.ts'
import { mappedEdits } from '../imports/mapped-edits.ts'
import type { MappedEdits } from '../imports/mapped-edits.ts'
import { bracketsOf } from './brackets.ts'
import type { Brackets } from './brackets.ts'

/** What laying out needs to know of one text that is about to be edited. */
export interface Lines {
  readonly facts: ModuleFacts
  readonly edits: readonly Edit[]
  /** Facts of the text after the edits. */
  readonly factsOf: (text: string) => ModuleFacts
  /** How long a line may be. */
  readonly width: number
}

/**
 * The edits of a text, with code that they made shorter on one line where there is room now, and a call that they made too long with
 * its arguments on a line of their own: what black and ruff do in these two cases (black, "The Black code style", "How Black wraps
 * lines"). White space alone changes, and only where the layout was theirs before; imports have rules of their own.
 */
export function laidOutEdits({ facts, edits, factsOf, width }: Lines): readonly Edit[] {
  if (edits.every(({ span }) => isInImport(facts, span)) || /#\s*fmt:\s*o(ff|n)/.test(facts.text)) return edits
  const mapped = mappedEdits(facts.text, edits)
  const after = factsOf(mapped.after)
  if (after.errors.length > 0) return edits
  const brackets = bracketsOf(after)
  const was = (span: Span): string | undefined => textBefore(facts, mapped, span)
  const rewrites: { readonly span: Span; readonly text: string }[] = []
  for (const place of mapped.places) {
    if (rewrites.some(({ span }) => span.start < place.end && place.start < span.end) || isInImport(after, place))
      continue
    const anew = joined(after, brackets, place, width, was) ?? parted(after, brackets, place, width, was)
    if (anew !== undefined) rewrites.push(anew)
  }
  return rewrites.length === 0 ? edits : mapped.with(rewrites)
}

function isInImport({ imports }: ModuleFacts, { start, end }: Span): boolean {
  return imports.some(({ span }) => span.start <= end && start <= span.end)
}

/** The text before the edits of a stretch of the text after them; undefined where an edit crosses its ends. */
function textBefore(facts: ModuleFacts, mapped: MappedEdits, span: Span): string | undefined {
  const { before, after } = mapped.before(span)
  return after.start === span.start && after.end === span.end ? facts.text.slice(before.start, before.end) : undefined
}

type Was = (span: Span) => string | undefined

/** The outermost lines around a place that belong together and have room on one, which they had not before. */
function joined(
  facts: ModuleFacts,
  brackets: Brackets,
  place: Span,
  width: number,
  was: Was,
): { readonly span: Span; readonly text: string } | undefined {
  for (const { open } of brackets.around(place)) {
    const lines = brackets.linesFrom(lineStart(facts.text, open))
    if (lines === undefined || !isPlain(facts, brackets, lines)) continue
    const indent = indentOf(facts.text, lines.start)
    const line = onOneLine(facts.text.slice(lines.start, lines.end))
    if (line === undefined || indent.length + line.length > width) continue
    const before = was(lines)
    const old = before === undefined ? undefined : onOneLine(before)
    if (before === undefined || old === undefined || !before.includes('\n') || indent.length + old.length <= width)
      return undefined
    return { span: lines, text: indent + line }
  }
  return undefined
}

/** Whether lines hold nothing but code that may be put on one: no comment, no text of many lines, no bracket that is there for the break alone. */
function isPlain({ text, comments, strings }: ModuleFacts, brackets: Brackets, { start, end }: Span): boolean {
  const isIn = (span: Span): boolean => start <= span.start && span.start < end
  return (
    /^[\x20-\x7e\r\n]*$/.test(text.slice(start, end)) &&
    !/\\\r?\n/.test(text.slice(start, end)) &&
    !comments.some(isIn) &&
    !strings.some(
      (fact) => isIn(fact.span) && (fact.joined || text.slice(fact.span.start, fact.span.end).includes('\n')),
    ) &&
    brackets.spread.every(({ open }) => open < start || open >= end || isCall(text, open) || text[open] !== '(')
  )
}

function isCall(text: string, open: number): boolean {
  return /[\w)\]}]/.test(text[open - 1] ?? '')
}

/** Lines in brackets on one, without their indentation; undefined where a comma before a closing bracket keeps them apart. */
function onOneLine(text: string, dropsCommas = false): string | undefined {
  let line = ''
  for (const part of text.split('\n').map((one) => one.trim())) {
    const isClosing = /^[)\]}]/.test(part)
    if (isClosing && line.endsWith(',') && !dropsCommas) return undefined
    if (isClosing) line = line.replace(/,$/, '')
    line += line === '' || isClosing || part.startsWith('.') || /[([{]$/.test(line) ? part : ` ${part}`
  }
  return line
}

/** `a = b(`, `return b(`, `name=b(`, `with b(`, `b(`, up to the bracket. */
const HEAD =
  /^ *(?:(?:return|yield|raise|(?:async )?with) |@|[\w., *]+(?:: [\w.[\], |]+)? = |\w+=)?(?:await )?(?:super\(\)\.)?[\w.]+(?:\[[\w."']+\][\w.]*)*$/
/** What may stand behind the bracket. */
const TAIL = /\)(?:,| as \w+:|:)?$/

/** A call that fitted on its line and does not any more, with its arguments on the next. */
function parted(
  facts: ModuleFacts,
  brackets: Brackets,
  place: Span,
  width: number,
  was: Was,
): { readonly span: Span; readonly text: string } | undefined {
  const { text } = facts
  const line = { start: lineStart(text, place.start), end: contentEnd(text, place.start) }
  if (place.end > line.end || line.end - line.start <= width) return undefined
  const own = brackets.linesFrom(line.start)
  if (own === undefined || own.end !== line.end || !isPlain(facts, brackets, line)) return undefined
  const tail = TAIL.exec(text.slice(line.start, line.end))
  const close = line.start + (tail?.index ?? 0)
  const open = tail === null ? undefined : brackets.openingOf(close)
  if (open === undefined || open < line.start || text[open] !== '(') return undefined
  const indent = indentOf(text, line.start)
  const [head, body] = [text.slice(line.start, open), `${indent}    ${text.slice(open + 1, close)}`]
  if (
    !HEAD.test(head) ||
    / as |:$/.test(tail?.[0] ?? '') !== / with /.test(` ${head.trim()}`) ||
    close === open + 1 ||
    text[close - 1] === ','
  )
    return undefined
  if (head.length + 1 > width || body.length > width) return undefined
  const before = was(line)
  if (before === undefined || before.includes('\n') || before.length > width) return undefined
  const newline = text.startsWith('\r', line.end) ? '\r\n' : '\n'
  return { span: line, text: [`${head}(`, body, indent + text.slice(close, line.end)].join(newline) }
}

function indentOf(text: string, start: number): string {
  return /^ */.exec(text.slice(start, contentEnd(text, start)))?.[0] ?? ''
}

/**
 * A text in which no comma behind the last of several keeps them on lines of their own: what has room stands on one line of `width`
 * characters, and a list or table of one has no comma.
 */
export function withoutMagicCommas(text: string, width: number): string {
  const facts = factsOfText(text)
  const brackets = bracketsOf(facts)
  const rewrites: { readonly span: Span; readonly text: string }[] = []
  for (const { open, close } of brackets.spread) {
    if (rewrites.some(({ span }) => span.start <= open && close < span.end)) continue
    const lines = brackets.linesFrom(lineStart(text, open))
    if (lines === undefined) continue
    const indent = indentOf(text, lines.start)
    const line = isPlain(facts, brackets, lines) ? onOneLine(text.slice(lines.start, lines.end), true) : undefined
    if (line !== undefined && indent.length + line.length <= width) rewrites.push({ span: lines, text: indent + line })
  }
  const alone = brackets.spread.flatMap(({ open, close }) => {
    const comma = inkEnd(text, close) - 1
    const commas = brackets.commasIn(open)
    const isGone = rewrites.some(({ span }) => span.start <= open && close < span.end)
    if (isGone || commas.length !== 1 || commas[0] !== comma || (text[open] === '(' && !isCall(text, open))) return []
    return [{ span: { start: comma, end: comma + 1 }, text: '' }]
  })
  return replaceSpans(text, [...rewrites, ...alone])
}
