import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

/** What the proof says of a file that lists names of `shop.till`, which a function and the import that it needs left. */
function said(path: string, text: string, stays = ''): readonly string[] {
  const rest = { 'shop/__init__.py': '', [path]: text }
  const pay = 'def pay():\n    return json.dumps(1)\n'
  return proveTrees(
    'move: [{ from: shop.till, to: shop.card, symbols: [pay] }]',
    { ...rest, 'shop/till.py': `import json\n\n${pay}\n\nRATE = 1\n` },
    { ...rest, 'shop/till.py': `${stays}RATE = 1\n`, 'shop/card.py': `import json\n\n\n${pay}` },
  ).checks.flatMap(({ findings }) => findings.map(({ code, level }) => `${level} ${code}`))
}

const ALL = 'import inspect\n\nfrom shop import till\n\n'

test.each([
  ['app.py', `${ALL}print(inspect.getmembers(till, inspect.ismodule))\n`],
  ['shop/list.py', `${ALL}print([n for n, m in vars(till).items() if inspect.ismodule(m)])\n`],
  [
    'shop/list.py',
    'import types\n\nimport shop.till\n\nprint([n for n, m in shop.till.__dict__.items() if isinstance(m, types.ModuleType)])\n',
  ],
])('a module less is found: %s: %s', (path, text) => {
  expect(said(path, text)).toContain('error names-enumerated')
  expect(said(path, text, 'import json\n\n')).not.toContain('error names-enumerated')
})

test.each([
  ['app.py', `${ALL}print(inspect.ismodule(till))\n`],
  ['app.py', `${ALL}print(inspect.getmembers(till, inspect.isbuiltin))\n`],
])('no module is looked for: %s: %s', (path, text) => {
  expect(said(path, text)).not.toContain('error names-enumerated')
})
