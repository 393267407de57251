import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const ALONE = `import os

_shop = os.path.join(os.path.dirname(__file__), os.path.pardir)

FILES = ["tools/alone.py", "tree.py", "lexer.py"]


def write(out):
    for name in FILES:
        with open(os.path.join(_shop, name)) as file:
            out.write(file.read())
`

/** What the proof says of a list of files where `shop/tree.py` became `shop/plant.py`. */
function said(now: string, was = ALONE): readonly string[] {
  const rest = { 'shop/__init__.py': '', 'shop/lexer.py': '', 'shop/tools/__init__.py': '' }
  return proveTrees(
    'rename_modules: { shop.tree: shop.plant }',
    { ...rest, 'shop/tree.py': 'TREE = 1\n', 'shop/tools/alone.py': was },
    { ...rest, 'shop/plant.py': 'TREE = 1\n', 'shop/tools/alone.py': now },
  ).checks.flatMap(({ findings }) => findings.map(({ code, level }) => `${level} ${code}`))
}

test('a word of a list that names a file which is no longer there', () => {
  expect(said(ALONE)).toContain('error place-lost')
  expect(said(ALONE.replace('FILES = [', 'FILES = (').replace('lexer.py"]', 'lexer.py")'))).not.toEqual([])
})

test('a word that became another file', () => {
  expect(said(ALONE.replace('tree.py', 'plant.py'))).toEqual([])
  expect(said(ALONE.replace('tree.py', 'lexer.py'))).not.toEqual([])
})
