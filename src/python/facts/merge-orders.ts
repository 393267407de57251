/**
 * The merge step of C3 (docs.python.org, "The Python 2.3 Method Resolution Order"): the first head that stands in no tail,
 * again and again. Takes the orders of the bases and then the bases themselves; undefined where no order exists.
 */
export function mergeOrders(lists: readonly (readonly string[])[]): readonly string[] | undefined {
  let left = lists.filter((list) => list.length > 0)
  const result: string[] = []
  while (left.length > 0) {
    const head = left
      .map((list) => list[0] ?? '')
      .find((candidate) => left.every((list) => !list.slice(1).includes(candidate)))
    if (head === undefined) return undefined
    result.push(head)
    left = left.map((list) => (list[0] === head ? list.slice(1) : list)).filter((list) => list.length > 0)
  }
  return result
}
