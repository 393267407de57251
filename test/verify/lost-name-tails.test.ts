import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TAG = 'class Tag:\n    pass\n'

/** What the proof says of a file where `Tag` went from `shop.till` to `shop.card`, or `shop.till` became `shop.card`. */
function said(path: string, text: string, how: 'move' | 'rename' = 'move'): readonly string[] {
  const rest = { 'shop/__init__.py': '', [path]: text }
  const isMove = how === 'move'
  return proveTrees(
    isMove ? 'move: [{ from: shop.till, to: shop.card, symbols: [Tag] }]' : 'rename_modules: { shop.till: shop.card }',
    { ...rest, 'shop/till.py': isMove ? `RATE = 1\n\n\n${TAG}` : TAG },
    { ...rest, ...(isMove ? { 'shop/till.py': 'RATE = 1\n' } : {}), 'shop/card.py': TAG },
  ).checks.flatMap(({ findings }) => findings.map(({ code, reason }) => `${code} ${reason}`))
}

test.each([
  ['conf.py', 'task_routes = {"shop.till.*": {"queue": "a"}, "shop.*": {"queue": "b"}}\n'],
  ['shop/conf.py', "LEVELS = {'shop.till.*': 10}\n"],
  ['celery.yaml', 'task_routes:\n  shop.till.*: { queue: a }\n'],
  ['celery.json', '{ "task_routes": { "shop.till.*": "a" } }\n'],
])('a glob over the module that a definition left: %s: %s', (path, text) => {
  expect(said(path, text).join('\n')).toContain('stood for shop.till.Tag, which is shop.card.Tag now')
})

test.each([
  ['conf.py', 'task_routes = {"shop.till.*": 1, "shop.card.*": 1}\n'],
  ['conf.py', 'task_routes = {"shop.*": 1}\n'],
  ['conf.py', 'RATE = 2\n"""All of shop.till.* is here."""\n'],
])('a glob that says the new name as well, or no module: %s: %s', (path, text) => {
  expect(said(path, text)).toEqual([])
})

const POST =
  'from sqlalchemy.orm import relationship\n\n\nclass Post:\n    tags = relationship("till.Tag", back_populates="x")\n'

test.each(['move', 'rename'] as const)('the end of the name of a class: %s', (how) => {
  expect(said('shop/post.py', POST, how).join('\n')).toContain('may be the end of shop.till.Tag')
  expect(said('shop/post.py', POST.replace('till.Tag', 'bill.Tag'), how)).toEqual([])
})
