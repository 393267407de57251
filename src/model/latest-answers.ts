/**
 * `answer`, which follows from a text alone, with what it gave for the texts last asked about kept: transforms and checks ask about one
 * file after the other, and about each several times. Texts of `most` UTF-16 units together are kept, and always the last.
 */
export function keepingLatest<T>(most: number, answer: (text: string) => T): (text: string) => T {
  const kept = new Map<string, T>()
  let units = 0
  return (text) => {
    const given = kept.get(text)
    const isKept = given !== undefined || kept.has(text)
    const found = isKept ? (given as T) : answer(text)
    if (isKept) kept.delete(text)
    else units += text.length
    kept.set(text, found)
    for (const oldest of kept.keys()) {
      if (units <= most || kept.size === 1) break
      kept.delete(oldest)
      units -= oldest.length
    }
    return found
  }
}
