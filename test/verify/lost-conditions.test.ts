import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RATES = 'def rates(text):\n    return tomllib.loads(text)\n'

/** The errors of a move of `rates`, with the imports of the source and those of the target afterwards. */
const errors = (before: string, after: string, own = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [rates] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `${before}\n\n${RATES}`, ...(own === '' ? {} : { 'shop/desk.py': own }) },
    { 'shop/__init__.py': '', 'shop/till.py': before, 'shop/desk.py': `${own}${after}\n\n${RATES}` },
  ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))

const CHOICE =
  'import sys\n\nif sys.version_info >= (3, 11):\n    import tomllib\n    NEW = 1\nelse:\n    import tomli as tomllib\n    NEW = 0\n'

test.each([
  [CHOICE, 'import tomllib\nimport tomli as tomllib\n'],
  [CHOICE, 'import tomli as tomllib\n'],
  ['import json as tomllib\n\ntry:\n    import tomllib\nexcept ImportError:\n    pass\n', 'import tomllib\n'],
  [
    'import os\n\nif os.name == "nt":\n    from win import toml as tomllib\n    X = 1\n',
    'from win import toml as tomllib\n',
  ],
])('an import that lost its condition: %j', (before, after) => {
  expect(errors(before, after)).toContain('condition-lost')
})

test.each([
  [CHOICE, 'from shop.till import tomllib\n', ''],
  [CHOICE, CHOICE, ''],
  [CHOICE, '', 'import tomli as tomllib\n'],
  ['import tomllib\n\nif tomllib:\n    import tomllib\n', 'import tomllib\n', ''],
])('an import with the condition it had: %j', (before, after, own) => {
  expect(errors(before, after, own)).not.toContain('condition-lost')
})
