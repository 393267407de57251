import { isAscii, isUtf8 } from 'node:buffer'
import { InvariantError } from '../model/errors.ts'
import type { RepoPath, SourceFile, TextEncoding } from '../model/source-file.ts'
import { pythonEncodingOf } from './python-encoding.ts'
import { firstInvalidUtf8 } from './utf8-check.ts'

/** Files larger than this are not read as text. */
export const MAX_TEXT_BYTES = 20 * 1024 * 1024

/** A NUL byte this early makes a file binary, as in git. */
const BINARY_PROBE_BYTES = 8000

/**
 * The text of a file, or the reason why it has none. UTF-8 is read strictly and a byte order mark stays the first
 * character; `.py` and `.pyi` files follow PEP 263. The bytes may be a view of a reused buffer: none of it is kept.
 */
export function decodeText(path: RepoPath, bytes: Uint8Array): SourceFile | { readonly reason: string } {
  if (bytes.length > MAX_TEXT_BYTES) return { reason: tooLarge(bytes.length) }
  if (bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)) return { reason: 'binary' }
  if (!/\.pyi?$/.test(path)) return decodeUtf8(path, bytes)
  const declared = pythonEncodingOf(bytes)
  if (declared.kind === 'refused') return { reason: declared.reason }
  if (declared.kind === 'known' && declared.encoding === 'latin-1') {
    return { path, text: bufferOver(bytes).toString('latin1'), encoding: 'latin-1' }
  }
  if (declared.kind === 'ascii-only' && !isAscii(bytes)) {
    const offset = bytes.findIndex((byte) => byte > 0x7f)
    return { reason: `the coding cookie ${declared.cookie} is not supported for bytes outside ASCII (byte ${offset})` }
  }
  return decodeUtf8(path, bytes)
}

/** The reason for leaving out a file of this many bytes. */
export function tooLarge(size: number): string {
  return `too large: ${size} bytes, the limit is ${MAX_TEXT_BYTES}`
}

/** The bytes of a file as they are written to disk. Throws InvariantError for a character its encoding lacks. */
export function encodeText(file: SourceFile): Uint8Array {
  if (!canEncode(file.encoding, file.text)) {
    throw new InvariantError(`${file.path}: the text has a character that does not exist in ${file.encoding}`)
  }
  return Buffer.from(file.text, file.encoding === 'latin-1' ? 'latin1' : 'utf8')
}

/** Whether every character of the text exists in the encoding; a lone surrogate exists in neither. */
export function canEncode(encoding: TextEncoding, text: string): boolean {
  return encoding === 'latin-1' ? !/[\u0100-\uffff]/.test(text) : !/\p{Surrogate}/u.test(text)
}

function decodeUtf8(path: RepoPath, bytes: Uint8Array): SourceFile | { readonly reason: string } {
  if (!isUtf8(bytes)) return { reason: `not UTF-8 at byte ${firstInvalidUtf8(bytes)}` }
  return { path, text: bufferOver(bytes).toString('utf8'), encoding: 'utf-8' }
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
