import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'

const errors = (text: string, keeps = ''): readonly string[] => {
  const load =
    'from importlib import import_module\n\n\ndef load(module, name):\n    return getattr(import_module(module), name)\n'
  return proveTrees(
    'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]',
    {
      'shop/__init__.py': '',
      'shop/till.py': `${TOTAL}\n\nX = 1\n`,
      'shop/desk.py': '',
      'load.py': load,
      'use.py': text,
    },
    {
      'shop/__init__.py': '',
      'shop/till.py': `${keeps}X = 1\n`,
      'shop/desk.py': TOTAL,
      'load.py': load,
      'use.py': text,
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

test.each([
  'from load import load\n\n\ndef get(name, module="shop.till"):\n    return load(module, name)\n\n\nprint(get("total")())\n',
  'from load import load\n\n\ndef get(name: str, *, module: str = "shop.till") -> object:\n    return load(module, name)\n\n\nprint(get(name="total"))\n',
])('a name said alone to a function whose default says the module is lost: %j', (text) => {
  expect(errors(text)).toContain('attributes attribute-lost')
  expect(errors(text, 'from shop.desk import total as total\n\n')).toEqual([])
})

test('another name, and another default, are none of it', () => {
  expect(errors('def get(name, module="shop.desk"):\n    return name\n\n\nprint(get("total"))\n')).toEqual([])
  expect(errors('def get(name, module="shop.till"):\n    return name\n\n\nprint(get("X"), len("total"))\n')).toEqual([])
})
