import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/model/errors.ts'
import { parseYamlWithLines } from '../../src/yaml/parse-yaml.ts'

const RECIPE = `# recipe
package:
  from: viscy.data
  to: viscy_data
move:
  - from: a
    symbols: [x, y]
  - { from: b,
      symbols: shared }
layers: [_typing,
  [select, hcs]]
1: one
optional: &o
  "quoted key": z
`

describe('parseYamlWithLines', () => {
  test.each([
    [[], 2],
    [['package'], 2],
    [['package', 'to'], 4],
    [['move'], 5],
    [['move', 0], 6],
    [['move', 0, 'symbols'], 7],
    [['move', 0, 'symbols', 1], 7],
    [['move', 1], 8],
    [['move', 1, 'symbols'], 9],
    [['layers', 1, 1], 11],
    [[1], 12],
    [['optional', 'quoted key'], 14],
    [['package', 'directory'], undefined],
    [['move', 2], undefined],
    [['pack'], undefined],
  ])('%j is in line %s', (path, line) => {
    expect(parseYamlWithLines(RECIPE).lineOf(path)).toBe(line)
  })

  test('the value is that of YAML 1.2 with merge keys', () => {
    const { value } = parseYamlWithLines('base: &b {x: yes}\nmore: {<<: *b, y: on}\n')
    expect(value).toEqual({ base: { x: 'yes' }, more: { x: 'yes', y: 'on' } })
  })

  test('JSON is YAML, also with tabs', () => {
    const request = { roots: ['.'], package: { from: 'a/b', to: 'é😀' }, n: [1, null, true] }
    expect(parseYamlWithLines(JSON.stringify(request, null, '\t')).value).toEqual(request)
    expect(parseYamlWithLines('\ufeff' + JSON.stringify(request)).value).toEqual(request)
  })

  test.each(['', '\n', '# nothing\n'])('%j has no value', (text) => {
    const { value, lineOf } = parseYamlWithLines(text)
    expect(value).toBeUndefined()
    expect(lineOf([])).toBeUndefined()
  })

  test.each([
    ['a: 1\nb: c: d\n', 2, /mapping/],
    ['a: 1\nb: 2\na: 3\n', 3, /twice/],
    ['a: 1\n---\nb: 2\n', 1, /document/],
    ['a: !x 1\n', 1, /tag/],
    ['a: *b\n', 1, /alias/],
    ['{% if x %}\n', 1, /./],
    ['['.repeat(200), 1, /./],
  ])('%j is a user error in line %i', (text, line, message) => {
    try {
      parseYamlWithLines(text)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(UserError)
      expect(error).toMatchObject({ problems: [{ line, message: expect.stringMatching(message) }] })
    }
  })
})
