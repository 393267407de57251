import { describe, expect, test } from 'vitest'
import * as fc from 'fast-check'
import { InvariantError } from '../../src/model/errors.ts'
import { MAX_TEXT_BYTES } from '../../src/model/limits.ts'
import { canEncode, decodeText, encodeText } from '../../src/text/decode.ts'

const latin1 = (text: string) => Buffer.from(text, 'latin1')
const utf8 = (text: string) => Buffer.from(text, 'utf8')

describe('decodeText', () => {
  test('keeps a byte order mark, newlines and everything else', () => {
    const text = '\ufeffa\r\nb\rc\u2028\f\u{1f600}'
    expect(decodeText('a.txt', utf8(text))).toEqual({ path: 'a.txt', text, encoding: 'utf-8' })
  })

  test.each<[string, Uint8Array, string]>([
    ['a.bin', Buffer.from([1, 0, 2]), 'binary'],
    ['a.py', utf8('x\0'), 'binary'],
    ['a.txt', Buffer.from([0x61, 0x62, 0xff]), 'not UTF-8 at byte 2'],
    ['a.txt', Buffer.from([0x61, 0xe2, 0x82]), 'not UTF-8 at byte 1'],
    ['a.txt', Buffer.from([0xc3, 0xa9, 0xed, 0xa0, 0x80]), 'not UTF-8 at byte 2'],
    ['a.py', Buffer.concat([utf8('# coding: utf-8\n'), latin1('é')]), 'not UTF-8 at byte 16'],
    ['a.py', latin1('é'), 'not UTF-8 at byte 0'],
    ['a.py', latin1('# coding: ascii\né'), 'not all of its bytes are ascii, which its coding cookie names'],
    [
      'a.py',
      latin1('# coding: cp1006\né'),
      'the coding cookie cp1006 is not supported for bytes outside ASCII (byte 17)',
    ],
    ['a.py', utf8('# coding: utf-7\n'), 'the coding cookie utf-7 names an encoding that is not supported'],
    [
      'a.py',
      utf8('\ufeff# coding: latin-1\n'),
      'the coding cookie latin-1 contradicts the UTF-8 byte order mark (PEP 263)',
    ],
  ])('%s with bytes %j has no text: %s', (path, bytes, reason) => {
    expect(decodeText(path, bytes)).toEqual({ reason })
  })

  test('a NUL byte after the first 8000 bytes does not make a file binary', () => {
    expect(decodeText('a.txt', utf8('x'.repeat(8000) + '\0'))).toHaveProperty('text')
    expect(decodeText('a.txt', utf8('x'.repeat(7999) + '\0'))).toEqual({ reason: 'binary' })
  })

  test('the limit is on bytes, and the reason names both numbers', () => {
    expect(decodeText('a.txt', Buffer.alloc(MAX_TEXT_BYTES, 'x'))).toHaveProperty('text')
    expect(decodeText('a.txt', Buffer.alloc(MAX_TEXT_BYTES + 1, 'x'))).toEqual({
      reason: 'too large: 20971521 bytes, the limit is 20971520',
    })
  })

  test('keeps no view of the bytes', () => {
    for (const head of ['', '# coding: latin-1\n']) {
      const bytes = latin1(head + 'x = 1\n')
      const file = decodeText('a.py', bytes)
      bytes.fill(0x21)
      expect(file).toHaveProperty('text', head + 'x = 1\n')
    }
  })

  test('reads a view into a larger buffer', () => {
    const buffer = Buffer.from('....# coding: latin-1\n\xe9....', 'latin1')
    const file = decodeText('a.py', buffer.subarray(4, buffer.length - 4))
    expect(file).toEqual({ path: 'a.py', text: '# coding: latin-1\né', encoding: 'latin-1' })
  })
})

describe('coding cookies (PEP 263)', () => {
  test.each([
    '# coding: latin-1\n',
    '# -*- coding: iso-8859-1 -*-\n',
    '# vim: set fileencoding=iso8859-1 :\n',
    '#!/usr/bin/env python\n# coding=Latin_1\n',
    '\n# coding: l1\n',
    ' \t\f\r\n# coding: latin-1-unix\r\n',
    '# coding: ISO_8859-1\n',
  ])('%j is latin-1', (head) => {
    expect(decodeText('a.pyi', latin1(head + '\xe9\x80'))).toEqual({
      path: 'a.pyi',
      text: head + 'é\u0080',
      encoding: 'latin-1',
    })
  })

  test.each([
    '# coding: utf8\n',
    '# -*- coding: utf-8-unix -*-\n',
    '\ufeff# coding: UTF_8\n',
    '\ufeff# coding: utf-8-sig\n',
    'x = 1\n# coding: latin-1\n',
    '\n\n# coding: latin-1\n',
    '"""\n# coding: latin-1\n',
    'x = 1  # coding: latin-1\n',
  ])('%j is UTF-8', (head) => {
    expect(decodeText('a.py', utf8(head + 'é'))).toEqual({ path: 'a.py', text: head + 'é', encoding: 'utf-8' })
  })

  test('another codec is fine as long as the bytes are ASCII', () => {
    expect(decodeText('a.py', utf8('# coding: cp1006\nx = 1\n'))).toHaveProperty('encoding', 'ascii')
  })

  test('only Python files have cookies', () => {
    expect(decodeText('a.yaml', utf8('# coding: latin-1\né'))).toHaveProperty('text', '# coding: latin-1\né')
  })
})

describe('encodeText', () => {
  test.each(['utf-8', 'latin-1'] as const)('gives the %s bytes back', (encoding) => {
    const head = `# coding: ${encoding}\n`
    const bytes = Buffer.concat([utf8(head), encoding === 'utf-8' ? utf8('é€\u{1f600}') : latin1('é\x80\xff')])
    const file = decodeText('a.py', bytes)
    expect('text' in file && Buffer.from(encodeText(file)).equals(bytes)).toBe(true)
  })

  test('round-trips any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const bytes = encodeText({ path: 'a.txt', text, encoding: 'utf-8' })
        const file = decodeText('a.txt', bytes)
        expect('reason' in file ? file.reason : file.text).toBe(text.includes('\0') ? 'binary' : text)
      }),
    )
  })

  test('refuses a character that the encoding lacks', () => {
    expect(() => encodeText({ path: 'a.py', text: 'x€', encoding: 'latin-1' })).toThrow(InvariantError)
    expect(() => encodeText({ path: 'a.py', text: 'x\ud800', encoding: 'utf-8' })).toThrow(
      'a.py: the text has a character that does not exist in utf-8',
    )
  })

  test('canEncode', () => {
    expect(canEncode('latin-1', 'é\u0080\xff')).toBe(true)
    expect(canEncode('latin-1', '\u0100')).toBe(false)
    expect(canEncode('latin-1', '\u{1f600}')).toBe(false)
    expect(canEncode('utf-8', '\u{1f600}\u2028')).toBe(true)
    expect(canEncode('utf-8', '\udc00')).toBe(false)
  })
})

describe('other encodings (PEP 263)', () => {
  test.each<[string, number[], string]>([
    ['cp1251', [0xf7, 0xe0, 0xe9], 'чай'],
    ['windows-1252', [0x80], '€'],
    ['iso-8859-15', [0xa4], '€'],
    ['latin9', [0xa4], '€'],
    ['koi8-r', [0xde], 'ч'],
    ['shift_jis', [0x92, 0x83], '茶'],
    ['euc-jp', [0xc3, 0xe3], '茶'],
    ['gbk', [0xb2, 0xe8], '茶'],
    ['gb18030', [0x81, 0x30, 0x84, 0x36], '¥'],
    ['big5', [0xaf, 0xf9], '茶'],
    ['mac-roman', [0xdb], '€'],
    ['iso-2022-jp', [...utf8('\x1b$BCc!A\x1b(B, tea')], '茶〜, tea'],
    ['hz', [...utf8('~{2h!*~} ~~ tea')], '茶― ~ tea'],
    ['shift_jis', [0x81, 0x60], '〜'],
    ['euc-jp', [0xa1, 0xc1], '〜'],
    ['gb2312', [0xa1, 0xaa], '―'],
    ['euc-kr', [0xc2, 0xf7], '차'],
  ])('%s is read and written back byte for byte', (cookie, codes, text) => {
    const bytes = Buffer.concat([utf8(`# coding: ${cookie}\nx = "`), Buffer.from(codes), utf8('"\n')])
    const file = decodeText('a.py', bytes)
    if ('reason' in file) throw new Error(file.reason)
    expect(file.text).toBe(`# coding: ${cookie}\nx = "${text}"\n`)
    expect(Buffer.from(encodeText(file))).toEqual(bytes)
    expect(canEncode(file.encoding, '\u2603\u{1f600}')).toBe(cookie === 'gb18030')
  })

  test.each([
    ['cp500', 'an EBCDIC code page, in which ASCII bytes are other characters'],
    ['mac-greek', 'of which Python has a newer version'],
    ['johab', 'which there is no table for'],
  ])('%s (%s) is read only as far as it is ASCII', (cookie) => {
    expect(decodeText('a.py', utf8(`# coding: ${cookie}\nx = 1\n`))).toHaveProperty('encoding', 'ascii')
    expect(decodeText('a.py', latin1(`# coding: ${cookie}\né`))).toHaveProperty('reason')
  })

  test('characters that Python has otherwise than any table here are not guessed', () => {
    expect(decodeText('a.py', latin1('# coding: big5\n# \xc6\xab'))).toHaveProperty('reason')
  })

  test('bytes that are no text in the encoding are told', () => {
    expect(decodeText('a.py', latin1('# coding: shift_jis\n\x81'))).toHaveProperty('reason')
  })
})

test('a Python file whose lines end with a carriage return alone reads line by line, and is written back as it was', () => {
  const bytes = utf8('#!python\r# coding: utf-8\rx = "é"\r')
  const file = decodeText('a.py', bytes)
  if ('reason' in file) throw new Error(file.reason)
  expect(file.text).toBe('#!python\n# coding: utf-8\nx = "é"\n')
  expect(Buffer.from(encodeText(file))).toEqual(bytes)
})
