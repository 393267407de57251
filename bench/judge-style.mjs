/**
 * What a repository's own tools say of a diff: `node bench/judge-style.mjs [--tools FOLDER] [--pinned FOLDER] [--quiet] NAME=TREE:PATCH ...`
 *
 * TREE is a checkout before the change, PATCH a unified diff from its root (`extract-codemod --patch`, `git diff`). Both sides are
 * judged with the configuration that lies in the tree: `ruff check --select I001,F401,F811,E402,F821`; isort instead of I001 where
 * only isort is set up (where nothing sorts, the packages of the tree are taken for its own); and where the repository sets up a formatter, `black --check` or `ruff format --check`. FOLDER is where
 * ruff, isort and black are, else they come from the PATH; where a commit hook of the repository pins a version, and the second FOLDER has a program
 * with it (`isort-7.0.0`, or `isort-7` for any 7), that one is asked, else the version that was pinned is printed with what another found. Printed are the places that are new and a row for each diff: what is
 * new in files that were there, and behind `+` what is found in new files. Lines that the formatter would have changed before as well,
 * in whichever of the files that changed, are not new where they go to another one: such a file is printed with `as before`.
 */
import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'

const CODES = ['I001', 'F401', 'F811', 'E402', 'F821']
const COLUMNS = [...CODES, 'isort', 'format']
const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { tools: { type: 'string' }, pinned: { type: 'string' }, quiet: { type: 'boolean', default: false } },
})
const program = (name, pin) => pinned(name, pin) ?? (options.tools === undefined ? name : join(options.tools, name))
const rows = positionals.map(judged)
console.log(`\n| diff | files | ${COLUMNS.join(' | ')} |\n|---|---|${'---|'.repeat(COLUMNS.length)}`)
for (const { name, files, counts } of rows)
  console.log(`| ${name} | ${files} | ${COLUMNS.map((code) => cell(counts[code])).join(' | ')} |`)
const total = (code) =>
  rows.reduce(([old, anew], { counts }) => [old + (counts[code]?.[0] ?? 0), anew + (counts[code]?.[1] ?? 0)], [0, 0])
console.log(
  `| all ${rows.length} | ${rows.reduce((sum, { files }) => sum + files, 0)} | ${COLUMNS.map((code) => cell(total(code))).join(' | ')} |`,
)

/** The program of a version that is pinned, or of its first number, where there is one. */
function pinned(name, pin) {
  if (pin === undefined || options.pinned === undefined) return undefined
  const names = [pin, pin.split('.')[0]].map((version) => join(options.pinned, `${name}-${version}`))
  return names.find((path) => existsSync(path))
}

function cell([old, anew] = [0, 0]) {
  return old + anew === 0 ? '' : anew === 0 ? `${old}` : `${old} + ${anew}`
}

function judged(argument) {
  const [name, rest] = split(argument, '=')
  const [tree, patch] = split(rest, ':')
  const folder = mkdtempSync(join(tmpdir(), 'judge-style-'))
  const copy = join(folder, 'tree')
  try {
    cpSync(tree, copy, {
      recursive: true,
      verbatimSymlinks: true,
      filter: (path) => !/\/(\.git|node_modules|\.venv)$/.test(path),
    })
    const old = join(folder, 'old')
    cpSync(copy, old, { recursive: true, verbatimSymlinks: true })
    git(copy, 'init', '-q')
    git(copy, 'add', '-A', '-f')
    const applied = git(copy, 'apply', '--index', '--whitespace=nowarn', patch)
    const renames = /^rename from (.*)\nrename to (.*)$/gm
    const said = new Map([...readFileSync(patch, 'utf8').matchAll(renames)].map(([, from, to]) => [to, from]))
    const files = changedFiles(old, copy).map((one) => ({ ...one, before: one.before ?? said.get(one.after) }))
    if (files.length === 0 || applied.status !== 0)
      return { name: `${name} (no diff that applies)`, files: 0, counts: {} }
    const tools = toolsOf(copy)
    const before = verdicts(old, files.map((file) => file.before).filter(Boolean), tools)
    const after = verdicts(copy, files.map((file) => file.after).filter(Boolean), tools)
    const counts = {}
    let unclean
    const carried = () =>
      (unclean ??= new Set(unformatted(old, files.map((file) => file.before).filter(Boolean), tools)))
    for (const { before: was, after: path } of files) {
      if (!path) continue
      for (const code of COLUMNS) {
        const more = (after.get(`${path} ${code}`) ?? 0) - (was ? (before.get(`${was} ${code}`) ?? 0) : 0)
        if (more <= 0) continue
        if (code === 'format' && unformatted(copy, [path], tools).every((line) => carried().has(line))) {
          if (!options.quiet) console.log(`${name}: ${path}: format as before`)
          continue
        }
        const known = (counts[code] ??= [0, 0])
        known[was ? 0 : 1] += more
        if (!options.quiet)
          console.log(`${name}: ${path}: ${more} ${code}${was ? '' : ' (new file)'}${otherVersion(code, tools)}`)
      }
    }
    return { name, files: files.length, counts }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Which version the repository pins of what found a code, where another one was asked. */
function otherVersion(code, { pins, black }) {
  const name = code === 'isort' ? 'isort' : code === 'format' && black ? 'black' : 'ruff'
  const isOther = pins[name] !== undefined && pinned(name, pins[name]) === undefined
  return isOther ? ` (${name} ${pins[name]} is pinned, and was not asked)` : ''
}

function split(text, mark) {
  const index = text.indexOf(mark)
  return [text.slice(0, index), text.slice(index + 1)]
}

function git(folder, ...args) {
  return spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 1 << 28 })
}

/** The Python files that differ between two trees, by their old and their new path; a file that went and came elsewhere is one. */
function changedFiles(old, now) {
  const args = ['--no-index', '--name-status', '-M40%', '-l0', '-z', old, now]
  const words = git(old, 'diff', ...args).stdout.split('\0')
  const files = []
  const within = (tree, path) => (path.startsWith(`${tree}/.git/`) ? '' : path.slice(tree.length + 1))
  while (words.length > 1) {
    const [status] = words.shift()
    const first = words.shift()
    const second = status === 'R' || status === 'C' ? words.shift() : undefined
    const before =
      status === 'A' ? undefined : within(old, first.startsWith(`${old}/`) ? first : `${old}${first.slice(now.length)}`)
    const after = status === 'D' ? undefined : within(now, (second ?? first).replace(`${old}/`, `${now}/`))
    if (/\.pyi?$/.test(after ?? before)) files.push({ before, after })
  }
  return files
}

/** How often each code is found in each file, under `path code`. */
function verdicts(tree, paths, tools) {
  const here = paths.filter((path) => existsSync(join(tree, path)))
  const found = new Map()
  if (here.length === 0) return found
  const run = (name, args) =>
    spawnSync(program(name, tools.pins[name]), [...args, ...here], { cwd: tree, encoding: 'utf8', maxBuffer: 1 << 28 })
  const codes = CODES.filter((code) => code !== 'I001' || !tools.isort)
  const check = run('ruff', [
    ...[
      'check',
      '--no-fix',
      '--no-cache',
      '--force-exclude',
      '-q',
      '--select',
      codes.join(','),
      '--output-format',
      'json',
    ],
    ...(tools.ruffSorts ? [] : ['--config', 'src = [".", "src", "packages/*/src"]']),
    ...(tools.width === undefined ? [] : ['--config', `line-length = ${tools.width}`]),
  ])
  if (!check.stdout) throw new Error(`ruff: ${check.error ?? check.stderr}`)
  for (const { filename, code } of JSON.parse(check.stdout)) {
    const key = `${relative(realpathSync(tree), filename)} ${code ?? 'syntax'}`
    found.set(key, (found.get(key) ?? 0) + 1)
  }
  const note = (text, pattern, code) => {
    for (const [, path] of text.matchAll(pattern)) found.set(`${path.replace(`${tree}/`, '')} ${code}`, 1)
  }
  if (tools.isort)
    note(
      run('isort', ['--check-only', '--filter-files', ...tools.isortArgs]).stderr,
      /^ERROR: (.*?) Imports are/gm,
      'isort',
    )
  if (tools.black) note(run('black', ['--check']).stderr, /^would reformat (.*)$/gm, 'format')
  else if (tools.ruffFormat) {
    const { stdout, stderr } = run('ruff', ['format', '--check', '--no-cache'])
    note(stdout + stderr, /^(?:Would reformat: | *--> )(.*?)(?::\d+:\d+)?$/gm, 'format')
  }
  return found
}

/** The lines of files that the formatter takes out or writes anew, without their indentation. */
function unformatted(tree, paths, tools) {
  const [name, ...args] = tools.black ? ['black', '--diff', '-q'] : ['ruff', 'format', '--diff', '--no-cache']
  const here = paths.filter((path) => existsSync(join(tree, path)))
  if (here.length === 0) return []
  const { stdout } = spawnSync(program(name, tools.pins[name]), [...args, ...here], {
    cwd: tree,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  return stdout
    .split('\n')
    .filter((line) => line.startsWith('-') && !line.startsWith('--- '))
    .map((line) => line.slice(1).trim())
}

/** What the repository sets up besides `ruff check`: its commit hooks and settings name it. */
function toolsOf(tree) {
  const has = (pattern, ...names) =>
    names.some((name) => existsSync(join(tree, name)) && pattern.test(readFileSync(join(tree, name), 'utf8')))
  const ruffSorts = has(
    /(select|extend-select)\s*=\s*\[[^\]]*["'](I|I001|ALL)["']|\[(tool\.ruff\.)?lint\.isort\]/,
    'pyproject.toml',
    'ruff.toml',
    '.ruff.toml',
  )
  const black = has(
    /id: black *$|^\[tool\.black\]|^\s*black --check/m,
    '.pre-commit-config.yaml',
    'pyproject.toml',
    'tox.ini',
  )
  const isort =
    existsSync(join(tree, '.isort.cfg')) ||
    has(/^\[tool\.isort\]/m, 'pyproject.toml') ||
    has(/^\[(tool:)?isort\]/m, 'setup.cfg', 'tox.ini')
  const isortHook = isort ? undefined : (isortHookOf(tree) ?? isortCommandOf(tree))
  const width = ['setup.cfg', '.flake8', 'tox.ini']
    .filter((name) => existsSync(join(tree, name)))
    .map((name) => /^max-line-length\s*=\s*(\d+)/m.exec(readFileSync(join(tree, name), 'utf8'))?.[1])
    .find(Boolean)
  return {
    ruffSorts,
    // Without settings of ruff, what flake8 is told.
    width: has(/^\[tool\.(ruff|black)\b/m, 'pyproject.toml') || has(/./, 'ruff.toml', '.ruff.toml') ? undefined : width,
    isort: (isort || isortHook !== undefined) && !ruffSorts,
    isortArgs: isortHook ?? [],
    black,
    pins: pinsOf(tree),
    ruffFormat: has(
      /ruff-format|^\[(tool\.ruff\.)?format\]/m,
      '.pre-commit-config.yaml',
      'pyproject.toml',
      'ruff.toml',
      '.ruff.toml',
    ),
  }
}

/** The versions that commit hooks pin, by tool. */
function pinsOf(tree) {
  const path = join(tree, '.pre-commit-config.yaml')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const hooks =
    /repo:\s*\S*\/(?:mirrors-)?(isort|black|ruff)(?:-pre-commit-mirror|-pre-commit)?(?:\.git)?\/?\s*\n\s*rev:\s*(?:\S+ +# frozen: )?["']?v?(\d[\w.]*)/g
  return Object.fromEntries([...text.matchAll(hooks)].map(([, name, version]) => [name, version]))
}

/** What the commit hook of isort is told, where there is one. */
function isortHookOf(tree) {
  const path = join(tree, '.pre-commit-config.yaml')
  const text = existsSync(path) ? readFileSync(path, 'utf8') : ''
  const [, rest] = /^\s*- id: isort\s*\n((?:\s+(?!- ).*\n)*)/m.exec(text) ?? []
  if (rest === undefined) return undefined
  const words = /args:\s*\[([^\]]*)\]/.exec(rest)?.[1] ?? ''
  return [...words.matchAll(/"([^"]*)"|'([^']*)'|([^\s,]+)/g)].map(([, a, b, c]) => a ?? b ?? c)
}

/** What a command of tox tells isort, but for what it is to do and where. */
function isortCommandOf(tree) {
  const path = join(tree, 'tox.ini')
  const [, said] = /^\s*isort\s+(.*--check.*)$/m.exec(existsSync(path) ? readFileSync(path, 'utf8') : '') ?? []
  if (said === undefined) return undefined
  const words = said.split(/\s+/).filter((word) => !/^--(check(-only)?|diff)$/.test(word))
  return words.filter(
    (word, at) => word.startsWith('-') || (/^--[a-z-]+$/.test(words[at - 1] ?? '') && words[at - 1] !== '--dt'),
  )
}
