/** `answer`, which follows from something that does not change and a key, with what it gave kept for as long as that something is. */
export function remembered<O extends object, K, V>(answer: (of: O, key: K) => V): (of: O, key: K) => V {
  const all = new WeakMap<O, Map<K, V>>()
  return (of, key) => {
    const known = all.get(of) ?? new Map<K, V>()
    all.set(of, known)
    if (known.has(key)) return known.get(key) as V
    const found = answer(of, key)
    known.set(key, found)
    return found
  }
}
