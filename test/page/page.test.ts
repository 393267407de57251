import { expect, test } from 'vitest'
import { pageOf } from '../../src/page/collect-page.ts'
import { moduleGraph } from '../../src/page/module-graph.ts'
import { renderPage } from '../../src/page/render-page.ts'
import { indexOf } from '../../src/python/index/symbol-index.ts'
import { buildWorkspace } from '../support/build-workspace.ts'
import { runRecipe } from '../support/run-recipe.ts'

const FILES = {
  'pyproject.toml': '[project]\nname = "shop"\nversion = "1"\ndependencies = ["numpy"]\n',
  'shop/__init__.py': '',
  'shop/app.py': 'from shop.data.load import read\n\n\ndef late():\n    import shop.data.sums\n',
  'shop/data/__init__.py': '',
  'shop/data/load.py':
    'from shop.data.sums import _gross\n\n\ndef read():\n    return "</script><b>" + str(_gross(1))\n',
  'shop/data/sums.py': 'def _gross(net):\n    return net * 2\n\n\ndef total():\n    return _gross(2)\n',
}

const RECIPE = `package: {from: shop.data, to: shop_data, distribution: shop-data, directory: packages/shop-data}
move:
  - {from: shop.data.sums, to: shop.data._utils, symbols: shared}
layers: [_utils, sums, '*']
guide: MIGRATION.md
`

function run() {
  const { run: done, proof } = runRecipe(RECIPE, buildWorkspace(FILES))
  if (done === undefined) throw new Error('refused')
  return { done, proof }
}

async function page() {
  const { done, proof } = run()
  const report = { toolVersion: '1.2.3', recipePath: 'recipe.yml', run: done, proof, refusals: [], written: undefined }
  return pageOf({ ...report, outcome: 'previewed' })
}

test('the graph has the modules of the package, what is around, and what moves', () => {
  const { plan, base, final } = run().done
  const before = moduleGraph(plan, indexOf(base, plan.rootsBefore), 'before')
  expect(before.nodes.map(({ id, label, isOwn, distribution }) => [id, label, isOwn, distribution])).toEqual([
    ['shop.data', 'shop.data', true, 'shop'],
    ['shop.data.load', 'load', true, 'shop'],
    ['shop.data.sums', 'sums', true, 'shop'],
    ['shop.app', 'shop.app', false, 'shop'],
  ])
  expect(before.edges.map(({ from, to, onLoad }) => [from, to, onLoad])).toEqual([
    ['shop.app', 'shop.data.load', true],
    ['shop.app', 'shop.data.sums', false],
    ['shop.data.load', 'shop.data.sums', true],
  ])
  const after = moduleGraph(plan, indexOf(final, plan.rootsAfter), 'after')
  expect(new Set(after.nodes.map(({ distribution }) => distribution))).toEqual(new Set(['shop', 'shop-data']))
  expect(after.moves).toEqual([{ from: 'shop_data.sums', to: 'shop_data._utils', symbols: ['_gross'] }])
  expect(after.nodes.find(({ id }) => id === 'shop_data._utils')?.rank).toBe(0)
})

test('modules that need each other on import are on a cycle', () => {
  const files = {
    'shop/__init__.py': '',
    'shop/a.py': 'import shop.b\n\n\ndef one():\n    return 1\n',
    'shop/b.py': 'import shop.a\n',
    'shop/c.py': 'import shop.a\n',
  }
  const done = runRecipe('rename_modules: {shop.c: shop.d}\n', buildWorkspace(files)).run
  if (done === undefined) throw new Error('refused')
  const { plan, base } = done
  const wide = { ...plan, modules: [...plan.modules, { from: 'shop.a', to: 'shop.a' }] }
  const { edges } = moduleGraph(wide, indexOf(base, plan.rootsBefore), 'before')
  expect(edges.map(({ from, to, isCyclic }) => [from, to, isCyclic])).toEqual([
    ['shop.a', 'shop.b', true],
    ['shop.b', 'shop.a', true],
    ['shop.c', 'shop.a', false],
  ])
})

test('the page has every file of the patch, and says in words what happens', async () => {
  const data = await page()
  expect(data.summary[0]).toBe(
    'shop.data becomes the package shop_data, installed as shop-data, in packages/shop-data.',
  )
  const load = data.files.find(({ path }) => path.endsWith('shop_data/load.py'))
  expect(load).toMatchObject({ from: 'shop/data/load.py', kind: 'moved' })
  expect(load?.transforms).toContain('rewrite-imports')
  expect(data.distributions.map(({ name }) => name)).toContain('shop-data')
  expect(data.before?.svg).toMatch(/^<svg/)
  expect(data.after?.svg).toContain('class="edge move"')
})

test('nothing of the repository is markup, and nothing is fetched', async () => {
  const html = renderPage(await page(), { css: '', js: '' })
  expect(html).not.toContain('</script><b>')
  expect(html).toContain("default-src 'none'")
  expect(html.match(/<script/g)).toHaveLength(2)
  expect(html).not.toMatch(/(?:src|href)="(?!#)/)
})

test('a page calls nothing proved while something is broken or undecided, as the report does', async () => {
  const data = await page()
  const undecided = { path: 'a.txt', line: 1, text: 'shop.data', verdict: 'undecided', reason: '' }
  const row = { row: 'P10', title: 'configs', verdict: 'broken', evidence: '' }
  const verdict = (changed: object) =>
    /<span class="verdict.*/.exec(renderPage({ ...data, ...changed }, { css: '', js: '' }))?.[0]
  const settled = { ledger: [], checklist: [] }
  expect(verdict(settled)).toContain('Proved</span> Every check')
  expect(verdict({ ...settled, ledger: [{ ...undecided, verdict: 'kept' }] })).toContain('Proved</span> Every check')
  expect(verdict({ ...settled, ledger: [undecided, undecided] })).toContain('settled: 2 old names undecided; nothing')
  expect(verdict({ ledger: [undecided], checklist: [row] })).toMatch(
    /No check fails<.* broken in the checklist: P10 \(configs\); 1 old name undecided;/,
  )
  expect(verdict({ checklist: [row], outcome: 'applied' })).toMatch(/No check fails<.*P10 \(configs\)\.</)
})
