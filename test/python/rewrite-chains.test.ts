import { describe, expect, test } from 'vitest'
import { MOVE, PACKAGE, RENAME, rewritten } from './rewritten.ts'

describe('chains on a renamed module', () => {
  test.each<[string, string, string]>([
    ['plain import', 'import shop.billing\nshop.billing.RATE', 'import shop.invoicing\nshop.invoicing.RATE'],
    [
      'in a call',
      'import shop.billing\nf(shop.billing.f(x=shop.billing))',
      'import shop.invoicing\nf(shop.invoicing.f(x=shop.invoicing))',
    ],
    ['an alias', 'import shop.billing as b\nb.RATE', 'import shop.invoicing as b\nb.RATE'],
    ['the package only', 'import shop\nshop.billing.RATE', 'import shop\nshop.invoicing.RATE'],
    [
      'an alias of the package',
      'import shop as s\ns.billing.RATE, s.stock',
      'import shop as s\ns.invoicing.RATE, s.stock',
    ],
    [
      'another attribute of that name',
      'import shop.billing\nx.billing, billing',
      'import shop.invoicing\nx.billing, billing',
    ],
    [
      'an attribute of the module',
      'import shop.billing as shop\nshop.billing',
      'import shop.invoicing as shop\nshop.billing',
    ],
    [
      'deeper down',
      'import shop.billing\nshop.billing.shop.billing',
      'import shop.invoicing\nshop.invoicing.shop.billing',
    ],
    ['an assignment', 'import shop.billing\nshop.billing.x = 1', 'import shop.invoicing\nshop.invoicing.x = 1'],
    ['a deletion', 'import shop.billing\ndel shop.billing.x', 'import shop.invoicing\ndel shop.invoicing.x'],
    ['an augmented one', 'import shop.billing\nshop.billing.x += 1', 'import shop.invoicing\nshop.invoicing.x += 1'],
    ['a subscript', 'import shop.billing\nshop.billing.x[0] = 1', 'import shop.invoicing\nshop.invoicing.x[0] = 1'],
    ['a walrus', 'import shop.billing\n(x := shop.billing.x)', 'import shop.invoicing\n(x := shop.invoicing.x)'],
    [
      'a loop target',
      'import shop.billing\nfor shop.billing.x in y: pass',
      'import shop.invoicing\nfor shop.invoicing.x in y: pass',
    ],
    [
      'a context',
      'import shop.billing\nwith x as shop.billing.y: pass',
      'import shop.invoicing\nwith x as shop.invoicing.y: pass',
    ],
    [
      'a splat',
      'import shop.billing\n[*shop.billing.x, f(**shop.billing.y)]',
      'import shop.invoicing\n[*shop.invoicing.x, f(**shop.invoicing.y)]',
    ],
    ['a star target', 'import shop.billing\n*shop.billing.x, y = z', 'import shop.invoicing\n*shop.invoicing.x, y = z'],
    [
      'an annotation',
      'import shop.billing\nx: shop.billing.Invoice',
      'import shop.invoicing\nx: shop.invoicing.Invoice',
    ],
    [
      'a quoted one',
      'import shop.billing\nx: "shop.billing.Invoice"',
      'import shop.invoicing\nx: "shop.invoicing.Invoice"',
    ],
    [
      'a type comment',
      'import shop.billing\nx = []  # type: shop.billing.Invoice',
      'import shop.invoicing\nx = []  # type: shop.invoicing.Invoice',
    ],
    [
      'a raise',
      'import shop.billing\nraise shop.billing.E from shop.billing.e',
      'import shop.invoicing\nraise shop.invoicing.E from shop.invoicing.e',
    ],
    [
      'an except clause',
      'import shop.billing\ntry: x\nexcept shop.billing.E: pass',
      'import shop.invoicing\ntry: x\nexcept shop.invoicing.E: pass',
    ],
    [
      'an except group',
      'import shop.billing\ntry: x\nexcept* shop.billing.E: pass',
      'import shop.invoicing\ntry: x\nexcept* shop.invoicing.E: pass',
    ],
    [
      'a value pattern',
      'import shop.billing\nmatch x:\n    case shop.billing.RATE: pass',
      'import shop.invoicing\nmatch x:\n    case shop.invoicing.RATE: pass',
    ],
    [
      'a class pattern',
      'import shop.billing\nmatch x:\n    case shop.billing.Invoice(t): pass',
      'import shop.invoicing\nmatch x:\n    case shop.invoicing.Invoice(t): pass',
    ],
    [
      'a pattern guard',
      'import shop.billing\nmatch x:\n    case y if shop.billing.f(y): pass',
      'import shop.invoicing\nmatch x:\n    case y if shop.invoicing.f(y): pass',
    ],
    [
      'an assertion',
      'import shop.billing\nassert shop.billing.x, shop.billing.y',
      'import shop.invoicing\nassert shop.invoicing.x, shop.invoicing.y',
    ],
    [
      'await and yield',
      'import shop.billing\nasync def f():\n    yield await shop.billing.x',
      'import shop.invoicing\nasync def f():\n    yield await shop.invoicing.x',
    ],
    [
      'a slice',
      'import shop.billing\nx[shop.billing.a:shop.billing.b]',
      'import shop.invoicing\nx[shop.invoicing.a:shop.invoicing.b]',
    ],
    [
      'a default',
      'import shop.billing\ndef f(shop=shop.billing.x): shop.billing',
      'import shop.invoicing\ndef f(shop=shop.invoicing.x): shop.billing',
    ],
    [
      'a lambda default',
      'import shop.billing\nlambda shop=shop.billing.x: shop.billing',
      'import shop.invoicing\nlambda shop=shop.invoicing.x: shop.billing',
    ],
    ['a keyword', 'import shop.billing\nf(shop=shop.billing)', 'import shop.invoicing\nf(shop=shop.invoicing)'],
    [
      'an f-string',
      'import shop.billing\nf"{shop.billing.x} shop.billing"',
      'import shop.invoicing\nf"{shop.invoicing.x} shop.billing"',
    ],
    [
      'a raw f-string',
      'import shop.billing\nrf"\\{shop.billing.x}"',
      'import shop.invoicing\nrf"\\{shop.invoicing.x}"',
    ],
    ['a template string', 'import shop.billing\nt"{shop.billing.x}"', 'import shop.invoicing\nt"{shop.invoicing.x}"'],
    ['a lambda', 'import shop.billing\nlambda shop: shop.billing', 'import shop.invoicing\nlambda shop: shop.billing'],
    [
      'print to the right',
      'import shop.billing\nprint(shop.billing.x, end="")',
      'import shop.invoicing\nprint(shop.invoicing.x, end="")',
    ],
    [
      'a local module',
      'def f():\n    import shop.billing\n    return shop.billing.x\nshop.billing',
      'def f():\n    import shop.invoicing\n    return shop.invoicing.x\nshop.billing',
    ],
    [
      'a comment inside',
      'import shop.billing as b, shop as s\n(s  # one\n .billing)',
      'import shop.invoicing as b, shop as s\n(s  # one\n .invoicing)',
    ],
    [
      'a line break inside',
      'import shop.billing\n(shop\n .billing\n .RATE)',
      'import shop.invoicing\n(shop\n .invoicing\n .RATE)',
    ],
    [
      'a comment inside a plain chain',
      'import shop.billing\n(shop  # one\n .billing.RATE)',
      'import shop.invoicing\n(shop  # one\n .invoicing.RATE)',
    ],
  ])('%s', (_name, before, after) => {
    expect(rewritten(RENAME, before)).toBe(after)
  })
})

describe('chains to a symbol that moves', () => {
  test.each<[string, string, string]>([
    ['plain import', 'import shop.billing\nshop.billing.RATE', 'import shop.tax\nshop.tax.RATE'],
    [
      'that is needed still',
      'import shop.billing\nshop.billing.RATE, shop.billing.x',
      'import shop.billing\nimport shop.tax\nshop.tax.RATE, shop.billing.x',
    ],
    ['from the package', 'from shop import billing\nbilling.RATE', 'from shop import tax\ntax.RATE'],
    ['an alias', 'import shop.billing as b\nb.RATE', 'from shop import tax\ntax.RATE'],
    [
      'an alias, needed still',
      'import shop.billing as b\nb.RATE, b.x',
      'import shop.billing as b\nfrom shop import tax\ntax.RATE, b.x',
    ],
    ['already imported', 'from shop import billing, tax\nbilling.RATE, tax.x', 'from shop import tax\ntax.RATE, tax.x'],
    [
      'already imported as',
      'import shop.tax as t\nimport shop.billing as b\nb.RATE, b.x',
      'import shop.tax as t\nimport shop.billing as b\nt.RATE, b.x',
    ],
    ['called on', 'import shop.billing\nshop.billing.net_price(1).x.y', 'import shop.tax\nshop.tax.net_price(1).x.y'],
    [
      'one that stays',
      'import shop.billing\nshop.billing.gross_price(1)',
      'import shop.billing\nshop.billing.gross_price(1)',
    ],
    [
      'an attribute of that name',
      'import shop.billing\nshop.billing.Invoice.RATE',
      'import shop.billing\nshop.billing.Invoice.RATE',
    ],
    [
      'a local module',
      'def f():\n    from shop import billing\n    billing.RATE',
      'def f():\n    from shop import tax\n    tax.RATE',
    ],
    [
      'the module passed on',
      'from shop import billing\nf(billing), billing.RATE',
      'from shop import billing\nfrom shop import tax\nf(billing), tax.RATE',
    ],
    [
      'the only one in brackets',
      'from shop import (\n    billing,\n    stock,\n)\nbilling.RATE',
      'from shop import (\n    stock,\n)\nfrom shop import tax\nbilling.RATE'.replace('billing.RATE', 'tax.RATE'),
    ],
    [
      'a name that is taken',
      'from shop import billing\ntax = 1\nbilling.RATE, billing.x',
      'from shop import billing\nfrom shop.tax import RATE\ntax = 1\nRATE, billing.x',
    ],
    ['set from outside', 'import shop.billing\nshop.billing.RATE = 1', '!rebound-from-outside'],
    ['deleted from outside', 'import shop.billing as b\ndel b.RATE', '!rebound-from-outside'],
    ['changed inside', 'import shop.billing\nshop.billing.RATE.x = 1', 'import shop.tax\nshop.tax.RATE.x = 1'],
    [
      'shadowed',
      'from shop import billing\ndef f(billing): return billing.RATE',
      'from shop import billing\ndef f(billing): return billing.RATE',
    ],
  ])('%s', (_name, before, after) => {
    expect(rewritten(MOVE, before)).toBe(after)
  })

  test('in its new home the module is not needed', () => {
    expect(
      rewritten(MOVE, 'from shop import billing\n\n\ndef f():\n    return billing.RATE, billing.x\n', 'shop/tax.py'),
    ).toBe('from shop import billing\n\n\ndef f():\n    return RATE, billing.x\n')
  })

  test('in its new home a parameter of that name stands in the way', () => {
    const text = 'from shop import billing\n\n\ndef f(RATE):\n    return billing.RATE + RATE\n'
    expect(rewritten(MOVE, text, 'shop/tax.py')).toBe('!captured-name')
  })
})

describe('chains into a package that becomes top-level', () => {
  test.each<[string, string, string]>([
    ['plain import', 'import shop.people.staff\nshop.people.staff.ALL', 'import people.staff\npeople.staff.ALL'],
    [
      'the root is read as well',
      'import shop.people\nshop.people, shop.x',
      'import shop\nimport people\npeople, shop.x',
    ],
    ['the root alone, which only binds names', 'import shop\nshop.people.staff', 'import people.staff\npeople.staff'],
    [
      'an alias of the root',
      'import shop as s\ns.people.staff, s.stock',
      'import shop as s\nfrom people import staff\nstaff, s.stock',
    ],
    [
      'two imports',
      'import shop.people\nimport shop.stock\nshop.people.x, shop.stock',
      'import people\nimport shop.stock\npeople.x, shop.stock',
    ],
    [
      'two imports, the other way round',
      'import shop.stock\nimport shop.people\nshop.people.x, shop.stock',
      'import shop.stock\nimport people\npeople.x, shop.stock',
    ],
    [
      'two modules of it',
      'import shop.people\nimport shop.people.staff\nshop.people.x, shop.people.staff.y',
      'import people\nimport people.staff\npeople.x, people.staff.y',
    ],
    ['from the package', 'from shop import people\npeople.staff.ALL', 'import people\npeople.staff.ALL'],
    [
      'a parameter in the way',
      'import shop.people\ndef f(people): return shop.people.x + people',
      'import people as _people\ndef f(people): return _people.x + people',
    ],
    ['a variable in the way', 'import shop.people\npeople = shop.people.x', '!captured-name'],
    ['a submodule is loaded elsewhere', 'import shop.people\nshop.people.staff.ALL', 'import people\npeople.staff.ALL'],
  ])('%s', (_name, before, after) => {
    expect(rewritten(PACKAGE, before)).toBe(after)
  })

  test('the root alone, which does something when it is loaded', () => {
    const text = 'import shop\nshop.people.staff'
    const acting = { 'shop/__init__.py': 'print("open")\n' }
    expect(rewritten(PACKAGE, text, 'report.py', acting)).toBe(
      'import shop  # noqa: F401\nimport people.staff\npeople.staff',
    )
  })
})
