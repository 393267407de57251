import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { PassThrough } from 'node:stream'
import { onTestFinished } from 'vitest'
import { runCli } from '../../src/cli/run-cli.ts'
import { readTree } from '../text/git-sandbox.ts'
import type { Tree } from '../text/git-sandbox.ts'

/** The recipe of the shop, to be replaced by a test that wants another one. */
export const RECIPE = `package:
  from: shop.billing
  to: shop_billing
  distribution: shop-billing
  directory: packages/shop-billing
move:
  - from: shop.billing.invoice
    to: shop.billing._rounding
    symbols: [_round]
guide: MIGRATION.md
`

/** A monolith that is as small as one can be and has one of everything. */
export const SHOP: Readonly<Record<string, string>> = {
  'README.md': '# Shop\n\nBills are made by `shop.billing.invoice.Invoice`.\n',
  'configs/till.yml': 'printer:\n  class_path: shop.billing.invoice.Invoice  # on paper\n',
  'extract-codemod.yaml': RECIPE,
  'pyproject.toml':
    '[project]\nname = "shop"\nversion = "1.0"\nrequires-python = ">=3.11"\ndependencies = []\n\n' +
    '[build-system]\nrequires = ["hatchling"]\nbuild-backend = "hatchling.build"\n',
  'shop/__init__.py': '',
  'shop/billing/__init__.py': 'from shop.billing.invoice import Invoice\n\n__all__ = ["Invoice"]\n',
  'shop/billing/invoice.py':
    'from .tax import rate_of\n\n\ndef _round(amount):\n    return round(amount, 2)\n\n\n' +
    'class Invoice:\n    def total(self, net):\n        return _round(net * rate_of("books"))\n',
  'shop/billing/tax.py': 'RATES = {"books": 1.07}\n\n\ndef rate_of(kind):\n    return RATES[kind]\n',
  'shop/till.py':
    'import shop.billing.tax\nfrom shop.billing import Invoice\n\nprint(Invoice().total(shop.billing.tax.RATES["books"]))\n',
}

/** What a run of the command line left behind. */
export interface Outcome {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** A folder that goes away with the test. */
export interface Repository {
  readonly root: string
  /** Run the command line in it, with `--root` left at its default. */
  readonly run: (...args: readonly string[]) => Promise<Outcome>
  readonly git: (...args: readonly string[]) => string
  readonly write: (path: string, text: string) => void
  readonly read: (path: string) => string
  readonly tree: () => Tree
}

/** The files in a folder of their own, committed unless the test wants no git. */
export function repositoryOf(files: Readonly<Record<string, string>>, kind: 'git' | 'folder' = 'git'): Repository {
  const root = mkdtempSync(join(tmpdir(), 'extract-codemod-cli-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const git = (...args: readonly string[]): string =>
    execFileSync('git', [...args], { cwd: root, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  for (const [path, text] of Object.entries(files)) write(path, text)
  if (kind === 'git') {
    git('init', '-q', '-b', 'main')
    git('config', 'user.name', 'Ada')
    git('config', 'user.email', 'ada@example.org')
    git('config', 'core.autocrlf', 'false')
    git('add', '-A')
    git('commit', '-q', '-m', 'The shop')
  }
  return {
    root,
    run: (...args) => runIn(root, args),
    git,
    write,
    read: (path) => readFileSync(join(root, path), 'utf8'),
    tree: () => readTree(root),
  }
}

/** The command line in this process, with pipes for its streams. */
export async function runIn(folder: string, args: readonly string[]): Promise<Outcome> {
  const stdout: Buffer[] = []
  const stderr: Buffer[] = []
  const into = (chunks: Buffer[]) => ({ write: (chunk: string | Uint8Array) => chunks.push(Buffer.from(chunk)) })
  const io = { stdin: new PassThrough(), stdout: into(stdout), stderr: into(stderr), folder, isAutomatic: true }
  const code = await runCli(args, io)
  return { code, stdout: Buffer.concat(stdout).toString(), stderr: Buffer.concat(stderr).toString() }
}
