import { describe, expect, test } from 'vitest'
import { replace } from '../../src/model/edit.ts'
import { jsonLinesStrings, jsonStrings } from '../../src/json/json-strings.ts'
import { checkRandomEdits, checkWords, edited, swap } from '../model/host-text-laws.ts'

function strings(text: string) {
  const found = jsonStrings(text)
  if ('problem' in found) throw new Error(`${found.problem} (line ${found.line})`)
  return found.strings
}

const CONF = String.raw`{
	"class_path" : "viscy.data.hcs.HCSDataModule",
	"class_path" : "viscy.data.triplet.TripletDataModule", // duplicate
	"u": "caf\u00e9 \ud83d\ude00 viscy.data.hcs.HCSDataModule", "p": "viscy.data\/x", "n": 1.0e-05, "big": 12345678901234567890,
	"viscy.data.hcs.HCSDataModule": null, "z": ["viscy.dataset.Other", {"a\tb": "", "😀": "tab\there \"q\" \\ é"},],
}`

describe('jsonStrings', () => {
  test('keys and values with their key paths', () => {
    expect(strings(CONF).map(({ value, keys, isKey, kind }) => [value, keys.join('/'), isKey, kind])).toEqual([
      ['class_path', 'class_path', true, 'key'],
      ['viscy.data.hcs.HCSDataModule', 'class_path', false, 'string'],
      ['class_path', 'class_path', true, 'key'],
      ['viscy.data.triplet.TripletDataModule', 'class_path', false, 'string'],
      ['u', 'u', true, 'key'],
      ['café 😀 viscy.data.hcs.HCSDataModule', 'u', false, 'string'],
      ['p', 'p', true, 'key'],
      ['viscy.data/x', 'p', false, 'string'],
      ['n', 'n', true, 'key'],
      ['big', 'big', true, 'key'],
      ['viscy.data.hcs.HCSDataModule', 'viscy.data.hcs.HCSDataModule', true, 'key'],
      ['z', 'z', true, 'key'],
      ['viscy.dataset.Other', 'z/0', false, 'string'],
      ['a\tb', 'z/1/a\tb', true, 'key'],
      ['', 'z/1/a\tb', false, 'string'],
      ['😀', 'z/1/😀', true, 'key'],
      ['tab\there "q" \\ é', 'z/1/😀', false, 'string'],
    ])
  })

  test('the values are those of JSON.parse', () => {
    const text = String.raw`["\"\\\/\b\f\n\r\t\u0041\ud83d\ude00\ud83d"]`
    expect(strings(text).map(({ value }) => value)).toEqual(JSON.parse(text))
  })

  test.each([
    ['{"a": "b"', 1],
    ['{"a": "b",\n\n "c" "d"}', 3],
    ['{"a":\n"open\n}', 2],
    ['', 1],
    ['{% if x %}', 1],
    ['["\\x"]', 1],
  ])('%j is a problem in line %i', (text, line) => {
    expect(jsonStrings(text)).toEqual({ problem: expect.any(String), line })
  })

  test.each([CONF, CONF.replaceAll('\n', '\r\n'), '\ufeff' + CONF, '"viscy.data"'])(
    'edits of every word (%#)',
    (text) => {
      checkWords(text, strings)
      checkRandomEdits(text, strings)
    },
  )

  test.each([
    ['["a\\/b"]', 'a', '"q"\n\\é😀\ud83d', '["\\"q\\"\\n\\\\é😀\\ud83d\\/b"]'],
    ['["a\\/b"]', '/', '.', '["a.b"]'],
    ['["a\\/b"]', 'a/b', 'c/b', '["c\\/b"]'],
    ['["caf\\u00e9.x"]', 'x', 'y', '["caf\\u00e9.y"]'],
  ])('%j: %j -> %j', (text, word, by, after) => {
    const [host] = strings(text)
    expect(edited(text, host, [swap(host, word, by)])).toBe(after)
  })

  test('an emoji in two escapes is never torn', () => {
    const text = String.raw`["x\ud83d\ude00y"]`
    const [host] = strings(text)
    expect(JSON.parse(edited(text, host, [replace(1, 3, '😁')]))).toEqual(['x😁y'])
    expect(edited(text, host, [replace(0, 4, 'x😁y')])).toBe(String.raw`["x\ud83d\ude01y"]`)
  })
})

describe('jsonLinesStrings', () => {
  const rows = '{"c":"viscy.data.hcs.HCSDataModule"}\r\n\r\n{"c":["viscy.database"]}\n"x"'

  test.each([rows, '\ufeff' + rows])('the first key is the index of the line (%#)', (text) => {
    const found = jsonLinesStrings(text)
    if ('problem' in found) throw new Error(found.problem)
    expect(
      found.strings.map(({ value, keys, span }) => [value, keys.join('/'), text.slice(span.start, span.end)]),
    ).toEqual([
      ['c', '0/c', 'c'],
      ['viscy.data.hcs.HCSDataModule', '0/c', 'viscy.data.hcs.HCSDataModule'],
      ['c', '2/c', 'c'],
      ['viscy.database', '2/c/0', 'viscy.database'],
      ['x', '3', 'x'],
    ])
    const host = found.strings[1]
    expect(edited(text, host, [swap(host, 'viscy.data', 'viscy_data')])).toBe(text.replace('viscy.data', 'viscy_data'))
  })

  test('a bad row is a problem', () => {
    expect(jsonLinesStrings('{"a":1}\n{"a":\n')).toEqual({ problem: expect.any(String), line: 2 })
  })
})
