import iconv from 'iconv-lite'

/** A character set that the codec library has not, or has in another version than Python. */
export interface OwnCodec {
  /** Undefined for bytes that are no text of it. */
  readonly decode: (bytes: Buffer) => string | undefined
  /** A character it lacks becomes another one. */
  readonly encode: (text: string) => Buffer
}

/** The codecs by their names in letters and digits alone. */
export const OWN_CODECS: Readonly<Record<string, OwnCodec>> = {
  macroman: ofTable('macintosh'),
  maccyrillic: ofTable('x-mac-cyrillic'),
  iso2022jp: shifted('eucjp', '\x1b$B', '\x1b(B', ['\x1b']),
  hz: shifted('gb2312', '~{', '~}', ['~']),
}

/** Characters that the library reads otherwise than Python does, each with what Python reads, by codec. */
const JIS: readonly string[] = ['～〜', '∥‖', '－−', '￠¢', '￡£', '￢¬']
const GB: readonly string[] = ['·・', '—―']
const BIG5: readonly string[] = ['‧•', '﹑､', '¯‾', '～∼', '⊕♁', '⊙☉', '∕／', '﹨＼', '￥¥', '￠¢', '￡£']
const READ_OTHERWISE: Readonly<Record<string, readonly string[]>> = {
  eucjp: JIS,
  shiftjis: JIS,
  gb2312: GB,
  big5: BIG5,
}

/** The text of bytes in a codec of the library, with the characters that Python reads; undefined where Python has others than any table here. */
export function decodeAsPython(codec: string, bytes: Buffer): string | undefined {
  if (codec === 'big5' && isDisputed(bytes)) return undefined
  const text = iconv.decode(bytes, codec, { stripBOM: false })
  const table = new Map(READ_OTHERWISE[codec]?.map(([theirs = '', own = '']) => [theirs, own] as const))
  return table.size === 0 ? text : text.replaceAll(/[^\0-\x7f]/gu, (character) => table.get(character) ?? character)
}

/** The bytes of a text in a codec of the library, as Python writes them; a character it lacks becomes another one. */
export function encodeAsPython(codec: string, text: string): Buffer {
  const table = new Map(READ_OTHERWISE[codec]?.map(([theirs = '', own = '']) => [own, theirs] as const))
  const theirs = (part: string): Buffer => {
    const known = part.replaceAll(/[^\0-\x7f]/gu, (character) => table.get(character) ?? character)
    return iconv.encode(table.size === 0 ? part : known, codec, { addBOM: false })
  }
  if (codec !== 'eucjp' || !text.includes('〜')) return theirs(text)
  // The wave dash the library reads and does not write.
  const parts = text.split('〜').map(theirs)
  return Buffer.concat(parts.flatMap((part, at) => (at === 0 ? [part] : [Buffer.of(0xa1, 0xc1), part])))
}

/** Whether bytes of Big5 are of the part that Python fills with other characters (from C6A1 to C8FE). */
function isDisputed(bytes: Buffer): boolean {
  for (let at = 0; at < bytes.length; at += (bytes[at] ?? 0) > 0x80 ? 2 : 1) {
    const code = ((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)
    if (code >= 0xc6a1 && code <= 0xc8fe) return true
  }
  return false
}

/** One byte a character, as the encoding standard has it (encoding.spec.whatwg.org, "Legacy single-byte encodings"): Python has the same. */
function ofTable(label: string): OwnCodec {
  const bytes = Buffer.from(Array.from({ length: 0x100 }, (_, code) => code))
  const characters = new TextDecoder(label).decode(bytes)
  const codes = new Map([...characters].map((character, code) => [character, code] as const))
  return {
    decode: (encoded) => Array.from(encoded, (code) => characters.charAt(code)).join(''),
    encode: (text) => Buffer.from([...text].map((character) => codes.get(character) ?? 0x3f)),
  }
}

/**
 * Two bytes of seven bits a character between a sign that shifts in and one that shifts out (ISO-2022-JP: RFC 1468; HZ: RFC 1843), as
 * `wide` has them with the eighth bit set. Signs of `doubled` stand for themselves only where they are written twice, in HZ.
 */
function shifted(wide: string, shiftIn: string, shiftOut: string, special: readonly string[]): OwnCodec {
  const run = new RegExp(`${literal(shiftIn)}((?:[!-~]{2})+)${literal(shiftOut)}`, 'g')
  const isHz = shiftOut === '~}'
  return {
    decode(bytes) {
      const text = bytes.toString('latin1')
      let decoded = ''
      let at = 0
      for (const match of text.matchAll(run)) {
        decoded += text.slice(at, match.index) + (decodeAsPython(wide, eighthBit(match[1] ?? '', true)) ?? '')
        at = match.index + match[0].length
      }
      decoded += text.slice(at)
      const plain = isHz ? decoded.replaceAll('~~', '~') : decoded
      return /[\x80-\xff]/.test(text) || (!isHz && special.some((sign) => plain.includes(sign))) ? undefined : plain
    },
    encode(text) {
      const encoded = text.replaceAll(/[^\0-\x7f]+|~/g, (part) => {
        if (part === '~') return isHz ? '~~' : part
        const codes = encodeAsPython(wide, part)
        return codes.length === [...part].length * 2
          ? shiftIn + eighthBit(codes.toString('latin1'), false).toString('latin1') + shiftOut
          : '?'
      })
      return Buffer.from(encoded, 'latin1')
    },
  }
}

function eighthBit(codes: string, on: boolean): Buffer {
  return Buffer.from(Array.from(codes, (code) => (on ? code.charCodeAt(0) | 0x80 : code.charCodeAt(0) & 0x7f)))
}

function literal(text: string): string {
  return text.replaceAll(/[$(){}]/g, '\\$&')
}
