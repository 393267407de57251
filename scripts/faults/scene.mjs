/** Trees to break, and what is looked at afterwards. */
import { execFileSync, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const project = fileURLToPath(new URL('../..', import.meta.url))
const preload = join(project, 'scripts', 'faults', 'preload.mjs')

/** Nothing of the machine's own git, and the same dates each time, so that the same commits have the same ids. */
export const environment = {
  ...process.env,
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_DATE: '2026-01-01T00:00:00Z',
  GIT_COMMITTER_DATE: '2026-01-01T00:00:00Z',
  CI: '1',
}
for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_PREFIX']) delete environment[name]

export function git(root, ...args) {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', env: environment, stdio: 'pipe' }).trimEnd()
}

/** A folder of the machine's own that goes away at the end. */
export function scratch() {
  const folder = mkdtempSync(join(tmpdir(), 'check-faults-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const RECIPE = `package: { from: shop.billing, to: shop_billing, distribution: shop-billing, directory: packages/shop-billing }
move:
  - { from: shop.billing.invoice, to: shop.billing._rounding, symbols: [_round] }
guide: MIGRATION.md
`

/** A monolith that is as small as one can be and has one of everything: files that change, move, come and go, and a data file. */
const SHOP = {
  'README.md': '# Shop\r\n\r\nBills are made by `shop.billing.invoice.Invoice`.\r\n',
  'configs/till.yml': 'printer:\n  class_path: shop.billing.invoice.Invoice  # on paper\n',
  'extract-codemod.yaml': RECIPE,
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.11"\ndependencies = []\n\n' +
    '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  'shop/__init__.py': '',
  'shop/billing/__init__.py': 'from shop.billing.invoice import Invoice\n\n__all__ = ["Invoice"]\n',
  'shop/billing/rates.bin': Buffer.from([0, 1, 2, 255]),
  'shop/billing/invoice.py':
    'from .tax import rate_of\n\n\ndef _round(amount):\n    return round(amount, 2)\n\n\n' +
    'class Invoice:\n    def total(self, net):\n        return _round(net * rate_of("books"))\n',
  'shop/billing/tax.py': 'RATES = {"books": 1.07}\n\n\ndef rate_of(kind):\n    return RATES[kind]\n',
  'shop/till.py':
    'import shop.billing.tax\nfrom shop.billing import Invoice\n\nprint(Invoice().total(shop.billing.tax.RATES["books"]))\n',
}

/** A small monolith as a repository with one of everything that has to stay as it is. */
export function shop(folder) {
  for (const [path, content] of Object.entries(SHOP)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true })
    writeFileSync(join(folder, path), content)
  }
  chmodSync(join(folder, 'shop/till.py'), 0o755)
  return repository(folder)
}

/** Make a folder a repository: a commit, a branch, a stash, an untracked file, an ignored one, an executable, an empty folder. */
export function repository(folder) {
  rmSync(join(folder, '.git'), { recursive: true, force: true })
  writeFileSync(join(folder, 'run-me.sh'), '#!/bin/sh\n')
  chmodSync(join(folder, 'run-me.sh'), 0o755)
  git(folder, 'init', '-q', '-b', 'main')
  git(folder, 'config', 'user.name', 'Ada')
  git(folder, 'config', 'user.email', 'ada@example.org')
  git(folder, 'add', '-A')
  git(folder, 'commit', '-q', '-m', 'Start')
  git(folder, 'branch', 'other')
  writeFileSync(join(folder, 'run-me.sh'), '#!/bin/sh\n# stashed\n')
  git(folder, 'stash', '-q')
  writeFileSync(join(folder, 'mine.txt'), 'not tracked\n')
  writeFileSync(join(folder, '.git', 'info', 'exclude'), 'ignored.log\n')
  writeFileSync(join(folder, 'ignored.log'), 'ignored\n')
  mkdirSync(join(folder, 'nothing-here'))
  return folder
}

/** A copy of a scene of its own, with a folder for temporary files beside it. */
export function copyOf(scene, folder) {
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(join(folder, 'tmp'), { recursive: true })
  cpSync(scene, join(folder, 'tree'), { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
  if (existsSync(join(folder, 'tree', '.git'))) git(join(folder, 'tree'), 'status', '--porcelain')
  return { root: join(folder, 'tree'), tmp: join(folder, 'tmp') }
}

/** Run the program; gives the code or signal and what it said. `fault` is what the preload is told. */
export function run(main, { root, tmp }, args, fault = {}, options = {}) {
  const env = { ...environment, TMPDIR: tmp, ...fault }
  const isFaulty = Object.keys(fault).length > 0
  const all = [...(isFaulty ? ['--import', preload] : []), main, ...args]
  const child = spawn(process.execPath, all, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    ...options,
  })
  let said = ''
  child.stdout?.on('data', (chunk) => (said += chunk))
  child.stderr?.on('data', (chunk) => (said += chunk))
  const ended = new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, said })))
  return Object.assign(ended, { child })
}

/** Everything that has to be as before or as after: files with modes, index, HEAD, branches, stash, worktrees, and no litter. */
export function stateOf({ root, tmp }) {
  const lines = listing(root)
  if (existsSync(join(root, '.git'))) {
    const index = git(root, 'ls-files', '--stage', '-v')
    const heads = [git(root, 'rev-parse', 'HEAD'), git(root, 'rev-parse', '--symbolic-full-name', 'HEAD')]
    const refs = git(root, 'for-each-ref')
    lines.push(index, ...heads, refs, git(root, 'stash', 'list'), git(root, 'status', '--porcelain'))
    lines.push(`worktrees ${git(root, 'worktree', 'list').split('\n').length}`)
    const locks = ['index.lock', 'HEAD.lock'].filter((name) => existsSync(join(root, '.git', name)))
    lines.push(`locks ${locks.join(' ')}`)
    const own = join(root, '.git', 'extract-codemod')
    const litter = existsSync(own)
      ? readdirSync(own).filter((name) => /^(lock|journal|aside|new-|tmp-)/.test(name))
      : []
    lines.push(`litter ${litter.join(' ')}`)
  }
  lines.push(`temporary ${readdirSync(tmp).join(' ')}`)
  return lines.join('\n')
}

function listing(root, folder = '') {
  const lines = []
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = join(folder, name)
    const stats = lstatSync(join(root, path))
    if (path === '.git') continue
    const mode = (stats.mode & 0o7777).toString(8)
    if (stats.isSymbolicLink()) lines.push(`link ${path} ${readlinkSync(join(root, path))}`)
    else if (stats.isDirectory()) lines.push(`folder ${path} ${mode}`, ...listing(root, path))
    else
      lines.push(
        `file ${path} ${mode} ${createHash('sha256')
          .update(readFileSync(join(root, path)))
          .digest('hex')}`,
      )
  }
  return lines
}

export function firstDifference(one, other) {
  const [a, b] = [one.split('\n'), other.split('\n')]
  return [
    ...a.filter((line) => !b.includes(line)).map((line) => `- ${line}`),
    ...b.filter((line) => !a.includes(line)).map((line) => `+ ${line}`),
  ]
    .slice(0, 12)
    .join('\n')
}
