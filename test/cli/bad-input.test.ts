import { expect, test } from 'vitest'
import { RECIPE, SHOP, repositoryOf } from './shop-repository.ts'
import type { Repository } from './shop-repository.ts'

type Case = readonly [
  name: string,
  prepare: (shop: Repository) => void,
  args: readonly string[],
  says: readonly string[],
]

const recipe = (text: string) => (shop: Repository) => shop.write('extract-codemod.yaml', text)
const untouched = (): void => undefined

const cases: readonly Case[] = [
  [
    'a recipe with an unknown key',
    recipe(`${RECIPE}pakage: {}\n`),
    [],
    ['line 11: pakage: unknown key, did you mean package?'],
  ],
  [
    'two problems are both told',
    recipe(`${RECIPE}pakage: {}\nguid: x\n`),
    [],
    ['did you mean package?', 'did you mean guide?'],
  ],
  ['a recipe that is not YAML', recipe('package: [\n'), [], ['extract-codemod.yaml']],
  [
    'an unknown module',
    recipe(RECIPE.replace('from: shop.billing.invoice', 'from: shop.billing.invoce')),
    [],
    ['shop.billing.invoce', 'shop.billing.invoice'],
  ],
  ['an unknown package', recipe(RECIPE.replace('from: shop.billing\n', 'from: shop.biling\n')), [], ['shop.biling']],
  ['an unknown symbol', recipe(RECIPE.replace('[_round]', '[_roud]')), [], ['_roud', '_round']],
  [
    'a symbol both moved and copied',
    recipe(`${RECIPE}copy:\n  - { from: shop.billing.invoice, to: shop.billing._rounding, symbols: [_round] }\n`),
    [],
    ['shop.billing.invoice._round is both moved and copied'],
  ],
  [
    'a directory outside of the root',
    recipe(RECIPE.replace('packages/shop-billing', '../elsewhere')),
    [],
    ['package.directory: must not leave the repository root'],
  ],
  [
    'a directory that exists already',
    (shop) => shop.write('packages/shop-billing/notes.txt', 'x\n'),
    [],
    ['the directory packages/shop-billing exists already'],
  ],
  ['a root that does not exist', untouched, ['--root', 'nowhere'], ['nowhere is not a folder']],
  [
    'a recipe that does not exist',
    untouched,
    ['--recipe', 'no.yaml'],
    ['no.yaml does not exist', 'directory: packages/'],
  ],
  ['two recipes', (shop) => shop.write('extract-codemod.json', '{}'), [], ['choose one with --recipe']],
  ['a misspelt flag', untouched, ['--dryrun'], ["unknown option '--dryrun'", 'Did you mean --dry-run?']],
  ['a misspelt command', untouched, ['aply'], ['aply is not a command, did you mean apply?']],
  ['an unknown format', untouched, ['--format', 'xml'], ['Allowed choices are text, json, jsonl, sarif']],
  [
    'an unknown transform',
    untouched,
    ['--only', 'rewrite-import', '--skip', 'everything'],
    ['--only rewrite-import: there is no such transform, did you mean rewrite-imports?', '--skip everything'],
  ],
]

test.each(cases)('%s: exit code 2', async (_name, prepare, args, says) => {
  const shop = repositoryOf(SHOP)
  prepare(shop)
  const before = shop.tree()
  for (const command of [[], ['apply', '--allow-dirty']]) {
    if (args[0] === 'aply' && command.length > 0) continue
    const outcome = await shop.run(...command, ...args)
    for (const text of says) expect(outcome.stderr).toContain(text)
    expect(outcome.stderr).not.toContain('    at ')
    expect(outcome).toMatchObject({ code: 2, stdout: '' })
    expect(shop.tree()).toEqual(before)
    expect(shop.git('branch', '--list').trim()).toBe('* main')
  }
})

test('no recipe: says where it was looked for and how to write one', async () => {
  const { 'extract-codemod.yaml': _recipe, ...files } = SHOP
  const shop = repositoryOf(files)
  const { code, stderr } = await shop.run()
  expect(code).toBe(2)
  expect(stderr).toContain(`${shop.root}/extract-codemod.yaml does not exist`)
  expect(stderr).toContain('distribution: shop-billing')
})

test('a file that Python cannot read, in the way of the plan: refused or listed, never a crash', async () => {
  const shop = repositoryOf({ ...SHOP, 'shop/billing/invoice.py': 'def _round(:\n' })
  const { code, stderr } = await shop.run()
  expect([1, 2]).toContain(code)
  expect(stderr).toContain('shop/billing/invoice.py')
})

test('a mistake of ours is called a bug', async () => {
  const shop = repositoryOf(SHOP)
  const broken = {
    write: () => 0,
    get isTTY(): boolean {
      throw new Error('boom')
    },
  }
  const { runCli } = await import('../../src/cli/run-cli.ts')
  const said: string[] = []
  const { stdin } = process
  const stderr = { write: (text: string | Uint8Array) => said.push(String(text)) }
  const code = await runCli([], { stdin, stdout: broken, stderr, folder: shop.root, isAutomatic: true })
  expect(code).toBe(3)
  expect(said.join('')).toContain('this is a bug')
  expect(said.join('')).toContain('Error: boom')
  expect(said.at(-1)).toMatch(/Nothing was written\.\n$/)
})
