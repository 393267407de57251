import { describe, expect, test } from 'vitest'
import { insert, remove, replace } from '../../src/model/edit.ts'
import { InvariantError } from '../../src/model/errors.ts'
import { doctestRegions } from '../../src/markdown/doctest-regions.ts'
import { checkRandomEdits, checkWords, edited } from '../model/host-text-laws.ts'

const DOC = `Summary 😀.

    >>> from pkg.a import (
    ...     alpha,
    ...     beta,
    ... )
    >>> alpha()
    'alpha'
    ... not code

    >>> for x in beta():
    ...     print(x)
    ...
    1
    2
    >>> x

Prose.
    >>> import other
>>> import pkg.a
>>> pkg.a.beta()
'beta'
prose that counts as output

> quote
> >>> quoted = 1
> 1
>
# >>> in_comment = 1

>>>
`

describe('doctestRegions', () => {
  test.each([DOC, DOC.replaceAll('\n', '\r\n')])('examples until prose or another indentation (%#)', (text) => {
    expect(doctestRegions(text).map(({ kind, value }) => [kind, value])).toEqual([
      ['doctest', 'from pkg.a import (\n    alpha,\n    beta,\n)\nalpha()\nfor x in beta():\n    print(x)\n\nx\n'],
      ['doctest', 'import other\n'],
      ['doctest', 'import pkg.a\npkg.a.beta()\n'],
      ['doctest', 'quoted = 1\n'],
      ['doctest', 'in_comment = 1\n'],
      ['doctest', '\n'],
    ])
  })

  test.each([
    ['', []],
    ['>>>no_blank\n', []],
    ['... x\n', []],
    ['>>> x', ['x']],
    ['>>> x\n```\nprose\n```\n>>> y\n', ['x\n', 'y\n']],
    ['>>> x\n"""\nz\n>>> y\n', ['x\n', 'y\n']],
    ['  >>> x\ndedented\n  >>> y\n', ['x\n', 'y\n']],
    ['>>> x\n\n\n>>> y\n', ['x\ny\n']],
  ])('%j', (text, values) => {
    expect(doctestRegions(text).map(({ value }) => value)).toEqual(values)
  })
})

describe('edits of examples', () => {
  test.each([DOC, DOC.replaceAll('\n', '\r\n')])('of every word (%#)', (text) => {
    checkWords(text, doctestRegions)
  })

  test('at random, also around outputs', () => {
    const text = 'Prose.\n\n>>> import a\n>>> f(\n...     b)\n1\n\n>>> c\n2\n\nProse.\n\n  >>> x\n'
    // A group without a line is none.
    const [first] = doctestRegions(text)
    if (first === undefined) throw new Error('no region')
    const read = (found: string) => {
      const regions = doctestRegions(found)
      const at = (prompt: string) => regions.find(({ span }) => found.startsWith(prompt, span.start))
      return ['>>>', '  >>>'].map((prompt) => at(prompt) ?? { ...first, value: '' })
    }
    checkRandomEdits(text, read, (value) => (value.endsWith('\n') ? value : value + '\n'))
  })

  test('an edit that would make an output of a line is refused', () => {
    expect(() => edit([remove(30, 40)])).toThrow(InvariantError)
  })

  function edit(edits: Parameters<typeof edited>[2]): string {
    const text = '  >>> from a import (\n  ...     b,\n  ...     c)\n  >>> b()\n  1\n\n  >>> if b:\n  ...     c\n'
    const [host] = doctestRegions(text)
    expect(host?.value).toBe('from a import (\n    b,\n    c)\nb()\nif b:\n    c\n')
    return edited(text, host, edits)
  }

  const head = '  >>> from a import (\n  ...     b,\n'
  const call = '  >>> b()\n  1\n\n'
  const rest = '  >>> if b:\n  ...     c\n'

  test.each([
    ['a statement before', [insert(0, 'import x\n')], `  >>> import x\n${head}  ...     c)\n${call}${rest}`],
    ['a line inside brackets', [insert(23, '    x,\n')], `${head}  ...     x,\n  ...     c)\n${call}${rest}`],
    ['a statement after', [insert(30, 'import x\n')], `${head}  ...     c)\n  >>> import x\n${call}${rest}`],
    ['a statement behind', [insert(29, '\nimport x')], `${head}  ...     c)\n  >>> import x\n${call}${rest}`],
    ['a statement after an output', [insert(34, 'import x\n')], `${head}  ...     c)\n${call}  >>> import x\n${rest}`],
    [
      'a line of a block',
      [insert(46, '    d\nelse:\n    e\n')],
      `${head}  ...     c)\n${call}${rest}  ...     d\n  ... else:\n  ...     e\n`,
    ],
    ['less of an import', [remove(16, 23)], `  >>> from a import (\n  ...     c)\n${call}${rest}`],
    ['one line for three', [replace(0, 29, 'import a')], `  >>> import a\n${call}${rest}`],
    [
      'two statements for one',
      [replace(0, 29, 'import a\nimport b')],
      `  >>> import a\n  >>> import b\n${call}${rest}`,
    ],
    ['lines with an output between', [remove(30, 46)], `${head}  ...     c)\n  1\n\n`],
    [
      'a line of a block with an output',
      [insert(34, '    d\n')],
      `${head}  ...     c)\n  >>> b()\n  ...     d\n  1\n\n${rest}`,
    ],
    ['a blank line', [insert(30, '\n')], `${head}  ...     c)\n  >>>\n${call}${rest}`],
  ])('%s', (_name, edits, after) => {
    expect(edit(edits)).toBe(after)
  })

  test('lines with an output between cannot be joined', () => {
    expect(() => edit([remove(32, 35)])).toThrow(InvariantError)
  })
})
