import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

type Tree = Readonly<Record<string, string>>

const found = (before: Tree, after: Tree): readonly string[] =>
  proveTrees('rename_modules: { shop.misc: shop.money }', before, after).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const MISC = 'RATE = 7\n'
const SHOP = { 'shop/__init__.py': '', 'shop/misc.py': MISC }
const SHOPPED = { 'shop/__init__.py': '', 'shop/money.py': MISC }
const TILL = 'from shop import misc\n\n\ndef rate():\n    return misc.RATE\n'
const RENAMED = 'from shop import money\n\n\ndef rate():\n    return money.RATE\n'
const KEPT = 'from shop import money as misc\n\n\ndef rate():\n    return misc.RATE\n'

/** Code whose uses of a renamed module were renamed with it, and wrongly so; the right result comes last. */
const USES: readonly (readonly [title: string, before: Tree, wrong: Tree, right: Tree])[] = [
  [
    'where a parameter has the new name',
    { 'shop/till.py': 'from shop import misc\n\n\ndef rate(money):\n    return misc.RATE, money\n' },
    { 'shop/till.py': 'from shop import money\n\n\ndef rate(money):\n    return money.RATE, money\n' },
    { 'shop/till.py': 'from shop import money as misc\n\n\ndef rate(money):\n    return misc.RATE, money\n' },
  ],
  [
    'where a class on the way has the new name',
    {
      'shop/till.py': 'from shop import misc\n\n\nclass Till:\n    money = 3\n    rate = misc.RATE\n',
    },
    { 'shop/till.py': 'from shop import money\n\n\nclass Till:\n    money = 3\n    rate = money.RATE\n' },
    { 'shop/till.py': 'from shop import money as misc\n\n\nclass Till:\n    money = 3\n    rate = misc.RATE\n' },
  ],
  [
    'but for one of them',
    { 'shop/till.py': 'from shop import misc\n\nprint(misc.RATE, misc)\n' },
    { 'shop/till.py': 'from shop import money\n\nprint(money.RATE, misc)\n' },
    { 'shop/till.py': 'from shop import money\n\nprint(money.RATE, money)\n' },
  ],
  [
    'where another file takes the old one',
    { 'shop/till.py': TILL, 'use.py': 'from shop.till import misc\n\nprint(misc.RATE)\n' },
    { 'shop/till.py': RENAMED, 'use.py': 'from shop.till import misc\n\nprint(misc.RATE)\n' },
    { 'shop/till.py': KEPT, 'use.py': 'from shop.till import misc\n\nprint(misc.RATE)\n' },
  ],
  [
    'where another file reads the old one as an attribute',
    { 'shop/till.py': TILL, 'use.py': 'from shop import till\n\nprint(till.misc.RATE)\n' },
    { 'shop/till.py': RENAMED, 'use.py': 'from shop import till\n\nprint(till.misc.RATE)\n' },
    { 'shop/till.py': KEPT, 'use.py': 'from shop import till\n\nprint(till.misc.RATE)\n' },
  ],
  [
    'where a patch names the old one',
    {
      'shop/till.py': TILL,
      'test_till.py': 'from unittest.mock import patch\n\nP = patch("shop.till.misc.RATE", 1)\n',
    },
    {
      'shop/till.py': RENAMED,
      'test_till.py': 'from unittest.mock import patch\n\nP = patch("shop.till.misc.RATE", 1)\n',
    },
    {
      'shop/till.py': KEPT,
      'test_till.py': 'from unittest.mock import patch\n\nP = patch("shop.till.misc.RATE", 1)\n',
    },
  ],
  [
    'where a text that is evaluated reads the old one',
    { 'shop/till.py': 'from shop import misc\n\nRATE = eval("misc.RATE")\nprint(misc)\n' },
    { 'shop/till.py': 'from shop import money\n\nRATE = eval("misc.RATE")\nprint(money)\n' },
    { 'shop/till.py': 'from shop import money as misc\n\nRATE = eval("misc.RATE")\nprint(misc)\n' },
  ],
  [
    'where getattr asks for the old one',
    { 'shop/till.py': TILL, 'use.py': 'from shop import till\n\nprint(getattr(till, "misc").RATE)\n' },
    { 'shop/till.py': RENAMED, 'use.py': 'from shop import till\n\nprint(getattr(till, "misc").RATE)\n' },
    { 'shop/till.py': KEPT, 'use.py': 'from shop import till\n\nprint(getattr(till, "misc").RATE)\n' },
  ],
  [
    'where the own list offers the old one',
    { 'shop/till.py': `${TILL}\n\n__all__ = ["misc", "rate"]\n` },
    { 'shop/till.py': `${RENAMED}\n\n__all__ = ["misc", "rate"]\n` },
    { 'shop/till.py': `${KEPT}\n\n__all__ = ["misc", "rate"]\n` },
  ],
  [
    'where an example in a docstring reads the old one',
    {
      'shop/till.py':
        'from shop import misc\n\n\ndef rate():\n    """\n    >>> misc.RATE\n    7\n    """\n    return misc.RATE\n',
    },
    {
      'shop/till.py':
        'from shop import money\n\n\ndef rate():\n    """\n    >>> misc.RATE\n    7\n    """\n    return money.RATE\n',
    },
    {
      'shop/till.py':
        'from shop import money as misc\n\n\ndef rate():\n    """\n    >>> misc.RATE\n    7\n    """\n    return misc.RATE\n',
    },
  ],
]

test.each(USES)('a renamed module is read by its new name %s', (_, before, wrong, right) => {
  expect(found({ ...SHOP, ...before }, { ...SHOPPED, ...right })).toEqual([])
  expect(found({ ...SHOP, ...before }, { ...SHOPPED, ...wrong })).not.toEqual([])
})
