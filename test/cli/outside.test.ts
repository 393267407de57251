import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { RECIPE, SHOP, repositoryOf, runIn } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

const BELOW = Object.fromEntries(Object.entries(SHOP).map(([path, text]) => [`mono/${path}`, text]))

/** The shop in a folder of a larger repository, with files beside it. */
function shopIn(outside: Readonly<Record<string, string>>): Repository {
  return repositoryOf({ ...BELOW, ...outside })
}

const said = async (shop: Repository, ...args: readonly string[]) => {
  const { code, stderr } = await runIn(join(shop.root, 'mono'), args)
  return { code, lines: stderr.match(/\.\.\/\S+:\d+ lies outside of the root and names \S+/g) ?? [] }
}

test('files outside of the root that name what moves are refused, each with its first line', async () => {
  const shop = shopIn({
    CODEOWNERS: '/mono/shop/till.py @a\n/mono/shop/billing/ @a\n',
    'tools/print.py': 'import sys\nfrom shop.billing import Invoice\n',
    'tools/run.sh': 'cat ../mono/shop/billing/tax.py\n',
    'docs/a.md': 'See `shop.billing.tax`; shop.till stays.\n',
    'CHANGELOG.md': 'shop.billing is new\n',
    'other/shop/billing/__init__.py': '',
    'other/use.py': 'from shop.billing import Other\n',
    'tools/attribute.py': 'shop = object()\nprint(shop.billing)\n',
    'tools/till.py': 'import shop.till\n',
  })
  shop.write('scratch.py', 'import shop.billing\n')
  const { code, lines } = await said(shop)
  expect(code).toBe(1)
  expect(lines.sort()).toEqual([
    '../CODEOWNERS:2 lies outside of the root and names mono/shop/billing',
    '../docs/a.md:1 lies outside of the root and names shop.billing.tax',
    '../tools/print.py:2 lies outside of the root and names shop.billing',
    '../tools/run.sh:1 lies outside of the root and names ../mono/shop/billing/tax.py',
  ])
})

test('`outside: ignore` says it and goes on; so does the whole repository as the root', async () => {
  const shop = shopIn({ 'tools/print.py': 'from shop.billing import Invoice\n' })
  const recipe = join(shop.root, 'mono/extract-codemod.yaml')
  writeFileSync(recipe, `${RECIPE}outside: ignore\n`)
  shop.git('commit', '-qam', 'outside')
  expect(await said(shop)).toEqual({
    code: 0,
    lines: ['../tools/print.py:1 lies outside of the root and names shop.billing'],
  })
  writeFileSync(recipe, `${RECIPE}roots: [mono]\n`.replace('packages/', 'mono/packages/'))
  const whole = await runIn(shop.root, ['--recipe', 'mono/extract-codemod.yaml'])
  expect(whole.code).toBe(0)
  expect(whole.stdout).toContain('+from shop_billing import Invoice')
})

test('a recipe that is not committed travels in the first commit, so that a clone can be verified, and stays with undo', async () => {
  const { 'extract-codemod.yaml': recipe = '', ...files } = SHOP
  const shop = repositoryOf(files)
  shop.write('extract-codemod.yaml', recipe)
  expect((await shop.run('apply')).code).toBe(0)
  expect(shop.git('status', '--porcelain')).toBe('')
  const first = shop.git('rev-list', '--reverse', 'main..HEAD').split('\n')[0] ?? ''
  expect(shop.git('show', '--name-only', '--format=', first).split('\n')).toContain('extract-codemod.yaml')
  const clone = mkdtempSync(join(tmpdir(), 'extract-codemod-clone-'))
  onTestFinished(() => rmSync(clone, { recursive: true, force: true }))
  execFileSync('git', ['clone', '-q', shop.root, clone])
  expect((await runIn(clone, ['verify', '--base', 'origin/main'])).code).toBe(0)
  expect((await shop.run('undo')).code).toBe(0)
  expect(shop.read('extract-codemod.yaml')).toBe(recipe)
  expect(shop.git('status', '--porcelain').trim()).toBe('?? extract-codemod.yaml')
})

test('a recipe that git ignores stays where it is', async () => {
  const { 'extract-codemod.yaml': recipe = '', ...files } = SHOP
  const shop = repositoryOf({ ...files, '.gitignore': 'extract-codemod.yaml\n' })
  shop.write('extract-codemod.yaml', recipe)
  expect((await shop.run('apply')).code).toBe(0)
  expect(shop.git('ls-files', 'extract-codemod.yaml')).toBe('')
})
