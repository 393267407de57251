import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

afterEach(() => vi.unstubAllEnvs())

/** A `uv` on the PATH that writes what it is asked, or fails. */
function fakeUv(shop: Repository, script: string): void {
  shop.write('.git/bin/uv', `#!/bin/sh\n${script}\n`)
  chmodSync(join(shop.root, '.git/bin/uv'), 0o755)
  vi.stubEnv('PATH', `${join(shop.root, '.git/bin')}:${process.env['PATH'] ?? ''}`)
}

const LOCKED = { ...SHOP, 'uv.lock': 'version = 1\n' }

test.skipIf(process.platform === 'win32')('--lock runs uv and commits the lock file apart from the run', async () => {
  const shop = repositoryOf(LOCKED)
  fakeUv(shop, '[ "$1" = lock ] && echo "# shop-billing" >> uv.lock')
  const { code, stderr } = await shop.run('apply', '--lock')
  expect(stderr).toContain('uv.lock was locked and committed')
  expect(code).toBe(0)
  expect(shop.git('log', '-1', '--format=%s').trim()).toBe('Update uv.lock')
  expect(shop.git('diff', '--name-only', 'HEAD~1').trim()).toBe('uv.lock')
  expect(shop.git('status', '--porcelain')).toBe('')
  const undone = await shop.run('undo')
  expect(undone.code).toBe(0)
  expect(shop.read('shop/billing/tax.py')).toBe(SHOP['shop/billing/tax.py'])
})

test.skipIf(process.platform === 'win32')('says what uv said when it fails, and leaves the run as it is', async () => {
  const shop = repositoryOf(LOCKED)
  fakeUv(shop, 'echo "No solution found" >&2; exit 1')
  const { code, stderr } = await shop.run('apply', '--lock')
  expect(stderr).toContain('uv lock failed, uv.lock is stale:\nNo solution found')
  expect(code).toBe(0)
  expect(shop.read('uv.lock')).toBe('version = 1\n')
})

test('without --lock the stale file is named with the command', async () => {
  const shop = repositoryOf(LOCKED)
  const { stderr } = await shop.run('apply')
  expect(stderr).toContain('Run `uv lock` on the branch')
  expect(shop.read('uv.lock')).toBe('version = 1\n')
})
