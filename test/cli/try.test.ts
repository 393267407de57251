import { expect, test } from 'vitest'
import { repositoryOf, SHOP } from './shop-repository.ts'

test('what could not be tried is no difference', async () => {
  const shop = repositoryOf(SHOP, 'folder')
  const { code, stderr } = await shop.run('try')
  expect(stderr).toContain('Not tried: a trial needs a git repository with a commit')
  expect(code).toBe(2)
})
