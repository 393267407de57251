/**
 * The smallest index from 0 to below `count` for which `isReached` holds, or `count` where none does. Once it holds it holds for all
 * that follow (a sorted list): found by halving.
 */
export function firstIndex(count: number, isReached: (index: number) => boolean): number {
  let [low, high] = [0, count]
  while (low < high) {
    const middle = (low + high) >> 1
    if (isReached(middle)) high = middle
    else low = middle + 1
  }
  return low
}
