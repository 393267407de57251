import { chmodSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { RECIPE, SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

/** The shop after the first three commits of five, with the whole run on another branch. */
async function shopInTheMiddle(): Promise<Repository> {
  const shop = repositoryOf(SHOP)
  expect((await shop.run('apply')).code).toBe(0)
  shop.git('branch', 'whole')
  shop.git('reset', '-q', '--hard', 'HEAD~2')
  return shop
}

test('a branch that ends in the middle of a run is told, and never called done', async () => {
  const shop = await shopInTheMiddle()
  for (const command of [[], ['apply'], ['plan'], ['guide']]) {
    const { code, stderr } = await shop.run(...command)
    expect(stderr).toMatch(/HEAD is in the middle of a run: commit 3 of 5 of run [\da-f]{16}/)
    expect(stderr).toContain('The branch whole holds all of it.')
    expect(code).toBe(1)
  }
  expect((await shop.run('--from-middle')).stderr).not.toContain('in the middle of a run')
})

test('apply --continue makes the commits that are missing', async () => {
  const shop = await shopInTheMiddle()
  const { code, stderr } = await shop.run('apply', '--continue')
  expect(stderr).toContain('in 2 commits:')
  expect(code).toBe(0)
  expect(shop.git('diff', 'whole')).toBe('')
  expect(shop.git('status', '--porcelain')).toBe('')
  const steps = shop.git('log', '--format=%(trailers:key=Extract-Codemod-Step,valueonly,separator=%x20)', 'main..')
  expect(steps.trim().split('\n')).toEqual(['5/5', '4/5', '3/5', '2/5', '1/5'])
  expect((await shop.run('apply', '--branch', 'again')).stderr).toContain('Nothing to do')
})

test('apply --continue refuses another recipe, and files that changed', async () => {
  const shop = await shopInTheMiddle()
  shop.write('shop/till.py', 'print("another till")\n')
  shop.git('commit', '-qam', 'Another till')
  expect((await shop.run('apply', '--continue')).stderr).toContain(
    'files of the run have changed since its last commit',
  )
  shop.git('reset', '-q', '--hard', 'HEAD~')
  const other = await shop.run('apply', '--continue', '--skip', 'write-migration-guide')
  expect(other.stderr).toContain('this recipe gives another run')
  expect(other.code).toBe(1)
})

test('a run that was formatted or chosen by hand is not continued, and the way out that is told works', async () => {
  const shop = repositoryOf(SHOP)
  const hook = join(shop.root, '.git', 'hooks', 'pre-commit')
  mkdirSync(dirname(hook), { recursive: true })
  writeFileSync(
    hook,
    '#!/bin/sh\nf=packages/shop-billing/pyproject.toml\n' +
      'grep -q checked $f && exit 0\necho "# checked" >> $f\ngit add $f\n',
  )
  chmodSync(hook, 0o755)
  const first = await shop.run('apply')
  expect(first.stderr).not.toContain('Refused')
  expect(shop.read('packages/shop-billing/pyproject.toml')).toContain('# checked')
  rmSync(hook)
  shop.git('reset', '-q', '--hard', 'HEAD~2')
  const before = shop.tree()
  const formatted = await shop.run('apply', '--continue')
  expect(formatted.stderr).toContain('or a formatter, a hook or a person (--interactive) changed them in it')
  expect(formatted.code).toBe(1)
  expect(shop.tree()).toEqual(before)
  const message = shop.git('log', '-1', '--format=%B').replace(/^(Extract-Codemod-Digest: ).*$/m, `$1${'0'.repeat(64)}`)
  shop.git('commit', '-q', '--amend', '-m', message)
  const chosen = await shop.run('apply', '--continue')
  expect(chosen.stderr).toContain('edits were left out or changed with --interactive')
  expect(chosen.code).toBe(1)
  const way = /git (switch --detach \S+), then/.exec(chosen.stderr)?.[1]
  shop.git(...(way ?? '').split(' '))
  expect(shop.git('rev-parse', 'HEAD')).toBe(shop.git('rev-parse', 'main'))
  expect((await shop.run('apply', '--branch', 'again')).code).toBe(0)
})

test('verify says where a tree stands, by its commits or by its files, and does not call it proved', async () => {
  const shop = await shopInTheMiddle()
  const named = await shop.run('verify', '--base', 'main')
  expect(named.stderr).toContain('The tree stands at step 3 of 5 of the run')
  expect(named.stderr).not.toContain('Proved')
  shop.git('reset', '-q', '--soft', 'main')
  shop.git('commit', '-qm', 'By hand')
  const byHand = await shop.run('verify', '--base', 'main')
  expect(byHand.stderr).toContain('The tree stands at step 3 of 5 of the run')
  expect(byHand.stderr).not.toContain('Proved')
})

test('verify does not say proved while something is undecided', async () => {
  const shop = repositoryOf({ ...SHOP, 'notes.txt': 'Look at shop.billing.tax first.\n' })
  await shop.run('apply')
  shop.write('notes.txt', 'Look at shop.billing.tax first.\n')
  shop.git('commit', '-qam', 'An old name again')
  const { stderr } = await shop.run('verify', '--base', 'main')
  expect(stderr).toMatch(/1 old name undecided/)
  expect(stderr).not.toMatch(/^Proved/m)
})

test('each commit of a run stands alone: the patches of its tests reach the code where it is by then', async () => {
  const move = '  - from: shop.billing.invoice\n    to: shop.billing._rounding\n    symbols: [_round, whole]\n'
  const shop = repositoryOf({
    ...SHOP,
    'extract-codemod.yaml': RECIPE.replace(/ {2}- from: [^]*?\]\n/, move),
    'shop/billing/invoice.py': `${SHOP['shop/billing/invoice.py'] ?? ''}\n\ndef whole(amount):\n    return round(_round(amount))\n`,
    'tests/test_whole.py':
      'from unittest.mock import patch\n\nimport shop.billing.invoice\n\n\ndef test_whole():\n' +
      '    with patch("shop.billing.invoice._round", return_value=3):\n        assert shop.billing.invoice.whole(1) == 3\n',
  })
  const { code, stderr } = await shop.run('apply')
  expect(stderr).not.toContain('Refused')
  expect(code).toBe(0)
  const commits = shop.git('rev-list', '--reverse', 'main..HEAD').trim().split('\n')
  expect(commits.length).toBeGreaterThan(2)
  for (const commit of commits) {
    const verified = await shop.run('verify', '--base', 'main', '--head', commit, '--from-middle')
    expect(verified.stderr).not.toContain('patch-unread')
  }
})
