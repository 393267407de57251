import { spawn } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { compiledFor } from '../support/compiled.ts'
import { SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

/** The shop with the extraction applied on its branch, which is checked out. */
async function extracted(): Promise<Repository> {
  const shop = repositoryOf(SHOP)
  expect((await shop.run('apply')).code).toBe(0)
  return shop
}

describe('verify', () => {
  test('a right result is proved, from two revisions or from the working tree', async () => {
    const shop = await extracted()
    const before = shop.tree()
    for (const args of [
      ['--base', 'main', '--head', 'HEAD'],
      ['--base', 'main'],
    ]) {
      const { code, stderr } = await shop.run('verify', ...args)
      expect(stderr).toMatch(/Proved: no check failed\.\n$/)
      expect(code).toBe(0)
    }
    expect(shop.tree()).toEqual(before)
  })

  test('what people changed by the way is found, with the place', async () => {
    const shop = await extracted()
    const path = 'packages/shop-billing/src/shop_billing/tax.py'
    shop.write(path, shop.read(path).replace('1.07', '1.19'))
    const { code, stderr } = await shop.run('verify', '--base', 'main')
    expect(code).toBe(1)
    expect(stderr).toContain(`${path}:1:`)
    expect(stderr).toContain('Not proved:\n  the check meaning failed')
    // The commit is as it was.
    expect((await shop.run('verify', '--base', 'main', '--head', 'HEAD')).code).toBe(0)
  })

  test('--ledger lists every old name on stdout; --strict fails while one is undecided', async () => {
    const shop = await extracted()
    expect((await shop.run('verify', '--base', 'main', '--strict')).code).toBe(0)
    shop.write('NOTES.md', 'See shop.billing.tax and shop.billings.\n')
    const { code, stdout } = await shop.run('verify', '--base', 'main', '--ledger')
    expect(code).toBe(0)
    expect(stdout).toContain('undecided  NOTES.md:1:5  shop.billing.tax  module  (would be shop_billing.tax)\n')
    expect(stdout).toContain(
      'rewritten  configs/till.yml:2:15  shop.billing.invoice.Invoice  symbol  (now shop_billing',
    )
    expect(stdout).not.toContain('shop.billings')
    expect((await shop.run('verify', '--base', 'main', '--strict')).code).toBe(1)
  })

  test('--format json carries checks, ledger, surface and the checklist', async () => {
    const shop = await extracted()
    const { stdout } = await shop.run('verify', '--base', 'main', '--format', 'json')
    const document = JSON.parse(stdout) as {
      outcome: string
      proof: { checks: { name: string }[]; ledger: { verdict: string }[]; surface: { before: string; after: string }[] }
    }
    expect(document.outcome).toBe('proved')
    expect(document.proof.checks.map((check) => check.name)).toContain('meaning')
    expect(document.proof.ledger.some((entry) => entry.verdict === 'rewritten')).toBe(true)
    expect(document.proof.surface).toContainEqual({ before: 'shop.billing.tax.RATES', after: 'shop_billing.tax.RATES' })
  })

  test('the ledger of a tree that is there is the one that the preview gave', async () => {
    const shop = repositoryOf({ ...SHOP, 'docs/a.md': 'See shop.billing.tax, shop.billing.gone and `shop/billing`.\n' })
    const ledgerOf = (stdout: string): unknown => (JSON.parse(stdout) as { proof: { ledger: unknown } }).proof.ledger
    const preview = ledgerOf((await shop.run('--format', 'json')).stdout)
    await shop.run('apply')
    expect(ledgerOf((await shop.run('verify', '--base', 'main', '--format', 'json')).stdout)).toEqual(preview)
  })

  test('a base is needed, and has to be there', async () => {
    const shop = repositoryOf(SHOP)
    expect((await shop.run('verify')).code).toBe(2)
    const { code, stderr } = await shop.run('verify', '--base', 'nowhere')
    expect(code).toBe(2)
    expect(stderr).toContain('git knows no commit "nowhere"')
  })
})

describe('--verify-with', () => {
  const worktrees = (shop: Repository): number => shop.git('worktree', 'list').trim().split('\n').length

  test('runs in both trees and compares', async () => {
    const shop = repositoryOf(SHOP)
    const { code, stderr } = await shop.run('--verify-with', 'test -f shop/till.py && echo "2 passed in 0.1s"')
    expect(stderr).toMatch(/pass +verify-with .*before exit code 0 \(2 passed\); after exit code 0 \(2 passed\)/)
    expect(code).toBe(0)
    expect(worktrees(shop)).toBe(1)
    expect(shop.git('status', '--porcelain')).toBe('')
  })

  test('a command that fails on the result stops an apply', async () => {
    const shop = repositoryOf(SHOP)
    const { code, stderr } = await shop.run('apply', '--verify-with', 'test -f shop/billing/tax.py')
    expect(code).toBe(1)
    expect(stderr).toContain('command-failed')
    expect(stderr).toMatch(/Nothing was written\.\n$/)
    expect(shop.git('branch', '--list').trim()).toBe('* main')
    expect(worktrees(shop)).toBe(1)
  })

  test('tests that are no longer found are no success', async () => {
    const shop = repositoryOf(SHOP)
    const { code, stderr } = await shop.run(
      '--verify-with',
      'ls shop/billing >/dev/null 2>&1 && echo "3 passed in 1s" || echo "2 passed in 1s"',
    )
    expect(code).toBe(1)
    expect(stderr).toContain('3 passed before, 2 after')
  })

  test('verify runs it on what the working tree holds, committed or not', async () => {
    const shop = await extracted()
    shop.write('shop/new.py', '')
    const { stderr } = await shop.run('verify', '--base', 'main', '--verify-with', 'test ! -f shop/new.py')
    expect(stderr).toContain('ended with 0 before and with 1 after')
    expect(worktrees(shop)).toBe(1)
  })

  describe('interrupted', () => {
    let main = ''
    beforeAll(() => {
      main = join(compiledFor('verify'), 'src', 'cli', 'main.js')
    }, 120_000)

    test('ends the command and leaves no checkout', async () => {
      const shop = repositoryOf(SHOP)
      const args = [main, '--verify-with', `touch ${shop.root}/.git/started; sleep 60; touch ${shop.root}/.git/ended`]
      const child = spawn(process.execPath, args, { cwd: shop.root, stdio: ['ignore', 'ignore', 'pipe'] })
      let stderr = ''
      child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()))
      const closed = new Promise<number | null>((resolve) => child.on('close', resolve))
      await expect.poll(() => readdirSync(join(shop.root, '.git')), { timeout: 90_000 }).toContain('started')
      const checkout =
        /^worktree (.*extract-codemod-[0-9a-f]{8}-.*)$/m.exec(shop.git('worktree', 'list', '--porcelain'))?.[1] ?? ''
      expect(existsSync(checkout)).toBe(true)
      child.kill('SIGINT')
      expect(await closed).toBe(1)
      expect(stderr).toContain('interrupted by SIGINT')
      expect(worktrees(shop)).toBe(1)
      expect(readdirSync(join(shop.root, '.git'))).not.toContain('ended')
      expect(existsSync(checkout)).toBe(false)
    }, 180_000)
  })
})
