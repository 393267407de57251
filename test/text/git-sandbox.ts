import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** Path to bytes in latin-1, so that any content can be compared as a string. */
export type Tree = Record<string, string>

/** A string literal's UTF-8 bytes, as `Tree` holds them. */
export function bytes(text: string): string {
  return Buffer.from(text, 'utf8').toString('latin1')
}

/** Apply a patch with git in a temporary folder that holds `before`, and give back what is there afterwards. */
export function gitApply(before: Tree, patch: string | Uint8Array, executables: readonly string[] = []): Tree {
  const root = mkdtempSync(join(tmpdir(), 'git-apply-'))
  try {
    execFileSync('git', ['init', '-q'], { cwd: root })
    for (const [path, content] of Object.entries(before)) {
      mkdirSync(dirname(join(root, path)), { recursive: true })
      writeFileSync(join(root, path), content, 'latin1')
    }
    for (const path of executables) chmodSync(join(root, path), 0o755)
    execFileSync('git', ['-c', 'core.autocrlf=false', 'apply', '-'], { cwd: root, input: patch, stdio: 'pipe' })
    return readTree(root)
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** Everything below a folder but `.git`. */
export function readTree(root: string): Tree {
  const tree: Tree = {}
  if (!existsSync(root)) return tree
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name).slice(root.length + 1)
    if (entry.isFile() && !path.startsWith('.git/')) tree[path] = readFileSync(join(root, path), 'latin1')
  }
  return tree
}
