import { describe, expect, test } from 'vitest'
import { MOVE, RENAME, rewritten } from './rewritten.ts'

const BOTH = `${RENAME}\n${MOVE}`

describe('several things on one statement', () => {
  test.each<[string, string, string, string]>([
    [
      'one module of two is not needed any more',
      MOVE,
      'import shop.billing, shop.stock\nshop.billing.RATE, shop.stock.x',
      'import shop.stock\nimport shop.tax\nshop.tax.RATE, shop.stock.x',
    ],
    [
      'one name of two is not needed any more',
      MOVE,
      'from shop import billing, stock  # noqa\nbilling.RATE, stock.x',
      'from shop import stock  # noqa\nfrom shop import tax  # noqa\ntax.RATE, stock.x',
    ],
    ['import and use on one line', MOVE, 'import shop.billing as b; b.RATE', 'from shop import tax; tax.RATE'],
    [
      'a local and a global import of one module',
      MOVE,
      'from shop import billing\ndef f():\n    from shop import billing\n    return billing.RATE\nbilling.x',
      'from shop import billing\ndef f():\n    from shop import tax\n    return tax.RATE\nbilling.x',
    ],
    [
      'a name and its module',
      MOVE,
      'from shop import billing\nfrom shop.billing import RATE\nRATE, billing.RATE',
      'from shop import tax\nfrom shop.tax import RATE\nRATE, tax.RATE',
    ],
    [
      'a move out of a renamed module',
      BOTH,
      'from shop.billing import RATE, Invoice',
      'from shop.invoicing import Invoice\nfrom shop.tax import RATE',
    ],
    [
      'a move out of a renamed module, by chains',
      BOTH,
      'import shop.billing\nshop.billing.RATE, shop.billing.x',
      'import shop.invoicing\nimport shop.tax\nshop.tax.RATE, shop.invoicing.x',
    ],
    [
      'a move out of a renamed module, from the package',
      BOTH,
      'from shop import billing\nbilling.RATE, billing.x',
      'from shop import invoicing as billing\nfrom shop import tax\ntax.RATE, billing.x',
    ],
    [
      'new statements in order',
      'move:\n  - { from: shop.billing, to: shop.zoo, symbols: [RATE] }\n  - { from: shop.billing, to: shop.dues, symbols: [net_price] }',
      'from shop.billing import RATE, net_price, Invoice',
      'from shop.billing import Invoice\nfrom shop.dues import net_price\nfrom shop.zoo import RATE',
    ],
  ])('%s', (_name, recipe, before, after) => {
    expect(rewritten(recipe, before)).toBe(after)
  })
})

describe('into and out of an __init__', () => {
  const INTO = 'move: [{ from: shop.billing, to: shop, symbols: [RATE] }]'
  const OUT = 'move: [{ from: shop.people, to: shop.people.staff, symbols: [BOSS] }]'
  const FILES = { 'shop/people/__init__.py': 'BOSS = "Ada"\nSIZE = 2\n' }
  test.each<[string, string, string, string, string]>([
    ['from the package', INTO, 'report.py', 'from shop.billing import RATE', 'from shop import RATE'],
    ['relative from the package', INTO, 'shop/till.py', 'from .billing import RATE', 'from . import RATE'],
    ['by a chain', INTO, 'report.py', 'import shop.billing\nshop.billing.RATE', 'import shop\nshop.RATE'],
    ['by a chain of an alias', INTO, 'report.py', 'import shop.billing as b\nb.RATE', 'import shop\nshop.RATE'],
    ['from the module', OUT, 'report.py', 'from shop.people import BOSS', 'from shop.people.staff import BOSS'],
    [
      'from the package, others',
      OUT,
      'report.py',
      'from shop.people import BOSS, SIZE',
      'from shop.people import SIZE\nfrom shop.people.staff import BOSS',
    ],
    [
      'by a chain through the package',
      OUT,
      'report.py',
      'import shop.people\nshop.people.BOSS, shop.people.SIZE',
      'import shop.people\nimport shop.people.staff\nshop.people.staff.BOSS, shop.people.SIZE',
    ],
    ['one dot inside', OUT, 'shop/people/till.py', 'from . import BOSS', 'from .staff import BOSS'],
    [
      'one dot inside, with a module',
      OUT,
      'shop/people/till.py',
      'from . import BOSS, staff',
      'from . import staff\nfrom .staff import BOSS',
    ],
  ])('%s', (_name, recipe, path, before, after) => {
    expect(rewritten(recipe, before, path, recipe === OUT ? FILES : {})).toBe(after)
  })
})

describe('a top-level module', () => {
  const RECIPE = 'rename_modules: { billing: invoicing }'
  const FILES = { 'billing.py': 'RATE = 1\n' }
  test.each<[string, string, string]>([
    ['import', 'import billing\nbilling.RATE', 'import invoicing\ninvoicing.RATE'],
    ['passed on', 'import billing\nf(billing)', 'import invoicing\nf(invoicing)'],
    ['import as', 'import billing as b\nb.RATE', 'import invoicing as b\nb.RATE'],
    ['from', 'from billing import RATE', 'from invoicing import RATE'],
    ['shadowed', 'import billing\ndef f(billing): billing.RATE', 'import invoicing\ndef f(billing): billing.RATE'],
    ['a keyword', 'import billing\nf(billing=billing.RATE)', 'import invoicing\nf(billing=invoicing.RATE)'],
    [
      'the new name is taken',
      'import billing\ninvoicing = billing.RATE',
      'import invoicing as billing\ninvoicing = billing.RATE',
    ],
    [
      'another binding',
      'try: import billing\nexcept E: billing = None\nbilling',
      'try: import invoicing as billing\nexcept E: billing = None\nbilling',
    ],
    ['exported', 'import billing\n__all__ = ["billing"]', 'import invoicing as billing\n__all__ = ["billing"]'],
    [
      'in a class body',
      'class C:\n    import billing\n    x = billing.RATE',
      'class C:\n    import invoicing as billing\n    x = billing.RATE',
    ],
    [
      'global',
      'def f():\n    global billing\n    import billing\ndef g(): billing.RATE',
      'def f():\n    global billing\n    import invoicing as billing\ndef g(): billing.RATE',
    ],
    ['quoted', 'import billing\nx: "billing.Invoice"', 'import invoicing\nx: "invoicing.Invoice"'],
    ['a longer name', 'import billing_old, billings', 'import billing_old, billings'],
    ['an attribute', 'import shop\nshop.billing', 'import shop\nshop.billing'],
  ])('%s', (_name, before, after) => {
    expect(rewritten(RECIPE, before, 'report.py', FILES)).toBe(after)
  })

  test('taken by another file', () => {
    const files = { ...FILES, 'other.py': 'from report import billing\n' }
    expect(rewritten(RECIPE, 'import billing\nbilling.RATE\n', 'report.py', files)).toBe(
      'import invoicing as billing\nbilling.RATE\n',
    )
  })
})
