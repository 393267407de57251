import { picklesIn } from './pickle-signs.ts'

/** A literal of bytes or text: prefix, quotes and content. No expression of a language, only what its lexer takes for a literal. */
const LITERAL = /(?<![\w"'])([bBrRuU]{0,2})("""|'''|"|')((?:\\[\s\S]|(?!\2)[^\\])*?)\2/g

/** What a text must hold for one of its literals to be a pickle: a protocol, base64 or hex of one, gzip or zlib, or a GLOBAL at the beginning of a literal. */
const PERHAPS =
  /\\x80\\x0[2-5]|["'](?:gA[JNSW]|800[2-5]|H4sI|eJ[\w+/]|(?:28)?6[39][4-7][\da-fA-F]{14}|(?:Y[0-3]|a[U-X]|K[GH][Nl])[\w+/]{14})|["']x\\x(?:9c|da|5e|01)|["']\\x1f\\x8b|["'](?:\(\s*)?[ci][A-Za-z_][\w.]*(?:\\n|\n)|\\n\(?[ci][A-Za-z_][\w.]*\\n/

const SIMPLE: Readonly<Record<string, string>> = {
  n: '\n',
  t: '\t',
  r: '\r',
  a: '\x07',
  b: '\b',
  f: '\f',
  v: '\v',
  '\\': '\\',
  "'": "'",
  '"': '"',
  '\n': '',
}

/** Whether a text can have such a literal: cheap, and the same for a text and for its UTF-8 read as latin-1. */
export function mayHavePickles(text: string): boolean {
  return PERHAPS.test(text)
}

/**
 * The pickles that a Python text holds as literals: of bytes, in base64 or in hex, and those of protocol 0 and 1, which begin with or
 * hold the name of a class on lines of their own (pickletools, GLOBAL and INST). Each with the bytes it stands for.
 */
export function pickleLiterals(text: string): readonly Buffer[] {
  if (!PERHAPS.test(text)) return []
  const found: Buffer[] = []
  let joined = ''
  let end = -1
  for (const match of text.matchAll(LITERAL)) {
    const [whole, prefix = '', , content = ''] = match
    const value = /r/i.test(prefix) ? content : unescaped(content)
    // Literals side by side are one.
    const isNext = end >= 0 && /^(?:\s|\\\n|#[^\n]*\n)*$/.test(text.slice(end, match.index))
    joined = isNext ? joined + value : value
    end = match.index + whole.length
    const bytes = pickleIn(joined)
    if (bytes !== undefined && isNext) found.pop()
    if (bytes !== undefined) found.push(bytes)
  }
  return found
}

function unescaped(content: string): string {
  return content.replace(/\\(x[\da-fA-F]{2}|[0-7]{1,3}|[\s\S])/g, (all, sign: string) => {
    if (/^x./.test(sign)) return String.fromCharCode(Number.parseInt(sign.slice(1), 16))
    if (/^[0-7]/.test(sign)) return String.fromCharCode(Number.parseInt(sign, 8) & 255)
    return SIMPLE[sign] ?? all
  })
}

/** What gzip and zlib hold, and base64 of them, where it is pickles. */
function packedIn(value: string): Buffer | undefined {
  const isBase64 = /^(?:eJ|H4sI)[\w+/=\s-]{16,}$/.test(value)
  if (!isBase64 && !/^(?:x[\x9c\xda\x5e\x01]|\x1f\x8b)/.test(value)) return undefined
  const found = picklesIn(Buffer.from(value, isBase64 ? 'base64' : 'latin1'))
  return found.length === 0 ? undefined : Buffer.concat(found)
}

/** Hex or base64 of a pickle of protocol 0 or 1 that begins with a class: `636f72622e...` is `corb.spin\\nJob\\n`. */
function writtenOut(value: string): Buffer | undefined {
  const isHex = /^(?:[\da-f]{2}){10,}$/i.test(value)
  if (!isHex && !/^[\w+/\s-]{16,}={0,2}\s*$/.test(value)) return undefined
  const bytes = Buffer.from(value, isHex ? 'hex' : 'base64')
  return /^\(?[ci][A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n/.test(bytes.toString('latin1')) ? bytes : undefined
}

function pickleIn(value: string): Buffer | undefined {
  if (/^\x80[\x02-\x05]/.test(value)) return Buffer.from(value, 'latin1')
  if (/^gA(?:[JN]|SV|WV)[\w+/=\s-]+$/.test(value)) return Buffer.from(value, 'base64')
  if (/^800[2-5][\da-f]{8,}$/i.test(value)) return Buffer.from(value, 'hex')
  const written = writtenOut(value)
  if (written !== undefined) return written
  const packed = packedIn(value)
  if (packed !== undefined) return packed
  // Of text with such lines only these: it may be anything else.
  const globals = [...value.matchAll(/(?:^|\n)\(?[ci]([A-Za-z_][\w.]*\n[A-Za-z_][\w.]*\n)/g)].map(
    (match) => `c${match[1] ?? ''}`,
  )
  return globals.length === 0 ? undefined : Buffer.from(globals.join(''), 'latin1')
}
