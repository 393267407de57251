import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const OWN = { 'shop/__init__.py': '', 'shop/core/__init__.py': '', 'shop/pay.py': 'NET = 1\n' }

/** What the proof says where `shop.core` became `shop.vault` and a contract was written so before, and so after. */
const ofNames = (path: string, before: string, after = before): readonly string[] =>
  proveTrees(
    'rename_modules: { shop.core: shop.vault }',
    { ...OWN, 'shop/core/till.py': 'KEPT = 1\n', [path]: before },
    {
      'shop/__init__.py': '',
      'shop/pay.py': 'NET = 1\n',
      'shop/vault/__init__.py': '',
      'shop/vault/till.py': 'KEPT = 1\n',
      [path]: after,
    },
  ).checks.flatMap(({ findings }) => findings.map(({ code, advice }) => `${code} ${advice}`))

const INI = '[importlinter:contract:one]\nname = low\ntype = layers\ncontainers = shop\nlayers =\n  pay\n  (core)\n'
const TOML =
  '[[tool.importlinter.contracts]]\nname = "low"\ntype = "layers"\ncontainers = ["shop"]\nlayers = ["pay", "core | other"]\n'

test.each([
  ['.importlinter', INI],
  ['setup.cfg', INI],
  ['pyproject.toml', TOML],
])('a word that counts from a container is told where it is no module any more: %s', (path, text) => {
  expect(ofNames(path, text)).toContain('residue Write "vault" there.')
})

test.each([
  ['.importlinter', INI.replace('(core)', 'pay.core'), undefined],
  [
    '.importlinter',
    INI.replace('containers = shop\n', '').replace('(core)', 'shop.core'),
    INI.replace('containers = shop\n', '').replace('(core)', 'shop.vault'),
  ],
])('words that go on naming modules: %s', (path, before, after) => {
  expect(ofNames(path, before, after)).toEqual([])
})

/** What the proof says of layers where `pay`, which imports, went from `shop.high` to `shop.low`. */
const ofImports = (path: string, contract: string): readonly string[] =>
  proveTrees(
    'move: [{ from: shop.high, to: shop.low, symbols: [pay] }]',
    {
      'shop/__init__.py': '',
      'shop/top.py': 'NET = 1\n',
      'shop/low.py': 'LOW = 1\n',
      'shop/high.py': 'from shop.top import NET\n\nKEPT = NET\n\n\ndef pay():\n    return NET\n',
      [path]: contract,
    },
    {
      'shop/__init__.py': '',
      'shop/top.py': 'NET = 1\n',
      'shop/low.py': 'from shop.top import NET\n\nLOW = 1\n\n\ndef pay():\n    return NET\n',
      'shop/high.py': 'from shop.top import NET\n\nKEPT = NET\n',
      [path]: contract,
    },
  ).checks.flatMap(({ findings }) => findings.map(({ code }) => code))

const HEAD = '[importlinter:contract:1]\nname = x\n'

test.each([
  ['.importlinter', `${HEAD}type = layers\nlayers =\n  shop.top\n  shop.high | shop.other\n  shop.low\n`],
  ['.importlinter', `${HEAD}type = layers\ncontainers = shop\nlayers =\n  top\n  low\n`],
  ['setup.cfg', `${HEAD}type = forbidden\nsource_modules = shop.low\nforbidden_modules = shop.top\n`],
  ['.importlinter', `${HEAD}type = independence\nmodules =\n  shop.top\n  shop.low\n`],
  [
    'pyproject.toml',
    '[[tool.importlinter.contracts]]\nname = "x"\ntype = "layers"\nlayers = ["shop.top | shop.low"]\n',
  ],
])('an import that came with the move and that a contract forbids: %s: %s', (path, contract) => {
  expect(ofImports(path, contract)).toContain('layer-broken')
})

test.each([
  ['.importlinter', `${HEAD}type = layers\nlayers =\n  shop.low\n  shop.top\n`],
  ['.importlinter', `${HEAD}type = layers\nlayers =\n  shop.low : shop.top\n`],
  [
    'setup.cfg',
    `${HEAD}type = forbidden\nsource_modules = shop.low\nforbidden_modules = shop.top\nignore_imports = shop.l* -> shop.top\n`,
  ],
  ['.importlinter', `${HEAD}type = layers\nlayers =\n  shop.top\n  shop.high\n`],
])('an import that no contract forbids, or that one forbade before: %s: %s', (path, contract) => {
  expect(ofImports(path, contract)).toEqual([])
})
