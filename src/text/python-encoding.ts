import type { TextEncoding } from '../model/source-file.ts'
import { codecOf } from './codecs.ts'

/** How the bytes of a Python file are to be read: an encoding, pure ASCII under the name of a codec we do not have, or an error. */
export type PythonEncoding =
  | { readonly kind: 'known'; readonly encoding: TextEncoding }
  | { readonly kind: 'ascii-only'; readonly cookie: string }
  | { readonly kind: 'refused'; readonly reason: string }

/** PEP 263, "Defining the Encoding". */
const COOKIE = /^[ \t\f]*#.*?coding[:=][ \t]*([-_.a-zA-Z0-9]+)/

/** A first line after which the second one may still hold the cookie: blank, or nothing but a comment. */
const BLANK_OR_COMMENT = /^[ \t\f]*(?:#.*)?$/

/** Python's names for the two codecs, normalised as `codecs.lookup` does. */
const UTF_8 = new Set(['utf_8', 'utf8', 'u8', 'utf', 'utf8_ucs2', 'utf8_ucs4', 'cp65001', 'utf_8_sig'])
const LATIN_1 = new Set([
  ...['latin_1', 'latin1', 'latin', 'l1', 'iso_8859_1', 'iso8859_1', 'iso8859', '8859', 'iso_latin_1'],
  ...['iso_8859_1_1987', 'iso_ir_100', 'csisolatin1', 'cp819', 'ibm819'],
])

/** Codecs in which ASCII bytes do not spell the ASCII characters, or that are no character sets. */
const NOT_OVER_ASCII =
  /^(utf_?7|u7|utf_?16|u16|utf_?32|u32|ucs|cesu|hz|iso_?2022|punycode|idna|.*unicode_escape|rot_?13|base64|hex|binary)/

/** Those of them in which ASCII stands for itself but behind a sign that shifts. */
const SHIFTED = new Set(['iso2022jp', 'hz'])

/** Other names that Python has for codecs (`encodings.aliases`), and the one that iconv knows. */
const ALIASES: Readonly<Record<string, string>> = {
  us_ascii: 'ascii',
  '646': 'ascii',
  ansi_x3_4_1968: 'ascii',
  ujis: 'eucjp',
  u_jis: 'eucjp',
  ms_kanji: 'cp932',
  mskanji: 'cp932',
  ms932: 'cp932',
  euckr: 'euckr',
  ks_c_5601: 'euckr',
  ksx1001: 'euckr',
  uhc: 'cp949',
  ms949: 'cp949',
  chinese: 'gb2312',
  euccn: 'gb2312',
  ms936: 'gbk',
  '936': 'gbk',
  big5_tw: 'big5',
  csbig5: 'big5',
  ms950: 'cp950',
  sjis: 'shiftjis',
  s_jis: 'shiftjis',
  csshiftjis: 'shiftjis',
  gb2312_80: 'gb2312',
  csgb2312: 'gb2312',
  macintosh: 'macroman',
  csiso2022jp: 'iso2022jp',
  hzgb: 'hz',
  hz_gb: 'hz',
  hz_gb_2312: 'hz',
  l2: 'iso88592',
  l3: 'iso88593',
  l4: 'iso88594',
  l5: 'iso88599',
  l6: 'iso885910',
  l7: 'iso885913',
  l8: 'iso885914',
  l9: 'iso885915',
  latin9: 'iso885915',
  l10: 'iso885916',
  cyrillic: 'iso88595',
  greek: 'iso88597',
  hebrew: 'iso88598',
  arabic: 'iso88596',
}

/**
 * The encoding a `.py` file declares (PEP 263): by a byte order mark, or by a cookie on its first line, or on its
 * second one when the first is blank or a comment; UTF-8 without either.
 */
export function pythonEncodingOf(bytes: Uint8Array): PythonEncoding {
  const hasMark = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const cookie = cookieOf(bytes.subarray(hasMark ? 3 : 0))
  if (cookie === undefined) return { kind: 'known', encoding: 'utf-8' }
  const name = normalised(cookie)
  if (UTF_8.has(name)) return { kind: 'known', encoding: 'utf-8' }
  if (hasMark) return refused(`the coding cookie ${cookie} contradicts the UTF-8 byte order mark (PEP 263)`)
  if (LATIN_1.has(name)) return { kind: 'known', encoding: 'latin-1' }
  const codec = codecOf(ALIASES[name] ?? name)
  if (NOT_OVER_ASCII.test(name) && !SHIFTED.has(codec ?? ''))
    return refused(`the coding cookie ${cookie} names an encoding that is not supported`)
  if (codec !== undefined) return { kind: 'known', encoding: codec }
  return { kind: 'ascii-only', cookie }
}

function refused(reason: string): PythonEncoding {
  return { kind: 'refused', reason }
}

/** CPython reads `utf-8-unix` and `latin-1-unix`, as Emacs writes them, by their beginning (`get_normal_name`). */
function normalised(cookie: string): string {
  const name = cookie.toLowerCase().replace(/[^a-z0-9]+/g, '_')
  return /^(utf_8|latin_1|iso_8859_1|iso_latin_1)(?=_)/.exec(name)?.[0] ?? name
}

function cookieOf(bytes: Uint8Array): string | undefined {
  const [first = '', second = ''] = firstTwoLines(bytes)
  const found = COOKIE.exec(first)?.[1]
  if (found !== undefined || !BLANK_OR_COMMENT.test(first)) return found
  return COOKIE.exec(second)?.[1]
}

function firstTwoLines(bytes: Uint8Array): readonly string[] {
  let end = 0
  for (let lines = 0; end < bytes.length && lines < 2; end += 1) {
    const isEnd = bytes[end] === 0x0a || (bytes[end] === 0x0d && bytes[end + 1] !== 0x0a)
    if (isEnd) lines += 1
  }
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, end).toString('latin1')
  return text.split(/\r\n|\n|\r/)
}
