import { expect, test } from 'vitest'
import { fenceKind } from '../../src/markdown/fence-kind.ts'

test.each([
  ['', '', 'code'],
  ['python', 'python', 'code'],
  ['Py title="x"', 'py', 'code'],
  ['python{1,3}', 'python', 'code'],
  ['python,ignore', 'python', 'code'],
  ['c++', 'c++', 'code'],
  ['{.python title="x"}', 'python', 'code'],
  ['{ .py .numberLines }', 'py', 'code'],
  ['{#id .python}', 'python', 'code'],
  ['{python}', 'python', 'directive'],
  ['{python, echo=FALSE}', 'python', 'directive'],
  ['{code-block} python', 'python', 'directive'],
  ['{code-cell} ipython3', 'ipython3', 'directive'],
  ['{code-block}', '', 'directive'],
  ['{testcode}', 'python', 'directive'],
  ['{doctest}', 'pycon', 'directive'],
  ['{eval-rst}', 'rst', 'directive'],
  ['{note}', 'note', 'markdown'],
  ['{admonition} Use python', 'admonition', 'markdown'],
])('%j is %s', (info, kind, content) => {
  expect(fenceKind(info)).toEqual({ kind, content })
})
