/** So many places are told of a proposal; whoever doubts it finds the others by themselves. */
const SHOWN = 5

/** The first of some places, each once, and how many there are besides. */
export function somePlaces(places: readonly string[]): string {
  const shown = [...new Set(places)]
  return shown.slice(0, SHOWN).join(', ') + (shown.length > SHOWN ? ` and ${shown.length - SHOWN} more` : '')
}
