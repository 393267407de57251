/**
 * Ordinary mistakes, and what the program says to each: a small shop, what somebody does to it, and the words that are typed. The page
 * `docs/messages.md` is made from this, and a test holds the program against that page.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'

const RECIPE = `package:
  from: shop.billing
  to: shop_billing
  distribution: shop-billing
  directory: packages/shop-billing
move:
  - from: shop.billing.invoice
    to: shop.billing._rounding
    symbols: [_round]
`

const SHOP = {
  'extract-codemod.yaml': RECIPE,
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.11"\ndependencies = []\n\n[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  'shop/__init__.py': '',
  'shop/billing/__init__.py': 'from shop.billing.invoice import Invoice\n\n__all__ = ["Invoice"]\n',
  'shop/billing/invoice.py':
    'from .tax import rate_of\n\n\ndef _round(amount):\n    return round(amount, 2)\n\n\nclass Invoice:\n    def total(self, net):\n        return _round(net * rate_of("books"))\n',
  'shop/billing/tax.py': 'RATES = {"books": 1.07}\n\n\ndef rate_of(kind):\n    return RATES[kind]\n',
  'shop/till.py': 'from shop.billing import Invoice\n\nprint(Invoice().total(2))\n',
}

const edited = (...pairs) => ({
  'extract-codemod.yaml': pairs.reduce((text, [from, to]) => text.replace(from, to), RECIPE),
})
const more = (text) => ({ 'extract-codemod.yaml': RECIPE + text })
const only = (text) => ({ 'extract-codemod.yaml': text })
const without = { 'extract-codemod.yaml': undefined }
/** Not committed, or done to the repository: after the first commit. */
const then = (...steps) => ({ then: steps })

/** What is wrong, the files that differ, the words that are typed, and what is done after the first commit. */
export const MISTAKES = [
  ['A key is misspelled', more('guid: MIGRATION.md\n'), ''],
  ['Two keys are', more('guid: MIGRATION.md\nlayer: [tax]\n'), ''],
  ['A key stands there twice', more('move: []\n'), ''],
  ['The recipe is no YAML', only('package: [\n'), ''],
  ['A tab indents a line', only('package:\n\tfrom: shop.billing\n'), ''],
  ['The recipe is a list', only('- move\n'), ''],
  ['The recipe asks for nothing', only('# later\n'), ''],
  ['A name where a list is wanted', edited(['[_round]', '_round']), ''],
  ['A relative name', edited(['from: shop.billing\n', 'from: .billing\n']), ''],
  ['A path where a dotted name is wanted', edited(['from: shop.billing\n', 'from: shop/billing\n']), ''],
  ['A new name that is a keyword', edited(['to: shop_billing', 'to: class']), ''],
  ['A distribution whose name cannot be one', edited(['distribution: shop-billing', 'distribution: shop billing']), ''],
  ['A directory outside of the repository', edited(['packages/shop-billing', '../shop-billing']), ''],
  ['A directory that is taken', { 'packages/shop-billing/notes.txt': 'mine\n' }, ''],
  ['A package there is not', edited(['from: shop.billing\n', 'from: shop.biling\n']), ''],
  ['A module there is not', edited(['from: shop.billing.invoice', 'from: shop.billing.invoise']), ''],
  ['A definition there is not', edited(['[_round]', '[_rond]']), ''],
  ['A new name that hides the standard library', edited(['to: shop_billing', 'to: json']), ''],
  ['A target that has another thing of that name', { 'shop/billing/_rounding.py': '_round = 2\n' }, ''],
  ['Two modules get one name', only('rename_modules: { shop.billing.tax: shop.rates, shop.till: shop.rates }\n'), ''],
  ['A module gets the name of one that is there', only('rename_modules: { shop.billing.tax: shop.till }\n'), ''],
  ['A layer that names no module', more('layers: [taxes, "*"]\n'), ''],
  ['Layers the other way round', more('layers: [invoice, _rounding, tax, "*"]\n'), ''],
  ['Tests that are not there', more('tests: { from: tests/billing, to: packages/shop-billing/tests }\n'), ''],
  ['A guide at an absolute path', more('guide: /MIGRATION.md\n'), ''],
  ['No recipe', without, ''],
  ['Two recipes', { 'extract-codemod.yml': RECIPE }, ''],
  ['A recipe that is not where it is said to be', {}, '--recipe recipes/billing.yaml'],
  ['A root that is not there', {}, '--root monolith'],
  ['A root that is a file', {}, '--root pyproject.toml'],
  ['The folder of the package as the root', {}, '--root shop --recipe extract-codemod.yaml'],
  ['A command there is not', {}, 'aply'],
  ['An option there is not', {}, '--formt json'],
  ['A value an option does not take', {}, '--format yaml'],
  ['A transform there is not', {}, '--only move-helper'],
  ['A finding there is not', {}, 'explain import-cycel'],
  ['init of a package there is not', without, 'init --from shop.biling'],
  ['init of the whole project', without, 'init --from shop'],
  ['init where there is a recipe', {}, 'init --from shop.billing'],
  ['apply on changes that are not committed', then(['write', 'shop/till.py', 'import shop.billing\n']), 'apply'],
  ['apply where the branch is there', then(['git', 'branch', 'extract/shop-billing']), 'apply'],
  [
    'apply in the middle of a merge',
    then(
      ['git', 'branch', 'other'],
      ['git', 'checkout', '-q', '-b', 'mine'],
      ['write', 'shop/till.py', 'a = 1\n'],
      ['git', 'commit', '-qam', 'a'],
      ['git', 'checkout', '-q', 'other'],
      ['write', 'shop/till.py', 'b = 1\n'],
      ['git', 'commit', '-qam', 'b'],
      ['git', 'merge', 'mine'],
    ),
    'apply',
  ],
  ['apply of another run than the one that was looked at', {}, 'apply --expect-digest 0123456789abcdef'],
  ['apply of a plan that is none', { 'plan.json': '{}\n' }, 'apply --plan plan.json'],
  ['apply --interactive without a terminal', {}, 'apply --interactive'],
  ['undo where nothing was done', {}, 'undo'],
  ['apply --continue where nothing was cut off', {}, 'apply --continue'],
  ['A patch over a file that git tracks', {}, '--patch shop/till.py'],
  ['verify without a base', {}, 'verify'],
  ['verify with a revision there is not', {}, 'verify --base mian'],
  ['try without a repository', { git: false }, 'try'],
  ['A module that does not parse', { 'shop/billing/tax.py': 'RATES = {\n' }, ''],
  [
    'A function that says global',
    {
      'shop/billing/invoice.py': SHOP['shop/billing/invoice.py']
        .replace('def _round(amount):\n', '_count = 0\n\n\ndef _round(amount):\n    global _count\n    _count += 1\n')
        .concat('\n\nprint(_count)\n'),
    },
    '',
  ],
].map(([title, files, words]) => ({ title, files, words }))

/** What is typed and said, as the page shows it. */
export async function saidTo({ files, words }, runCli) {
  const root = mkdtempSync(join(tmpdir(), 'mistake-'))
  try {
    const { then: steps = [], git = true, ...own } = files
    for (const [path, text] of Object.entries({ ...SHOP, ...own })) if (text !== undefined) write(root, path, text)
    if (git) commit(root)
    for (const [kind, ...rest] of steps) {
      if (kind === 'write') write(root, ...rest)
      else tryGit(root, rest)
    }
    const { code, text } = await run(root, words === '' ? [] : words.split(' '), runCli)
    return `$ extract-codemod${words === '' ? '' : ` ${words}`}\n${text.replaceAll(root, '/repository').replace(/[0-9a-f]{64}/g, 'f00d...')}(exit code ${code})\n`
  } finally {
    rmSync(root, { recursive: true })
  }
}

async function run(folder, args, runCli) {
  let text = ''
  const into = { write: (chunk) => void (text += chunk.toString()) }
  const none = { write: () => undefined }
  const isDiff = args.length === 0 || args[0].startsWith('-')
  const code = await runCli(args, {
    stdin: new PassThrough(),
    stdout: isDiff ? none : into,
    stderr: into,
    folder,
    isAutomatic: true,
  })
  return { code, text: essentials(text) }
}

/** Of a report what was found, and what comes after: the rest is on other pages. */
function essentials(text) {
  if (!text.includes('\nSummary\n')) return text
  const findings = [...text.matchAll(/\n(\d+ (?:error|warning)s?\n(?: .*\n)+)/g)].map(([, one]) => one)
  const end = text.search(/\n(Next|Refused:.*|Error:.*|Nothing to do.*)\n/)
  return `...\n${findings.join('')}...${text.slice(end)}`
}

function commit(root) {
  tryGit(root, ['init', '-q', '-b', 'main'])
  for (const [key, value] of [
    ['user.name', 'Ada'],
    ['user.email', 'ada@example.org'],
  ])
    tryGit(root, ['config', key, value])
  tryGit(root, ['add', '-A'])
  tryGit(root, ['commit', '-q', '-m', 'The shop'])
}

function tryGit(cwd, args) {
  const day = '2026-01-01T00:00:00Z'
  const env = { ...process.env, GIT_AUTHOR_DATE: day, GIT_COMMITTER_DATE: day }
  try {
    execFileSync('git', args, { cwd, env, stdio: 'ignore' })
  } catch {
    // A merge that ends in a conflict is what was wanted.
  }
}

function write(root, path, text) {
  mkdirSync(dirname(join(root, path)), { recursive: true })
  writeFileSync(join(root, path), text)
}

/** The page. */
export async function messagesPage(runCli) {
  const parts = []
  for (const mistake of MISTAKES)
    parts.push(`## ${mistake.title}`, `\`\`\`text\n${await saidTo(mistake, runCli)}\`\`\``)
  return (
    [
      '# Messages',
      `${MISTAKES.length} ordinary mistakes in a small shop, and what the program says: what is wrong, where, why, and what to do. Exit codes: 1 refused, 2 the command line or the recipe is wrong.`,
      ...parts,
    ].join('\n\n') + '\n'
  )
}
