import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const PROJECT = '[project]\nname = "shop"\nversion = "1.0"\n\n[build-system]\nrequires = ["setuptools"]\n\n'

/** The codes of the check `wheels` where `shop.tax` became `shop.levy`, and a manifest stays as it is. */
const said = (path: string, text: string): readonly string[] =>
  proveTrees(
    'rename_modules: { shop.tax: shop.levy }',
    { ...packages('shop', 'shop/tax', 'shop/taxi'), [path]: text },
    { ...packages('shop', 'shop/levy', 'shop/taxi'), [path]: text },
  ).checks.flatMap(({ name, findings }) => (name === 'wheels' ? findings.map(({ code }) => code) : []))

function packages(...folders: readonly string[]): Record<string, string> {
  return Object.fromEntries(folders.map((folder) => [`${folder}/__init__.py`, 'V = 1\n']))
}

const FIND = '[tool.setuptools.packages.find]\n'
const SETUP =
  'from setuptools import find_namespace_packages, find_packages, setup\n\nPATTERNS = ["shop", "shop.tax*"]\n'
const CFG = '[metadata]\nname = shop\nversion = 1.0\n[options]\npackages = find:\n[options.packages.find]\n'

test.each([
  ['pyproject.toml', `${PROJECT}${FIND}include = ["shop", "shop.tax*"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}include = ["shop", "shop.t*"]\nnamespaces = false\n`],
  ['setup.cfg', `${CFG}include =\n    shop\n    shop.tax*\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_packages(include=["shop", "shop.tax*"]))\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_namespace_packages(".", ["tests"], PATTERNS))\n`],
  [
    'setup.py',
    `${SETUP}import setuptools\nsetup(name="shop", packages=setuptools.find_packages(".", include=PATTERNS))\n`,
  ],
])('a package that %s finds no more: %s', (path, text) => {
  expect(said(path, text)).toEqual(['wheel-lists'])
})

test.each([
  ['pyproject.toml', `${PROJECT}${FIND}include = ["shop*"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}include = ["shop", "shop.tax*", "shop.levy"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}exclude = ["tests*"]\n`],
  ['setup.cfg', `${CFG}include = shop*\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_packages(include=["shop", "shop.*"]))\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_packages(exclude=["tests"]))\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_packages(include=PATTERNS + ["shop.levy"]))\n`],
])('one that %s goes on finding: %s', (path, text) => {
  expect(said(path, text)).toEqual([])
})

/** The codes of the check `wheels` where `shop.tax` became a distribution of its own, and the manifest of the other says this. */
const extracted = (path: string, text: string): readonly string[] =>
  proveTrees(
    'package: { from: shop.tax, to: shop_tax, distribution: shop-tax, directory: packages/shop-tax }',
    { ...packages('shop', 'shop/tax'), 'pyproject.toml': PROJECT, [path]: text },
    {
      ...packages('shop', 'packages/shop-tax/src/shop_tax'),
      'packages/shop-tax/pyproject.toml': PROJECT.replace('"shop"', '"shop-tax"').replace('setuptools', 'hatchling'),
      'pyproject.toml': PROJECT,
      [path]: text,
    },
  ).checks.flatMap(({ name, findings }) => (name === 'wheels' ? findings.map(({ code }) => code) : []))

test.each([
  ['pyproject.toml', `${PROJECT}${FIND}exclude = ["tests*"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}include = ["*"]\nexclude = ["shop-tax*"]\n`],
  ['setup.cfg', `${CFG.replace('find:', 'find_namespace:')}exclude = tests\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_namespace_packages(exclude=["tests"]))\n`],
])('a distribution beside it that %s finds as well: %s', (path, text) => {
  expect(extracted(path, text)).toEqual(['wheel-lists'])
})

test.each([
  ['pyproject.toml', `${PROJECT}${FIND}exclude = ["packages*"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}include = ["shop*"]\n`],
  ['pyproject.toml', `${PROJECT}${FIND}namespaces = false\n`],
  ['setup.cfg', `${CFG}exclude = tests\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_packages(exclude=["tests"]))\n`],
  ['setup.py', `${SETUP}setup(name="shop", packages=find_namespace_packages("shop"))\n`],
])('one that %s does not find: %s', (path, text) => {
  expect(extracted(path, text)).toEqual([])
})
