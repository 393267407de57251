import { lstatSync, mkdirSync, readlinkSync, symlinkSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

/** Links of every kind in a monolith from which `shop.billing` goes. */
const LINKS: Readonly<Record<string, string>> = {
  'docs/tax.py': '../shop/billing/tax.py',
  'docs/billing': '../shop/billing',
  'docs/slash': './../shop/billing/',
  'docs/till.py': '../shop/till.py',
  'docs/second': 'tax.py',
  'docs/through': 'billing/tax.py',
  'docs/nowhere': '../shop/gone.py',
  latest: 'shop/billing/rates/2024.csv',
  'shop/billing/own.csv': 'rates/2024.csv',
  'shop/billing/rates/up.py': '../tax.py',
  'shop/billing/rates/readme': '../../../README.md',
  'shop/billing/rates/only/link': '../2024.csv',
  'shop/billing/outside': '../../../other/file',
}

const AFTER: Readonly<Record<string, string>> = {
  'docs/tax.py': '../packages/shop-billing/src/shop_billing/tax.py',
  'docs/billing': '../packages/shop-billing/src/shop_billing',
  'docs/slash': '../packages/shop-billing/src/shop_billing/',
  'docs/till.py': '../shop/till.py',
  'docs/second': 'tax.py',
  'docs/through': 'billing/tax.py',
  'docs/nowhere': '../shop/gone.py',
  latest: 'packages/shop-billing/src/shop_billing/rates/2024.csv',
  'packages/shop-billing/src/shop_billing/own.csv': 'rates/2024.csv',
  'packages/shop-billing/src/shop_billing/rates/up.py': '../tax.py',
  'packages/shop-billing/src/shop_billing/rates/readme': '../../../../../README.md',
  'packages/shop-billing/src/shop_billing/rates/only/link': '../2024.csv',
  'packages/shop-billing/src/shop_billing/outside': '../../../../../other/file',
}

function shopWithLinks(): Repository {
  const shop = repositoryOf({ ...SHOP, 'shop/billing/rates/2024.csv': 'books,7\n' })
  for (const [path, target] of Object.entries(LINKS)) link(shop, path, target)
  shop.git('add', '-A')
  shop.git('commit', '-qm', 'links')
  return shop
}

function link(shop: Repository, path: string, target: string): void {
  mkdirSync(dirname(join(shop.root, path)), { recursive: true })
  symlinkSync(target, join(shop.root, path))
}

function linksOf(shop: Repository): Record<string, string> {
  const paths = shop
    .git('ls-files', '--stage', '--others', '--cached')
    .split('\n')
    .map((line) => line.slice(line.indexOf('\t') + 1))
    .filter((path) => lstatSync(join(shop.root, path), { throwIfNoEntry: false })?.isSymbolicLink() === true)
  return Object.fromEntries([...new Set(paths)].sort().map((path) => [path, readlinkSync(join(shop.root, path))]))
}

test('links follow their targets and their folders, in commits, and come back with undo', async () => {
  const shop = shopWithLinks()
  const { code, stderr } = await shop.run('apply')
  expect(stderr).not.toContain('astray')
  expect(code).toBe(0)
  expect(linksOf(shop)).toEqual(AFTER)
  expect(shop.git('status', '--porcelain')).toBe('')
  expect(shop.git('ls-files', '--stage', 'docs/tax.py')).toMatch(/^120000 /)
  expect((await shop.run('verify', '--base', 'main', '--head', 'HEAD')).code).toBe(0)
  expect((await shop.run('undo')).code).toBe(0)
  expect(linksOf(shop)).toEqual(LINKS)
  expect(shop.git('status', '--porcelain')).toBe('')
})

test('the patch of the preview makes the same links, and the ledger has those that say an old path', async () => {
  const shop = shopWithLinks()
  const report = await shop.run('--format', 'json', '--patch', 'run.patch')
  expect(report.code).toBe(0)
  const { proof } = JSON.parse(report.stdout) as {
    proof: { ledger: { path: string; text: string; verdict: string }[] }
  }
  const rows = proof.ledger.filter(({ path, text }) => LINKS[path] === text)
  expect(rows.map(({ path, verdict }) => `${verdict} ${path}`).sort()).toEqual([
    'rewritten docs/billing',
    'rewritten docs/slash',
    'rewritten docs/tax.py',
    'rewritten latest',
  ])
  shop.git('apply', 'run.patch')
  expect(linksOf(shop)).toEqual(AFTER)
})

test('a branch made by hand whose links lead nowhere, or to something else, is not proved', async () => {
  const shop = shopWithLinks()
  await shop.run('apply')
  for (const [target, says] of [
    [
      '../shop/billing/tax.py',
      /docs\/tax\.py -> \S+ led to shop\/billing\/tax\.py, and says \S+ now and leads nowhere/,
    ],
    ['../shop/till.py', /led to shop\/billing\/tax\.py, and says \S+ now and leads to shop\/till\.py/],
  ] as const) {
    shop.git('rm', '-qf', 'docs/tax.py')
    link(shop, 'docs/tax.py', target)
    shop.git('add', '-A')
    shop.git('commit', '-qm', 'by hand')
    const { code, stderr } = await shop.run('verify', '--base', 'main', '--head', 'HEAD')
    expect(stderr.replace(/\s+/g, ' ')).toMatch(says)
    expect(code).toBe(1)
  }
})
