/**
 * `npm run check:python`: apply the tool to examples/cellkit and let Python judge the result. Needs python3; where it
 * is missing, or too old, everything is skipped, said so, and the exit code is 0. `--built` builds nothing. The packagings
 * are judged beside the example, in a process of their own (`check-packagings.mjs`).
 */
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, cpSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { checkImports } from './check-imports.mjs'
import { checkMember, findUv } from './check-member.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const checks = join(root, 'test', 'python')
const cli = join(root, 'dist/src/cli/main.js')

const MOVED = ['--moved', 'cellkit/data=packages/cellkit-data/src/cellkit_data', '--moved', 'cellkit.data=cellkit_data']
const UNIT_TESTS = ['-m', 'unittest', 'discover', '-s', 'tests', '-t', '.']

/** What `lazy` asks for: nothing is loaded with the package, and every name of its API is listed. */
const LAZY = `
import sys, cellkit_data
loaded = sorted(name for name in sys.modules if name.startswith("cellkit_data."))
assert not loaded, loaded
missing = set(cellkit_data.__all__) - set(dir(cellkit_data))
assert not missing, missing
print(len(cellkit_data.__all__), "names, no module loaded")
`

const results = []
const python = findPython()
if (python === undefined) {
  console.log('check:python: skipped everything: there is no python3, version 3.10 or later, on the PATH')
} else if (!build()) {
  console.log('check:python: skipped everything: dist/ is not there and cannot be built')
} else {
  const folder = mkdtempSync(join(tmpdir(), 'check-python-'))
  try {
    process.env.UV = findUv(folder, python) ?? ''
    const packagings = judgePackagings(folder, python)
    checkExample(folder, python)
    results.push(...(await packagings))
    await compareWithRuff()
  } finally {
    // What took too long may be writing still.
    rmSync(folder, { recursive: true, maxRetries: 5 })
  }
}
report()

/** Begins at once; what comes of it can be awaited. Steps of the example hold this process up, so the verdicts go to a file, not to a pipe. */
function judgePackagings(folder, python) {
  const verdicts = join(folder, 'packagings.json')
  const output = openSync(verdicts, 'w')
  const args = [join(root, 'scripts/check-packagings.mjs'), cli, python]
  const judging = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', output, 'inherit'] })
  closeSync(output)
  return once(judging, 'close').then(([status]) =>
    status === 0
      ? JSON.parse(readFileSync(verdicts, 'utf8'))
      : [['FAILED', 'packagings: wheels before and after', `the check ended with ${status}`]],
  )
}

/** The order of imports against the real ruff, where there is one. */
async function compareWithRuff() {
  const title = 'imports are sorted as ruff sorts them'
  try {
    const { files, different } = await checkImports(join(root, 'dist'))
    const said = different.length === 0 ? `${files} files` : `not in ${different.slice(0, 5).join(', ')}`
    results.push([different.length === 0 ? 'passed' : 'FAILED', title, said])
  } catch (error) {
    if (error.code !== 'ENOENT') throw error
    results.push(['skipped', title, 'ruff is not on the PATH'])
  }
}

function checkExample(folder, python) {
  const before = copyExample(join(folder, 'before'))
  const after = copyExample(join(folder, 'after'))
  const sources = join(after, 'packages/cellkit-data/src')
  const rootsAfter = ['--root', '.', '--root', 'packages/cellkit-data/src']
  const imports = join(folder, 'imports.json')
  const names = join(folder, 'names.json')

  step(
    'apply --interactive on a terminal',
    python,
    [join(root, 'scripts/check_interactive.py'), process.execPath, cli],
    root,
  )
  step('the checks themselves', python, ['-m', 'unittest', 'discover', '-s', checks], root)
  const works = step('before: the unit tests of the example', python, UNIT_TESTS, before)
  check('check_first_party_imports', [before, '--package', 'cellkit', '--notebooks', '--attributes'], imports)
  check('names_resolve', [before, '--notebooks'], names)

  tryExample(before)
  const flags = ['apply', '--root', after, '--no-branch', '--no-commits', '--quiet']
  if (!step('extract-codemod apply', process.execPath, [cli, ...flags], root)) return

  step('after: everything compiles', python, ['-m', 'compileall', '-q', '.'], after)
  const packages = ['--package', 'cellkit', '--package', 'cellkit_data']
  const options = [...rootsAfter, ...packages, '--notebooks', '--attributes', '--baseline', imports, ...MOVED]
  check('check_first_party_imports', [after, ...options])
  check('names_resolve', [after, '--notebooks', '--baseline', names, ...MOVED])
  step('after: importing the package loads none of its modules', python, ['-c', LAZY], after, { PYTHONPATH: sources })
  if (works) step('after: the unit tests of the example', python, UNIT_TESTS, after, { PYTHONPATH: sources })
  else results.push(['skipped', 'after: the unit tests of the example', 'they fail before as well'])
  const skip = (title, why) => void results.push(['skipped', title, why])
  checkMember({ folder, before, after, program: LAZY, python, step, skip })
  step('a second run changes nothing', process.execPath, [cli, '--root', after, '--check', '--quiet'], root)

  /** Before, a baseline is written; after, what it does not know is a failure. */
  function check(name, args, baseline) {
    const title = `${baseline === undefined ? 'after' : 'before'}: ${name}`
    const extra = baseline === undefined ? [] : ['--write-baseline', baseline]
    step(title, python, [join(checks, `${name}.py`), ...args, ...extra], root)
  }
}

/** `try` on a copy of its own, for it wants a repository; exit code 2 says that there was nothing to try it with. */
function tryExample(before) {
  const folder = `${before}-try`
  cpSync(before, folder, { recursive: true })
  const git = (...args) =>
    spawnSync('git', ['-C', folder, '-c', 'user.name=check', '-c', 'user.email=check@example.org', ...args])
  git('init', '-q')
  git('add', '-A')
  git('commit', '-q', '-m', 'The example')
  const args = [cli, 'try', '--root', folder, '--level', 'test']
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { cwd: root, encoding: 'utf8' })
  const title = 'try: built, installed, imported and tested, before and after'
  if (status === 2) results.push(['skipped', title, (stdout + stderr).trim()])
  else results.push([status === 0 ? 'passed' : 'FAILED', title, (stdout + stderr).trim()])
}

function step(title, command, args, cwd, environment = {}) {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: '', ...environment }
  const { status, stdout, stderr, error } = spawnSync(command, args, { cwd, env, encoding: 'utf8' })
  const said = [stdout, stderr, error?.message].filter(Boolean).join('').trim()
  if (status === 0) results.push(['passed', title, said.split('\n').at(-1) ?? ''])
  else results.push(['FAILED', title, said])
  return status === 0
}

function report() {
  for (const [verdict, title, said] of results) console.log(`${verdict.padEnd(7)}  ${title}${said && `: ${said}`}`)
  const failed = results.filter(([verdict]) => verdict === 'FAILED').length
  if (failed > 0) process.exitCode = 1
}

function copyExample(target) {
  const isLeftOver = (path) => /__pycache__|\.pyc$/.test(path)
  cpSync(join(root, 'examples', 'cellkit'), target, { recursive: true, filter: (path) => !isLeftOver(path) })
  return target
}

function findPython() {
  const isRecent = ['-c', 'import sys; sys.exit(sys.version_info < (3, 10))']
  const candidates = [process.env.PYTHON, 'python3', 'python'].filter(Boolean)
  return candidates.find((command) => spawnSync(command, isRecent).status === 0)
}

/** With `--built` the build that is there is the one to judge, and others may be using it. */
function build() {
  if (process.argv.includes('--built')) return existsSync(cli)
  const { status } = spawnSync(process.execPath, [join(root, 'scripts/build.mjs'), '--if-possible'], {
    stdio: 'inherit',
  })
  return status === 0 && existsSync(cli)
}
