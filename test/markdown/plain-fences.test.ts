import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { codeRegions } from '../../src/markdown/code-regions.ts'
import { plainFences } from '../../src/markdown/plain-fences.ts'

/** HTML at the end makes the parser read a text; it changes nothing above itself. */
function readByParser(text: string): unknown {
  return shown(`${text}\n\n<b>\n`)
}

function shown(text: string): unknown {
  return codeRegions(text).map(({ value, kind, span }) => ({ value, kind, span }))
}

const LINE = fc.constantFrom(
  ...[
    '```',
    '```python',
    '``` py title="a b"',
    '````',
    '~~~',
    '~~~ {.python}',
    '~~~~ md',
    '  ```',
    '   ~~~ ',
    '```a```',
    '``` ',
  ],
  ...[
    '',
    'text',
    '- item',
    '> quoted',
    '    indented',
    '1. one',
    '  more',
    '# title',
    '---',
    '===',
    '\ttab',
    '[a]: b "c',
    '``',
    '```py \t',
  ],
  ...['- ```', '> ```', '* * *', '```py &amp;', '```a b ', '~~~ `x`', '<b>', '| a |', 'a  '],
)
const NEWLINE = fc.constantFrom('\n', '\r\n', '\r')

describe('plainFences', () => {
  test('finds what the parser of Markdown finds, or nothing', () => {
    let plain = 0
    fc.assert(
      fc.property(fc.array(LINE, { maxLength: 14 }), NEWLINE, (lines, newline) => {
        const text = `${lines.join(newline)}${newline}`
        if (plainFences(text) === undefined) return
        plain += 1
        expect(shown(text)).toEqual(readByParser(text))
      }),
      { numRuns: 4000, seed: 7 },
    )
    expect(plain).toBeGreaterThan(400)
  })

  test('agrees with the parser on the documents of this project', () => {
    const folder = join(import.meta.dirname, '..', '..', 'docs')
    const texts = readdirSync(folder)
      .filter((name) => name.endsWith('.md'))
      .map((name) => readFileSync(join(folder, name), 'utf8'))
      .filter((text) => plainFences(text) !== undefined)
    expect(texts.length).toBeGreaterThan(3)
    for (const text of texts) expect(shown(text)).toEqual(readByParser(text))
  })

  test('leaves to the parser what it cannot know', () => {
    for (const text of ['- ```\n  a\n  ```\n', '<pre>\n```\na\n```\n</pre>\n', '```\nnever closed\n', ' ```\na\n```\n'])
      expect(plainFences(text)).toBeUndefined()
  })
})
