import { expect, test } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'

test('makes a branch with one commit for each group, and the digest of the preview', async () => {
  const shop = repositoryOf(SHOP)
  const preview = await shop.run()
  const { code, stdout, stderr } = await shop.run('apply')
  expect(stderr).toContain('on branch extract/shop-billing in ')
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  const digest = /^digest (\w+)$/m.exec(preview.stderr)?.[1] ?? 'none'
  expect(stderr).toContain(digest)

  expect(shop.git('branch', '--show-current').trim()).toBe('extract/shop-billing')
  expect(shop.git('status', '--porcelain')).toBe('')
  const subjects = shop.git('log', '--format=%s', 'main..HEAD').trim().split('\n')
  expect(subjects).toEqual([
    'Add the migration guide',
    'Update mentions of the old names',
    'Point configuration files at the new names',
    'Move shop.billing to shop_billing',
    'Scaffold shop-billing',
  ])
  expect(shop.git('log', '-1', '--format=%B')).toContain(`Digest of the run: ${digest}`)
  expect(shop.git('log', '--format=%s', '--follow', '--', 'packages/shop-billing/src/shop_billing/tax.py')).toContain(
    'The shop',
  )
})

test('a second run changes nothing', async () => {
  const shop = repositoryOf(SHOP)
  await shop.run('apply')
  const head = shop.git('rev-parse', 'HEAD')
  const again = await shop.run('apply', '--branch', 'again')
  expect(again.stderr).toContain('Nothing to do: the tree is already as the recipe wants it.')
  expect(again.code).toBe(0)
  expect(shop.git('rev-parse', 'HEAD')).toBe(head)
  expect(shop.git('branch', '--list', 'again')).toBe('')
})

test('refuses a tree with changes, unless it is told to go on', async () => {
  const shop = repositoryOf(SHOP)
  shop.write('shop/billing/tax.py', `${SHOP['shop/billing/tax.py'] ?? ''}# later\n`)
  const before = shop.tree()
  const refused = await shop.run('apply')
  expect(refused.stderr).toContain('shop/billing/tax.py')
  expect(refused.stderr).toContain('--allow-dirty')
  expect(refused.code).toBe(1)
  expect(shop.tree()).toEqual(before)
  expect(shop.git('branch', '--list').trim()).toBe('* main')
  expect((await shop.run('apply', '--allow-dirty')).code).toBe(0)
  expect(shop.read('packages/shop-billing/src/shop_billing/tax.py')).toContain('# later')
})

test('refuses a branch that exists, and takes another name', async () => {
  const shop = repositoryOf(SHOP)
  shop.git('branch', 'extract/shop-billing')
  const { code, stderr } = await shop.run('apply')
  expect(stderr).toContain('the branch extract/shop-billing exists already')
  expect(code).toBe(1)
  expect(shop.git('status', '--porcelain')).toBe('')
  expect((await shop.run('apply', '--branch', 'billing')).code).toBe(0)
  expect(shop.git('branch', '--show-current').trim()).toBe('billing')
})

test('--no-branch --no-commits writes the tree and leaves git alone', async () => {
  const shop = repositoryOf(SHOP)
  const head = shop.git('rev-parse', 'HEAD')
  const { code, stderr } = await shop.run('apply', '--no-branch', '--no-commits')
  expect(stderr).toMatch(/^\d+ files written, not committed$/m)
  expect(code).toBe(0)
  expect(shop.git('rev-parse', 'HEAD')).toBe(head)
  expect(shop.git('branch', '--show-current').trim()).toBe('main')
  expect(shop.read('configs/till.yml')).toContain('shop_billing.invoice.Invoice  # on paper')
})

test('without git: says so, and writes when asked to do without', async () => {
  const shop = repositoryOf(SHOP, 'folder')
  const refused = await shop.run('apply')
  expect(refused.stderr).toContain('is not in a git repository')
  expect(refused.code).toBe(1)
  expect((await shop.run('apply', '--no-branch', '--no-commits')).code).toBe(0)
})

test('--format json tells where it went', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout } = await shop.run('apply', '--format', 'json')
  const document = JSON.parse(stdout) as { outcome: string; written: { branch: string; commits: { id: string }[] } }
  expect(document.outcome).toBe('applied')
  expect(document.written.branch).toBe('extract/shop-billing')
  expect(document.written.commits.at(-1)?.id).toBe(shop.git('rev-parse', 'HEAD').trim())
})
