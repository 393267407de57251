/**
 * Visit something and all below it that `below` gives, each before what is below it, in order. Without calls within calls: an expression
 * may be nested deeper than functions can call each other.
 */
export function walkDown<T>(root: T, below: (one: T) => Iterable<T>): void {
  const open = [root]
  for (let one = open.pop(); one !== undefined; one = open.pop())
    for (const next of [...below(one)].reverse()) open.push(next)
}
