import { execFileSync } from 'node:child_process'
import {
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
import { onTestFinished } from 'vitest'

// The machine's own git settings, and those of a hook that runs the tests, must not reach the temporary repositories.
process.env['GIT_CONFIG_GLOBAL'] = '/dev/null'
process.env['GIT_CONFIG_NOSYSTEM'] = '1'
for (const name of ['GIT_DIR', 'GIT_INDEX_FILE', 'GIT_WORK_TREE', 'GIT_PREFIX']) delete process.env[name]

/** A temporary folder with these files, removed when the test is over. */
export function tempTree(files: Readonly<Record<string, string | Uint8Array>>): string {
  const root = mkdtempSync(join(tmpdir(), 'temp-tree-'))
  onTestFinished(() => rmSync(root, { recursive: true, force: true }))
  writeFiles(root, files)
  return root
}

export function writeFiles(root: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** Run git in a folder; gives what it prints. */
export function git(root: string, ...args: string[]): string {
  return execFileSync('git', args, { cwd: root, encoding: 'utf8', stdio: 'pipe' }).trimEnd()
}

/** Make a folder a repository with an identity, and commit what is in it. */
export function commitAll(root: string): void {
  git(root, 'init', '-q', '-b', 'main')
  git(root, 'config', 'user.name', 'Test')
  git(root, 'config', 'user.email', 'test@example.org')
  git(root, 'config', 'commit.gpgsign', 'false')
  git(root, 'add', '-A')
  git(root, 'commit', '-q', '--allow-empty', '-m', 'start')
}

/** What a folder holds but `.git`: latin-1 text (after `x:` if executable), `->` for links, `/` for empty folders. */
export function treeOf(root: string, folder = ''): Record<string, string> {
  const tree: Record<string, string> = {}
  for (const name of readdirSync(join(root, folder)).sort()) {
    const path = folder === '' ? name : `${folder}/${name}`
    const stats = lstatSync(join(root, path))
    if (path === '.git') continue
    if (stats.isSymbolicLink()) tree[path] = `-> ${readlinkSync(join(root, path))}`
    else if (!stats.isDirectory())
      tree[path] = (stats.mode & 0o100 ? 'x:' : '') + readFileSync(join(root, path), 'latin1')
    else if (readdirSync(join(root, path)).length === 0) tree[path] = '/'
    else Object.assign(tree, treeOf(root, path))
  }
  return tree
}
