import { firstRunner } from '../facts/first-runner.ts'
import { momentOf } from '../facts/moments.ts'
import type { CutPiece } from './cut.ts'
import { joinMarked, mapMarked } from '../../text/marked-text.ts'
import type { MarkedText } from '../../text/marked-text.ts'
import type { ModuleFacts, Reference, Statement } from '../facts/facts.ts'
import { aboveComments, blanksBefore, isBlank, lineStart, nextLine } from '../facts/lines.ts'
import { visibleBindings } from '../facts/resolve.ts'

/** Put cut pieces below each other, as far apart as they were when they stood together, else as the style guide asks. Ends without a newline. */
export function joinPieces(pieces: readonly CutPiece[], newline: '\n' | '\r\n', stub: boolean): MarkedText {
  return joinMarked(
    ...pieces.flatMap((piece, at): readonly (string | MarkedText)[] => {
      const previous = pieces[at - 1]
      const gap = previous === undefined ? '' : newline.repeat(1 + gapBetween(previous, piece, stub))
      return [gap, mapMarked(piece, (text) => converted(text, newline))]
    }),
  )
}

function gapBetween(previous: CutPiece, piece: CutPiece, stub: boolean): number {
  if (previous.gapAfter !== undefined && piece.statement.index === previous.statement.index + 1)
    return previous.gapAfter
  if (stub) return stubGapBetween(previous.statement, piece.statement)
  return isDefinition(previous.statement) || isDefinition(piece.statement) ? 2 : 1
}

/** Blank lines in a stub: around classes, and between functions and what is none (as formatters lay out stubs). */
export function stubGapBetween(above: Statement | undefined, below: Statement | undefined): number {
  if (above?.kind === 'class' || below?.kind === 'class') return 1
  if (above === undefined || below === undefined) return 0
  return (below.kind === 'function') === (above.kind === 'function') ? 0 : 1
}

function isDefinition(statement: Statement): boolean {
  return statement.kind === 'function' || statement.kind === 'class'
}

/** A moved block takes the line ending of the file it comes into; a lone `\r` inside a string is left alone. */
function converted(text: string, newline: '\n' | '\r\n'): string {
  return text.replace(/\r?\n/g, newline)
}

/** Where moved code goes in a module that has code: an offset, and the text that has to surround it. */
export interface PastePlace {
  readonly at: number
  readonly before: string
  readonly after: string
}

/**
 * At the end of the module; above a closing `if __name__ == "__main__":`; or, when the module already reads
 * one of the symbols while it is imported, in place or in a function that it calls then, above the first statement that does.
 */
export function pastePlace(
  facts: ModuleFacts,
  symbols: ReadonlySet<string>,
  pieces: readonly CutPiece[],
  newline: string,
  stub: boolean,
): PastePlace {
  const { text } = facts
  const stubGap = stubGapBetween(facts.statements.at(-1), pieces[0]?.statement)
  const gap = stub ? stubGap : pieces.some((piece) => isDefinition(piece.statement)) ? 2 : 1
  const reader = firstReader(facts, symbols) ?? mainGuard(facts)
  if (reader !== undefined) {
    const at = aboveComments(text, lineStart(text, reader.span.start))
    const above = blanksBefore(text, at)
    const have = text.slice(above, at).split('\n').length - 1
    return {
      at,
      before: newline.repeat(Math.max(0, above === 0 ? 0 : gap - have)),
      after: newline.repeat(1 + Math.max(gap, have)),
    }
  }
  const body = text.trimEnd()
  if (isBlank(text)) return { at: text.length, before: '', after: newline }
  const end = nextLine(text, body.length)
  const tail = text.slice(end)
  const open = !text.slice(0, end).endsWith('\n')
  const last = facts.statements.at(-1)
  const wide = stub ? stubGap : gap === 2 || (last !== undefined && isDefinition(last)) ? 2 : 1
  const blank = tail.split('\n').length - 1
  return { at: text.length, before: (open ? newline : '') + newline.repeat(Math.max(0, wide - blank)), after: newline }
}

/** The first statement that reads one of the symbols on import, by its name, an alias of it, or through its old module, itself or in code that it runs. */
function firstReader(facts: ModuleFacts, symbols: ReadonlySet<string>): Statement | undefined {
  const isRead = (reference: Reference): boolean => readsOneOf(facts, reference, symbols)
  const reference = facts.references.find((one) => /^(?:load|script)$/.test(momentOf(one)) && isRead(one))
  const reader = reference === undefined ? undefined : facts.statements[reference.statement]
  const runner = firstRunner(facts, isRead)
  return runner !== undefined && (reader === undefined || runner.index < reader.index) ? runner : reader
}

function readsOneOf(facts: ModuleFacts, reference: Reference, symbols: ReadonlySet<string>): boolean {
  const bindings = visibleBindings(facts, reference)
  // Bound by nothing: a star import gave it.
  if (bindings.length === 0) return symbols.has(reference.name)
  const imported = bindings.flatMap((binding) => (binding.imported === undefined ? [] : [binding.imported]))
  if (imported.length === 0) return false
  if (reference.attributes.some((step) => symbols.has(step.name))) return true
  return imported.some(
    ({ statement, item }) =>
      facts.imports[statement]?.kind === 'from' && symbols.has(facts.imports[statement]?.items[item]?.name ?? ''),
  )
}

function mainGuard(facts: ModuleFacts): Statement | undefined {
  const last = facts.statements.at(-1)
  if (last === undefined) return undefined
  return last.mainGuard === undefined ? undefined : last
}
