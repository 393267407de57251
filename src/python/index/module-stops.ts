import { asidesOf } from '../facts/asides.ts'
import type { ModuleFacts, Statement } from '../facts/facts.ts'

/** Whether a top-level statement may end the import of its module, under a condition or not (language reference 5.4). */
export function mayStop(facts: ModuleFacts, statement: Statement): boolean {
  if (statement.mainGuard !== undefined) return false
  const text = facts.text.slice(statement.span.start, statement.span.end)
  if (/^(?:assert|raise)\b|^(?:sys\s*\.\s*)?exit\s*\(/.test(text)) return true
  if (!/^(?:if|match|try|with|for|while)\b/.test(text)) return false
  const { isInString } = asidesOf(facts)
  const isOwn = (at: number): boolean =>
    !facts.scopes.some((scope) => scope.kind === 'function' && scope.span.start <= at && at < scope.span.end) &&
    !isInString(at)
  return [...text.matchAll(/^[ \t]+(?:raise\b|(?:sys\s*\.\s*)?exit\s*\()|:[ \t]*raise\b/gm)].some((match) =>
    isOwn(statement.span.start + match.index + match[0].length - 1),
  )
}
