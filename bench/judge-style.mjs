/**
 * What a repository's own ruff says of a diff: `node bench/judge-style.mjs [--ruff PATH] NAME=TREE:PATCH ...`
 *
 * TREE is a checkout before the change, PATCH a unified diff from its root (`extract-codemod --patch`, `git diff`). Both sides
 * are judged with the configuration that lies in the tree: `ruff check --select I001,F401,F811,E402,F821` and, where the
 * repository sets up a formatter, `ruff format --check`. Printed is a row for each diff and the places that are new.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const CODES = ['I001', 'F401', 'F811', 'E402', 'F821']
const args = process.argv.slice(2)
const at = args.indexOf('--ruff')
const ruff = at < 0 ? 'ruff' : args.splice(at, 2)[1]
const rows = args.map(judged)
console.log(`\n| diff | ${CODES.join(' | ')} | format |\n|---|${'---|'.repeat(CODES.length + 1)}`)
for (const { name, counts } of rows)
  console.log(`| ${name} | ${[...CODES, 'format'].map((code) => counts[code] || '').join(' | ')} |`)

function judged(argument) {
  const [name, rest] = split(argument, '=')
  const [tree, patch] = split(rest, ':')
  const folder = mkdtempSync(join(tmpdir(), 'judge-style-'))
  const copy = join(folder, 'tree')
  try {
    cpSync(tree, copy, { recursive: true, filter: (path) => !/\/(\.git|node_modules|\.venv)$/.test(path) })
    const files = changedFiles(readFileSync(patch, 'utf8'))
    const before = verdicts(copy, files.map((file) => file.before).filter(Boolean))
    spawnSync('git', ['init', '-q'], { cwd: copy })
    const applied = spawnSync('git', ['apply', '--whitespace=nowarn', patch], { cwd: copy, encoding: 'utf8' })
    if (applied.status !== 0) return { name: `${name} (does not apply)`, counts: {} }
    const after = verdicts(copy, files.map((file) => file.after).filter(Boolean))
    const counts = {}
    for (const { before: old, after: path } of files) {
      if (!path) continue
      for (const code of [...CODES, 'format']) {
        const more = (after.get(`${path} ${code}`) ?? 0) - (before.get(`${old} ${code}`) ?? 0)
        if (more <= 0) continue
        counts[code] = (counts[code] ?? 0) + more
        console.log(`${name}: ${path}: ${more} ${code}`)
      }
    }
    return { name, counts }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

function split(text, mark) {
  const index = text.indexOf(mark)
  return [text.slice(0, index), text.slice(index + 1)]
}

/** The Python files of a diff, by their old and their new path. */
function changedFiles(patch) {
  return patch
    .split(/^diff --git /m)
    .slice(1)
    .flatMap((part) => {
      const head = /^"?a\/(.*?)"? "?b\/(.*?)"?$/m.exec(part.split('\n')[0])
      if (head === null || !/\.pyi?$/.test(head[2])) return []
      const [isNew, isGone] = [/^new file/m.test(part), /^deleted file/m.test(part)]
      return [{ before: isNew ? undefined : head[1], after: isGone ? undefined : head[2] }]
    })
}

/** How often each code is found in each file, under `path code`. */
function verdicts(tree, paths) {
  const here = paths.filter((path) => existsSync(join(tree, path)))
  const found = new Map()
  if (here.length === 0) return found
  const options = { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 }
  const check = spawnSync(
    ruff,
    ['check', '--no-cache', '-q', '--select', CODES.join(','), '--output-format', 'json', ...here],
    options,
  )
  for (const { filename, code } of JSON.parse(check.stdout || '[]')) {
    const key = `${filename.slice(filename.indexOf('/tree/') + 6)} ${code ?? 'syntax'}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  if (!usesFormatter(tree)) return found
  const format = spawnSync(ruff, ['format', '--check', '--no-cache', ...here], options)
  for (const [, path] of `${format.stdout}${format.stderr}`.matchAll(
    /^(?:Would reformat: | *--> )(.*?)(?::\d+:\d+)?$/gm,
  )) {
    found.set(`${path} format`, 1)
  }
  return found
}

/** Whether the repository formats its code: its commit hooks or settings name ruff's formatter or black. */
function usesFormatter(tree) {
  const texts = ['.pre-commit-config.yaml', 'pyproject.toml'].map((name) => join(tree, name)).filter(existsSync)
  return texts.some((path) => /ruff-format|ruff\.format\]|id: black|tool\.black/.test(readFileSync(path, 'utf8')))
}
