import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const LABEL = 'def label(amount):\n    return f"{amount:.2f} EUR"\n'
const NET = 'def net(gross):\n    return gross / 1.2\n'
const MOVE = 'move: [{ from: shop.prices, to: shop.labels, symbols: [label] }]'

const problems = (init: string, user: string): readonly string[] => {
  const tree = { 'shop/__init__.py': init, 'shop/stock.py': 'ON_HAND = 3\n' }
  const before = {
    ...tree,
    'shop/prices.py': `${NET}\n\n${LABEL}`,
    'till.py': 'from shop import prices\n\nprint(prices.label(prices.net(12)))\n',
  }
  const after = { ...tree, 'shop/prices.py': NET, 'shop/labels.py': LABEL, 'till.py': user }
  const { checks } = proveTrees(MOVE, before, after)
  return checks.flatMap((check) => check.findings.map((finding) => `${check.name} ${finding.code}`))
}

test.each(['from shop import prices, stock\n', 'from . import prices, stock\n'])(
  'a submodule its package imports from itself is that submodule: %j',
  (init) => {
    const right = 'from shop import prices\nfrom shop import labels\n\nprint(labels.label(prices.net(12)))\n'
    expect(problems(init, right)).toEqual([])
    const wrong = 'from shop import prices\nfrom shop import labels\n\nprint(labels.label(labels.net(12)))\n'
    expect(problems(init, wrong)).toContain('meaning meaning-changed')
  },
)
