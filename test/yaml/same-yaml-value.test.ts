import { describe, expect, test } from 'vitest'
import { sameYamlValue } from '../../src/yaml/same-yaml-value.ts'

const rename = (text: string) => text.replaceAll('old', 'new')

describe('sameYamlValue', () => {
  test.each([
    ['values and keys', 'a: old.x\nold: [1, "old"]\n', 'a: new.x\nnew: [1, "new"]\n'],
    ['layout and comments', 'a: {b: old} # c\n', 'a:\n  b: "new"\n'],
    ['all documents', 'a: old\n---\nb: old\n', 'a: new\n---\nb: new\n'],
    ['tags, anchors and aliases', 'a: !t &old old\nb: *old\n', 'a: !t &old new\nb: *old\n'],
    ['duplicate keys', 'a: old\na: old\n', 'a: new\na: new\n'],
    ['blocks', 'a: |\n  old\n  x\n', 'a: |\n    new\n    x\n'],
    ['empty texts', '', '# comment\n'],
    ['other spellings of a value', 'a:\nb: ~\nc: 0x10\n', 'a: ~\nb: null\nc: 16\n'],
  ])('%s: the same', (_name, before, after) => {
    expect(sameYamlValue(before, after, rename)).toBe(true)
  })

  test.each([
    ['a value is left', 'a: old\nb: old\n', 'a: new\nb: old\n'],
    ['another value is changed', 'a: old\nb: x\n', 'a: new\nb: y\n'],
    ['an alias is renamed', 'a: &old 1\nb: *old\n', 'a: &old 1\nb: *new\n'],
    ['a tag is renamed', 'a: !old 1\n', 'a: !new 1\n'],
    ['a string becomes a number', 'a: "1"\n', 'a: 1\n'],
    ['a string becomes a boolean', 'a: "true"\n', 'a: true\n'],
    ['a document is lost', 'a: old\n---\nb: 1\n', 'a: new\n'],
    ['a duplicate is lost', 'a: 1\na: 2\n', 'a: 2\n'],
    ['a directive is lost', '%YAML 1.1\n---\na: 1\n', '---\na: 1\n'],
    ['a block is folded', 'a: |\n  x\n  y\n', 'a: >\n  x\n  y\n'],
  ])('%s: not the same', (_name, before, after) => {
    expect(sameYamlValue(before, after, rename)).toBe(false)
  })

  test('only strings are mapped', () => {
    const upper = (text: string) => text.toUpperCase()
    expect(sameYamlValue('a: true\nb: x\nc: 1e3\n', 'A: true\nB: X\nC: 1e3\n', upper)).toBe(true)
    expect(sameYamlValue('a: "true"\n', 'A: "TRUE"\n', upper)).toBe(true)
  })

  test.each([
    ['{% if x %}\n', 'a: 1\n'],
    ['a: 1\n', 'a: b: c\n'],
  ])('%j and %j cannot be compared', (before, after) => {
    expect(sameYamlValue(before, after, rename)).toBeUndefined()
  })
})
