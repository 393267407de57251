import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TILL = 'class Till:\n    pass\n'

/** What the proof says of a file with an annotation, where `Till` went from `shop.till` to `shop.card`. */
const ofMove = (text: string, back = ''): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.till, to: shop.card, symbols: [Till] }]',
    { 'shop/__init__.py': '', 'shop/till.py': `RATE = 1\n\n\n${TILL}`, 'app.py': text },
    { 'shop/__init__.py': '', 'shop/till.py': `${back}RATE = 1\n`, 'shop/card.py': TILL, 'app.py': text },
  ).checks.flatMap(({ name, findings }) => findings.map(({ code, reason }) => `${name} ${code} ${reason}`))

const HEAD = 'from shop import till\n\n\n'
const LOST =
  /attributes attribute-lost app\.py: the annotation \S*till\.Till names shop\.till\.Till, which is there no more/

test.each([
  ['a parameter', `${HEAD}def use(t: "till.Till"):\n    return till.RATE\n`],
  ['what is given', `${HEAD}def use() -> "list[till.Till]":\n    return [till.RATE]\n`],
  ['a field of a class', `${HEAD}class Use:\n    t: "till.Till | None" = None\n    r = till.RATE\n`],
  ['part of an expression', `${HEAD}def use(t: list["till.Till"]):\n    return till.RATE\n`],
  ['a type comment', `${HEAD}def use(t):\n    # type: (till.Till) -> None\n    return till.RATE\n`],
  ['PEP 563', `from __future__ import annotations\n\n${HEAD}def use(t: till.Till):\n    return till.RATE\n`],
  ['the whole chain', 'import shop.till\n\n\ndef use(t: "shop.till.Till"):\n    return shop.till.RATE\n'],
  ['by another name', 'import shop.till as till\n\n\ndef use(t: "till.Till"):\n    return till.RATE\n'],
  [
    'for type checkers alone',
    'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from shop import till\n\n\ndef use(t: "till.Till"):\n    return t\n',
  ],
])('an annotation that is read late and names what went: %s', (_title, text) => {
  expect(ofMove(text).join('\n')).toMatch(LOST)
  expect(ofMove(text, 'from shop.card import Till as Till\n\n').join('\n')).not.toMatch(LOST)
})

test.each([
  ['another name of the module', `${HEAD}def use(t: "till.RATE"):\n    return till.RATE\n`],
  ['a word of another thing', 'class till:\n    Till = 1\n\n\ndef use(t: "till.Till"):\n    return t\n'],
  ['a text that is no annotation', `${HEAD}USE = "till.Till"\nprint(till.RATE)\n`],
])('what names nothing that went: %s', (_title, text) => {
  expect(ofMove(text).join('\n')).not.toMatch(LOST)
})

test('a chain through a module that gets another name', () => {
  const use = (module: string): string =>
    `import shop.${module}\n\n\ndef use(t: "shop.till.Till"):\n    return shop.${module}\n`
  const trees = (now: string): string =>
    proveTrees(
      'rename_modules: { shop.till: shop.card }',
      { 'shop/__init__.py': '', 'shop/till.py': TILL, 'app.py': use('till') },
      { 'shop/__init__.py': '', 'shop/card.py': TILL, 'app.py': now },
    )
      .checks.flatMap(({ findings }) => findings.map(({ reason }) => reason))
      .join('\n')
  expect(trees(use('card'))).toContain('the annotation shop.till.Till names shop.till, which is there no more')
  expect(trees(use('card').replace('shop.till.Till', 'shop.card.Till'))).not.toContain('the annotation')
})
