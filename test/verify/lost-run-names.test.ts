import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const RECIPE = 'move: [{ from: shop.rates, to: shop.tax, symbols: [rate] }]'
const RATE = 'def rate(x):\n    return x + 1\n'
const BASE = 'def base(x):\n    return x\n'

const errors = (text: string, kept: string): readonly string[] =>
  proveTrees(
    RECIPE,
    { 'shop/__init__.py': '', 'shop/rates.py': `${RATE}\n\n${BASE}`, 'shop/tax.py': '', 'run.py': text },
    { 'shop/__init__.py': '', 'shop/rates.py': `${kept}${BASE}`, 'shop/tax.py': RATE, 'run.py': text },
  ).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )

const TEXTS = [
  'import shop.rates\n\nexec("print(rate(1))", vars(shop.rates))\n',
  'from shop import rates\n\nprint(eval("rate(1)", rates.__dict__))\n',
  'from shop import rates as r\n\nprint("{rate}".format_map(vars(r)))\n',
]

test.each(TEXTS)('a text reads what its module has no more: %s', (text) => {
  expect(errors(text, '')).toContain('attributes attribute-lost')
})

test.each(TEXTS)('a text reads what its module goes on offering: %s', (text) => {
  expect(errors(text, 'from shop.tax import rate as rate\n\n\n')).not.toContain('attributes attribute-lost')
})

test('a text that does not say the name has nothing to lose', () => {
  expect(errors('import shop.rates\n\nexec("print(base(1))", vars(shop.rates))\n', '')).toEqual([])
})

test.each(['exec(f"def {1 and \'one\'}(): return rate(1)")\n', 'ONE = lambda: eval("rate(1)")\n'])(
  'a text that the module itself runs reads what has left it: %s',
  (text) => {
    const prove = (kept: string): readonly string[] =>
      proveTrees(
        RECIPE,
        { 'shop/__init__.py': '', 'shop/rates.py': `${RATE}\n\n${text}`, 'shop/tax.py': '' },
        { 'shop/__init__.py': '', 'shop/rates.py': `${kept}${text}`, 'shop/tax.py': RATE },
      ).checks.flatMap((check) => check.findings.map((finding) => finding.code))
    expect(prove('')).toContain('attribute-lost')
    expect(prove('from shop.tax import rate as rate\n\n')).not.toContain('attribute-lost')
  },
)
