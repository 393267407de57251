import { describe, expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const found = (proof: ReturnType<typeof proveTrees>): readonly string[] =>
  proof.checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))

const reasons = (proof: ReturnType<typeof proveTrees>, check: string): string =>
  (proof.checks.find((one) => one.name === check)?.findings ?? [])
    .map((finding) => `${finding.reason}\n${finding.advice}`)
    .join('\n')

describe('a package that gives its names lazily (PEP 562)', () => {
  const lines = 'class Line:\n    pass\n'
  const eager = 'from shop.lines import Line\n\n__all__ = ["Line"]\n'
  const lazy = (table: string): string =>
    'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.lines import Line\n\n__all__ = ["Line"]\n\n' +
    `${table}\n\n\ndef __getattr__(name):\n    from importlib import import_module\n\n    if name in _LAZY:\n        return getattr(import_module(_LAZY[name]), name)\n    raise AttributeError(name)\n`
  const user = 'from shop import Line\n\nprint(Line)\n'
  const before = { 'shop/__init__.py': eager, 'shop/lines.py': lines, 'till.py': user }
  const trees = (table: string) => proveTrees('lazy: [shop]', before, { ...before, 'shop/__init__.py': lazy(table) })

  test('is the same surface, and the same definitions', () => {
    expect(found(trees('_LAZY = {"Line": "shop.lines"}'))).toEqual([])
    expect(found(trees('_LAZY = {"Line": ".lines"}'))).toEqual([])
  })

  test('has to know each name that is imported from it', () => {
    const other = {
      ...before,
      'till.py': 'from shop import Line, Plate\n',
      'shop/lines.py': `${lines}\n\nclass Plate:\n    pass\n`,
      'shop/__init__.py': 'from shop.lines import Line, Plate\n',
    }
    const proof = proveTrees('lazy: [shop]', other, {
      ...other,
      'shop/__init__.py': lazy('_LAZY = {"Line": "shop.lines"}'),
    })
    expect(found(proof)).toContain('resolves unresolved-import')
    expect(found(proof)).toContain('surface surface-lost')
  })
})

describe('layers and cycles', () => {
  const recipe = 'rename_modules: { shop.a: shop.low }\nlayers: [shop.low, shop.high]\n'
  const high =
    'import math\n\nSTEP = 5\n\n\ndef round_up(x):\n    return math.ceil(x / STEP)\n\n\ndef other():\n    return 1\n'
  const before = {
    'shop/__init__.py': '',
    'shop/a.py': 'X = 1\n',
    'shop/high.py': high,
    'shop/top.py': 'import shop.ring\n',
    'shop/ring.py': 'import shop.top\n',
  }
  const after = (low: string) => ({
    'shop/__init__.py': '',
    'shop/low.py': low,
    'shop/high.py': high,
    'shop/top.py': before['shop/top.py'],
    'shop/ring.py': before['shop/ring.py'],
  })

  test('the cure is the smallest set that can move: what is taken and what that needs', () => {
    const proof = proveTrees(recipe, before, after('from shop.high import round_up\n\nX = 1\n'))
    expect(reasons(proof, 'layers')).toContain('shop.low imports shop.high, which the layers put above it')
    expect(reasons(proof, 'layers')).toContain(
      'Move round_up from shop.high to a lower layer, with what they need there: STEP.',
    )
  })

  test('an import for type checkers breaks no layer, one inside a function only warns', () => {
    const typed = 'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop.high import round_up\n\nX = 1\n'
    expect(proveTrees(recipe, before, after(typed)).checks.find((check) => check.name === 'layers')?.verdict).toBe(
      'pass',
    )
    const late = 'X = 1\n\n\ndef f():\n    from shop.high import other\n\n    return other\n'
    expect(proveTrees(recipe, before, after(late)).checks.find((check) => check.name === 'layers')?.verdict).toBe(
      'warn',
    )
  })

  test('a new cycle is a chain with places; one that was there before is counted', () => {
    const base = { ...before, 'shop/high.py': 'import shop.a\n' }
    const moved = {
      ...after('import shop.high\n\nX = 1\n'),
      'shop/high.py': 'import shop.low\n',
      'shop/top.py': 'import shop.ring\nimport shop.low\n',
    }
    const proof = proveTrees('rename_modules: { shop.a: shop.low }', base, moved)
    expect(reasons(proof, 'cycles')).toContain('shop.high (shop/high.py:1) -> shop.low (shop/low.py:1) -> shop.high')
    expect(proof.checks.find((check) => check.name === 'cycles')?.evidence).toContain(
      '1 new cycle, 1 that was there before',
    )
  })
})

describe('the method resolution order is Python’s (C3)', () => {
  const tree = (bases: string) => ({
    'shop/__init__.py': '',
    'shop/base.py':
      'import lib\n\n\nclass O(lib.Module):\n    pass\n\n\nclass A(O):\n    pass\n\n\nclass B(O):\n    pass\n',
    'shop/use.py': `from shop.base import A, B\n\n\nclass C(${bases}):\n    pass\n`,
  })
  const prove = (before: string, after: string) =>
    proveTrees(
      'rename_modules: { shop.x: shop.y }',
      { ...tree(before), 'shop/x.py': '' },
      { ...tree(after), 'shop/y.py': '' },
    )

  test('both orders are shown, through shared and foreign bases', () => {
    expect(found(prove('A, B', 'A, B'))).not.toContain('mro mro-changed')
    expect(reasons(prove('A, B', 'B, A'), 'mro')).toContain('C > A > B > O > Module became C > B > A > O > Module')
  })

  test('an order that Python refuses is none', () => {
    expect(reasons(prove('A, B', 'A.__base__, A'), 'mro')).not.toBe('')
    const clash = { ...tree('A, B'), 'shop/x.py': '' }
    const after = {
      ...tree('A, B'),
      'shop/y.py': '',
      'shop/use.py': 'from shop.base import A, O\n\n\nclass C(O, A):\n    pass\n',
    }
    expect(reasons(proveTrees('rename_modules: { shop.x: shop.y }', clash, after), 'mro')).toContain('no order at all')
  })
})
