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

/** The same where the key is an object as well: what is kept for it goes when it does. */
export function rememberedFor<O extends object, K extends object, V>(
  answer: (of: O, key: K) => V,
): (of: O, key: K) => V {
  const all = new WeakMap<O, WeakMap<K, { readonly found: V }>>()
  return (of, key) => {
    const known = all.get(of) ?? new WeakMap<K, { readonly found: V }>()
    all.set(of, known)
    const kept = known.get(key) ?? { found: answer(of, key) }
    known.set(key, kept)
    return kept.found
  }
}
