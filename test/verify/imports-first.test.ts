import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** `make` is never called: what it imports would not be there. */
const BASE = 'def make():\n    from shop.late import Y\n\n    return Y\n\n\nX = 1 or make()\nZ = 2\n'
const LATE = 'from shop.base import Z\n\nY = Z\n'
const TILL = 'from shop.base import X\n\n\ndef bill():\n    return X\n'

function failures(base: string, recipe: string, moved: Readonly<Record<string, string>>, inits: readonly string[]) {
  const tree = { 'shop/base.py': base, 'shop/late.py': LATE }
  const [was = '', is = ''] = inits
  const before = { ...tree, 'shop/__init__.py': was, 'shop/till.py': TILL }
  const after = { ...tree, 'shop/__init__.py': is, ...moved }
  return proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.name === 'imports-first' ? check.findings.map((finding) => finding.code) : [],
  )
}

test('a cycle beside one that a function would make if it were called', () => {
  const recipe = 'rename_modules: { shop.till: till }'
  const inits = (name: string): string => `from shop.base import X\nfrom ${name} import bill\n`
  const both = [inits('shop.till'), inits('till')]
  expect(failures(BASE, recipe, { 'till.py': TILL }, both)).toEqual(['import-cycle'])
  expect(failures('X = 1\nZ = 2\n', recipe, { 'till.py': TILL }, both)).toEqual(['import-cycle'])
  const without = ['from shop.base import X\n', 'from shop.base import X\n']
  expect(failures(BASE, recipe, { 'till.py': TILL }, without)).toEqual([])
})
