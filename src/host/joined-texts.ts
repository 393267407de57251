import type { Edit } from '../model/edit.ts'
import type { HostText } from '../model/host-text.ts'
import type { Span } from '../model/span.ts'
import { maskMagics } from '../python/facts/ipython.ts'
import { visibleBindings } from '../python/facts/resolve.ts'
import { factsOfText } from '../python/index/symbol-index.ts'

/** A Python text inside another file: what to parse, and the way back for edits. */
export interface EmbeddedPython {
  /** What is parsed: IPython magics are masked by comments of the same length. */
  readonly text: string
  /** The text as it is written. */
  readonly original: string
  /** What it takes up in the host file. */
  readonly spans: readonly Span[]
  readonly hostEdits: (edits: readonly Edit[]) => readonly Edit[]
}

/**
 * The examples of one document or docstring, in its order: one that reads through what an earlier one imports is read together with it,
 * for names live on ("What's the execution context?" of doctest; a reader types one after the other). Others stay by themselves.
 */
export function joinedExamples(regions: readonly HostText[]): readonly EmbeddedPython[] {
  if (regions.length < 2) return regions.map(asPython)
  const groups: HostText[][] = []
  for (const region of inOrder(regions)) {
    const home = groups.findLast((group) => group.some((earlier) => continues(region, earlier)))
    if (home === undefined) groups.push([region])
    else home.push(region)
  }
  return groups.flatMap((parts) => (parts.length === 1 ? parts.map(asPython) : [joinedTexts(parts)]))
}

/** Whether a text is Python that reads attributes of a name which the earlier one imports, and does not bind it. */
export function continues(text: HostText, earlier: HostText): boolean {
  const before = factsOfText(maskMagics(earlier.value))
  if (before.imports.length === 0) return false
  const facts = factsOfText(maskMagics(text.value))
  if (facts.errors.length > 0) return false
  const imported = new Set(before.imports.flatMap(({ items }) => items.map(({ bound }) => bound)))
  return facts.references.some(
    (one) => one.attributes.length > 0 && imported.has(one.name) && visibleBindings(facts, one).length === 0,
  )
}

/** Texts in the order of their file. */
export function inOrder(texts: readonly HostText[]): readonly HostText[] {
  return texts.toSorted((a, b) => a.span.start - b.span.start)
}

/** A text by itself. */
export function asPython(region: HostText): EmbeddedPython {
  return { text: maskMagics(region.value), original: region.value, spans: [region.span], hostEdits: region.hostEdits }
}

/** Texts whose names live on from one to the next (the cells of a notebook), as one text. */
export function joinedTexts(texts: readonly HostText[]): EmbeddedPython {
  const parts: { readonly host: HostText; readonly start: number; readonly end: number }[] = []
  let text = ''
  let original = ''
  for (const host of texts) {
    const masked = maskMagics(host.value)
    parts.push({ host, start: text.length, end: text.length + masked.length })
    // A blank line between: what goes below the last line of one is not above the first line of the next.
    text += masked + '\n\n'
    original += host.value + '\n\n'
  }
  return {
    text,
    original,
    spans: parts.map(({ host }) => host.span),
    hostEdits: (edits) => parts.flatMap(({ host, start, end }) => host.hostEdits(within(edits, start, end))),
  }
}

/** The edits of one part, in its own offsets. An insertion behind the last line of a part belongs to it. */
function within(edits: readonly Edit[], start: number, end: number): readonly Edit[] {
  return edits.flatMap((edit) => {
    if (edit.span.start < start || edit.span.start > end + 1) return []
    if (edit.span.start === edit.span.end && edit.span.start === end + 1) {
      return [{ ...edit, span: { start: end - start, end: end - start }, text: '\n' + edit.text.replace(/\n$/, '') }]
    }
    if (edit.span.start > end || (edit.span.start === end && edit.span.end > end)) return []
    const stop = Math.min(edit.span.end, end)
    return [{ ...edit, span: { start: edit.span.start - start, end: stop - start } }]
  })
}
