import { expect, test } from 'vitest'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const CODE = {
  'shop/__init__.py': '',
  'shop/till.py': 'def total():\n    return 1\n',
  'shop/books.py': '',
  'shop/data/__init__.py': '',
  'shop/data/load.py': 'X = 1\n',
}
const LOADER =
  'import importlib\n\n\ndef load(spec):\n    return importlib.import_module(spec["root"] + "." + spec["sub"])\n'
const RENAME = 'rename_modules: { shop.data: shop.records }\n'
const MOVE = 'move: [{ from: shop.till, to: shop.books, symbols: [total] }]\n'

/** What the ledger says of one file: line, verdict and what the parts come to. */
function said(recipe: string, path: string, text: string, loader: string | undefined): readonly string[] {
  const files = { ...CODE, ...(loader === undefined ? {} : { 'run.py': loader }), [path]: text }
  const { proof } = runRecipe(recipe, buildWorkspace(files))
  const rows = (proof?.ledger ?? []).filter((row) => row.path === path)
  return rows.map(({ line, verdict, text: old, reason }) => `${line} ${verdict} ${old}: ${reason}`)
}

test.each([
  ['a.json', '{"package": "shop", "module": "data.load"}\n', 1, 'shop.data.load'],
  ['a.json', '{"shop": {"data.load": 1}}\n', 1, 'shop.data.load'],
  ['a.yml', 'base: shop\njobs:\n  - name: x\n    modules: [till, data.load]\n', 4, 'shop.data.load'],
  ['a.yml', 'base: shop\njobs:\n  - { target: "data.load:X" }\n', 3, 'shop.data.load.X'],
  ['a.toml', '[job]\nroot = "shop"\nsub = ".data.load"\n', 3, 'shop.data.load'],
  ['a.ini', '[job]\nroot = shop\nsub = data.load\n', 3, 'shop.data.load'],
  ['a.json', '[{"a": "shop.data.load"}, {"in": "shop", "a": "data.load"}]\n', 1, 'shop.data.load'],
])('%s says a name in parts of which one has a dot: %j', (path, text, line, name) => {
  const now = name.replace('shop.data', 'shop.records')
  const reason = `one part of a name, of which another part says the beginning; would be ${now}`
  expect(said(RENAME, path, text, undefined)).toContain(`${line} undecided ${name}: ${reason}`)
})

test.each([
  ['a.yml', 'target: { package: shop, module: till, function: total }\n', 1],
  ['a.json', '{"package": "shop", "module": "till", "name": "total"}\n', 1],
  ['a.ini', '[job]\npackage = shop\nmodule = till\ncall = total\n', 3],
])('%s says one in words beside what the module has: %j', (path, text, line) => {
  const recipe = 'rename_modules: { shop.till: shop.register }\n'
  expect(said(recipe, path, text, undefined).join('\n')).toContain(`${line} undecided shop.till: one part`)
  expect(said(recipe, path, text.replace('total', 'other'), undefined)).toEqual([])
})

test.each([
  ['a.json', '{"shop": {"data": {"load": true}}}\n', 1, 'shop.data'],
  ['a.json', '{"root": "shop", "parts": ["data", "load"]}\n', 1, 'shop.data'],
  ['a.yml', 'shop: [till, data]\n', 1, 'shop.data'],
  ['a.toml', '[shop]\nname = "data"\n', 2, 'shop.data'],
  ['a.toml', '[paths]\nroot = "shop"\n[job.x]\nsub = "data"\n', 4, 'shop.data'],
  ['a.cfg', '[paths]\nroot = shop\n[job]\nsub = data\n', 4, 'shop.data'],
])('%s says one in words where code imports by what it works out: %j', (path, text, line, name) => {
  expect(said(RENAME, path, text, LOADER).join('\n')).toContain(`${line} undecided ${name}: one part`)
  expect(said(RENAME, path, text, undefined)).toEqual([])
})

test('what moved is named behind its module, which is in parts itself', () => {
  const rows = said(MOVE, 'a.yml', 'root: shop\njobs:\n  - module: till\n    call: total\n', LOADER)
  expect(rows.join('\n')).toContain('4 undecided shop.till.total')
})

test.each([
  ['a.yml', 'shop:\n  image: x\ndata: y\n'],
  ['a.yml', 'kind: shop\nvolumes:\n  one:\n    data: /srv\n'],
  ['a.yml', 'one: { pkg: shop }\ntwo: { mod: data }\n'],
  ['a.json', '{"package": "shop", "module": "till"}\n'],
  ['a.json', '{"package": "shop", "text": "the data of it"}\n'],
  ['pyproject.toml', '[project]\nname = "shop"\n[x]\nname = "data"\n[project.scripts]\na = "data.load:X"\n'],
  ['a.toml', '[one]\nname = "shop"\n[two]\nkind = "data"\n'],
])('and what comes to no old name is not listed: %s %j', (path, text) => {
  expect(said(RENAME, path, text, LOADER).filter((row) => row.includes('one part'))).toEqual([])
})

test('parts are whole again where the beginning follows', () => {
  const text = '{"package": "shop.data", "module": "load"}\n'
  expect(said(RENAME, 'a.json', text, LOADER)).toEqual(['1 rewritten shop.data: now shop.records'])
})

test.each([
  ['a.toml', '[job]\nmodule = "shop.till"\ncall = "total"\n', 'values'],
  ['a.ini', '[job]\nmodule = shop.till\ncall = total\n', 'values'],
  ['a.csv', 'module,func\nshop.till,total\n', 'columns'],
])('what moved stays importable where %s says its module and it beside each other: %j', (path, text, what) => {
  const { findings } = runRecipe(MOVE, buildWorkspace({ ...CODE, [path]: text }))
  expect(findings.map(({ code, reason }) => `${code} ${reason}`)).toEqual([
    `kept-name total stays importable from shop.till: ${path} names the module and it in two ${what}`,
  ])
})
