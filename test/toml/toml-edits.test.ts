import { parse } from 'smol-toml'
import { describe, expect, test } from 'vitest'
import type { Edit } from '../../src/model/edit.ts'
import { InvariantError, UserError } from '../../src/model/errors.ts'
import { applyEdits } from '../../src/text/apply-edits.ts'
import { addTableEntries } from '../../src/toml/add-table-entries.ts'
import { addInOrder } from '../../src/toml/add-in-order.ts'
import { appendToArray } from '../../src/toml/append-to-array.ts'
import { removeKey } from '../../src/toml/remove-key.ts'

/** The text after edits; an independent parser has to read it. */
function after(text: string, edits: readonly Edit[] | undefined): string {
  if (edits === undefined) throw new Error('no edits')
  const result = applyEdits(text, edits)
  parse(result)
  return result
}

function at(text: string, path: readonly (string | number)[]): unknown {
  let value: unknown = parse(text)
  for (const key of path) value = (value as Record<string, unknown>)[key]
  return value
}

describe('appendToArray', () => {
  test.each([
    ['one line', 'a = ["x", "y"]\n', 'a = ["x", "y", "new"]\n'],
    ['inner padding', 'a = [ "x" ]\n', 'a = [ "x", "new" ]\n'],
    ['no blank after a comma', 'a = ["x","y"]\n', 'a = ["x","y","new"]\n'],
    ['trailing comma', 'a = [ "x", ] # c\n', 'a = [ "x", "new", ] # c\n'],
    ['empty', 'a = []\n', 'a = ["new"]\n'],
    ['blank', 'a = [ ]\n', 'a = ["new"]\n'],
    ['single quotes', "a = ['x']\n", "a = ['x', 'new']\n"],
    ['of tables', 'a = [{ n = "x" }]\n', 'a = [{ n = "x" }, "new"]\n'],
    ['with a string over lines', 'a = ["""x\ny"""]\n', 'a = ["""x\ny""", "new"]\n'],
    ['lines', 'a = [\n  "x",\n  "y",\n]\n', 'a = [\n  "x",\n  "y",\n  "new",\n]\n'],
    ['lines without trailing comma', 'a = [\n  "x",\n  "y"\n]\n', 'a = [\n  "x",\n  "y",\n  "new"\n]\n'],
    ['a comment behind the last', 'a = [\n  "x", # c, d\n]\n', 'a = [\n  "x", # c, d\n  "new",\n]\n'],
    ['a comment behind, no comma', 'a = [\n  "x" # c, d\n]\n', 'a = [\n  "x", # c, d\n  "new"\n]\n'],
    [
      'comments between',
      'a = [\n  # one\n  "x",\n  # two\n  "y",\n  # end\n]\n',
      'a = [\n  # one\n  "x",\n  # two\n  "y",\n  "new",\n  # end\n]\n',
    ],
    ['lines, CRLF', 'a = [\r\n\t"x",\r\n]\r\n', 'a = [\r\n\t"x",\r\n\t"new",\r\n]\r\n'],
    ['empty lines', 'a = [\n]\n', 'a = [\n    "new",\n]\n'],
    ['only a comment', 'a = [\n  # none yet\n]\n', 'a = [\n  # none yet\n  "new",\n]\n'],
    ['the usual indentation', 'b = [\n  1,\n]\na = [\n]\n', 'b = [\n  1,\n]\na = [\n  "new",\n]\n'],
    ['wrapped, closed behind the last', 'a = [ "x",\n      "y" ]\n', 'a = [ "x",\n      "y",\n      "new" ]\n'],
    ['opened before the first', 'a = ["x",\n]\n', 'a = ["x",\n    "new",\n]\n'],
    ['nested arrays', 'a = [["x"], ["y"]]\n', 'a = [["x"], ["y"], "new"]\n'],
    ['BOM', '\ufeffa = ["x"]', '\ufeffa = ["x", "new"]'],
  ])('%s', (_name, text, wanted) => {
    const result = after(text, appendToArray(text, ['a'], 'new'))
    expect(result).toBe(wanted)
    expect(at(result, ['a'])).toEqual([...(at(text, ['a']) as unknown[]), 'new'])
  })

  test.each([
    ['one line', 'a = ["x"]\n', 'a = ["x", "new", "more"]\n'],
    ['trailing comma', 'a = [ "x", ]\n', 'a = [ "x", "new", "more", ]\n'],
    ['empty', 'a = []\n', 'a = ["new", "more"]\n'],
    ['lines', 'a = [\n  "x",\n]\n', 'a = [\n  "x",\n  "new",\n  "more",\n]\n'],
    ['a comment behind, no comma', 'a = [\n  "x" # c\n]\n', 'a = [\n  "x", # c\n  "new",\n  "more"\n]\n'],
    ['empty lines', 'a = [\n]\n', 'a = [\n    "new",\n    "more",\n]\n'],
  ])('several: %s', (_name, text, wanted) => {
    expect(after(text, appendToArray(text, ['a'], 'new', 'more'))).toBe(wanted)
    expect(appendToArray(text, ['a'])).toEqual([])
  })

  const VISCY = `[project]
name = "viscy"
dependencies = [
  "anndata>=0.12.2",
  # pinned
  "iohub[tensorstore]>=0.3a2",
]
optional-dependencies.dev = [ "pytest", "ruff" ]
[tool.uv]
workspace = { members = [ "packages/*" ], exclude = [] }
[[tool.list]]
names = [ "x" ]
[[tool.list]]
names = []
`

  test.each([
    [
      ['project', 'dependencies'],
      '  "iohub[tensorstore]>=0.3a2",\n',
      '  "iohub[tensorstore]>=0.3a2",\n  "viscy-data",\n',
    ],
    [['project', 'optional-dependencies', 'dev'], '"ruff" ]', '"ruff", "viscy-data" ]'],
    [['tool', 'uv', 'workspace', 'members'], '"packages/*" ]', '"packages/*", "viscy-data" ]'],
    [['tool', 'uv', 'workspace', 'exclude'], 'exclude = []', 'exclude = ["viscy-data"]'],
    [['tool', 'list', '1', 'names'], 'names = []', 'names = ["viscy-data"]'],
  ])('%j of a pyproject.toml', (path, before, wanted) => {
    expect(after(VISCY, appendToArray(VISCY, path, 'viscy-data'))).toBe(VISCY.replace(before, wanted))
  })

  test.each([[['project']], [['project', 'name']], [['nothing']], [['tool', 'uv', 'workspace']]])(
    '%j is no array',
    (path) => {
      expect(appendToArray(VISCY, path, 'x')).toBeUndefined()
    },
  )

  test('the value is escaped', () => {
    const text = "a = ['x']\n"
    const value = 'it\'s "q" \\ \u0001'
    expect(at(after(text, appendToArray(text, ['a'], value)), ['a', 1])).toBe(value)
  })

  test('a text that is not TOML is a user error', () => {
    expect(() => appendToArray('a = [', ['a'], 'x')).toThrow(UserError)
  })
})

describe('addInOrder', () => {
  test.each([
    [
      'lines in order',
      'a = [\n  "anndata>=1",\n  "Monai",\n  "wandb",\n]\n',
      'a = [\n  "anndata>=1",\n  "Monai",\n  "new",\n  "wandb",\n]\n',
    ],
    [
      'above comments',
      'a = [\n  "a",\n  "b",\n  # pinned\n  "z<2",\n]\n',
      'a = [\n  "a",\n  "b",\n  "new",\n  # pinned\n  "z<2",\n]\n',
    ],
    ['one line', "a = [ 'a', 'b', 'z' ]\n", "a = [ 'a', 'b', 'new', 'z' ]\n"],
    ['the last in order', 'a = ["a", "b", "c"]\n', 'a = ["a", "b", "c", "new"]\n'],
    ['not in order', 'a = ["z", "b", "c"]\n', 'a = ["z", "b", "c", "new"]\n'],
    ['too few', 'a = ["b", "z"]\n', 'a = ["b", "z", "new"]\n'],
    [
      'lines of Windows',
      'a = [\r\n  "a",\r\n  "b",\r\n  "z",\r\n]\r\n',
      'a = [\r\n  "a",\r\n  "b",\r\n  "new",\r\n  "z",\r\n]\r\n',
    ],
  ])('%s', (_name, text, wanted) => {
    expect(after(text, addInOrder(text, ['a'], 'new'))).toBe(wanted)
  })

  test('is no array', () => {
    expect(addInOrder('a = 1\n', ['a'], 'new')).toBeUndefined()
  })
})

describe('addTableEntries', () => {
  test('a table that is none of a tool stands above those of tools, with their comments', () => {
    const text = '[project]\nname = "a"\n\n# Tools.\n[tool.x]\nb = 1\n'
    expect(after(text, addTableEntries(text, ['dependency-groups'], [{ key: 'k', value: '[]' }]))).toBe(
      '[project]\nname = "a"\n\n[dependency-groups]\nk = []\n\n# Tools.\n[tool.x]\nb = 1\n',
    )
  })

  const one = [{ key: 'k', value: '"v"' }]
  const two = [...one, { key: 'l.m', value: '{ n = 1 }' }]

  test.each([
    ['under a header', '[a]\nx = 1\n\n[b]\n', '[a]\nx = 1\nk = "v"\n\n[b]\n'],
    ['under an empty header with a comment', '[a] # c\n\n[b]\n', '[a] # c\nk = "v"\n\n[b]\n'],
    ['behind a comment', '[a]\nx = 1 # c\n# next\n[b]\n', '[a]\nx = 1 # c\nk = "v"\n# next\n[b]\n'],
    ['behind an array over lines', '[a]\nx = [\n  1,\n]\n', '[a]\nx = [\n  1,\n]\nk = "v"\n'],
    ['at the end without a newline', '[a]\nx = 1', '[a]\nx = 1\nk = "v"'],
    ['CRLF', '[a]\r\nx = 1\r\n[b]\r\n', '[a]\r\nx = 1\r\nk = "v"\r\n[b]\r\n'],
    ['indented', '[a]\n  x = 1\n', '[a]\n  x = 1\n  k = "v"\n'],
    ['before a subtable', '[a]\nx = 1\n[a.b]\ny = 1\n', '[a]\nx = 1\nk = "v"\n[a.b]\ny = 1\n'],
    ['quoted header', '["a"]\n', '["a"]\nk = "v"\n'],
    ['dotted keys', 'a.x = 1\nb = 2\n', 'a.x = 1\na.k = "v"\nb = 2\n'],
    ['deep dotted keys', 'a.b.x = 1\nb = 2\n', 'a.b.x = 1\na.k = "v"\nb = 2\n'],
    ['inline table', 'a = { x = 1 } # c\n', 'a = { x = 1, k = "v" } # c\n'],
    ['empty inline table', 'a = {}\n', 'a = { k = "v" }\n'],
    ['new', 'x = 1\n', 'x = 1\n\n[a]\nk = "v"\n'],
    ['new, without a newline', 'x = 1', 'x = 1\n\n[a]\nk = "v"'],
    ['new, CRLF', 'x = 1\r\n', 'x = 1\r\n\r\n[a]\r\nk = "v"\r\n'],
    ['new after a blank line', 'x = 1\n\n', 'x = 1\n\n[a]\nk = "v"\n'],
    ['new in an empty file', '', '[a]\nk = "v"\n'],
    ['new above a subtable', '[a.b]\nx = 1\n', '[a.b]\nx = 1\n\n[a]\nk = "v"\n'],
    ['BOM', '\ufeffa.x = 1\n', '\ufeffa.x = 1\na.k = "v"\n'],
  ])('%s', (_name, text, wanted) => {
    const result = after(text, addTableEntries(text, ['a'], one))
    expect(result).toBe(wanted)
    expect(at(result, ['a', 'k'])).toBe('v')
  })

  test.each([
    [
      'dotted keys of a parent',
      '[p]\nurls.Homepage = "x"\nname = "y"\n',
      ['p', 'urls'],
      '[p]\nurls.Homepage = "x"\nurls.k = "v"\nurls."l.m" = { n = 1 }\nname = "y"\n',
    ],
    [
      'dotted keys above a quoted part',
      '[p]\n"a b".c.d = 1\n',
      ['p', 'a b', 'c'],
      '[p]\n"a b".c.d = 1\n"a b".c.k = "v"\n"a b".c."l.m" = { n = 1 }\n',
    ],
    [
      'inside an inline parent',
      '[tool]\nuv = { dev = [] }\n',
      ['tool', 'uv', 'sources'],
      '[tool]\nuv = { dev = [], sources.k = "v", sources."l.m" = { n = 1 } }\n',
    ],
    [
      'a subtable of dotted keys',
      '[tool]\nuv.workspace.members = []\n',
      ['tool', 'uv', 'sources'],
      '[tool]\nuv.workspace.members = []\n\n[tool.uv.sources]\nk = "v"\n"l.m" = { n = 1 }\n',
    ],
    [
      'a new table with a quoted part',
      'x = 1\n',
      ['tool', 'a b'],
      'x = 1\n\n[tool."a b"]\nk = "v"\n"l.m" = { n = 1 }\n',
    ],
    ['the part before the first header', 'x = 1 # c\n\n[a]\n', [], 'x = 1 # c\nk = "v"\n"l.m" = { n = 1 }\n\n[a]\n'],
    ['no part before the first header', '[a]\nx = 1\n', [], 'k = "v"\n"l.m" = { n = 1 }\n\n[a]\nx = 1\n'],
    ['an item of a list', '[[a]]\nx = 1\n[[a]]\n', ['a', '0'], '[[a]]\nx = 1\nk = "v"\n"l.m" = { n = 1 }\n[[a]]\n'],
  ])('%s', (_name, text, path, wanted) => {
    const result = after(text, addTableEntries(text, path, two))
    expect(result).toBe(wanted)
    expect(at(result, [...path, 'l.m', 'n'])).toBe(1)
  })

  test.each([
    ['[a]\nk = 1\n', ['a']],
    ['a.k = 1\n', ['a']],
    ['[a.k]\n', ['a']],
    ['a = 1\n', ['a']],
    ['a = 1\n', ['a', 'b']],
    ['[[a]]\n', ['a']],
    ['a = { k = 1 }\n', ['a']],
  ])('%j has no place at %j', (text, path) => {
    expect(() => addTableEntries(text, path, one)).toThrow(InvariantError)
  })

  test('nothing to add, and a text that is not TOML', () => {
    expect(addTableEntries('', ['a'], [])).toEqual([])
    expect(() => addTableEntries('a = [', ['a'], one)).toThrow(UserError)
  })
})

describe('removeKey', () => {
  test.each([
    ['a line', 'a = 1\nk = 2 # c\nb = 3\n', ['k'], 'a = 1\nb = 3\n'],
    ['CRLF', 'a = 1\r\nk = 2\r\nb = 3\r\n', ['k'], 'a = 1\r\nb = 3\r\n'],
    ['several lines', '[p]\nk = [\n  1, # c\n]\nb = 3\n', ['p', 'k'], '[p]\nb = 3\n'],
    ['the last line', 'a = 1\nk = 2', ['k'], 'a = 1'],
    ['the only line', 'k = 2\n', ['k'], ''],
    ['behind a BOM', '\ufeffk = 2\na = 1\n', ['k'], '\ufeffa = 1\n'],
    ['a dotted key', '[p]\nu.k = 1\nu.x = 2\n', ['p', 'u', 'k'], '[p]\nu.x = 2\n'],
    ['the first of an inline table', 'a = { k = 1, b = 2 }\n', ['a', 'k'], 'a = { b = 2 }\n'],
    ['the last of an inline table', 'a = { b = 2, k = 1 }\n', ['a', 'k'], 'a = { b = 2 }\n'],
    ['the only one of an inline table', 'a = { k = 1 }\n', ['a', 'k'], 'a = {}\n'],
    ['no such key', 'a = 1\n', ['k'], 'a = 1\n'],
    ['a table', '[k]\na = 1\n', ['k'], '[k]\na = 1\n'],
  ])('%s', (_name, text, path, wanted) => {
    expect(after(text, removeKey(text, path))).toBe(wanted)
  })
})
