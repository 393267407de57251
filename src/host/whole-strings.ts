import { sharedHead, sharedTail } from '../model/shared-ends.ts'
import type { Edit } from '../model/edit.ts'
import type { Span } from '../model/span.ts'
import { replace } from '../model/edit.ts'
import type { ModuleFacts, StringFact } from '../python/facts/facts.ts'
import { areJoined } from '../python/facts/joined-literals.ts'

/** A string value as Python sees it: one literal, or several that stand side by side (language reference 2.4.3). */
export interface WholeString {
  /** The literals it is written as, in order; several only where none is an f-string. */
  readonly facts: readonly [StringFact, ...StringFact[]]
  /** Their contents put together. */
  readonly value: string
  /** Whether the contents stand in one stretch. */
  readonly isOneStretch: boolean
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
  return !a.isFormat && !b.isFormat && areJoined(facts, a, b)
}

function whole(text: string, facts: readonly [StringFact, ...StringFact[]]): WholeString {
  const stretches = facts.flatMap((fact) => stretchesOf(text, fact))
  const parts = stretches.map(({ start, end }) => text.slice(start, end))
  const value = parts.join('')
  return {
    facts,
    value,
    isOneStretch: stretches.length === 1,
    replaced(start, end, wanted, certainty = 'certain') {
      const first = facts[0].content.start
      if (stretches.length === 1) return [replace(first + start, first + end, wanted, certainty)]
      const old = value.slice(start, end)
      const head = sharedHead(old, wanted)
      const tail = sharedTail(old.slice(head), wanted.slice(head))
      const changed = { start: start + head, end: end - tail }
      return spread(stretches, parts, changed, wanted.slice(head, wanted.length - tail), certainty)
    },
  }
}

/** What a literal says, without the line ends in it that it says nothing with (a backslash before them; language reference 2.4.1.1). */
function stretchesOf(text: string, { content, hasEscapes, isFormat }: StringFact): readonly Span[] {
  const written = text.slice(content.start, content.end)
  if (!hasEscapes || isFormat || !CONTINUED.test(written)) return [content]
  const stretches: Span[] = []
  let start = content.start
  for (const { 0: sign, index } of written.matchAll(ESCAPES)) {
    if (!/^\\\r?\n/.test(sign)) continue
    stretches.push({ start, end: content.start + index })
    start = content.start + index + sign.length
  }
  return [...stretches, { start, end: content.end }]
}

const CONTINUED = /\\\r?\n/
const ESCAPES = /\\(?:\r\n|[\s\S])/g

/** The text goes into the first literal that is touched, the rest of what it replaces out of the others. */
function spread(
  stretches: readonly Span[],
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
    const shift = (stretches[at]?.start ?? 0) - before
    if (touched && from <= to) edits.push(replace(from + shift, to + shift, edits.length === 0 ? text : '', certainty))
    before += part.length
  }
  return edits
}
