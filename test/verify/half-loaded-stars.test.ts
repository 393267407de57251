import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RENAME = 'rename_modules: { shop.billing: billing }'
const CORE = 'import shop\n\n\ndef total():\n    return shop.RATE\n'
const LATE = 'def total():\n    import shop\n\n    return shop.RATE\n'

/** What the proof says of a package that leaves another one which star-imports it. */
function problems(init: string, core: string, billing = 'from .core import total\n\nRATE = 2\n'): readonly string[] {
  return proveTrees(
    RENAME,
    { 'shop/__init__.py': init, 'shop/billing/__init__.py': billing, 'shop/billing/core.py': core },
    {
      'shop/__init__.py': init.replaceAll('shop.billing', 'billing'),
      'billing/__init__.py': billing,
      'billing/core.py': core,
    },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
}

test.each([
  ['through a module of it', 'from shop.billing import *\n', CORE, undefined],
  [
    'through its own first line',
    'from shop.billing import *\n',
    LATE,
    'import shop\nfrom .core import total\n\nRATE = 2\n',
  ],
  ['below other imports', 'import os\n\nfrom shop.billing import *\n\nNAME = os.name\n', CORE, undefined],
])('a star comes while its module is being imported: %s', (_title, init, core, billing) => {
  expect(problems(init, core, billing)).toContain('imports-first star-half-loaded')
})

test('a star of what is finished', () => {
  expect(problems('from shop.billing import *\n', LATE)).not.toContain('imports-first star-half-loaded')
})

test('a star that came too early before', () => {
  const before = {
    'shop/__init__.py': 'RATE = 1\n',
    'shop/a.py': 'import shop.b\n\nA = 1\n',
    'shop/b.py': 'from shop.a import *\n',
  }
  const after = {
    'shop/__init__.py': 'RATE = 1\n',
    'shop/c.py': 'import shop.b\n\nA = 1\n',
    'shop/b.py': 'from shop.c import *\n',
  }
  const found = proveTrees('rename_modules: { shop.a: shop.c }', before, after).checks.flatMap((one) => one.findings)
  expect(found.map((one) => one.code)).not.toContain('star-half-loaded')
})
