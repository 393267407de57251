import type { RepoPath } from '../model/source-file.ts'

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

/**
 * The latin-1 view of a Python file, and below it the identifiers in it that Python compares in another spelling than they are
 * written in: a ligature in a name is two letters (language reference 2.3).
 */
export function spelled(path: RepoPath, latin: string): string {
  if (!/\.pyi?$/.test(path) || !/[\x80-\xff]/.test(latin)) return latin
  const words = Buffer.from(latin, 'latin1')
    .toString('utf8')
    .match(/[\p{L}\p{N}\p{M}_.]*[^\x00-\x7f][\p{L}\p{N}\p{M}_.]*/gu)
  const others = [...new Set(words ?? [])].filter((word) => word.normalize('NFKC') !== word)
  return others.length === 0
    ? latin
    : `${latin}\n${others
        .map((word) => word.normalize('NFKC'))
        .map((word) => `import ${word} "${word}"`)
        .join('\n')}`
}

/** Bytes as text in which ASCII is itself: enough for patterns of ASCII words. */
export function latin1(bytes: Uint8Array): string {
  return view(bytes).toString('latin1')
}

function view(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
