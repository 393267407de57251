import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** The files that say `__module__` and one of the names. */
export function readingModuleNames(index: SymbolIndex, names: readonly QualifiedName[]): readonly RepoPath[] {
  return index.workspace.mentioning(['__module__'], '.py').filter((path) => {
    const text = index.workspace.glance(path)
    return names.some((name) => text.includes(name))
  })
}

/** The innermost function (or the top-level statement) around a string. */
export function regionAround(facts: ModuleFacts, fact: StringFact): Span | undefined {
  const around = facts.scopes
    .filter((scope) => scope.kind === 'function' && contains(scope.span, fact.span))
    .sort((a, b) => b.span.start - a.span.start)[0]
  return around?.span ?? facts.statements[fact.statement]?.span
}

/** Whether the innermost function (or the top-level statement) around a string reads an attribute `__module__`. */
export function readsModuleName(facts: ModuleFacts, fact: StringFact): boolean {
  const span = regionAround(facts, fact)
  if (span === undefined) return false
  const { isAside, isComment, isInString } = asidesOf(facts)
  for (const match of facts.text.slice(span.start, span.end).matchAll(/\.\s*__module__\b|\b__module__['"]/g)) {
    const at = span.start + match.index
    const quoted = match[0].startsWith('_')
    if (quoted ? isInString(at) && !isComment(at) : !isAside(at)) return true
  }
  return false
}

/**
 * Whether a string is what something is compared with: beside an operator, in a collection beside `in`, asked for as a beginning, or
 * held by a name that is.
 */
export function isCompared(facts: ModuleFacts, fact: StringFact): boolean {
  const { text } = facts
  if (fact.call !== undefined) return ASKS.test(fact.call.callee)
  const [left, right] = [text.slice(Math.max(0, fact.span.start - 200), fact.span.start), text.slice(fact.span.end)]
  if (OPERATOR_LEFT.test(left) || LISTED_LEFT.test(left) || OPERATOR_RIGHT.test(right)) return true
  const held = /(?:^|\n)[ \t]*(\w+)\s*(?::[^=\n]+)?=\s*(?:[[({][^\n]*)?$/.exec(left)?.[1]
  // A name that the place told is given to as well holds the answer, and not what it is compared with.
  if (held === undefined || new RegExp(`\\b${held}\\b[\\w\\s,*]*=[^=\\n]*__module__`).test(text)) return false
  // `is None` asks whether it was given, and a call it is handed to (`isinstance(held, str)`) what it is.
  return new RegExp(
    `(?:[=!]=|(?<!\\bfor\\s[\\w\\s,()]*)\\bin|\\bis|(?:starts|ends)with\\((?:[^()\\n]*,)?)\\s*(?:\\w+\\.)*${held}\\b|\\b${held}\\b\\s*(?:[=!]=|in\\b|is\\b(?!\\s+(?:not\\s+)?None\\b))`,
  ).test(text)
}

const ASKS =
  /(?:^|\.)(?:(?:re)?(?:startswith|endswith|match|fullmatch|search|removeprefix|split|rsplit|partition|find|index|compile|count))$/
const OPERATOR_LEFT = /(?:[=!]=|\bin|\bis(?:\s+not)?)\s*(?:[[({](?:[^\])}\n]*,)?\s*)?$/
const LISTED_LEFT = /\b(?:starts|ends)with\(\s*\((?:[^)\n]*,)?\s*$/
const OPERATOR_RIGHT = /^\s*(?:[=!]=|in\b|not\s+in\b|is\b)/
