import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'

/** Write an annotation as a string (PEP 484, forward references). */
export function quoteEdits(facts: ModuleFacts, span: Span): readonly Edit[] {
  const text = facts.text.slice(span.start, span.end)
  const quote =
    text.includes('\n') || (text.includes('"') && text.includes("'")) ? '"""' : text.includes('"') ? "'" : '"'
  return [insert(span.start, quote), insert(span.end, quote)]
}
