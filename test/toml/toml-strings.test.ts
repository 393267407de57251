import { describe, expect, test } from 'vitest'
import { replace } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import { tomlStrings } from '../../src/toml/toml-strings.ts'
import { checkRandomEdits, checkWords, edited, swap } from '../model/host-text-laws.ts'

function strings(text: string) {
  const found = tomlStrings(text)
  if ('problem' in found) throw new Error(`${found.problem} (line ${found.line})`)
  return found.strings
}

const PROJECT = String.raw`top = "é😀 \u00e9\t\"q\" x"
[project]
name = "viscy.data"  # the distribution keeps its name
urls.Homepage = 'C:\viscy.data'
[project.entry-points."viscy.data.readers"]
"viscy.data" = { "a b" = ["viscy.data.cli", 'two'], n = 1 }
[[tool.mypy.overrides]]
module = [
  "viscy.data.*",  # all
  "viscy.data_organization.*",
]
[[tool.mypy.overrides]]
module = "x"
[tool.mypy.overrides.more]
basic = """
one "two" \
    three
four \U0001F600"""
literal = '''
raw \n 'viscy.data'
end'''
`

describe('tomlStrings', () => {
  test('values and the parts of keys with their key paths', () => {
    const found = strings(PROJECT).map(
      ({ value, kind, keys, isKey }) => `${keys.join('/')} ${kind} ${isKey ? 'KEY' : value}`,
    )
    expect(found).toEqual([
      'top bare KEY',
      'top basic é😀 é\t"q" x',
      'project bare KEY',
      'project/name bare KEY',
      'project/name basic viscy.data',
      'project/urls bare KEY',
      'project/urls/Homepage bare KEY',
      'project/urls/Homepage literal C:\\viscy.data',
      'project bare KEY',
      'project/entry-points bare KEY',
      'project/entry-points/viscy.data.readers basic KEY',
      'project/entry-points/viscy.data.readers/viscy.data basic KEY',
      'project/entry-points/viscy.data.readers/viscy.data/a b basic KEY',
      'project/entry-points/viscy.data.readers/viscy.data/a b/0 basic viscy.data.cli',
      'project/entry-points/viscy.data.readers/viscy.data/a b/1 literal two',
      'project/entry-points/viscy.data.readers/viscy.data/n bare KEY',
      'tool bare KEY',
      'tool/mypy bare KEY',
      'tool/mypy/overrides bare KEY',
      'tool/mypy/overrides/0/module bare KEY',
      'tool/mypy/overrides/0/module/0 basic viscy.data.*',
      'tool/mypy/overrides/0/module/1 basic viscy.data_organization.*',
      'tool bare KEY',
      'tool/mypy bare KEY',
      'tool/mypy/overrides bare KEY',
      'tool/mypy/overrides/1/module bare KEY',
      'tool/mypy/overrides/1/module basic x',
      'tool bare KEY',
      'tool/mypy bare KEY',
      'tool/mypy/overrides bare KEY',
      'tool/mypy/overrides/1/more bare KEY',
      'tool/mypy/overrides/1/more/basic bare KEY',
      'tool/mypy/overrides/1/more/basic multiline-basic one "two" three\nfour 😀',
      'tool/mypy/overrides/1/more/literal bare KEY',
      "tool/mypy/overrides/1/more/literal multiline-literal raw \\n 'viscy.data'\nend",
    ])
  })

  test.each([
    ['a = \n', 2],
    ['a = 1\nb = "x\n', 2],
    ['[a\n', 2],
    ['a = 1\na = 2\n', 2],
    ['{% if x %}\n', 1],
  ])('%j is a problem in line %i', (text, line) => {
    expect(tomlStrings(text)).toEqual({ problem: expect.any(String), line })
  })
})

describe('edits of strings', () => {
  const values = (text: string) => strings(text).filter(({ isKey }) => !isKey)

  test.each([PROJECT, PROJECT.replaceAll('\n', '\r\n'), '\ufeff' + PROJECT])(
    'of every word, and at random (%#)',
    (text) => {
      checkWords(text, values)
      checkRandomEdits(text, values)
    },
  )

  test.each([
    ['a = "x"', 'x', '"q"\\\n\t\u0001é😀', 'a = "\\"q\\"\\\\\\n\\t\\u0001é😀"'],
    ['a = "caf\\u00e9.x"', 'x', 'y', 'a = "caf\\u00e9.y"'],
    ["a = 'x'", 'x', '"y"', 'a = \'"y"\''],
    ['a = """\r\nx"""\r\n', 'x', 'y\n"z"', 'a = """\r\ny\r\n\\"z\\""""\r\n'],
    ["a = '''x'''", 'x', "y\n'z", "a = '''y\n'z'''"],
    ['"viscy.data" = 1', 'viscy.data', 'new "x"', '"new \\"x\\"" = 1'],
    ['viscy = 1', 'viscy', 'viscy_data-2', 'viscy_data-2 = 1'],
  ])('%j: %j -> %j', (text, word, by, after) => {
    const host = strings(text).find(({ value }) => value.includes(word))
    expect(edited(text, host, [swap(host, word, by)])).toBe(after)
  })

  test.each([
    ["a = 'x'", 'x', "it's"],
    ["a = 'x'", 'x', 'y\nz'],
    ["a = 'x'", 'x', 'y\u0001'],
    ["a = '''x'''", 'x', "'''"],
    ['a = "x"', 'x', '\ud83d'],
    ['bare = 1', 'bare', 'a.b'],
    ['bare = 1', 'bare', ''],
  ])('%j: %j -> %j has no spelling', (text, word, by) => {
    const host = strings(text).find(({ value }) => value.includes(word))
    expect(() => host?.hostEdits([swap(host, word, by)])).toThrow(InvariantError)
  })

  test('a part of a table header is edited alone', () => {
    const host = strings(PROJECT).find(({ value }) => value === 'viscy.data.readers')
    expect(edited(PROJECT, host, [replace(0, 10, 'viscy_data')])).toBe(
      PROJECT.replace('"viscy.data.readers"', '"viscy_data.readers"'),
    )
  })
})
