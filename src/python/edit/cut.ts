import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import { editMarked, plainText } from '../../text/marked-text.ts'
import type { MarkedText } from '../../text/marked-text.ts'
import type { ImportStatement, ModuleFacts, Statement } from '../facts/facts.ts'
import type { Removal } from './remove-lines.ts'
import { contentEnd, isBlank, lineStart, nextLine, textStart } from '../facts/lines.ts'

/** One statement taken out of a text: its bytes with what belongs to it, and where it stood. */
export interface CutPiece {
  readonly statement: Statement
  /** Comments above it, decorators, body, trailing comment; no newline at the end. */
  readonly text: string
  /** What of the text a person should look at: what was put into it for review. */
  readonly toReview: readonly Span[]
  readonly span: Span
  /** Blank lines between this piece and the next one in the source, when that one is cut too; else undefined. */
  readonly gapAfter: number | undefined
}

const OFF = /^#\s*(fmt:\s*off|yapf:\s*disable|region\b)/
const ON = /^#\s*(fmt:\s*on|yapf:\s*enable|endregion\b)/

/**
 * Cut top-level statements out of a text.
 *
 * Goes along: the comment block right above (no blank line between), decorators, the comment at the end of
 * the last line, indented comments below the body, and a `# fmt: on` that closes a `# fmt: off` that goes
 * along. Stays: comments after a blank line, the statements before and after on the same line.
 * `respell` gives the new module text of a relative import that stands inside a cut statement;
 * `additions` are insertions into the cut statements, at offsets of the whole text.
 */
export function cutStatements(
  facts: ModuleFacts,
  statements: readonly number[],
  respell: (statement: ImportStatement) => string | undefined = () => undefined,
  additions: readonly Edit[] = [],
): { readonly pieces: readonly CutPiece[]; readonly removal: Removal } {
  const chosen = new Set(statements)
  const spans = statements.flatMap((index) => {
    const statement = facts.statements[index]
    return statement === undefined ? [] : [{ statement, span: pieceSpan(facts, statement, chosen) }]
  })
  const pieces = spans.map(({ statement, span }, position): CutPiece => {
    const next = spans[position + 1]
    const adjacent = next !== undefined && next.statement.index === statement.index + 1
    const between = adjacent ? facts.text.slice(span.end, next.span.start) : undefined
    const gapAfter =
      between === undefined || !/^[\s\ufeff;]*$/.test(between) ? undefined : Math.max(0, between.split('\n').length - 2)
    return { statement, ...pieceText(facts, statement, span, respell, additions), span, gapAfter }
  })
  const lines: Span[] = []
  const parts: Span[] = []
  for (const { statement, span } of spans) {
    if (!sharesLine(facts, statement)) lines.push({ start: span.start, end: nextLine(facts.text, span.end) })
    else parts.push(span)
  }
  return { pieces, removal: { lines, edits: [], parts } }
}

/** The bytes of a piece; relative imports inside it are respelled for the module it goes to. */
function pieceText(
  facts: ModuleFacts,
  statement: Statement,
  span: Span,
  respell: (statement: ImportStatement) => string | undefined,
  additions: readonly Edit[],
): MarkedText {
  const edits = facts.imports.flatMap((entry) => {
    const text = entry.statement === statement.index && entry.level > 0 ? respell(entry) : undefined
    return text === undefined
      ? []
      : [replace(entry.moduleSpan.start - span.start, entry.moduleSpan.end - span.start, text)]
  })
  const own = additions.filter((edit) => span.start <= edit.span.start && edit.span.end <= span.end)
  const shifted = own.map((edit) => insert(edit.span.start - span.start, edit.text, edit.certainty))
  const { text, toReview } = editMarked(plainText(facts.text.slice(span.start, span.end)), [...edits, ...shifted])
  return { text: text.trimEnd(), toReview }
}

/**
 * A statement with what goes along. Of a line that goes as a whole the first statement takes the comments above, the last one the comment
 * behind; of any other line they stay.
 */
function pieceSpan(facts: ModuleFacts, statement: Statement, chosen: ReadonlySet<number>): Span {
  if (!sharesLine(facts, statement)) return aloneSpan(facts, statement)
  const line = lineMates(facts, statement)
  if (!line.every((mate) => chosen.has(mate.index))) return statement.span
  const around = aloneSpan(facts, statement)
  const isFirst = line[0] === statement
  const isLast = line.at(-1) === statement
  return { start: isFirst ? around.start : statement.span.start, end: isLast ? around.end : statement.span.end }
}

/** The statements that hang together by semicolons with this one, in order. */
function lineMates(facts: ModuleFacts, statement: Statement): readonly Statement[] {
  const mates = [statement]
  const isOneLine = (a: Statement, b: Statement): boolean =>
    /^[ \t]*;(?:[ \t]|\\\r?\n)*$/.test(facts.text.slice(a.span.end, b.span.start))
  for (let at = statement.index - 1; ; at -= 1) {
    const before = facts.statements[at]
    if (before === undefined || mates[0] === undefined || !isOneLine(before, mates[0])) break
    mates.unshift(before)
  }
  for (let at = statement.index + 1; ; at += 1) {
    const after = facts.statements[at]
    const last = mates.at(-1)
    if (after === undefined || last === undefined || !isOneLine(last, after)) break
    mates.push(after)
  }
  return mates
}

function aloneSpan(facts: ModuleFacts, statement: Statement): Span {
  const { text } = facts
  let start = lineStart(text, statement.span.start)
  let opened = false
  while (start > textStart(text)) {
    const above = lineStart(text, start - 1)
    const line = text.slice(above, start)
    if (!line.startsWith('#') || (above === 0 && line.startsWith('#!')) || isCodingLine(text, above)) break
    if (ON.test(line)) break
    opened ||= OFF.test(line)
    start = above
  }
  let end = contentEnd(text, statement.span.end)
  for (let at = nextLine(text, end); at < text.length; at = nextLine(text, at)) {
    const line = text.slice(at, contentEnd(text, at))
    const indented =
      /^[ \t]+#/.test(line) &&
      (statement.kind === 'function' || statement.kind === 'class' || statement.kind === 'compound')
    if (!indented && !(opened && ON.test(line))) break
    if (ON.test(line)) opened = false
    end = at + line.length
  }
  return { start, end }
}

function isCodingLine(text: string, at: number): boolean {
  const line = text.slice(at, contentEnd(text, at))
  return /^[ \t\f]*#.*?coding[:=][ \t]*[-\w.]+/.test(line) && text.slice(0, at).split('\n').length <= 2
}

/** Whether another statement stands on the first or last line of this one. */
function sharesLine(facts: ModuleFacts, statement: Statement): boolean {
  const before = facts.text.slice(lineStart(facts.text, statement.span.start), statement.span.start)
  const after = facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end))
  return !isBlank(before) || /^\s*;\s*[^#\s]/.test(after)
}
