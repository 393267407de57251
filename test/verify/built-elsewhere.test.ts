import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const PROJECT = '[project]\nname = "shop"\nversion = "1.0"\n\n[build-system]\nrequires = ["setuptools"]\n\n'
const IMPORTS = 'from Cython.Build import cythonize\nfrom setuptools import Extension, setup\n'
const OLD = 'shop/tax'
const NEW = 'packages/shop-tax/src/shop_tax'

/** What `wheels` says where `shop.tax` became a distribution, and a manifest names its old place before and its new one after. */
function said(path: string, text: string): readonly string[] {
  const sources = (folder: string): Record<string, string> => ({
    [`${folder}/__init__.py`]: 'V = 1\n',
    [`${folder}/fast.c`]: 'int x;\n',
    [`${folder}/fast.pyx`]: 'x = 1\n',
  })
  const kept = { 'shop/__init__.py': '', 'shop/core.c': 'int y;\n', 'pyproject.toml': PROJECT }
  return proveTrees(
    'package: { from: shop.tax, to: shop_tax, distribution: shop-tax, directory: packages/shop-tax }',
    { ...kept, ...sources(OLD), [path]: text },
    {
      ...kept,
      ...sources(NEW),
      'packages/shop-tax/pyproject.toml': PROJECT.replace('"shop"', '"shop-tax"').replace('setuptools', 'hatchling'),
      [path]: text.replaceAll(OLD, NEW).replaceAll('shop.tax', 'shop_tax'),
    },
  ).checks.flatMap(({ name, findings }) => (name === 'wheels' ? findings.map(({ code }) => code) : []))
}

const TOOL = '[tool.setuptools]\next-modules = '

test.each([
  ['pyproject.toml', `${PROJECT}${TOOL}[{ name = "shop.tax.fast", sources = ["shop/tax/fast.c"] }]\n`],
  ['pyproject.toml', `${PROJECT}[tool.maturin]\nmodule-name = "shop.tax.fast"\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=[Extension("shop.tax.fast", ["shop/tax/fast.c"])])\n`],
  [
    'setup.py',
    `${IMPORTS}FAST = Extension("shop.tax.fast", sources=["./shop/tax/fast.c"])\nsetup(ext_modules=[FAST])\n`,
  ],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=cythonize("shop/tax/*.pyx", language_level=3))\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=cythonize(["shop/tax/fast.pyx"]))\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=[Extension("shop.tax.fast", SOURCES)])\n`],
  [
    'setup.py',
    `${IMPORTS}import os\nsetup(ext_modules=[Extension("fast", [os.path.join("shop", "tax", "fast.c")])])\n`,
  ],
  ['setup.py', `${IMPORTS}from build_tools import extensions\nsetup(name="shop", ext_modules=extensions())\n`],
  ['setup.py', `${IMPORTS}HERE = make()\nsetup(name="shop", ext_modules=[Extension("fast", [HERE / "fast.c"])])\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", **{"ext_modules": make()})\n`],
])('what %s has compiled of a package that left: %s', (path, text) => {
  expect(said(path, text)).toEqual(['wheel-lists'])
})

test.each([
  ['pyproject.toml', `${PROJECT}${TOOL}[{ name = "shop.core", sources = ["shop/core.c"] }]\n`],
  ['pyproject.toml', `${PROJECT}[tool.maturin]\nmodule-name = "shop.core"\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=[Extension("shop.core", ["shop/core.c"])])\n`],
  [
    'setup.py',
    `${IMPORTS}import numpy\nsetup(ext_modules=[Extension("core", ["shop/core.c"], include_dirs=[numpy.get_include()])])\n`,
  ],
  ['setup.py', `${IMPORTS}setup(name="shop", ext_modules=[Extension("shop.core", sources=["shop/core.c"])])\n`],
  ['setup.py', `${IMPORTS}setup(name="shop", data_files=[("share", ["shop/tax/fast.c"])])\n`],
])('and what it has compiled of its own: %s', (path, text) => {
  expect(said(path, text)).toEqual([])
})
