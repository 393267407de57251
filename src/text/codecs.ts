import iconv from 'iconv-lite'
import type { TextEncoding } from '../model/source-file.ts'
import { decodeAsPython, encodeAsPython, OWN_CODECS } from './own-codecs.ts'

const ASCII = Buffer.from(Array.from({ length: 0x80 }, (_, code) => code))

/**
 * The name by which a codec is asked for from here on; undefined when there is none, or when ASCII bytes do not mean ASCII in it and we have
 * no codec of our own.
 */
export function codecOf(name: string): TextEncoding | undefined {
  const plain = name.toLowerCase().replace(/[^a-z0-9]+/g, '')
  if (OWN_CODECS[plain] !== undefined) return plain
  // Of the Mac character sets Python has the newer versions, with a euro sign.
  if (plain.startsWith('mac') || !iconv.encodingExists(plain)) return undefined
  return iconv.decode(ASCII, plain, { stripBOM: false }) === ASCII.toString('latin1') ? plain : undefined
}

/** The text of bytes in a codec of `codecOf`; undefined when writing it would not give the same bytes back. */
export function decodeBy(codec: TextEncoding, bytes: Buffer): string | undefined {
  const text = decoded(codec, bytes)
  return text !== undefined && encodeBy(codec, text).equals(bytes) ? text : undefined
}

/** The bytes of a text in a codec of `codecOf`; a character it lacks becomes another one (see `hasAll`). */
export function encodeBy(codec: TextEncoding, text: string): Buffer {
  return OWN_CODECS[codec]?.encode(text) ?? encodeAsPython(codec, text)
}

/** Whether every character of the text exists in a codec of `codecOf`. */
export function hasAll(codec: TextEncoding, text: string): boolean {
  return decoded(codec, encodeBy(codec, text)) === text
}

function decoded(codec: TextEncoding, bytes: Buffer): string | undefined {
  const own = OWN_CODECS[codec]
  return own === undefined ? decodeAsPython(codec, bytes) : own.decode(bytes)
}
