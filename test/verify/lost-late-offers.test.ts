import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const INIT = 'import lazy_loader as lazy\n\n__getattr__, __dir__, __all__ = lazy.attach_stub(__name__, __file__)\n'
const PAY = 'def pay():\n    return 1\n'
const KEEP = 'def keep():\n    return 2\n'
const STUB = 'from . import bill\nfrom .till import pay, keep\n'

/** What the proof says of the surface where `shop.till` lost `pay` to `card`, and the stub of `shop` is as given. */
const ofMove = (goal: 'shop.card' | 'card', stub: string): readonly string[] =>
  proveTrees(
    `move: [{ from: shop.till, to: ${goal}, symbols: [pay] }]`,
    {
      'shop/__init__.py': INIT,
      'shop/__init__.pyi': STUB,
      'shop/bill.py': 'NET = 1\n',
      'shop/till.py': `${PAY}\n\n${KEEP}`,
    },
    {
      'shop/__init__.py': INIT,
      'shop/__init__.pyi': stub,
      'shop/bill.py': 'NET = 1\n',
      'shop/till.py': KEEP,
      [`${goal.replace('.', '/')}.py`]: PAY,
    },
  ).checks.flatMap(({ findings }) => findings.map(({ code, reason }) => `${code} ${reason}`))

const OFFERS = 'offers by attach_stub of lazy_loader'

test.each([
  ['another package gives it', 'from . import bill\nfrom .till import keep\nfrom card import pay\n'],
  ['the whole name says it', 'from . import bill\nfrom .till import keep\nfrom shop.card import pay\n'],
  ['two dots lead to it', 'from . import bill\nfrom .till import keep\nfrom ..card import pay\n'],
  ['nothing gives it', 'from . import bill\nfrom .till import keep\n'],
  ['a submodule is no longer offered', 'from .till import keep\nfrom .card import pay\n'],
])('a name that the stub of a late package does not offer any more: %s', (_title, stub) => {
  expect(ofMove('card', stub).join('\n')).toContain(OFFERS)
})

test.each([
  ['it comes from beside', 'from . import bill\nfrom .till import keep\nfrom .card import pay\n'],
  ['in one list', 'from . import (\n    bill,\n)\nfrom .card import pay\nfrom .till import keep\n'],
])('a name that it goes on offering: %s', (_title, stub) => {
  expect(ofMove('shop.card', stub).join('\n')).not.toContain(OFFERS)
})

/** What the proof says where the submodule `bill` got another name or left, and the stub is as given. */
const ofModule = (recipe: string, goal: string, stub: string): string =>
  proveTrees(
    recipe,
    { 'shop/__init__.py': INIT, 'shop/__init__.pyi': STUB, 'shop/bill.py': 'NET = 1\n', 'shop/till.py': PAY + KEEP },
    { 'shop/__init__.py': INIT, 'shop/__init__.pyi': stub, [goal]: 'NET = 1\n', 'shop/till.py': PAY + KEEP },
  )
    .checks.flatMap(({ findings }) => findings.map(({ reason }) => reason))
    .join('\n')

test('a submodule is offered by its new name, and one that left is not', () => {
  const rename = 'rename_modules: { shop.bill: shop.note }'
  const rest = 'from .till import pay, keep\n'
  expect(ofModule(rename, 'shop/note.py', `from . import note\n${rest}`)).not.toContain(OFFERS)
  expect(ofModule(rename, 'shop/note.py', `from . import bill\n${rest}`)).toContain(OFFERS)
  expect(ofModule('rename_modules: { shop.bill: note }', 'note.py', `import note as bill\n${rest}`)).toContain(OFFERS)
})
