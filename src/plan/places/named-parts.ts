import type { ModuleFacts, Reference, StringFact } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'

/** A name that is given a literal alone, or a parameter whose default it is. */
const GIVEN = /(?:^|[\n(,])[ \t]*(?:\n[ \t]*)?([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=[ \t]*$/
/** What joins parts to a path, by the last word of its name, up to one of its arguments. */
const JOINS =
  /\b(?:join|joinpath|(?:Pure)?(?:Posix|Windows)?Path|open|i?glob|rglob|listdir|scandir)\s*\((?:[^()]|\([^()]*\))*$/

/**
 * Whether a literal is all that a name or a parameter is given, and something in the file puts that name into a path: behind a slash (`HERE / NAME`,
 * `HERE / (NAME + ".txt")`), or among the arguments of what joins (`os.path.join(HERE, NAME)`).
 */
export function isNamedPart(facts: ModuleFacts, { span }: StringFact): boolean {
  const { text, references } = facts
  const before = text.slice(Math.max(0, span.start - 120), span.start)
  const name = GIVEN.exec(before)?.[1]
  if (name === undefined || !/^[ \t]*(?:[,)#\r\n]|$)/.test(text.slice(span.end, span.end + 20))) return false
  return references.some((one) => one.name === name && isOf(facts, one, span.start) && isInPath(text, one))
}

/** Whether a read may be of the name that stands right before an offset. */
function isOf(facts: ModuleFacts, reference: Reference, at: number): boolean {
  return visibleBindings(facts, reference).some((binding) => binding.span.start < at && at - binding.span.end < 120)
}

function isInPath(text: string, { span, attributes }: Reference): boolean {
  if (attributes.length > 0) return false
  const before = text.slice(Math.max(0, span.start - 160), span.start)
  return /[\w)\]]\s*\/\s*\(?\s*$/.test(before) || JOINS.test(before.slice(before.lastIndexOf('\n\n') + 1))
}
