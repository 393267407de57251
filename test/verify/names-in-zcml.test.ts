import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'
const MOVE = 'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]'
const RENAME = 'rename_modules: { shop.till: shop.register }'

function undecided(recipe: string, path: string, text: string): readonly string[] {
  const [was, is] =
    recipe === MOVE
      ? [
          { 'shop/till.py': TOTAL, 'shop/desk.py': '' },
          { 'shop/till.py': '', 'shop/desk.py': TOTAL },
        ]
      : [{ 'shop/till.py': TOTAL }, { 'shop/register.py': TOTAL }]
  const stay = { 'shop/__init__.py': '', 'shop/web/__init__.py': '', 'shop/other.py': TOTAL, [path]: text }
  const { ledger } = proveTrees(recipe, { ...stay, ...was }, { ...stay, ...is })
  return ledger.flatMap((one) => (one.path === path && one.verdict === 'undecided' ? [one.text] : []))
}

test.each([
  ['shop/configure.zcml', '<configure><adapter factory=".till.total"/></configure>\n'],
  ['shop/web/configure.zcml', '<configure><adapter factory="..till.total" for="*"/></configure>\n'],
  ['site.zcml', "<configure><adapter\n  for='x .till.total'/></configure>\n"],
])('a name from the package of the file that is gone is in the ledger: %s %j', (path, text) => {
  expect(undecided(RENAME, path, text)).toEqual(['shop.till.total'])
  expect(undecided(MOVE, path, text)).toEqual(['shop.till.total'])
})

test('what is there still is none of it', () => {
  expect(undecided(RENAME, 'shop/configure.zcml', '<adapter factory=".other.total" name=".zcml"/>\n')).toEqual([])
  expect(undecided(RENAME, 'shop/notes.txt', 'See ".till.total".\n')).toEqual([])
})
