import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What is said where `shop.ext` or what is below it gets another name, and code that imports below what it is handed stays as it is. */
function errors(body: string, recipe: string, now: string): readonly string[] {
  const load = `import shop\nfrom importlib import import_module\n\n\ndef rates_of(found):\n    return ${body}\n`
  const same = { 'shop/__init__.py': '', 'load.py': load }
  const before = { ...same, 'shop/ext/__init__.py': '', 'shop/ext/rates.py': 'A = 1\n' }
  const after = { ...same, [`shop/${now.split('/')[0] ?? ''}/__init__.py`]: '', [`shop/${now}.py`]: 'A = 1\n' }
  return proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.filter(({ level }) => level === 'error').map(({ code }) => `${check.name} ${code}`),
  )
}

const BELOW = 'rename_modules: { shop.ext.rates: shop.ext.prices }'
const ABOVE = 'rename_modules: { shop.ext: shop.plug }'

test.each([
  ['import_module(f"{found.__name__}.rates")'],
  ['import_module(found.__name__ + ".rates")'],
  ['__import__("%s.rates" % found.__name__, fromlist=["A"])'],
  ['import_module("{}.rates".format(found.__name__))'],
])('%s finds the module where its package takes it along, and not where it has another word', (body) => {
  expect(errors(body, BELOW, 'ext/prices')).toEqual(['attributes attribute-lost'])
  expect(errors(body, ABOVE, 'plug/rates')).toEqual([])
})

test.each([
  ['f"{found.__name__}.rates"'],
  ['import_module(f"{shop.__name__}.rates")'],
  ['import_module(f"{found.__name__}.rate")'],
])('%s imports no module that changed', (body) => {
  expect(errors(body, BELOW, 'ext/prices')).toEqual([])
})
