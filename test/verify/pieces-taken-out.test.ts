import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'

const listed = (path: string, text: string): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `X = 1\n\n\n${TOTAL}\n\nY = 2\n`, 'shop/desk.py': '', [path]: text },
    { 'shop/__init__.py': '', 'shop/till.py': 'X = 1\n\n\nY = 2\n', 'shop/desk.py': TOTAL, [path]: text },
  )
    .checks.filter((check) => check.name === 'residue')
    .flatMap((check) => check.findings.map((finding) => /still says (\S+)/.exec(finding.reason)?.[1] ?? ''))

test.each([
  ['docs/a.rst', '.. literalinclude:: ../shop/till.py\n   :pyobject: total\n', ['shop.till.total']],
  [
    'docs/a.rst',
    '.. literalinclude:: /shop/till.py\n   :language: python\n   :start-at: def total\n',
    ['shop.till.total'],
  ],
  ['docs/a.rst', '.. literalinclude:: ../shop/till.py\n   :lines: 4-\n', ['shop/till.py:4-']],
  ['docs/a.md', '```{literalinclude} ../shop/till.py\n:pyobject: total\n```\n', ['shop.till.total']],
  ['docs/a.rst', '.. autofunction:: total\n   :module: shop.till\n', ['shop.till.total']],
  ['docs/a.md', '--8<-- "shop/till.py:total"\n', ['shop.till.total']],
  ['docs/a.md', '```python\n--8<-- "shop/till.py:4:5"\n```\n', ['shop/till.py:4:5']],
  ['docs/a.rst', '.. literalinclude:: ../shop/till.py\n   :lines: 1-2\n', []],
  ['docs/a.rst', '.. literalinclude:: ../shop/other.py\n   :pyobject: total\n', []],
  ['docs/a.rst', '.. literalinclude:: ../shop/till.py\n   :pyobject: X\n\nThe total of it.\n', []],
  ['docs/a.rst', '.. autofunction:: total\n   :module: shop.desk\n', []],
])('a piece that a document takes out of a source is listed where it is gone: %s %j', (path, text, names) => {
  expect(listed(path, text)).toEqual(names)
})
