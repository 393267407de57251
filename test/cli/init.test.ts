import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { parseRecipe } from '../../src/plan/recipe/parse-recipe.ts'
import { diskSource } from '../../src/disk/disk-source.ts'
import { SHOP, repositoryOf } from './shop-repository.ts'

const { 'extract-codemod.yaml': _recipe, ...BARE } = SHOP
const FILES = {
  ...BARE,
  'shop/billing/post.py':
    'import orjson\n\nfrom .invoice import _round\n\n\ndef post(net):\n    return orjson.of(_round(net))\n',
  'tests/billing/test_post.py':
    'from shop.billing.tax import rate_of\n\n\ndef test_rate():\n    assert rate_of("books")\n',
}

test('the recipe is written, says why, and the preview takes it', async () => {
  const shop = repositoryOf(FILES)
  const { code, stdout, stderr } = await shop.run('init', '--from', 'shop.billing')
  expect({ code, stdout }).toEqual({ code: 0, stdout: '' })
  expect(stderr).toMatch(/^The recipe was written to extract-codemod\.yaml\.\n {2}shop\.billing becomes shop_billing, /)
  expect(stderr).toContain('  helpers that others share move from shop.billing.invoice to shop.billing._utils\n')
  expect(stderr).toContain('\nNext\n  extract-codemod        ')
  const text = shop.read('extract-codemod.yaml')
  expect(text).toMatch(
    /^# yaml-language-server: \$schema=https:\/\/unpkg\.com\/extract-codemod@[\d.]+\/schema\/recipe\.schema\.json\n/,
  )
  expect(text).toContain('# orjson: imported in shop/billing/post.py:1, which no sibling imports;')
  expect(text).toContain('# Not there yet: _imports, _utils.\nlayers: [')
  expect(parseRecipe(text, 'written')).toMatchObject({
    package: {
      from: 'shop.billing',
      to: 'shop_billing',
      distribution: 'shop-billing',
      directory: 'packages/shop-billing',
    },
    move: [{ from: 'shop.billing.invoice', to: 'shop.billing._utils', symbols: 'shared' }],
    lazy: [{ package: 'shop.billing' }],
    optional: { post: { requires: ['orjson'] } },
    tests: { from: 'tests/billing', to: 'packages/shop-billing/tests' },
    guide: 'MIGRATION.md',
  })
  const preview = await shop.run()
  expect(preview.stderr).toMatch(/Nothing was written\.\n$/)
  expect(preview.code).toBe(0)
})

test('--dry-run prints it and writes nothing; the names can be given', async () => {
  const shop = repositoryOf(FILES)
  const before = shop.tree()
  const names = ['--to', 'bills', '--distribution', 'paper-bills', '--directory', 'libs/bills']
  const { code, stdout } = await shop.run('init', '--from', 'shop.billing', ...names, '--dry-run')
  expect(code).toBe(0)
  expect(parseRecipe(stdout, 'printed')).toMatchObject({
    package: { to: 'bills', distribution: 'paper-bills', directory: 'libs/bills' },
    tests: { to: 'libs/bills/tests' },
  })
  const checked = await shop.run('init', '--from', 'shop.billing', '--check')
  expect(checked.code).toBe(4)
  expect(shop.tree()).toEqual(before)
})

test('a recipe that is there is replaced with --force alone', async () => {
  const shop = repositoryOf({ ...FILES, 'extract-codemod.yml': '# mine\n' })
  const refused = await shop.run('init', '--from', 'shop.billing')
  expect(refused.code).toBe(2)
  expect(refused.stderr).toContain('there is a recipe already')
  expect(refused.stderr).toContain('extract-codemod.yml exists; --force replaces')
  const other = await shop.run('init', '--from', 'shop.billing', '-o', 'other.yaml')
  expect(other.code).toBe(0)
  const twice = await shop.run('init', '--from', 'shop.billing', '-o', 'other.yaml')
  expect(twice.code).toBe(2)
  shop.write('other.yaml', '# mine\n')
  expect((await shop.run('init', '--from', 'shop.billing', '-o', 'other.yaml', '--force')).code).toBe(0)
  expect(shop.read('other.yaml')).toContain('package:\n  from: shop.billing\n')
  expect(shop.read('extract-codemod.yml')).toBe('# mine\n')
})

test('the schema is named as seen from the recipe, where the program is installed in the repository', async () => {
  const shop = repositoryOf(FILES)
  shop.write('node_modules/extract-codemod/schema/recipe.schema.json', '{}')
  shop.write('tools/.keep', '')
  await shop.run('init', '--from', 'shop.billing', '-o', 'tools/recipe.yaml')
  expect(shop.read('tools/recipe.yaml')).toContain(
    '$schema=../node_modules/extract-codemod/schema/recipe.schema.json\n',
  )
})

test.each([
  ['an unknown package', ['--from', 'shop.biling'], 'did you mean shop.billing?'],
  ['a name that is none', ['--from', 'shop billing'], '--from: must be an absolute dotted Python name'],
  ['a target that is there', ['--from', 'shop.billing', '--to', 'shop'], 'shop exists already'],
  ['a folder that is there', ['--from', 'shop.billing', '--directory', 'configs'], 'configs exists already'],
])('%s: exit 2, nothing written', async (_name, args, says) => {
  const shop = repositoryOf(FILES)
  const before = shop.tree()
  const { code, stderr } = await shop.run('init', ...args)
  expect(stderr).toContain(says)
  expect(code).toBe(2)
  expect(shop.tree()).toEqual(before)
})

test('plan says what could be optional while the recipe says nothing of it; the preview does not', async () => {
  const recipe = (SHOP['extract-codemod.yaml'] ?? '').replace('guide: MIGRATION.md\n', 'lazy: [shop.billing]\n')
  const shop = repositoryOf({ ...FILES, 'extract-codemod.yaml': recipe })
  const { code, stdout } = await shop.run('plan')
  expect(code).toBe(0)
  expect(stdout).toContain('could-be-optional')
  expect(stdout).toContain('optional: { post: [orjson] }')
  expect((await shop.run()).stderr).not.toContain('could-be-optional')
  shop.write('extract-codemod.yaml', `${recipe}optional: { post: [orjson] }\n`)
  expect((await shop.run('plan')).stdout).not.toContain('could-be-optional')
})

test('the example: what is proposed is planned without an error', async () => {
  const root = fileURLToPath(new URL('../../examples/cellkit', import.meta.url))
  const source = diskSource(root)
  const texts = source.list().flatMap((path) => {
    const isText = /\.(py|toml|md|ya?ml|ipynb|json|rst|txt)$/.test(path) && path !== 'extract-codemod.yaml'
    return isText ? [[path, readFileSync(`${root}/${path}`, 'utf8')] as const] : []
  })
  const cellkit = repositoryOf(Object.fromEntries(texts))
  expect((await cellkit.run('init', '--from', 'cellkit.data')).code).toBe(0)
  expect(parseRecipe(cellkit.read('extract-codemod.yaml'), 'written')).toMatchObject({
    renameModules: {},
    optional: { triplet: { requires: ['tensorstore'] }, livecell: { requires: ['tifffile'] } },
  })
  expect((await cellkit.run('plan')).code).toBe(0)
  const preview = await cellkit.run()
  expect(preview.stderr).toMatch(/Nothing was written\.\n$/)
  expect(preview.code).toBe(0)
})

test('without --from it lists what could be lifted, the easiest first', async () => {
  const shop = repositoryOf({
    'shop/__init__.py': '',
    'shop/app.py': 'from shop.billing.tax import rate\nfrom shop.till import ring\n',
    'shop/billing/__init__.py': '',
    'shop/billing/tax.py': 'def rate():\n    from shop.app import x\n    return x\n',
    'shop/till/__init__.py': 'from .drawer import ring\n',
    'shop/till/drawer.py': 'def ring():\n    return 1\n',
  })
  const { code, stdout } = await shop.run('init')
  expect(code).toBe(0)
  const lines = stdout.split('\n').filter((line) => line.startsWith('shop.'))
  expect(lines.map((line) => line.replace(/ +/g, ' '))).toEqual([
    'shop.till 2 3 1 0 1',
    'shop.billing 2 3 0 1 (0 on import) 1 each needs the other',
  ])
  expect(stdout).toContain('Next: extract-codemod init --from shop.till\n')
  const json = JSON.parse((await shop.run('init', '--format', 'json')).stdout) as readonly { readonly name: string }[]
  expect(json.map(({ name }) => name)).toEqual(['shop.till', 'shop.billing'])
})

test('a recipe that the preview would refuse is written, said so, and exit code 1', async () => {
  const shop = repositoryOf({
    'pyproject.toml':
      '[project]\nname = "shop"\nversion = "2.1"\ndependencies = []\nclassifiers = ["Typing :: Typed"]\n',
    'shop/__init__.py': '',
    'shop/billing/__init__.py': '',
    'shop/billing/tax.py': 'import qqqlib\n\nRATE = qqqlib.RATE\n',
    'shop/billing/more.py': 'import qqqlib\n\nMORE = qqqlib.RATE\n',
  })
  const { code, stderr } = await shop.run('init', '--from', 'shop.billing')
  expect(code).toBe(1)
  expect(stderr).toContain('The preview refuses until this is settled: ')
  expect(stderr).toContain('qqqlib')
  expect(shop.read('extract-codemod.yaml')).toContain('\n# shim: { until: "3.0" }\n')
})

test.each([
  [['--only', 'rewrite-imports'], 'init does not take these options\n  --only: a recipe is proposed as a whole'],
  [['--skip', 'rewrite-imports'], '--skip: a recipe is proposed as a whole'],
  [['--format', 'sarif'], '--format: a recipe is YAML; sarif is a form of reports'],
  [['--to', '9bad'], 'these names cannot be used\n  --to: must be an absolute dotted Python name'],
  [['--distribution', 'a b'], '--distribution: "a b" is no name of a distribution'],
  [['--directory', '../x'], '--directory: must not leave the repository root'],
  [['--from', 'shop/till'], 'these names cannot be used\n  --from: must be an absolute dotted Python name'],
  [['--from', 'shop'], '--from: shop would keep its name; give a package inside of it'],
  [
    ['--from', 'shop.til'],
    'shop.til cannot be lifted as it is asked\n  package: there is no module shop.til below the root',
  ],
  [['--from', 'shop.till.drawer.ring'], 'shop.till.drawer.ring is no module but what shop.till.drawer binds'],
])('init %j says what is wrong in the words of its flags', async (args, said) => {
  const shop = repositoryOf({
    'shop/__init__.py': '',
    'shop/till/__init__.py': '',
    'shop/till/drawer.py': 'def ring():\n    return 1\n',
  })
  const from = args.includes('--from') ? [] : ['--from', 'shop.till']
  const { code, stderr } = await shop.run('init', '--dry-run', ...from, ...args)
  expect(code).toBe(2)
  expect(stderr).toContain(said)
  expect(stderr).not.toMatch(/line \d|--distribution: "shop/)
})

test('without --from only what can be listed is asked for', async () => {
  const shop = repositoryOf({ 'shop/__init__.py': '' })
  const sarif = await shop.run('init', '--format', 'sarif')
  expect([sarif.code, sarif.stdout]).toEqual([2, ''])
  expect(sarif.stderr).toContain('--format: the list of packages is text or json')
  const nowhere = await shop.run('init', '--roots', 'nowhere')
  expect(nowhere.code).toBe(2)
  expect(nowhere.stderr).toContain('--roots: there is no Python file below nowhere')
})

test('with --quiet a recipe that would be refused says why, and no more', async () => {
  const shop = repositoryOf({
    'pyproject.toml': '[project]\nname = "shop"\nversion = "2.1"\ndependencies = []\n',
    'shop/__init__.py': '',
    'shop/billing/__init__.py': '',
    'shop/billing/tax.py': 'import qqqlib\n\nRATE = qqqlib.RATE\n',
    'shop/billing/more.py': 'import qqqlib\n\nMORE = qqqlib.RATE\n',
  })
  const { code, stderr } = await shop.run('init', '--from', 'shop.billing', '--dry-run', '--quiet')
  expect(code).toBe(1)
  expect(stderr).toMatch(/^The preview refuses until this is settled: /)
})
