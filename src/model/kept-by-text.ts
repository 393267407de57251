/** What is made of a text, kept for texts of `most` UTF-16 units together; those asked for longest ago go first. Throws what `make` throws. */
export function keptByText<Made extends object>(most: number, make: (text: string) => Made): (text: string) => Made {
  const kept = new Map<string, Made>()
  let units = 0
  return (text) => {
    const known = kept.get(text)
    if (known !== undefined) {
      kept.delete(text)
      kept.set(text, known)
      return known
    }
    const made = make(text)
    kept.set(text, made)
    units += text.length
    for (const oldest of kept.keys()) {
      if (units <= most) break
      kept.delete(oldest)
      units -= oldest.length
    }
    return made
  }
}
