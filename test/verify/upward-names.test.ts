import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

type Files = Readonly<Record<string, string>>

const errors = (recipe: string, before: Files, after: Files): readonly string[] =>
  proveTrees(recipe, before, after).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map(({ code }) => `${check.name} ${code}`),
  )

const TALK = 'rename_modules: { shop.k.session: shop.k.talk }'
const TREE = { 'shop/__init__.py': '', 'shop/a/__init__.py': '', 'shop/k/__init__.py': '' }

/** Files that name `shop.k.session` from `shop.a`. */
const SHAPES: Readonly<Record<string, string>> = {
  table:
    'import importlib\n\nTABLE = {"Session": "..k.session"}\n\n\ndef load(name):\n    return importlib.import_module(TABLE[name], __package__)\n',
  list: "from importlib import import_module\n\nfor name in ['..k', '..k.session']:\n    import_module(name, 'shop.a')\n",
  loader:
    'import lazy_loader as lazy\n\n__getattr__, __dir__, __all__ = lazy.attach(__name__, submod_attrs={"..k.session": ["Session"]})\n',
}

test.each(Object.entries(SHAPES))('a relative name that goes up follows what it names: %s', (_, text) => {
  const before = { ...TREE, 'shop/a/lazy.py': text, 'shop/k/session.py': 'Session = 1\n' }
  const after = { ...TREE, 'shop/k/talk.py': 'Session = 1\n' }
  expect(errors(TALK, before, { ...after, 'shop/a/lazy.py': text })).toContain('attributes attribute-lost')
  const right = text.replace('..k.session', '..k.talk')
  expect(errors(TALK, before, { ...after, 'shop/a/lazy.py': right })).not.toContain('attributes attribute-lost')
})

test('one is counted from where its file is', () => {
  const text = SHAPES['table'] ?? ''
  const before = { ...TREE, 'shop/x/__init__.py': '', 'shop/k/session.py': 'Session = 1\n' }
  const recipe = 'rename_modules: { shop.a.lazy: shop.x.lazy }'
  expect(errors(recipe, { ...before, 'shop/a/lazy.py': text }, { ...before, 'shop/x/lazy.py': text })).not.toContain(
    'attributes attribute-lost',
  )
  const deep = { ...before, 'shop/x/y/__init__.py': '' }
  expect(
    errors(
      'rename_modules: { shop.a.lazy: shop.x.y.lazy }',
      { ...deep, 'shop/a/lazy.py': text },
      { ...deep, 'shop/x/y/lazy.py': text },
    ),
  ).toContain('attributes attribute-lost')
})

test('a text with dots that loads nothing is none', () => {
  const before = { ...TREE, 'shop/a/lazy.py': 'UP = "..k.session"\n', 'shop/k/session.py': 'Session = 1\n' }
  const after = { ...TREE, 'shop/a/lazy.py': 'UP = "..k.session"\n', 'shop/k/talk.py': 'Session = 1\n' }
  expect(errors(TALK, before, after)).toEqual([])
})

const HOOKS = {
  __getattr__: 'def __getattr__(name):\n    raise AttributeError(name)\n',
  __dir__: 'def __dir__():\n    return ["LATE"]\n',
}

test.each(Object.entries(HOOKS))('%s speaks for its own module', (_, hook) => {
  const recipe = 'move: [{ from: shop.a, to: shop.b, symbols: [X] }]'
  const before = { 'shop/__init__.py': '', 'shop/a.py': `X = 1\n\n\n${hook}`, 'shop/b.py': 'Y = 1\n' }
  const right = { 'shop/__init__.py': '', 'shop/a.py': hook, 'shop/b.py': 'Y = 1\nX = 1\n' }
  expect(errors(recipe, before, right)).toEqual([])
  const both = { ...right, 'shop/b.py': `Y = 1\nX = 1\n\n\n${hook}` }
  expect(errors(recipe, before, both)).toContain('attributes statement-added')
  expect(errors(recipe, before, { ...both, 'shop/a.py': '' })).toContain('meaning statement-lost')
})
