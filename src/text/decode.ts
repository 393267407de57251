import { isAscii, isUtf8 } from 'node:buffer'
import { InvariantError } from '../model/errors.ts'
import { MAX_TEXT_BYTES } from '../model/limits.ts'
import type { RepoPath, SourceFile, TextEncoding } from '../model/source-file.ts'
import { decodeBy, encodeBy, hasAll } from './codecs.ts'
import { pythonEncodingOf } from './python-encoding.ts'
import { firstInvalidUtf8 } from './utf8-check.ts'

/** A NUL byte this early makes a file binary, as in git. */
const BINARY_PROBE_BYTES = 8000

/** Whether the first bytes of a file say that it is no text, as git has it (`buffer_is_binary`). */
export function isBinary(bytes: Uint8Array): boolean {
  return bytes.subarray(0, BINARY_PROBE_BYTES).includes(0)
}

/**
 * The text of a file, or the reason why it has none. UTF-8 is read strictly and a byte order mark stays the first
 * character; `.py` and `.pyi` files follow PEP 263. The bytes may be a view of a reused buffer: none of it is kept.
 */
export function decodeText(path: RepoPath, bytes: Uint8Array): SourceFile | { readonly reason: string } {
  if (bytes.length > MAX_TEXT_BYTES) return { reason: tooLarge(bytes.length) }
  if (isBinary(bytes)) return { reason: 'binary' }
  if (!/\.pyi?$/.test(path)) return decodeUtf8(path, bytes)
  const file = decodePython(path, bytes)
  if ('reason' in file || !file.text.includes('\r') || file.text.includes('\n')) return file
  return { ...file, text: file.text.replaceAll('\r', '\n'), encoding: `${file.encoding}${RETURNS}` }
}

/** Behind the name of an encoding: every line of the Python file ends with a carriage return alone, and reads as if it ended with `\n`. */
const RETURNS = '+cr'

function decodePython(path: RepoPath, bytes: Uint8Array): SourceFile | { readonly reason: string } {
  const declared = pythonEncodingOf(bytes)
  if (declared.kind === 'refused') return { reason: declared.reason }
  if (declared.kind === 'ascii-only') return decodeAscii(path, bytes, declared.cookie)
  const { encoding } = declared
  if (encoding === 'utf-8') return decodeUtf8(path, bytes)
  if (encoding === 'latin-1') return { path, text: bufferOver(bytes).toString('latin1'), encoding }
  const text = decodeBy(encoding, bufferOver(bytes))
  return text === undefined
    ? { reason: `not all of its bytes are ${encoding}, which its coding cookie names` }
    : { path, text, encoding }
}

/** Under the name of a codec we do not have: as long as all is ASCII it makes no difference, and nothing else may come into the file. */
function decodeAscii(path: RepoPath, bytes: Uint8Array, cookie: string): SourceFile | { readonly reason: string } {
  if (isAscii(bytes)) return { path, text: bufferOver(bytes).toString('latin1'), encoding: 'ascii' }
  const offset = bytes.findIndex((byte) => byte > 0x7f)
  return { reason: `the coding cookie ${cookie} is not supported for bytes outside ASCII (byte ${offset})` }
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
  const encoding = codecPart(file.encoding)
  const text = encoding === file.encoding ? file.text : file.text.replaceAll('\n', '\r')
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  return encoding === 'latin-1' ? Buffer.from(text, 'latin1') : encodeBy(encoding, text)
}

function codecPart(encoding: TextEncoding): TextEncoding {
  return encoding.endsWith(RETURNS) ? encoding.slice(0, -RETURNS.length) : encoding
}

/** Whether every character of the text exists in the encoding; a lone surrogate exists in none. */
export function canEncode(fileEncoding: TextEncoding, text: string): boolean {
  const encoding = codecPart(fileEncoding)
  // Nearly no text has surrogates at all, and to look for pairs of them costs several times as much.
  if (encoding === 'utf-8') return !/[\ud800-\udfff]/.test(text) || !/\p{Surrogate}/u.test(text)
  return encoding === 'latin-1' ? !/[\u0100-\uffff]/.test(text) : hasAll(encoding, text)
}

function decodeUtf8(path: RepoPath, bytes: Uint8Array): SourceFile | { readonly reason: string } {
  if (!isUtf8(bytes)) return { reason: `not UTF-8 at byte ${firstInvalidUtf8(bytes)}` }
  return { path, text: bufferOver(bytes).toString('utf8'), encoding: 'utf-8' }
}

function bufferOver(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
