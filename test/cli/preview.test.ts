import { execFileSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { readTree } from '../text/git-sandbox.ts'
import { transforms } from '../../transforms/index.ts'
import { SHOP, repositoryOf } from './shop-repository.ts'

test.each([
  ['without a command', []],
  ['preview', ['preview']],
  ['--dry-run', ['--dry-run']],
  ['apply -n', ['apply', '-n']],
])('%s: diff on stdout, report on stderr, nothing written', async (_name, args) => {
  const shop = repositoryOf(SHOP)
  const before = shop.tree()
  const { code, stdout, stderr } = await shop.run(...args)
  expect(stderr).toMatch(/Nothing was written\.\n$/)
  expect(stderr).toContain('shop.billing -> shop_billing')
  expect(code).toBe(0)
  expect(stdout).toContain('rename to packages/shop-billing/src/shop_billing/tax.py')
  expect(stdout).toContain('+  class_path: shop_billing.invoice.Invoice  # on paper')
  expect(shop.tree()).toEqual(before)
  expect(shop.git('status', '--porcelain')).toBe('')
})

test('git applies the diff, and the tree is then what apply makes of it', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout } = await shop.run()
  execFileSync('git', ['apply', '--check', '-'], { cwd: shop.root, input: stdout })
  execFileSync('git', ['apply', '-'], { cwd: shop.root, input: stdout })
  const patched = shop.tree()
  shop.git('reset', '-q', '--hard')
  shop.git('clean', '-fdq')
  expect((await shop.run('apply')).code).toBe(0)
  expect(shop.tree()).toEqual(patched)
})

test('--patch writes the diff, relative to where the command runs', async () => {
  const shop = repositoryOf(SHOP)
  const { code, stdout } = await shop.run('--patch', 'shop.patch')
  expect(code).toBe(0)
  expect(shop.read('shop.patch')).toBe(stdout)
})

test('--check exits with 4 while there is something to do, and with 0 afterwards', async () => {
  const shop = repositoryOf(SHOP)
  expect((await shop.run('--check')).code).toBe(4)
  expect((await shop.run('apply', '--check')).code).toBe(4)
  expect(shop.git('branch', '--list').trim()).toBe('* main')
  await shop.run('apply')
  const { code, stderr, stdout } = await shop.run('--check')
  expect(stderr).toContain('Nothing to do: the tree is already as the recipe wants it.')
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
})

test('--check answers in one line, and with --verbose in full', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout, stderr } = await shop.run('--check')
  expect(stdout).toBe('')
  expect(stderr).toMatch(/^\d+ files would change.*Nothing was written\.\n$/)
  expect((await shop.run('--check', '--verbose')).stderr).toContain('Proof')
})

test('--stat stands in place of the diff', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout } = await shop.run('--stat')
  expect(stdout).not.toContain('diff --git')
  expect(stdout).toContain('shop/till.py')
  expect(stdout).toMatch(/\d+ lines added, \d+ removed\n$/)
})

test('--quiet says nothing where nothing stops the run', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout, stderr } = await shop.run('--quiet')
  expect(stderr).toBe('')
  expect(stdout).toContain('diff --git ')
})

test.each(transforms.map(({ name }) => name))('--only %s takes in what it rests on, and says so', async (name) => {
  const shop = repositoryOf(SHOP)
  const { code, stdout, stderr } = await shop.run('--only', name)
  expect([name, code]).toEqual([name, 0])
  expect(stdout).toContain('+++ b/configs/till.yml')
  expect(stderr).toContain(`--only ${name} takes in what it rests on: `)
  expect(stderr).toMatch(/takes in.* move-modules|--only move-modules/s)
  expect(stdout.includes('+++ b/MIGRATION.md')).toBe(name === 'write-migration-guide')
})

test('--only of all that is needed takes in nothing', async () => {
  const needed = transforms.filter(({ group }) => ['code', 'configs', 'mentions'].includes(group))
  const { stderr } = await repositoryOf(SHOP).run(...needed.flatMap(({ name }) => ['--only', name]))
  expect(stderr).not.toContain('takes in')
})

test('--color colours the report and never a diff that is piped', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout, stderr } = await shop.run('--color')
  expect(stderr).toContain('\u001B[')
  expect(stdout).not.toContain('\u001B[')
  expect((await shop.run('--no-color')).stderr).not.toContain('\u001B[')
})

test('--format json: one document on stdout, the same digest as in the report', async () => {
  const shop = repositoryOf(SHOP)
  const { stdout, stderr } = await shop.run('--format', 'json')
  const document = JSON.parse(stdout) as { digest: string; outcome: string; changes: unknown[] }
  expect(document.outcome).toBe('previewed')
  expect(document.changes.length).toBeGreaterThan(3)
  expect(stderr).toContain(`digest ${document.digest}`)
})

test('a refusal: exit code 1, and no --patch', async () => {
  const shop = repositoryOf({
    ...SHOP,
    'extract-codemod.yaml': `${SHOP['extract-codemod.yaml'] ?? ''}layers: [invoice, _rounding, tax, "*"]\n`,
  })
  const before = shop.tree()
  for (const command of [[], ['apply']]) {
    const { code, stderr } = await shop.run(...command, '--patch', 'shop.patch')
    expect(stderr).toContain('Refused:')
    expect(stderr).toMatch(/Nothing was written\.\n$/)
    expect(code).toBe(1)
    expect(shop.tree()).toEqual(before)
  }
})

test('plan and guide print their part on stdout', async () => {
  const shop = repositoryOf(SHOP)
  const plan = await shop.run('plan')
  expect(plan).toMatchObject({ code: 0, stderr: '' })
  expect(plan.stdout).toContain('shop.billing.tax -> shop_billing.tax')
  const machine = await shop.run('plan', '--format', 'json')
  expect(JSON.parse(machine.stdout)).toMatchObject({ schemaVersion: 1, plan: { done: false } })

  const guide = await shop.run('guide')
  expect(guide).toMatchObject({ code: 0, stderr: '' })
  expect(guide.stdout).toContain('shop_billing.invoice.Invoice')
  await shop.run('guide', '-o', 'guide.md')
  expect(shop.read('guide.md')).toBe(guide.stdout)
  expect(Object.keys(readTree(shop.root))).toHaveLength(Object.keys(SHOP).length + 1)
})

test('help and version go to stdout', async () => {
  const shop = repositoryOf(SHOP, 'folder')
  const help = await shop.run('--help')
  expect(help.code).toBe(0)
  for (const word of ['preview', 'apply', 'guide', 'plan', '--dry-run', 'Exit codes'])
    expect(help.stdout).toContain(word)
  expect(await shop.run('--version')).toMatchObject({
    code: 0,
    stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as string,
  })
})
