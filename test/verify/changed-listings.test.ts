import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const ONE = 'class One:\n    pass\n'
const MOVE = 'move: [{ from: shop.prices, to: shop.money, symbols: [Money] }]'

/** What the proof says of a class that came to a module, of which a function takes some names. */
function problems(
  head: string,
  body: string,
  load = '',
  move = MOVE,
  name = 'class Money:\n    pass\n',
): readonly string[] {
  const rest = { 'shop/__init__.py': '', ...(load === '' ? {} : { 'shop/load.py': load }) }
  return proveTrees(
    move,
    { ...rest, 'shop/prices.py': `${name}\n\nRATE = 1\n`, 'shop/money.py': `${head}${ONE}\n\n${body}` },
    { ...rest, 'shop/prices.py': 'RATE = 1\n', 'shop/money.py': `${head}${ONE}\n\n${name}\n\n${body}` },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.level} ${one.code}`))
}

const list = (what: string): string => `def found():\n    return [key for key, value in ${what}]\n`
const FOUND = 'attributes error names-enumerated'

test.each([
  [
    'getmembers',
    'import inspect\nimport sys\n\n\n',
    list('inspect.getmembers(sys.modules[__name__], inspect.isclass)'),
    '',
  ],
  ['globals', '', list('globals().items() if isinstance(value, type)'), ''],
  ['vars', 'import sys\n\n\n', list('vars(sys.modules[__name__]).items() if isinstance(value, type)'), ''],
  ['__dict__', 'import sys\n\n\n', list('sys.modules[__name__].__dict__.items() if isinstance(value, type)'), ''],
  [
    'another module',
    '',
    '',
    `import inspect\n\nfrom shop import money\n\n\n${list('inspect.getmembers(money) if inspect.isclass(value)')}`,
  ],
  [
    'another module by its dictionary',
    '',
    '',
    `import shop.money\n\n\n${list('shop.money.__dict__.items() if isinstance(value, type)')}`,
  ],
])('a class more is taken: %s', (_title, head, body, load) => {
  expect(problems(head, body, load)).toContain(FOUND)
})

test.each([
  [
    'functions alone',
    'import inspect\nimport sys\n\n\n',
    list('inspect.getmembers(sys.modules[__name__], inspect.isfunction)'),
  ],
  ['names that begin otherwise', '', list('globals().items() if isinstance(value, type) and key.startswith("On")')],
  ['classes below another', '', list('globals().items() if isinstance(value, type) and issubclass(value, One)')],
  ['one by its name', '', 'def found(key):\n    return globals()[key]\n'],
])('nothing more is taken: %s', (_title, head, body) => {
  expect(problems(head, body)).not.toContain(FOUND)
})

test('and not where the recipe accepts it', () => {
  const accepted = `${MOVE}\naccept: [{ code: names-enumerated, path: shop/money.py, because: it is one of them }]`
  const taken = list('globals().items() if isinstance(value, type)')
  expect(problems('', taken, '', accepted)).not.toContain(FOUND)
})
