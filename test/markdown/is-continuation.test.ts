import { expect, test } from 'vitest'
import { isContinuation } from '../../src/markdown/is-continuation.ts'

test.each([
  ['import a\nb\n', '> >'],
  ['from a import (\n    b,\n)\nc\n', '> . . >'],
  ['x = [\n1,\n]\n', '> . .'],
  ['s = """\nx (\n"""\ny\n', '> . . >'],
  ['s = \'it (\' # (\ny = "\\"("\nz\n', '> > >'],
  ['a = 1 + \\\n2\nb\n', '> . >'],
  ['if x:\n    y\nelse:\n    z\nw\n', '> . . . >'],
  ['try:\n    y\nexcept E:\n    z\nfinally:\n    w\nelsewhere()\n', '> . . . . . >'],
  ['@d\ndef f():\n    pass\n\nf()\n', '> . . . >'],
  ['a\n\nb\n', '> > >'],
  ['x = {\n    "a": 1,\n}\n\n', '> . . >'],
])('%j', (source, prompts) => {
  let offset = 0
  const found = source.split(/(?<=\n)/).map((line) => {
    const mark = isContinuation(source, offset) ? '.' : '>'
    offset += line.length
    return mark
  })
  expect(found.join(' ')).toBe(prompts)
})
