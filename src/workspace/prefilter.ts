/**
 * A test on raw bytes, read as latin-1: does a file contain at least one of the words? One word is searched natively,
 * many with one regular expression, which costs the same for any number.
 * A word outside ASCII matches every file, because Python compares identifiers after NFKC normalisation
 * (language reference, "Identifiers and keywords") and other spellings of it may exist.
 */
export function containsAny(words: readonly string[]): (latin: string) => boolean {
  if (words.some((word) => !/^[\x20-\x7e]+$/.test(word))) return () => true
  const [only = ''] = words
  if (words.length === 1) return (latin) => latin.includes(only)
  const pattern = new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'))
  return (latin) => pattern.test(latin)
}

/** Bytes as text in which ASCII is itself: enough for patterns of ASCII words. */
export function latin1(bytes: Uint8Array): string {
  return view(bytes).toString('latin1')
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
