import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const BACK = 'INFO = 2\n'
const TREE = { 'shop/__init__.py': '', 'shop/u/__init__.py': '', 'shop/use.py': 'import shop.u.back\n' }

/** What the proof says of a file that reads a renamed submodule through a name that it gave to the package. */
function problems(app: string, after = app): readonly string[] {
  return proveTrees(
    'rename_modules: { shop.u.back: shop.u.rear }',
    { ...TREE, 'shop/u/back.py': BACK, 'app.py': app },
    { ...TREE, 'shop/use.py': 'import shop.u.rear\n', 'shop/u/rear.py': BACK, 'app.py': after },
  ).checks.flatMap((check) => check.findings.map((one) => `${check.name} ${one.code}`))
}

test.each([
  ['at the top', 'import shop.use\n\nu = shop.u\nprint(u.back.INFO)\n'],
  ['in a function', 'import shop.use\n\n\ndef info():\n    u = shop.u\n    return u.back.INFO\n'],
  ['by a walrus', 'import shop.use\n\nif u := shop.u:\n    print(u.back.INFO)\n'],
])('a package that is given another name: %s', (_title, app) => {
  expect(problems(app)).toContain('attributes attribute-lost')
  expect(problems(app, app.replace('u.back', 'u.rear'))).not.toContain('attributes attribute-lost')
})

test('a name that is given something else as well', () => {
  const app = 'import shop.use\n\nu = shop.u\nu = object\nprint(u.back)\n'
  expect(problems(app)).not.toContain('attributes attribute-lost')
})
