import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'package: { from: shop.till, to: shop_till, distribution: shop-till, directory: packages/shop-till }'

const NEW = 'packages/shop-till/src/shop_till'
const FIRST = 'import shop as _shop  # noqa: F401\n\n'
const SHARED = {
  'shop/rates.py': 'class Rate:\n    value = 2\n',
  'shop/registry.py': 'TILLS = []\n\n\ndef register(till):\n    TILLS.append(till)\n    return till\n',
}
const RECEIPTS = 'from shop import rates\n\n\nclass Receipt:\n    rate = rates.Rate\n'

/** Errors of the order of loading, where the package's `__init__` has some lines and its drawer is registered or not. */
const errors = (init: string, drawer: string): readonly string[] => {
  const own = 'from .receipts import Receipt\nfrom .drawer import Drawer\n'
  const shop = (module: string): string => `from .rates import Rate\nfrom ${module} import Receipt\n`
  return proveTrees(
    RECIPE,
    {
      ...SHARED,
      'shop/__init__.py': shop('.till'),
      'shop/till/__init__.py': own + init,
      'shop/till/receipts.py': RECEIPTS,
      'shop/till/drawer.py': drawer,
    },
    {
      ...SHARED,
      'shop/__init__.py': shop('shop_till.receipts'),
      [`${NEW}/__init__.py`]: FIRST + own + init,
      [`${NEW}/receipts.py`]: RECEIPTS,
      [`${NEW}/drawer.py`]: drawer,
    },
  ).checks.flatMap((check) =>
    check.name === 'load-order' ? check.findings.filter(({ level }) => level === 'error').map(({ code }) => code) : [],
  )
}

const QUIET = 'class Drawer:\n    pass\n'

test('a package that only defines may wait for its parent', () => {
  expect(errors('', QUIET)).toEqual([])
})

test.each([
  ['', `from shop.registry import register\n\n\n@register\n${QUIET}`],
  ['', `from shop import registry\n\n\n${QUIET}\n\nregistry.register(Drawer)\n`],
  ['from shop.registry import register\n\nregister(Drawer)\n', QUIET],
])('what registers itself and waits for the parent is an error: %j, %j', (init, drawer) => {
  expect(errors(init, drawer)).toContain('side-effect-moved')
})
