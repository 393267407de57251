import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const FILES = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1.0"\n\n[tool.ruff.lint]\nselect = ["I"]\n',
  'shop/__init__.py': 'from shop.text import SIZE\n',
  'shop/text.py': 'from shop.tokens import WORDS\n\nSIZE = len(WORDS)\n',
  'shop/tokens/__init__.py': 'from shop.tokens.api import split\n\nWORDS = split("a b")\n',
  'shop/tokens/api.py': 'from shop.util import pad\n\nMARK = pad("!")\n\n\ndef split(text):\n    return text.split()\n',
  'shop/util.py': 'import sys\n\nsys.path.append("util")\n\n\ndef pad(text):\n    return text\n',
  'shop/zeta.py': 'import sys\n\nsys.path.append("zeta")\n',
  'shop/moods.py': 'import shop.zeta\nfrom shop.tokens.api import MARK\n\nGOOD = MARK\n',
}

const RECIPE =
  'package: { from: shop.tokens, to: shop_tokens, distribution: shop-tokens, directory: packages/shop-tokens }\n'

test('a refusal for a cycle says nothing of an order of imports that could have been kept', () => {
  const { proof } = runRecipe(RECIPE, buildWorkspace(FILES))
  const failed = (proof?.checks ?? []).flatMap(({ name, verdict }) => (verdict === 'fail' ? [name] : []))
  expect(failed).toEqual(['imports-first'])
})

test('where the package makes nothing itself, its parent is loaded first and the order is kept', () => {
  const files = {
    ...FILES,
    'shop/text.py': 'from shop.tokens import split\n\nSIZE = len(split("a b"))\n',
    'shop/tokens/__init__.py': 'from shop.tokens.api import split\n',
  }
  const { proof, run } = runRecipe(RECIPE, buildWorkspace(files))
  expect(proof?.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([])
  expect(run?.final.read('shop/text.py')?.text).toContain('from shop_tokens.api import split')
  expect(run?.final.read('shop/moods.py')?.text).toMatch(/^import shop\.zeta\n/)
})

test('without the cycle the order is kept, and nothing is refused', () => {
  const { proof } = runRecipe(RECIPE, buildWorkspace({ ...FILES, 'shop/__init__.py': '' }))
  expect(proof?.checks.filter(({ verdict }) => verdict === 'fail')).toEqual([])
})
