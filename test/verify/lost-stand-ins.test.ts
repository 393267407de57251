import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const errors = (line: string): readonly string[] => {
  const look = `import sys\nfrom unittest.mock import Mock, patch\n\nfrom shop.late import due\n\n\ndef test_due(monkeypatch):\n    ${line}\n    due()\n`
  const late = (module: string): string => `def due():\n    from ${module} import total\n\n    return total()\n`
  return proveTrees(
    'move: [{ from: shop.till, to: shop.pay, symbols: [total] }]',
    {
      'shop/__init__.py': '',
      'shop/till.py': 'A = 1\n\n\ndef total():\n    return 1\n',
      'shop/late.py': late('shop.till'),
      'test_due.py': look,
    },
    {
      'shop/__init__.py': '',
      'shop/till.py': 'A = 1\n',
      'shop/pay.py': 'def total():\n    return 1\n',
      'shop/late.py': late('shop.pay'),
      'test_due.py': look,
    },
  ).checks.flatMap(({ findings }) => findings.filter(({ level }) => level === 'error').map(({ code }) => code))
}

test.each([
  'sys.modules["shop.till"] = Mock()',
  'monkeypatch.setitem(sys.modules, "shop.till", None)',
  'patch.dict(sys.modules, {"shop.till": Mock()}).start()',
  'patch.dict("sys.modules", {"json": None, "shop.till": Mock()}).start()',
])('a stand-in for a module does not stand in for what has left it: %s', (line) => {
  expect(errors(line)).toContain('patched-name')
})

test.each([
  'monkeypatch.setitem(sys.modules, "shop.till", None), monkeypatch.setitem(sys.modules, "shop.pay", None)',
  'monkeypatch.setitem({}, "shop.till", None)',
  'assert sys.modules["shop.till"] == 1',
])('what is put under both names, or elsewhere, is no loss: %s', (line) => {
  expect(errors(line)).not.toContain('patched-name')
})
