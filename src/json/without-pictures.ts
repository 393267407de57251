/** A JSON text without the content of its long strings, and the way back. */
export interface ShortJson {
  readonly text: string
  /** The offset in the whole text of an offset in the short one. */
  readonly back: (offset: number) => number
}

/** What pictures are written in: base64, with line breaks as JSON spells them. */
const RUN = /"[A-Za-z0-9+/=\\]+"/g
/** So many characters are worth the way back. */
const LONG = 1000

/**
 * A notebook without the pictures that it recorded, which are nearly all of a long one and are read character by character: a string of
 * base64 alone is empty in the short text. What is no JSON stays as it is, for its place to be told.
 */
export function withoutPictures(text: string): ShortJson {
  const cuts: { readonly at: number; readonly removed: number }[] = []
  const kept: string[] = []
  let [end, removed] = [0, 0]
  for (const { 0: run, index } of text.length < LONG ? [] : text.matchAll(RUN)) {
    if (run.length < LONG || /\\(?!n)/.test(run)) continue
    kept.push(text.slice(end, index + 1))
    end = index + run.length - 1
    removed += run.length - 2
    cuts.push({ at: end - removed, removed })
  }
  if (cuts.length === 0) return { text, back: (offset) => offset }
  kept.push(text.slice(end))
  return {
    text: kept.join(''),
    back: (offset) => offset + (cuts.findLast(({ at }) => at < offset)?.removed ?? 0),
  }
}
