/**
 * A test on raw bytes: does a file contain at least one of the words? One word is searched natively,
 * many with one regular expression over the bytes read as latin-1, which costs the same for any number.
 * A word outside ASCII matches every file, because Python compares identifiers after NFKC normalisation
 * (language reference, "Identifiers and keywords") and other spellings of it may exist.
 */
export function containsAny(words: readonly string[]): (bytes: Uint8Array) => boolean {
  if (words.some((word) => !/^[\x20-\x7e]+$/.test(word))) return () => true
  if (words.length === 1) {
    const needle = Buffer.from(words[0] ?? '', 'latin1')
    return (bytes) => view(bytes).includes(needle)
  }
  const pattern = new RegExp(words.map((word) => word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')).join('|'))
  return (bytes) => pattern.test(latin1(bytes))
}

/** Bytes as text in which ASCII is itself: enough for patterns of ASCII words. */
export function latin1(bytes: Uint8Array): string {
  return view(bytes).toString('latin1')
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
