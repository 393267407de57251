import { execFileSync } from 'node:child_process'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { SHOP, repositoryOf } from '../cli/shop-repository.ts'
import { compiledFor, projectRoot } from '../support/compiled.ts'

const runner = join(projectRoot, 'node_modules', 'jscodeshift', 'bin', 'jscodeshift.js')
let entries = ''

beforeAll(() => {
  entries = join(compiledFor('runner'), 'src', 'cli')
}, 120_000)

test('the stock runner writes what our own run writes, in every file that stays where it is', async () => {
  const shop = repositoryOf(SHOP)
  shop.write('plan.json', (await shop.run('plan', '--format', 'json')).stdout)
  const run = (entry: string, extensions: string, ...paths: readonly string[]) => {
    const flags = ['--no-babel', `--extensions=${extensions}`, '--plan=plan.json', '--fail-on-error', '--verbose=2']
    const args = [runner, '-t', join(entries, entry), ...flags, ...paths]
    return execFileSync(process.execPath, args, { cwd: shop.root, encoding: 'utf8' })
  }
  const said = run('rewrite-imports-entry.js', 'py', 'shop')
  expect(said).toContain('1 ok')
  expect(said).toContain('shop/billing/tax.py: the file moves: use extract-codemod apply')
  expect(run('rewrite-class-paths-entry.js', 'yml', 'configs')).toContain('1 ok')

  const own = repositoryOf(SHOP)
  await own.run('apply')
  for (const path of ['shop/till.py', 'configs/till.yml']) expect(shop.read(path)).toBe(own.read(path))
  expect(shop.read('shop/till.py')).not.toBe(SHOP['shop/till.py'])
}, 120_000)
