import { mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

const files = {
  ...SHOP,
  'tools/print.py': 'from shop.billing import Invoice\n',
  'tools/other.py': 'import os\n',
}

/** Preview and apply refuse alike, and leave everything as it was. */
async function refused(shop: Repository, says: RegExp): Promise<void> {
  const before = [shop.tree(), shop.git('status', '--porcelain'), shop.git('for-each-ref')]
  for (const command of [[], ['apply', '--allow-dirty']]) {
    const { code, stderr } = await shop.run(...command)
    expect(stderr.replace(/\s+/g, ' ')).toMatch(says)
    expect(code).toBe(1)
  }
  expect([shop.tree(), shop.git('status', '--porcelain'), shop.git('for-each-ref')]).toEqual(before)
}

test('a sparse checkout: a file that is not there and names what moves is refused, another one is not', async () => {
  const shop = repositoryOf(files)
  shop.git('sparse-checkout', 'set', '--no-cone', '/*', '!/tools/print.py')
  await refused(
    shop,
    /tools\/print\.py is tracked and not checked out \(sparse checkout, skip-worktree\), and may name what moves/,
  )
  shop.git('sparse-checkout', 'set', '--no-cone', '/*', '!/tools/other.py')
  expect((await shop.run('apply')).code).toBe(0)
  expect(shop.git('show', 'HEAD:tools/other.py')).toBe('import os\n')
  expect(shop.git('status', '--porcelain')).toBe('')
})

test('a sparse checkout that lacks a file of the package', async () => {
  const shop = repositoryOf({ ...files, 'shop/billing/notes.bin': '\0' })
  shop.git('sparse-checkout', 'set', '--no-cone', '/*', '!/shop/billing/notes.bin')
  await refused(shop, /shop\/billing\/notes\.bin .* lies in a folder that moves/)
})

test('a deleted file that names what moves would come back in the commits; without commits it is gone', async () => {
  const shop = repositoryOf(files)
  rmSync(join(shop.root, 'tools/print.py'))
  await refused(shop, /tools\/print\.py is tracked and not on disk, and may name what moves/)
  expect((await shop.run('apply', '--allow-dirty', '--no-commits', '--no-branch')).code).toBe(0)
})

test('a file that git was told not to look at is not changed', async () => {
  const shop = repositoryOf(files)
  shop.git('update-index', '--assume-unchanged', 'shop/till.py')
  const { code, stderr } = await shop.run('apply')
  expect(stderr).toContain('git was told not to look at files the run would change: shop/till.py (assume-unchanged)')
  expect(code).toBe(1)
})

test('a repository of its own in the folder that moves', async () => {
  const shop = repositoryOf(files)
  mkdirSync(join(shop.root, 'shop/billing/vendored'))
  shop.git('init', '-q', 'shop/billing/vendored')
  await refused(shop, /shop\/billing\/vendored lies in a folder that moves, and is a folder of its own/)
})

test('a Python file that is no text and names what moves, unless it is excluded', async () => {
  const shop = repositoryOf(files)
  shop.write('tools/print.py', '# -*- coding: utf-7 -*-\nfrom shop.billing import Invoice\n')
  shop.git('commit', '-qam', 'utf-7')
  await refused(shop, /tools\/print\.py may name what moves, and cannot be read as text/)
  shop.write('extract-codemod.yaml', `${SHOP['extract-codemod.yaml'] ?? ''}exclude: [tools/print.py]\n`)
  shop.git('commit', '-qam', 'excluded')
  expect((await shop.run('apply')).code).toBe(0)
})

test('a Python file above the size limit that names what moves, and any file of that size in the folder that moves', async () => {
  const large = '\n'.repeat(21 * 1024 * 1024)
  const shop = repositoryOf({
    ...files,
    'tools/large.py': `from shop.billing import Invoice\n${large}`,
    'tools/other.py': large,
    'shop/billing/weights.bin': large,
  })
  const { code, stderr } = await shop.run()
  expect(stderr).toMatch(/tools\/large\.py may name what moves, and is too large/)
  expect(stderr).toMatch(/weights\.bin lies in a folder that moves, and is too large: it would stay where it is/)
  expect(stderr).not.toMatch(/tools\/other\.py may name/)
  expect(code).toBe(1)
})
