/**
 * Visit something and all below it that `below` gives, each before what is below it, in order. Without calls within calls: an expression
 * may be nested deeper than functions can call each other.
 */
export function walkDown<T>(root: T, below: (one: T) => readonly T[]): void {
  const open = [root]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const next = below(one)
    for (let at = next.length - 1; at >= 0; at -= 1) open.push(next[at] as T)
  }
}
