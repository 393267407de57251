import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TEXTS: Readonly<Record<string, string>> = {
  said: 'class Mark:\n    def __reduce__(self):\n        return "GONE"\n',
  formal: 'class Mark:\n    def __reduce_ex__(self, protocol) -> str:\n        # one object\n        return ("GONE")\n',
  worked:
    'class Mark:\n    def __init__(self):\n        self._name = "GONE"\n\n    def __reduce__(self):\n        return self._name\n',
  handed: 'class Base:\n    def __reduce__(self):\n        return "GONE"\n\n\nclass Mark(Base):\n    pass\n',
}
const MADE = 'GONE = Mark()\n'

/** What the proof says where one of both went to `shop.card`, and the other stayed; with an import back. */
function said(text: string, symbol: 'Mark' | 'GONE', back: string): readonly string[] {
  const left = symbol === 'Mark' ? `from shop.card import Mark\n\n${MADE}` : `${text}\n\n${back}`
  const went = symbol === 'Mark' ? `${back}${text}` : `from shop.till import Mark\n\n${MADE}`
  return proveTrees(
    `move: [{ from: shop.till, to: shop.card, symbols: [${symbol}] }]`,
    { 'shop/__init__.py': '', 'shop/till.py': `${text}\n\n${MADE}` },
    { 'shop/__init__.py': '', 'shop/till.py': left, 'shop/card.py': went },
  ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))
}

test.each(Object.entries(TEXTS).filter(([name]) => name !== 'handed'))(
  'a class that leaves its singleton behind: %s',
  (_, text) => {
    expect(said(text, 'Mark', '')).toContain('pickled-name')
  },
)

test.each(Object.entries(TEXTS))('a singleton that leaves its class: %s', (_, text) => {
  expect(said(text, 'GONE', '')).toContain('pickled-name')
})

test('a class that is no singleton', () => {
  expect(said('class Mark:\n    def __reduce__(self):\n        return Mark, ()\n', 'Mark', '')).toEqual([])
  expect(said('class Mark:\n    def __reduce__(self):\n        return (Mark, ())\n', 'Mark', '')).toEqual([])
  expect(said('class Mark:\n    pass\n', 'Mark', '')).toEqual([])
})
