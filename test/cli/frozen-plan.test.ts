import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { SHOP, repositoryOf } from './shop-repository.ts'

test('a plan that was frozen is applied as it was, whatever became of the recipe', async () => {
  const shop = repositoryOf(SHOP)
  const digest = /^digest (\w+)$/m.exec((await shop.run()).stderr)?.[1] ?? 'none'
  expect((await shop.run('plan', '-o', '.git/../plan.json', '-q')).code).toBe(0)
  expect(shop.read('plan.json')).toContain(digest)
  shop.write('extract-codemod.yaml', 'move: []\n')
  shop.git('commit', '-qam', 'Another recipe')
  const { code, stderr } = await shop.run('apply', '--plan', 'plan.json')
  expect(stderr).toContain(digest)
  expect(code).toBe(0)
})

test('it is refused when a file of it has changed, or when it would do something else; --replan lists what', async () => {
  const shop = repositoryOf(SHOP)
  await shop.run('plan', '-o', 'plan.json')
  shop.write('shop/billing/tax.py', `${SHOP['shop/billing/tax.py'] ?? ''}\n\nBOOKS = RATES["books"]\n`)
  shop.git('commit', '-qam', 'Later')
  const changed = await shop.run('apply', '--plan', 'plan.json')
  expect(changed.stderr).toMatch(/files of the plan have changed since it was made:\s+shop\/billing\/tax\.py/)
  expect(changed.code).toBe(1)
  shop.git('reset', '-q', '--hard', 'HEAD~')
  shop.write('shop/night.py', 'from shop.billing import Invoice\n')
  shop.git('add', '-A')
  shop.git('commit', '-qm', 'A new caller')
  const other = await shop.run('apply', '--plan', 'plan.json')
  expect(other.stderr).toMatch(/the plan would do something else by now:\s+new\s+shop\/night\.py/)
  expect(other.code).toBe(1)
  const again = await shop.run('apply', '--plan', 'plan.json', '--replan')
  expect(again.stderr).toMatch(/Different from the plan:\n\s+new\s+shop\/night\.py\n/)
  expect(again.code).toBe(0)
})

test('apply --expect-digest', async () => {
  const shop = repositoryOf(SHOP)
  const digest = /^digest (\w+)$/m.exec((await shop.run()).stderr)?.[1] ?? 'none'
  const { code, stderr } = await shop.run('apply', '--expect-digest', '0123456789ab')
  expect(stderr).toContain(`the digest of the run is ${digest}, not 0123456789ab`)
  expect(code).toBe(1)
  expect((await shop.run('apply', '--expect-digest', digest.slice(0, 12))).code).toBe(0)
})

test('a file that is no frozen plan', async () => {
  const shop = repositoryOf(SHOP)
  const { code, stderr } = await shop.run('apply', '--plan', 'pyproject.toml')
  expect(stderr).toContain('was not written by extract-codemod plan -o')
  expect(code).toBe(2)
})

test.each([
  ['--patch', 'README.md', 'is tracked by git'],
  ['--patch', '.git/hooks/pre-commit', 'lies inside a git folder'],
])('%s %s is refused without --force', async (flag, path, says) => {
  const shop = repositoryOf(SHOP)
  const { code, stderr } = await shop.run(flag, path)
  expect(stderr).toContain(says)
  expect(code).toBe(1)
  expect(shop.git('status', '--porcelain')).toBe('')
  expect(existsSync(join(shop.root, '.git/hooks/pre-commit'))).toBe(false)
  expect((await shop.run(flag, path, '--force')).code).toBe(0)
  expect(shop.read(path)).toContain('diff --git')
})
