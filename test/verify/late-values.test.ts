import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.rates, to: shop.tax, symbols: [RATE] }]'

/** What the proof says of `RATE = value`, moved out of a module that says this above and below it. */
function errors(above: string, value: string, below: string, needed: string): readonly string[] {
  const rate = `RATE = ${value}\n`
  return proveTrees(
    RECIPE,
    {
      'shop/__init__.py': '',
      'shop/rates.py': `${above}${rate}${below}`,
      'run.py': 'from shop.rates import RATE\n\nprint(RATE)\n',
    },
    {
      'shop/__init__.py': '',
      'shop/rates.py': `${above}${below}`,
      'shop/tax.py': `from shop.rates import ${needed}\n\n${rate}`,
      'run.py': 'from shop.tax import RATE\n\nprint(RATE)\n',
    },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

const SEEN = '_seen = []\n\n\n'
const COUNT = `${SEEN}def count(x=0):\n    return len(_seen)\n\n\n`
const FILL = '_seen.append(1)\n'

test.each([
  ['a function that reads a list', COUNT, 'count()', FILL, 'count'],
  ['one that is handed to map', COUNT, 'tuple(map(count, [1]))', FILL, 'count'],
  ['one that is a key', COUNT, 'min([1, 2], key=count)', FILL, 'count'],
  ['one behind another', `${COUNT}def deep():\n    return count()\n\n\n`, 'deep()', FILL, 'deep'],
  ['a list that a function fills', `${COUNT}def fill():\n    _seen.append(1)\n\n\n`, 'count()', 'fill()\n', 'count'],
  [
    'a list that a decorator fills',
    `${COUNT}def fill(f):\n    _seen.append(f)\n    return f\n\n\n`,
    'count()',
    '@fill\ndef one():\n    pass\n',
    'count',
  ],
  [
    'a class that reads it',
    `${SEEN}class Kind:\n    def __init__(self):\n        self.size = len(_seen)\n\n\n`,
    'Kind()',
    FILL,
    'Kind',
  ],
  [
    'a method of a class',
    `${SEEN}class Kind:\n    @classmethod\n    def made(cls):\n        return len(_seen)\n\n\n`,
    'Kind.made()',
    FILL,
    'Kind',
  ],
  [
    'a function inside that is called',
    `${SEEN}def count():\n    def inner():\n        return len(_seen)\n\n    return inner()\n\n\n`,
    'count()',
    FILL,
    'count',
  ],
  [
    'a counter',
    '_next = 0\n\n\ndef number():\n    global _next\n    _next += 1\n    return _next\n\n\nFIRST = number()\n',
    'number()',
    'LAST = number()\n',
    'number',
  ],
  [
    'a table with one more item',
    '_table = {}\n\n\ndef size():\n    return len(_table)\n\n\n',
    'size()',
    '_table["a"] = 1\n',
    'size',
  ],
  [
    'an instance whose method changes it',
    'class Reg:\n    def __init__(self):\n        self.items = []\n\n    def put(self, x):\n        self.items.append(x)\n\n\nREG = Reg()\n',
    'len(REG.items)',
    'REG.put(1)\n',
    'REG',
  ],
  [
    'an attribute of an instance',
    'class Conf:\n    pass\n\n\nCONF = Conf()\n',
    'bool(vars(CONF))',
    'CONF.on = True\n',
    'CONF',
  ],
  ['an attribute of a class', 'class Limit:\n    top = 1\n\n\n', 'Limit.top + 1', 'Limit.top = 2\n', 'Limit'],
  [
    'an attribute that each instance changes',
    'class Kind:\n    count = 0\n\n    def __init__(self):\n        Kind.count += 1\n        self.id = Kind.count\n\n\n',
    'Kind()',
    'OTHER = Kind()\n',
    'Kind',
  ],
  ['a name that is bound again', 'STEP = 1\n', 'STEP + 1', 'STEP = 2\n', 'STEP'],
])('a constant that is computed from what its module changes meanwhile: %s', (_, above, value, below, needed) => {
  expect(errors(above, value, below, needed)).toContain('load-order evaluation-order')
})

test.each([
  ['nothing changes it', COUNT, 'count()', '', 'count'],
  [
    'it is read when something is called later',
    `${SEEN}def later():\n    def inner():\n        return len(_seen)\n\n    return inner\n\n\n`,
    'later()',
    FILL,
    'later',
  ],
  ['a lambda reads it', COUNT, 'lambda: count()', FILL, 'count'],
  ['it is only held', `${SEEN}ONE = 1\n`, '(_seen, {"a": [_seen]}, ONE)', FILL, '_seen, ONE'],
  [
    'another attribute of a class is set',
    'class Limit:\n    top = 1\n\n\n',
    'Limit.top + 1',
    'Limit.low = 2\n',
    'Limit',
  ],
  [
    'a method changes nothing',
    'class Reg:\n    def size(self):\n        return 1\n\n\nREG = Reg()\n',
    'REG.size()',
    'REG.size()\n',
    'REG',
  ],
  ['a function is only named', COUNT, '[count]', FILL, 'count'],
  [
    'it is said in a text and in a comment',
    'def text():\n    # _seen\n    return "_seen"\n\n\n_seen = []\n',
    'text()',
    FILL,
    'text',
  ],
  [
    'only a function that nobody calls changes it',
    `${COUNT}def fill():\n    _seen.append(1)\n\n\n`,
    'count()',
    '',
    'count',
  ],
  [
    'another name has its letters',
    '_seen_not = 1\n_seen = []\n\n\ndef size():\n    return _seen_not\n\n\n',
    'size()',
    FILL,
    'size',
  ],
])('and one that is not: %s', (_, above, value, below, needed) => {
  expect(errors(above, value, below, needed)).toEqual([])
})

test('a constant that goes with an object which code that stays changes first', () => {
  const [above, rate, fill] = ['SEEN = []\n', 'RATE = len(SEEN)\n', 'SEEN.append(1)\n']
  const { checks } = proveTrees(
    'move: [{ from: shop.rates, to: shop.tax, symbols: [SEEN, RATE] }]',
    { 'shop/__init__.py': '', 'shop/rates.py': `${above}${fill}${rate}` },
    {
      'shop/__init__.py': '',
      'shop/rates.py': `from shop.tax import SEEN\n\n${fill}`,
      'shop/tax.py': `${above}${rate}`,
    },
  )
  expect(checks.flatMap(({ findings }) => findings.map(({ code }) => code))).toContain('evaluation-order')
})
