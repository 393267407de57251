import { readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from 'vitest'
import { MAX_NAMED_FILE_BYTES, MAX_PYTHON_TOKENS, MAX_TEXT_BYTES, MAX_TOML_KEY_PARTS } from '../../src/model/limits.ts'
import { factsOfText } from '../../src/python/index/symbol-index.ts'
import { hasSyntaxError, loadPython } from '../../src/python/parse/grammar.ts'
import { isTooLong } from '../../src/python/parse/too-long.ts'
import { parseProgram } from '../../src/toml/toml-tree.ts'

const LIMIT = MAX_PYTHON_TOKENS

test.each<[string, string, boolean]>([
  ['as many tokens as are read', 'x '.repeat(LIMIT), false],
  ['one more', 'x '.repeat(LIMIT + 1), true],
  ['brackets and operators', '[1,'.repeat(LIMIT / 2), true],
  ['a long string', `x = "${'a b '.repeat(LIMIT)}"\n`, false],
  ['a long string of many lines, and what is behind it', `x = '''${'a "b\n'.repeat(LIMIT)}'''\n`, false],
  ['a string that is never closed, line by line', '"a\n'.repeat(LIMIT + 1), true],
  ['comments', '# a b c\n'.repeat(LIMIT), false],
  ['an f-string of fields', `x = f"${'{a}'.repeat(LIMIT)}"\n`, true],
  ['a quote behind a backslash', `x = "${'\\" '.repeat(LIMIT)}"\n`, false],
  ['words of other scripts', 'größe = 1\n'.repeat(LIMIT / 2), true],
])('%s', (_name, text, expected) => {
  expect(isTooLong(text)).toBe(expected)
})

describe('a text over the limit', () => {
  beforeAll(() => loadPython())

  test('counts as one that cannot be read, and is not parsed', () => {
    const text = 'x = 1\n'.repeat(LIMIT)
    expect(factsOfText(text)).toMatchObject({ unread: 'too long', statements: [], errors: [{ start: 0 }] })
    expect(hasSyntaxError(text)).toBe(true)
  })
})

test('a TOML key of too many parts is no TOML for us', () => {
  const table = (parts: number): string => `[${Array<string>(parts).fill('a').join('.')}]\n`
  expect(parseProgram(table(MAX_TOML_KEY_PARTS))).not.toHaveProperty('problem')
  expect(parseProgram(table(MAX_TOML_KEY_PARTS + 1))).toHaveProperty('problem', 'nested too deeply')
})

test('docs/limits.md says the limits', () => {
  const page = readFileSync('docs/limits.md', 'utf8')
  const MIB = 1024 * 1024
  expect(page).toContain(`${MAX_TEXT_BYTES / MIB} MiB of text`)
  expect(page).toContain(`${MAX_NAMED_FILE_BYTES / MIB} MiB of a recipe`)
  expect(page).toContain(`${MAX_PYTHON_TOKENS.toLocaleString('en-US')} tokens`)
  expect(page).toContain(`${MAX_TOML_KEY_PARTS} parts of one TOML key`)
})
