import { expect, test } from 'vitest'
import { proveTrees } from './right-result.ts'

const TOTAL = 'def total():\n    return 4\n'
const LINKS = [
  { path: 'desk', target: 'shop' },
  { path: 'shop/counter.py', target: 'till.py' },
  { path: 'tools/helper.py', target: '../shop/till.py' },
]

const errors = (recipe: string, use: string, after: Readonly<Record<string, string>>, path = 'use.py'): string[] => {
  const stay = { 'shop/__init__.py': '', 'shop/desk.py': '', [path]: use }
  const before = { ...stay, 'shop/till.py': `${TOTAL}\n\nX = 1\n` }
  return proveTrees(recipe, before, { ...stay, ...after }, true, LINKS).checks.flatMap((check) =>
    check.findings.filter((one) => one.level === 'error').map((finding) => `${check.name} ${finding.code}`),
  )
}

const MOVE = 'move: [{ from: shop.till, to: shop.desk, symbols: [total] }]'
const MOVED = { 'shop/till.py': 'X = 1\n', 'shop/desk.py': TOTAL }
const KEPT = { ...MOVED, 'shop/till.py': 'from shop.desk import total as total\n\nX = 1\n' }

test.each([
  ['from desk.till import total\n', 'use.py'],
  ['import desk.till\n\nprint(desk.till.total())\n', 'use.py'],
  ['import desk.till as till\n\nprint(till.total())\n', 'use.py'],
  ['from desk import till\n\nprint(till.total())\n', 'use.py'],
  ['from shop.counter import X, total\n', 'use.py'],
  ['import helper\n\nprint(helper.total())\n', 'tools/run.py'],
])('a name that is read of a module by a link is lost: %j', (use, path) => {
  expect(errors(MOVE, use, MOVED, path)).toContain('resolves unresolved-import')
  expect(errors(MOVE, use, KEPT, path)).toEqual([])
})

test('another name of it is none of it', () => {
  expect(errors(MOVE, 'from desk.till import X\n', MOVED)).toEqual([])
})

test('a way behind a link that ends nowhere is lost in code, and in the ledger where other texts say it', () => {
  const recipe = 'rename_modules: { shop.till: shop.register }'
  const renamed = { 'shop/register.py': `${TOTAL}\n\nX = 1\n` }
  expect(errors(recipe, 'from desk.till import X\n', renamed)).toContain('resolves unresolved-import')
  for (const [path, text] of [
    ['Makefile', 'run:\n\tpython -m desk.till\n'],
    ['run.sh', 'python desk/till.py\n'],
    ['conf.yaml', 'x: desk.till.total\n'],
  ] as const) {
    const stay = { 'shop/__init__.py': '', 'shop/desk.py': '', [path]: text }
    const before = { ...stay, 'shop/till.py': renamed['shop/register.py'] }
    const { ledger } = proveTrees(recipe, before, { ...stay, ...renamed }, true, LINKS)
    expect(ledger.filter((one) => one.path === path && one.verdict === 'undecided')).toHaveLength(1)
  }
})
