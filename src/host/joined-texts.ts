import type { Edit } from '../model/edit.ts'
import { firstIndex } from '../model/first-index.ts'
import type { HostText } from '../model/host-text.ts'
import type { Span } from '../model/span.ts'
import { maskMagics } from '../python/facts/ipython.ts'
import { identifierOf } from '../python/facts/python-names.ts'
import { visibleBindings } from '../python/facts/resolve.ts'
import { factsOfText } from '../python/index/symbol-index.ts'

/** A Python text inside another file: what to parse, and the way back for edits. */
export interface EmbeddedPython {
  /** What is parsed: IPython magics are masked by comments of the same length. */
  readonly text: string
  /** The text as it is written. */
  readonly original: string
  /** Stretches of `text` that are texts of their own, and comments to the code around them: commands in the cells of a notebook. */
  readonly apart?: readonly Span[]
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
  // The last group that imports a name: a document may have thousands of examples.
  const importers = new Map<string, number>()
  for (const region of inOrder(regions)) {
    const home = Math.max(-1, ...readThrough(region, importers).map((name) => importers.get(name) ?? -1))
    const at = home < 0 ? groups.length : home
    groups[at] = [...(groups[at] ?? []), region]
    for (const name of importedBy(region)) importers.set(name, Math.max(at, importers.get(name) ?? -1))
  }
  return groups.flatMap((parts) => (parts.length === 1 ? parts.map(asPython) : [joinedTexts(parts)]))
}

/** Whether a text is Python that reads attributes of one of the names, which earlier ones import, and does not bind it. */
export function readsThrough(text: HostText, names: ReadonlySet<string>): boolean {
  return readThrough(text, names).length > 0
}

/** The names that the imports of a text bind. */
export function importedBy(text: HostText): readonly string[] {
  if (!text.value.includes('import')) return []
  return factsOfText(maskMagics(text.value)).imports.flatMap(({ items }) => items.map(({ bound }) => bound))
}

/** Those of some names of which a text that is Python reads attributes, and which it does not bind. */
function readThrough(text: HostText, names: ReadonlySet<string> | ReadonlyMap<string, unknown>): readonly string[] {
  const read = identifierOf(text.value)
  // Most examples say none of them: they are not parsed for this.
  if (![...names.keys()].some((name) => read.includes(name))) return []
  const facts = factsOfText(maskMagics(text.value))
  if (facts.errors.length > 0) return []
  return facts.references
    .filter((one) => one.attributes.length > 0 && names.has(one.name) && visibleBindings(facts, one).length === 0)
    .map((one) => one.name)
}

/** Texts in the order of their file. */
export function inOrder(texts: readonly HostText[]): readonly HostText[] {
  return texts.toSorted((a, b) => a.span.start - b.span.start)
}

/** A text by itself. */
export function asPython(region: HostText): EmbeddedPython {
  return { text: maskMagics(region.value), original: region.value, spans: [region.span], hostEdits: region.hostEdits }
}

/** Several texts as one, with where each of them begins in it (UTF-16). */
export interface JoinedPython extends EmbeddedPython {
  readonly starts: ReadonlyMap<HostText, number>
}

/** Texts whose names live on from one to the next (the cells of a notebook), as one text. */
export function joinedTexts(texts: readonly HostText[]): JoinedPython {
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
    starts: new Map(parts.map(({ host, start }) => [host, start])),
    hostEdits: (edits) => {
      const sorted = edits.toSorted((one, other) => one.span.start - other.span.start)
      return parts.flatMap(({ host, start, end }) => host.hostEdits(within(sorted, start, end)))
    },
  }
}

/** The edits of one part, in its own offsets, out of all in their order. An insertion behind the last line of a part belongs to it. */
function within(sorted: readonly Edit[], start: number, end: number): readonly Edit[] {
  const from = firstIndex(sorted.length, (index) => (sorted[index]?.span.start ?? 0) >= start)
  const to = firstIndex(sorted.length, (index) => (sorted[index]?.span.start ?? 0) > end + 1)
  return sorted.slice(from, to).flatMap((edit) => {
    if (edit.span.start === edit.span.end && edit.span.start === end + 1) {
      return [{ ...edit, span: { start: end - start, end: end - start }, text: '\n' + edit.text.replace(/\n$/, '') }]
    }
    if (edit.span.start > end || (edit.span.start === end && edit.span.end > end)) return []
    const stop = Math.min(edit.span.end, end)
    return [{ ...edit, span: { start: edit.span.start - start, end: stop - start } }]
  })
}
