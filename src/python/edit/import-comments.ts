import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { ImportItem, ImportStatement, ModuleFacts } from '../facts/facts.ts'
import { contentEnd } from '../facts/lines.ts'
import { placeOf } from './remove-items.ts'

/** What these say holds for the place or the file, not for the import: a linter's waiver, a sorter's or a formatter's mark. */
const ABOUT_THE_PLACE = /^#\s*(?:noqa\b|isort:|fmt:|yapf:|ruff:)/

/**
 * What is said of one name of an import, as one text to stand behind it elsewhere: the comment behind it, and (`isWhole`: all
 * names of the statement go) those above it inside the brackets and the one behind the statement. `''` when nothing is.
 */
export function commentsOn(facts: ModuleFacts, statement: ImportStatement, at: number, isWhole: boolean): string {
  const item = statement.items[at]
  if (item === undefined) return ''
  const isAlone = placeOf(facts, statement).alone
  const inside = contains(facts, statement, item)
  const before = statement.items[at - 1]
  const from = before === undefined ? statement.moduleSpan.end : contentEnd(facts.text, before.span.end)
  const own = facts.comments.filter(
    (span) =>
      inside &&
      span.start < statement.span.end &&
      span.start >= (isWhole ? Math.min(from, item.span.start) : item.span.end) &&
      span.start <= contentEnd(facts.text, item.span.end) &&
      isNearest(statement, at, span.start),
  )
  const behind = facts.comments.filter(
    (span) =>
      isWhole &&
      isAlone &&
      span.start >= statement.span.end &&
      span.start <= contentEnd(facts.text, statement.span.end),
  )
  return [...own, ...behind]
    .flatMap((span) => partsOf(facts.text.slice(span.start, span.end).trimEnd()))
    .filter((part) => !ABOUT_THE_PLACE.test(part))
    .join('  ')
}

function contains(facts: ModuleFacts, statement: ImportStatement, item: ImportItem): boolean {
  return statement.kind === 'from' && facts.text.slice(statement.moduleSpan.end, item.span.start).includes('(')
}

/** A comment on the line of several names is about the last of them. */
function isNearest(statement: ImportStatement, at: number, comment: number): boolean {
  const next = statement.items[at + 1]
  return next === undefined || next.span.start > comment
}

/** `# type: ignore  # noqa: E402` is two comments on one line. */
function partsOf(comment: string): readonly string[] {
  return comment.split(/\s+(?=#\s*(?:noqa\b|type:\s*ignore|pyright:|pylint:|isort:|fmt:))/)
}

/** Say a comment behind the top-level import that binds `name`, unless it is said there already or other code stands on its line. */
export function saidBehind(facts: ModuleFacts, name: string, comment: string | undefined): readonly Edit[] {
  const statement = facts.imports.find(
    (entry) => entry.scope === 0 && entry.items.some((item) => item.bound === name) && placeOf(facts, entry).alone,
  )
  if (statement === undefined || comment === undefined) return []
  const place = placeOf(facts, statement)
  if (facts.text.slice(place.lineStart, place.lineEnd).includes(comment)) return []
  return [
    insert(
      statement.span.end + (place.comment === '' ? 0 : contentEnd(facts.text, statement.span.end) - statement.span.end),
      `  ${comment}`,
    ),
  ]
}
