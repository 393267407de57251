import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const HEAD = 'import importlib\nimport pkgutil\n\nimport shop.plugins\n\n\n'
const PLUG = 'class Plug:\n    name = "one"\n'
const AID = 'def aid():\n    return 1\n'
const TREE = { 'shop/__init__.py': '', 'shop/plugins/__init__.py': '' }

const walk = (body: string): string => `${HEAD}def found():\n${body}`
const LISTED = walk(
  '    return [\n        key\n        for info in pkgutil.iter_modules(shop.plugins.__path__)\n        for key, value in vars(importlib.import_module("shop.plugins." + info.name)).items()\n        if isinstance(value, type)\n    ]\n',
)
const READ = walk(
  '    return [\n        importlib.import_module("shop.plugins." + info.name).Plug\n        for info in pkgutil.iter_modules(shop.plugins.__path__)\n    ]\n',
)
const NAMED = walk('    return [info.name for info in pkgutil.iter_modules(shop.plugins.__path__)]\n')
const FOLDER =
  'from pathlib import Path\n\n\ndef found():\n    return sorted(p.stem for p in (Path(__file__).parent / "plugins").glob("*.py"))\n'

function problems(move: string, before: Record<string, string>, after: Record<string, string>): readonly string[] {
  return proveTrees(move, { ...TREE, ...before }, { ...TREE, ...after }).checks.flatMap((check) =>
    check.findings.map((one) => `${check.name} ${one.level} ${one.code}`),
  )
}

const OUT = 'move: [{ from: shop.plugins.one, to: shop.core, symbols: [Plug] }]'
const MADE = 'move: [{ from: shop.plugins.one, to: shop.plugins.two, symbols: [aid] }]'
const both = { 'shop/plugins/one.py': `${PLUG}\n\n${AID}` }

test.each([
  ['a class that it lists leaves', OUT, LISTED, { 'shop/plugins/one.py': AID, 'shop/core.py': PLUG }],
  ['a class that it reads leaves', OUT, READ, { 'shop/plugins/one.py': AID, 'shop/core.py': PLUG }],
  ['a module without what it reads is made', MADE, READ, { 'shop/plugins/one.py': PLUG, 'shop/plugins/two.py': AID }],
  ['a module is made where names are asked', MADE, NAMED, { 'shop/plugins/one.py': PLUG, 'shop/plugins/two.py': AID }],
  ['a module is made in a folder', MADE, FOLDER, { 'shop/plugins/one.py': PLUG, 'shop/plugins/two.py': AID }],
])('a walk finds something else: %s', (_title, move, load, after) => {
  const found = problems(move, { ...both, 'shop/load.py': load }, { ...after, 'shop/load.py': load })
  expect(found).toContain('attributes error package-walked')
})

test('in a test it is a warning, and an accepted one too', () => {
  const after = { 'shop/plugins/one.py': PLUG, 'shop/plugins/two.py': AID }
  const inTest = { 'tests/test_names.py': NAMED }
  expect(problems(MADE, { ...both, ...inTest }, { ...after, ...inTest })).toContain('attributes warning package-walked')
  const load = { 'shop/load.py': NAMED }
  const accept = `${MADE}\naccept: [{ code: package-walked, path: shop/load.py, because: it may find two }]`
  expect(problems(accept, { ...both, ...load }, { ...after, ...load })).toContain('attributes warning package-walked')
})

test('what a walk does not ask for may move', () => {
  const load = { 'shop/load.py': LISTED }
  const move = 'move: [{ from: shop.plugins.one, to: shop.core, symbols: [aid] }]'
  const found = problems(move, { ...both, ...load }, { 'shop/plugins/one.py': PLUG, 'shop/core.py': AID, ...load })
  expect(found.filter((one) => one.includes('package-walked'))).toEqual([])
})
