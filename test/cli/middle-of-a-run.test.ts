import { expect, test } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'
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
