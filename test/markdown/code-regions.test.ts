import { describe, expect, test } from 'vitest'
import { insert, remove, replace } from '../../src/model/edit.ts'
import { codeRegions } from '../../src/markdown/code-regions.ts'
import { checkRandomEdits, checkWords, edited } from '../model/host-text-laws.ts'

const USAGE = `# viscy.data.hcs

Use viscy.data.hcs 😀.

\`\`\` {.python title="viscy.data.csv"}
from viscy.data.hcs import HCSDataModule
>>> import viscy.data.triplet as t  # doctest: +SKIP
\`\`\`

~~~yaml
class_path: viscy.data.hcs.HCSDataModule

~~~

- a list

  \`\`\`python
  def f():

      return 1
  \`\`\`
  1. deeper

     \`\`\`\`bash
     python -m viscy.data
     \`\`\`
     echo
     \`\`\`\`

> quoted
>
> \`\`\`py
> import a
>
> b = 1
> \`\`\`

    python -m viscy.data.hcs

\`\`\`\`{note}
Prose.

\`\`\`{code-block} python
:linenos:
:caption: x

import nested
\`\`\`
> - \`\`\`{code-cell}
>   ---
>   tags: [x]
>   ---
>   cell = 1
>   \`\`\`
\`\`\`\`

\`\`\`
\`\`\`

\`\`\`python
last = 1
`

describe('codeRegions', () => {
  const wanted = [
    ['python', 'from viscy.data.hcs import HCSDataModule\n>>> import viscy.data.triplet as t  # doctest: +SKIP\n'],
    ['yaml', 'class_path: viscy.data.hcs.HCSDataModule\n\n'],
    ['python', 'def f():\n\n    return 1\n'],
    ['bash', 'python -m viscy.data\n```\necho\n'],
    ['py', 'import a\n\nb = 1\n'],
    ['python', 'import nested\n'],
    ['', 'cell = 1\n'],
    ['', ''],
    ['python', 'last = 1\n'],
  ]

  test.each([USAGE, USAGE.replaceAll('\n', '\r\n'), '\ufeff' + USAGE])(
    'fences in lists, quotes and directives (%#)',
    (text) => {
      expect(codeRegions(text).map(({ kind, value }) => [kind, value])).toEqual(wanted)
    },
  )

  test.each([
    ['```py\na', ['a']],
    ['```py', []],
    ['```py\n', ['']],
    ['```py\n```', ['']],
    ['```py\n\n```\n', ['\n']],
    ['  ```py\n  a\n b\n    c\n  ```', ['a\nb\n  c\n']],
    ['> ```py\n> a\ntext\n', ['a\n']],
    ['- ```py\n  a\n\ntext\n', ['a\n']],
    ['`code` and ``` not a fence ```\n', []],
    ['- ```\n\tx\n  ```\n', ['x\n']],
  ])('%j', (text, values) => {
    expect(codeRegions(text).map(({ value }) => value)).toEqual(values)
  })

  test('spans hold whole lines', () => {
    for (const { span } of codeRegions(USAGE)) {
      expect(USAGE[span.start - 1]).toBe('\n')
      expect(USAGE[span.end - 1]).toBe('\n')
    }
  })
})

describe('edits of code', () => {
  test.each([USAGE, USAGE.replaceAll('\n', '\r\n'), '\ufeff' + USAGE])(
    'of every word, and at random (%#)',
    { timeout: 30_000 },
    (text) => {
      checkWords(text, codeRegions)
      const plain = text.replace(/````\{note\}[^]*?````\r?\n/, '')
      // An inserted fence or `---` is none of our business; values are compared with their final newline.
      checkRandomEdits(plain, codeRegions, (value) => (value === '' || value.endsWith('\n') ? value : value + '\n'))
    },
  )

  function edit(kind: string, edits: Parameters<typeof edited>[2], newline = '\n'): string {
    const text = USAGE.replaceAll('\n', newline)
    const host = codeRegions(text).findLast((region) => region.kind === kind)
    return edited(text, host, edits).replaceAll(newline, '\n')
  }

  test.each(['\n', '\r\n'])('lines take the prefix of the block (%j)', (newline) => {
    const quote = '> ```py\n> import a\n>\n> b = 1\n> ```\n'
    const change = (after: string) => USAGE.replace(quote, after)
    expect(edit('py', [insert(0, 'import x\n\n')], newline)).toBe(
      change('> ```py\n> import x\n>\n> import a\n>\n> b = 1\n> ```\n'),
    )
    expect(edit('py', [insert(9, 'c = 1\n')], newline)).toBe(
      change('> ```py\n> import a\n> c = 1\n>\n> b = 1\n> ```\n'),
    )
    expect(edit('py', [insert(9, 'c')], newline)).toBe(change('> ```py\n> import a\n> c\n> b = 1\n> ```\n'))
    expect(edit('py', [remove(0, 10)], newline)).toBe(change('> ```py\n> b = 1\n> ```\n'))
    expect(edit('py', [remove(0, 16)], newline)).toBe(change('> ```py\n> ```\n'))
    expect(edit('py', [replace(7, 12, 'x\nimport y\nc ')], newline)).toBe(
      change('> ```py\n> import x\n> import y\n> c = 1\n> ```\n'),
    )
    expect(edit('py', [insert(16, 'z')], newline)).toBe(change('> ```py\n> import a\n>\n> b = 1\n> z\n> ```\n'))
  })

  test('a list indents its lines', () => {
    const text = '1. x\n\n   ```py\n   import a\n   ```\n'
    const [host] = codeRegions(text)
    expect(edited(text, host, [insert(8, '\nif a:\n    b')])).toBe(
      '1. x\n\n   ```py\n   import a\n   if a:\n       b\n   ```\n',
    )
  })

  test('an empty block gets its first line', () => {
    const text = '> - ```py\n>   ```\n'
    expect(edited(text, codeRegions(text)[0], [insert(0, 'a')])).toBe('> - ```py\n>   a\n>   ```\n')
  })
})
