/** How many items (characters, parts) two sequences have in common at the beginning, at most `most`. */
export function sharedHead(a: ArrayLike<string>, b: ArrayLike<string>, most = Infinity): number {
  const limit = Math.min(a.length, b.length, most)
  let count = 0
  while (count < limit && a[count] === b[count]) count += 1
  return count
}

/** How many they have in common at the end, at most `most`: what the beginning took is to be left out of it. */
export function sharedTail(a: ArrayLike<string>, b: ArrayLike<string>, most = Infinity): number {
  const limit = Math.min(a.length, b.length, most)
  let count = 0
  while (count < limit && a[a.length - 1 - count] === b[b.length - 1 - count]) count += 1
  return count
}
