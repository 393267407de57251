import { describe, expect, test } from 'vitest'
import { MOVE, PACKAGE, RENAME, rewritten } from './rewritten.ts'

describe('a renamed module', () => {
  test.each<[string, string, string]>([
    ['import', 'import shop.billing', 'import shop.invoicing'],
    ['import as', 'import shop.billing as b', 'import shop.invoicing as b'],
    ['several on one line', 'import os, shop.billing as b, shop.stock', 'import os, shop.invoicing as b, shop.stock'],
    ['twice on one line', 'import shop.billing, shop.billing as b', 'import shop.invoicing, shop.invoicing as b'],
    ['from module', 'from shop.billing import net_price', 'from shop.invoicing import net_price'],
    ['from module, alias', 'from shop.billing import net_price as n', 'from shop.invoicing import net_price as n'],
    ['from package', 'from shop import billing', 'from shop import invoicing as billing'],
    ['from package, alias', 'from shop import billing as b', 'from shop import invoicing as b'],
    ['from package, alias is the new name', 'from shop import billing as invoicing', 'from shop import invoicing'],
    ['export marker', 'from shop import billing as billing', 'from shop import invoicing as billing'],
    [
      'from package, others',
      'from shop import billing, people, stock as s',
      'from shop import invoicing as billing, people, stock as s',
    ],
    ['star', 'from shop.billing import *', 'from shop.invoicing import *'],
    ['in brackets', 'from shop import (\n    billing,\n)', 'from shop import (\n    invoicing as billing,\n)'],
    ['blanks stay', 'from  shop.billing  import  RATE', 'from  shop.invoicing  import  RATE'],
    ['blanks around the dot go with the name', 'import shop . billing as b', 'import shop.invoicing as b'],
    ['continuation', 'from shop.billing \\\n    import RATE', 'from shop.invoicing \\\n    import RATE'],
    ['comment behind', 'import shop.billing as b  # billing', 'import shop.invoicing as b  # billing'],
    ['no final newline, semicolon', 'import shop.billing as b;', 'import shop.invoicing as b;'],
    ['a longer name', 'import shop.billings, shop.billing_old', 'import shop.billings, shop.billing_old'],
    ['another root', 'import workshop.billing', 'import workshop.billing'],
    ['the last word alone', 'import billing\nfrom billing import RATE', 'import billing\nfrom billing import RATE'],
    ['a symbol named like it', 'from shop.stock import billing', 'from shop.stock import billing'],
    ['the package', 'import shop\nfrom shop import stock', 'import shop\nfrom shop import stock'],
    ['a relative import of a script', 'from .billing import RATE', 'from .billing import RATE'],
    ['a string', 'x = "import shop.billing"', 'x = "import shop.billing"'],
    ['a future import', 'from __future__ import annotations', 'from __future__ import annotations'],
  ])('%s', (_name, before, after) => {
    expect(rewritten(RENAME, before)).toBe(after)
    expect(rewritten(RENAME, before + '\n')).toBe(after + '\n')
  })

  test.each<[string, string, string, string]>([
    ['one dot', 'shop/till.py', 'from .billing import RATE', 'from .invoicing import RATE'],
    ['one dot, module', 'shop/till.py', 'from . import billing', 'from . import invoicing as billing'],
    ['one dot in an __init__', 'shop/__init__.py', 'from . import billing', 'from . import invoicing as billing'],
    ['one dot, export', 'shop/__init__.py', 'from .billing import RATE as RATE', 'from .invoicing import RATE as RATE'],
    ['two dots', 'shop/people/boss.py', 'from ..billing import RATE', 'from ..invoicing import RATE'],
    ['two dots, module', 'shop/people/boss.py', 'from .. import billing as b', 'from .. import invoicing as b'],
    ['two dots in an __init__', 'shop/people/__init__.py', 'from ..billing import *', 'from ..invoicing import *'],
    ['blanks between dots', 'shop/people/boss.py', 'from . . billing import RATE', 'from ..invoicing import RATE'],
    ['a sibling of that name', 'shop/people/boss.py', 'from .billing import RATE', 'from .billing import RATE'],
    ['too many dots', 'shop/till.py', 'from ...billing import RATE', 'from ...billing import RATE'],
    ['itself', 'shop/billing.py', 'from shop import billing', 'from shop import invoicing as billing'],
  ])('relative: %s', (_name, path, before, after) => {
    expect(rewritten(RENAME, before, path)).toBe(after)
  })
})

describe('a symbol that moves', () => {
  test.each<[string, string, string]>([
    ['alone', 'from shop.billing import net_price', 'from shop.tax import net_price'],
    ['with an alias', 'from shop.billing import net_price as n', 'from shop.tax import net_price as n'],
    ['both names twice', 'from shop.billing import RATE, RATE as R', 'from shop.tax import RATE, RATE as R'],
    [
      'first of two',
      'from shop.billing import net_price, gross_price',
      'from shop.billing import gross_price\nfrom shop.tax import net_price',
    ],
    [
      'last of two',
      'from shop.billing import gross_price, net_price',
      'from shop.billing import gross_price\nfrom shop.tax import net_price',
    ],
    [
      'around one that stays',
      'from shop.billing import RATE, Invoice, net_price',
      'from shop.billing import Invoice\nfrom shop.tax import RATE, net_price',
    ],
    [
      'between two that stay',
      'from shop.billing import Invoice, RATE, gross_price as g',
      'from shop.billing import Invoice, gross_price as g\nfrom shop.tax import RATE',
    ],
    ['in one-line brackets', 'from shop.billing import (RATE)', 'from shop.tax import (RATE)'],
    [
      'last in one-line brackets',
      'from shop.billing import (Invoice, RATE,)',
      'from shop.billing import (Invoice,)\nfrom shop.tax import RATE',
    ],
    ['all in brackets', 'from shop.billing import (\n    RATE,  # r\n)', 'from shop.tax import (\n    RATE,  # r\n)'],
    [
      'in an indented block',
      'if x:\n    from shop.billing import RATE, Invoice\nelse: pass',
      'if x:\n    from shop.billing import Invoice\n    from shop.tax import RATE\nelse: pass',
    ],
    [
      'in a block on one line',
      'if x: from shop.billing import RATE, Invoice',
      'if x: from shop.billing import Invoice; from shop.tax import RATE',
    ],
    [
      'before a semicolon',
      'from shop.billing import RATE, Invoice; x = 1',
      'from shop.billing import Invoice; from shop.tax import RATE; x = 1',
    ],
    [
      'with a pragma',
      'from shop.billing import RATE, Invoice  # noqa',
      'from shop.billing import Invoice  # noqa\nfrom shop.tax import RATE  # noqa',
    ],
    [
      'with a remark',
      'from shop.billing import RATE, Invoice  # old',
      'from shop.billing import Invoice  # old\nfrom shop.tax import RATE',
    ],
    [
      'star that nothing is read from: others may take all of it from here',
      'from shop.billing import *',
      'from shop.billing import *\nfrom shop.tax import RATE as RATE, net_price as net_price',
    ],
    [
      'star',
      'from shop.billing import *\nprint(RATE, Invoice)',
      'from shop.billing import *\nfrom shop.tax import RATE\nprint(RATE, Invoice)',
    ],
    [
      'star, but bound here: what is left of it is passed on',
      'from shop.billing import *\nRATE = 1\nprint(RATE)',
      'from shop.billing import *\nfrom shop.tax import net_price as net_price\nRATE = 1\nprint(RATE)',
    ],
    ['a name of that kind elsewhere', 'from shop.stock import RATE', 'from shop.stock import RATE'],
    ['the module', 'from shop import billing\nbilling.Invoice', 'from shop import billing\nbilling.Invoice'],
    ['a name that is not there', 'from shop.billing import net_prices', 'from shop.billing import net_prices'],
  ])('%s', (_name, before, after) => {
    expect(rewritten(MOVE, before)).toBe(after)
    expect(rewritten(MOVE, before + '\n')).toBe(after + '\n')
  })

  test.each<[string, string, string, string]>([
    ['relative stays relative', 'shop/till.py', 'from .billing import RATE', 'from .tax import RATE'],
    ['two dots', 'shop/people/boss.py', 'from ..billing import RATE as R', 'from ..tax import RATE as R'],
    [
      'export marker',
      'shop/__init__.py',
      'from .billing import Invoice as Invoice, RATE as RATE',
      'from .billing import Invoice as Invoice\nfrom .tax import RATE as RATE',
    ],
    ['its new home', 'shop/tax.py', 'from .billing import RATE, Invoice', 'from .billing import Invoice'],
    ['its new home, alone', 'shop/tax.py', 'import os\nfrom .billing import RATE\n', 'import os\n'],
    ['its new home, alone in a block', 'shop/tax.py', 'if 1:\n    from .billing import RATE', 'if 1:\n    pass'],
  ])('%s', (_name, path, before, after) => {
    expect(rewritten(MOVE, before, path)).toBe(after)
  })
})

describe('a package that becomes top-level', () => {
  test.each<[string, string, string, string]>([
    ['import', 'report.py', 'import shop.people.staff', 'import people.staff'],
    ['import as', 'report.py', 'import shop.people.staff as s', 'import people.staff as s'],
    ['the package as', 'report.py', 'import shop.people as shop', 'import people as shop'],
    ['from package', 'report.py', 'from shop import people', 'import people'],
    ['from package as', 'report.py', 'from shop import people as p', 'import people as p'],
    ['from package as itself', 'report.py', 'from shop import people as people', 'import people'],
    ['from package, others', 'report.py', 'from shop import stock, people', 'import people\nfrom shop import stock'],
    ['from the package', 'report.py', 'from shop.people import staff as s', 'from people import staff as s'],
    ['from inside', 'report.py', 'from shop.people.staff import ALL', 'from people.staff import ALL'],
    ['relative from outside', 'shop/till.py', 'from .people.staff import ALL', 'from people.staff import ALL'],
    ['relative from inside', 'shop/people/boss.py', 'from .staff import ALL', 'from .staff import ALL'],
    ['relative through itself', 'shop/people/boss.py', 'from ..people.staff import ALL', 'from .staff import ALL'],
    ['relative to what stays', 'shop/people/boss.py', 'from ..stock import LEFT', 'from shop.stock import LEFT'],
    ['relative to the old parent', 'shop/people/boss.py', 'from .. import stock', 'from shop import stock'],
    ['absolute to what stays', 'shop/people/boss.py', 'from shop.stock import LEFT', 'from shop.stock import LEFT'],
    ['absolute from inside', 'shop/people/boss.py', 'import shop.people.staff as s', 'import people.staff as s'],
    ['the root is read', 'report.py', 'import shop.people\nshop', 'import shop\nimport people  # noqa: F401\nshop'],
    ['the root is bound anyway', 'report.py', 'import shop.people, shop\nshop', 'import people, shop\nshop'],
  ])('%s', (_name, path, before, after) => {
    expect(rewritten(PACKAGE, before, path)).toBe(after)
  })
})

describe('a byte order mark stays first', () => {
  test.each<[string, string, string, string, string]>([
    ['an edit', MOVE, 'report.py', 'from shop.billing import RATE', 'from shop.tax import RATE'],
    [
      'a statement above the first one',
      PACKAGE,
      'report.py',
      'from shop import stock, people\nx = 1',
      'import people\nfrom shop import stock\nx = 1',
    ],
    ['the first line goes', MOVE, 'shop/tax.py', 'from .billing import RATE\nx = 1', 'x = 1'],
    [
      'the root beside the first line',
      PACKAGE,
      'report.py',
      'import shop.people\nshop.people.x, shop.y',
      'import shop\nimport people\npeople.x, shop.y',
    ],
  ])('%s', (_name, recipe, path, before, after) => {
    expect(rewritten(recipe, '\ufeff' + before, path)).toBe('\ufeff' + after)
  })
})
