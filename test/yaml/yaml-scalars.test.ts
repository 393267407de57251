import { getScalarValue, parseEvents } from 'js-yaml'
import { describe, expect, test } from 'vitest'
import { insert, remove, replace } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import { yamlScalars } from '../../src/yaml/yaml-scalars.ts'
import { checkRandomEdits, checkWords, edited, swap } from '../model/host-text-laws.ts'

function scalars(text: string) {
  const found = yamlScalars(text)
  if ('problem' in found) throw new Error(`${found.problem} (line ${found.line})`)
  return found.scalars
}

const FIT = `# fit with viscy.data.hcs.HCSDataModule   (see docs)
seed_everything:   true
data:
    class_path: viscy.data.hcs.HCSDataModule      # the data
    init_args:  {class_path: 'viscy.data.triplet.TripletDataModule', n: [ 1,2 , 3 ]}
model: {"class_path":"viscy.data.hcs.HCSDataModule",dims: 0x10}
callbacks:
-   class_path: "viscy.data.hcs.HCSDataModule"
-   viscy.data.triplet.TripletDataModule
empty:
`

const ALL = `%YAML 1.1
---
base: &base
  class_path: &cp viscy.data.hcs.HCSDataModule
  init_args: &viscy.data {z: 1}
one:
  <<: *base
  class_path: viscy.data.triplet.TripletDataModule
  class_path: viscy.data.hcs.HCSDataModule
two: *cp
three: !Ref viscy.data.hcs.HCSDataModule
four: !!str viscy.data.hcs.HCSDataModule
five: *viscy.data
...
---
!env
? viscy.data.hcs.HCSDataModule
: "first"
? [viscy.data.triplet.TripletDataModule, x]
: second
`

const JOB = `steps:
  - run: |
      python -m viscy.data.hcs --fast
      python - <<EOF

      from viscy.data.hcs import HCSDataModule
        indented()
      EOF
  - run: >-
      trainer fit
      --data viscy.data.hcs.HCSDataModule

    name: "fit: viscy.data.hcs.HCSDataModule"
  - uses: acme/viscy.data@v1
  - text: plain words
      over lines

      and a gap
  - 'it''s
    single'
  - "caf\\u00e9 \\U0001F600 \\x41 \\
    joined  \\"q\\"
    folded"
  - |+
    kept

`

const WIN =
  "\ufeff# 🚀 résumé\t\r\na: '中😀'  \r\nclass_path: viscy.data.hcs.HCSDataModule\t# tab\r\n" +
  'b: |\r\n  one 😀\r\n\r\n  two\r\n\r\nlast: viscy.data.triplet.TripletDataModule'

describe('yamlScalars', () => {
  test('keys and values with their key paths', () => {
    const found = scalars(FIT).map(({ value, kind, keys, isKey }) => [value, kind, keys.join('/'), isKey])
    expect(found.slice(0, 12)).toEqual([
      ['seed_everything', 'plain', 'seed_everything', true],
      ['true', 'plain', 'seed_everything', false],
      ['data', 'plain', 'data', true],
      ['class_path', 'plain', 'data/class_path', true],
      ['viscy.data.hcs.HCSDataModule', 'plain', 'data/class_path', false],
      ['init_args', 'plain', 'data/init_args', true],
      ['class_path', 'plain', 'data/init_args/class_path', true],
      ['viscy.data.triplet.TripletDataModule', 'single', 'data/init_args/class_path', false],
      ['n', 'plain', 'data/init_args/n', true],
      ['1', 'plain', 'data/init_args/n/0', false],
      ['2', 'plain', 'data/init_args/n/1', false],
      ['3', 'plain', 'data/init_args/n/2', false],
    ])
    expect(found.slice(-4)).toEqual([
      ['class_path', 'plain', 'callbacks/0/class_path', true],
      ['viscy.data.hcs.HCSDataModule', 'double', 'callbacks/0/class_path', false],
      ['viscy.data.triplet.TripletDataModule', 'plain', 'callbacks/1', false],
      ['empty', 'plain', 'empty', true],
    ])
  })

  test('spans have no quotes, comments or anchors', () => {
    for (const text of [FIT, ALL, WIN]) {
      for (const { value, span, kind } of scalars(text)) {
        if (kind !== 'block') expect(text.slice(span.start, span.end)).toBe(value)
      }
    }
  })

  test('anchors, aliases and tags are no scalars; every document counts', () => {
    const found = scalars(ALL).map(({ value, keys, isKey }) => `${keys.join('/')}${isKey ? '' : '=' + value}`)
    expect(found).toContain('two')
    expect(found.filter((entry) => entry.startsWith('one/class_path='))).toHaveLength(2)
    expect(found).not.toContain('two=cp')
    expect(found).toContain('four=viscy.data.hcs.HCSDataModule')
    expect(found.slice(-5)).toEqual([
      'viscy.data.hcs.HCSDataModule',
      'viscy.data.hcs.HCSDataModule=first',
      '?/0=viscy.data.triplet.TripletDataModule',
      '?/1=x',
      '?=second',
    ])
  })

  test('scalars over several lines keep their line breaks', () => {
    expect(
      scalars(JOB)
        .filter(({ value }) => value.includes('\n'))
        .map(({ value, kind }) => [kind, value]),
    ).toEqual([
      [
        'block',
        'python -m viscy.data.hcs --fast\npython - <<EOF\n\nfrom viscy.data.hcs import HCSDataModule\n  indented()\nEOF\n',
      ],
      ['block', 'trainer fit\n--data viscy.data.hcs.HCSDataModule\n'],
      ['plain', 'plain words\nover lines\n\nand a gap'],
      ['single', "it's\nsingle"],
      ['double', 'café 😀 A joined  "q"\nfolded'],
      ['block', 'kept\n\n'],
    ])
    expect(scalars(WIN).map(({ value }) => value)).toContain('one 😀\n\ntwo\n')
  })

  test('escapes are decoded as js-yaml decodes them', () => {
    const text = String.raw`"\0\a\b\t\n\v\f\r\e\ \"\/\\\N\_\L\P\x7e\u00e9\U0001F600 \	tab"`
    const [event] = parseEvents(text, {}).filter((found) => found.type === 4)
    expect(event && scalars(text)[0]?.value).toBe(event && getScalarValue(text, event))
    expect(scalars('"a\\/b"')[0]?.value).toBe('a/b')
  })

  test.each([
    ['{% if gpu %}\na: 1\n', 1],
    ['a: 1\nb: c: d\n', 2],
    ['a: @x\n', 1],
    ['a: "open\nb: 1\n', 2],
    ['a:\n\t- b\n', 2],
  ])('%j is a problem in line %i', (text, line) => {
    expect(yamlScalars(text)).toEqual({ problem: expect.any(String), line })
  })

  test.each(['', '# only a comment\n', '---\n...\n'])('%j has no scalars', (text) => {
    expect(yamlScalars(text)).toEqual({ scalars: [], tags: [] })
  })
})

describe('edits of scalars', () => {
  test.each([FIT, ALL, JOB, WIN, JOB.replaceAll('\n', '\r\n')])('of every word (%#)', (text) => {
    checkWords(text, scalars)
  })

  test.each([FIT, JOB, WIN, JOB.replaceAll('\n', '\r\n')])('at random (%#)', (text) => {
    const visible = (value: string) => value.replace(/\n+$/, '\n')
    checkRandomEdits(text, scalars, (value) =>
      visible(value)
        .replace(/[ \t]*\n[ \t]*/g, '\n')
        .trimEnd(),
    )
  })

  function editScalar(text: string, word: string, by: string): string {
    const host = scalars(text).find(({ value }) => value.includes(word))
    return edited(text, host, [swap(host, word, by)])
  }

  test.each([
    ['a: "x\\u0041y"\n', 'xAy', 'xBy', 'a: "xBy"\n'],
    ['a: "old.\\u0041.z"\n', 'old', 'new', 'a: "new.\\u0041.z"\n'],
    ['a: "x"\n', 'x', '"q"\\\n\t\u0001é😀', 'a: "\\"q\\"\\\\\\n\\t\\u0001é😀"\n'],
    ["a: 'it''s x'\n", 'x', "y's", "a: 'it''s y''s'\n"],
    ["a: 'it''s x'\n", "it's", 'is', "a: 'is x'\n"],
    ['a: [old.mod, b]\n', 'old.mod', 'new', 'a: [new, b]\n'],
    ['a: x.b # c\n', 'x', "it's", "a: it's.b # c\n"],
  ])('%j: %j -> %j', (text, word, by, after) => {
    expect(editScalar(text, word, by)).toBe(after)
  })

  test.each([
    ['a: x\n', 'x', 'y: z'],
    ['a: x\n', 'x', 'y #z'],
    ['a: x\n', 'x', '*y'],
    ['a: x\n', 'x', ''],
    ['a: x\n', 'x', 'y\nz'],
    ['a: x\n', 'x', ' y'],
    ['a: x\n', 'x', 'y:'],
    ['a: [x]\n', 'x', 'y,z'],
    ["a: 'x'\n", 'x', 'y\nz'],
    ["a: 'x'\n", 'x', 'y\u0007'],
    ['a: "x"\n', 'x', '\ud83d'],
    ['a: |\n  x\n', 'x', ' y'],
    ['a: |\n  x\n', 'x', '\u0007'],
  ])('%j: %j -> %j has no spelling', (text, word, by) => {
    expect(() => editScalar(text, word, by)).toThrow(InvariantError)
  })

  test('an edit inside an escape is widened to the whole of it', () => {
    const text = 'a: "x\\U0001F600\\uD83D\\uDE00y"\n'
    const host = scalars(text)[1]
    expect(host?.value).toBe('x😀😀y')
    // The second halves of the pairs, in one edit: 😁 has the same first half as 😀.
    expect(edited(text, host, [replace(2, 3, '\ude01')])).toBe('a: "x😁\\uD83D\\uDE00y"\n')
    expect(edited(text, host, [replace(1, 3, '😁')])).toBe('a: "x😁\\uD83D\\uDE00y"\n')
  })

  test('lines of a block are inserted and deleted with their indentation', () => {
    const text = 'run: |\r\n    a = 1\r\n\r\n    b = 2\r\nnext: 1\r\n'
    const host = scalars(text)[1]
    expect(host?.value).toBe('a = 1\n\nb = 2\n')
    expect(edited(text, host, [insert(0, 'import x\n\n')])).toBe(
      'run: |\r\n    import x\r\n\r\n    a = 1\r\n\r\n    b = 2\r\nnext: 1\r\n',
    )
    expect(edited(text, host, [insert(13, 'c = 3\n')])).toBe(
      'run: |\r\n    a = 1\r\n\r\n    b = 2\r\n    c = 3\r\nnext: 1\r\n',
    )
    expect(edited(text, host, [insert(5, '\nif x:\n    y')])).toBe(
      'run: |\r\n    a = 1\r\n    if x:\r\n        y\r\n\r\n    b = 2\r\nnext: 1\r\n',
    )
    expect(edited(text, host, [remove(0, 7)])).toBe('run: |\r\n    b = 2\r\nnext: 1\r\n')
    expect(edited(text, host, [remove(7, 13)])).toBe('run: |\r\n    a = 1\r\n\r\nnext: 1\r\n')
    expect(edited(text, host, [insert(6, 'x = 0')])).toBe(
      'run: |\r\n    a = 1\r\n    x = 0\r\n    b = 2\r\nnext: 1\r\n',
    )
  })

  test('the certainty of an edit is kept, and one doubtful part makes a joined edit doubtful', () => {
    const host = scalars('a: one.two\n')[1]
    expect(
      host?.hostEdits([replace(0, 3, 'x', 'review'), replace(4, 7, 'y')]).map(({ certainty }) => certainty),
    ).toEqual(['review', 'certain'])
    expect(host?.hostEdits([replace(0, 3, 'x'), replace(3, 7, 'y', 'review')])).toEqual([
      replace(3, 10, 'xy', 'review'),
    ])
  })

  test('edits that overlap or lie outside are refused', () => {
    const host = scalars('a: one.two\n')[1]
    expect(() => host?.hostEdits([replace(0, 4, 'x'), replace(3, 5, 'y')])).toThrow(/overlap/)
    expect(() => host?.hostEdits([replace(0, 8, 'x')])).toThrow(/outside/)
  })
})

describe('what PyYAML reads and YAML 1.2 does not', () => {
  const TUNE =
    'files: [\n  a.b,  # one\n  # two\n\n  c.d\n]\nmodel:\n  parts: {x: 1,\ny: e.f}\n  text: "one\ntwo"\nlast: g.h\n'

  test('a line in brackets or quotes need not be indented more than its key', () => {
    const read = yamlScalars(TUNE)
    expect('problem' in read ? [] : read.scalars.map(({ keys, value }) => `${keys.join('/')}=${value}`)).toEqual([
      'files=files',
      'files/0=a.b',
      'files/1=c.d',
      'model=model',
      'model/parts=parts',
      'model/parts/x=x',
      'model/parts/x=1',
      'model/parts/y=y',
      'model/parts/y=e.f',
      'model/text=text',
      'model/text=one\ntwo',
      'last=last',
      'last=g.h',
    ])
  })

  test('every offset is one of the text as it is written', () => {
    for (const { span, value, kind } of scalars(TUNE))
      if (kind !== 'block') expect(TUNE.slice(span.start, span.end)).toBe(value)
  })

  test('a tag with a kind and a name holds a name, and one that is a name is a key', () => {
    const read = yamlScalars('a: !new:shop.lines.Line\n  b: !name:shop.lines.read\nc: !shop.Line 1\nd: !ref <b>\n')
    expect('problem' in read ? [] : read.tags.map(({ value }) => value)).toEqual(['shop.lines.Line', 'shop.lines.read'])
  })
})
