import { sharedHead, sharedTail } from '../model/shared-ends.ts'
import type { Edit } from '../model/edit.ts'
import type { Span } from '../model/span.ts'
import { replace } from '../model/edit.ts'
import type { ModuleFacts, StringFact } from '../python/facts/facts.ts'

/** A string value as Python sees it: one literal, or several that stand side by side (language reference 2.4.3). */
export interface WholeString {
  /** The literals it is written as, in order; several only where none is an f-string. */
  readonly facts: readonly [StringFact, ...StringFact[]]
  /** Their contents put together. */
  readonly value: string
  /** Edits that put a text where `start` to `end` (offsets into `value`) was, in as few literals as possible. */
  readonly replaced: (start: number, end: number, text: string, certainty?: Edit['certainty']) => readonly Edit[]
}

/** The strings of a text, with literals that Python joins taken together. */
export function wholeStrings(facts: ModuleFacts): readonly WholeString[] {
  const groups: [StringFact, ...StringFact[]][] = []
  for (const fact of facts.strings) {
    const group = groups.at(-1)
    const last = group?.at(-1)
    if (group !== undefined && last !== undefined && belongTogether(facts, last, fact)) group.push(fact)
    else groups.push([fact])
  }
  return groups.map((group) => whole(facts.text, group))
}

function belongTogether(facts: ModuleFacts, a: StringFact, b: StringFact): boolean {
  if (!a.joined || !b.joined || a.isFormat || b.isFormat) return false
  return /^(?:\s|\\\r?\n|#[^\n]*\n)*$/.test(facts.text.slice(a.span.end, b.span.start))
}

function whole(text: string, facts: readonly [StringFact, ...StringFact[]]): WholeString {
  const parts = facts.map((fact) => text.slice(fact.content.start, fact.content.end))
  const value = parts.join('')
  return {
    facts,
    value,
    replaced(start, end, wanted, certainty = 'certain') {
      const first = facts[0].content.start
      if (facts.length === 1) return [replace(first + start, first + end, wanted, certainty)]
      const old = value.slice(start, end)
      const head = sharedHead(old, wanted)
      const tail = sharedTail(old.slice(head), wanted.slice(head))
      const changed = { start: start + head, end: end - tail }
      return spread(facts, parts, changed, wanted.slice(head, wanted.length - tail), certainty)
    },
  }
}

/** The text goes into the first literal that is touched, the rest of what it replaces out of the others. */
function spread(
  facts: readonly StringFact[],
  parts: readonly string[],
  { start, end }: Span,
  text: string,
  certainty: Edit['certainty'],
): readonly Edit[] {
  const edits: Edit[] = []
  let before = 0
  for (const [at, part] of parts.entries()) {
    const from = Math.max(start, before)
    const to = Math.min(end, before + part.length)
    const isLast = at === parts.length - 1
    const touched = from < to || (from === to && edits.length === 0 && (to < before + part.length || isLast))
    const shift = (facts[at]?.content.start ?? 0) - before
    if (touched && from <= to) edits.push(replace(from + shift, to + shift, edits.length === 0 ? text : '', certainty))
    before += part.length
  }
  return edits
}
