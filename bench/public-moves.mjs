// Random moves on a real repository, judged by its own suite: what is done, what is refused and why, what breaks.
//   node bench/public-moves.mjs CHECKOUT --packages NAME[,NAME] --suite COMMAND [--root src] [--seed 1] [--moves 10]
//        [--python PYTHON] [--with COMMAND] [--json FILE] [--only ID[,ID]] [--list]
// CHECKOUT is a clean git checkout that this script may change and reset. COMMAND of --suite is a pytest command line,
// run in the checkout. --python also imports each module of the packages first, each in a process of its own.
// --with is the mover: a command that gets the checkout and a JSON recipe as its last two arguments, exits 0 when the
// move is done and otherwise leaves the tree alone (default: this program's `apply`). Prints rows of a Markdown table.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { drawMoves, modulesOf } from './draw-moves.mjs'

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    packages: { type: 'string' },
    suite: { type: 'string' },
    root: { type: 'string', default: '.' },
    seed: { type: 'string', default: '1' },
    moves: { type: 'string', default: '10' },
    python: { type: 'string' },
    with: { type: 'string' },
    name: { type: 'string' },
    json: { type: 'string' },
    only: { type: 'string' },
    list: { type: 'boolean', default: false },
  },
})
if (positionals[0] === undefined || options.packages === undefined || (options.suite === undefined && !options.list))
  throw new Error('usage: node bench/public-moves.mjs CHECKOUT --packages NAME[,NAME] --suite COMMAND [...]')
const checkout = resolve(positionals[0])
const scratch = mkdtempSync(join(tmpdir(), 'public-moves-'))
const environment = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONHASHSEED: '0' }
const git = (...args) => execFileSync('git', args, { cwd: checkout, encoding: 'utf8', maxBuffer: 1e8 }).trim()
const quoted = (word) => `'${word.replaceAll("'", "'\\''")}'`

/** The ids of the tests that pass, from a JUnit report. */
function runSuite() {
  const report = join(scratch, 'report.xml')
  rmSync(report, { force: true })
  spawnSync('sh', ['-c', `${options.suite} -p no:cacheprovider --junitxml=${quoted(report)}`], {
    cwd: checkout,
    env: environment,
    timeout: 600_000,
  })
  const passed = new Set()
  let text
  try {
    text = readFileSync(report, 'utf8')
  } catch {
    return passed
  }
  for (const [, attributes, body] of text.matchAll(/<testcase ([^>]*?)(?:\/>|>(.*?)<\/testcase>)/gs)) {
    const [, group = ''] = /classname="([^"]*)"/.exec(attributes) ?? []
    const [, name = ''] = /(?:^| )name="([^"]*)"/.exec(attributes) ?? []
    if (!/<(failure|error|skipped)\b/.test(body ?? '')) passed.add(`${group}::${name}`)
  }
  return passed
}

const IMPORT_EACH = `
import importlib, os, sys
for name in sys.stdin.read().split():
    child = os.fork()
    if child == 0:
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1); os.dup2(1, 2)
        try:
            importlib.import_module(name)
        except BaseException:
            os._exit(1)
        os._exit(0)
    if os.waitpid(child, 0)[1]: print(name)
`

/** Names of the modules that cannot be imported first; empty without --python. */
function failedImports() {
  if (options.python === undefined) return []
  const names = modulesOf(checkout, options.root, options.packages.split(',')).map((module) => module.name)
  return execFileSync(options.python, ['-c', IMPORT_EACH], {
    cwd: resolve(checkout, options.root),
    input: names.join('\n'),
    encoding: 'utf8',
    env: environment,
  })
    .split('\n')
    .filter((name) => name !== '')
}

/** One move with the chosen mover: done, or why not. */
function runMover(recipe) {
  const file = join(scratch, 'recipe.json')
  writeFileSync(file, JSON.stringify({ roots: [options.root], ...recipe }))
  const started = performance.now()
  const cli = fileURLToPath(new URL('../dist/src/cli/main.js', import.meta.url))
  const result =
    options.with === undefined
      ? spawnSync(process.execPath, [process.env['EXTRACT_CODEMOD_CLI'] ?? cli, 'apply', '--root', checkout, '--recipe', file, '--no-branch', '--no-commits', '--yes', '--format', 'json'], { encoding: 'utf8', maxBuffer: 1e9 }) // prettier-ignore
      : spawnSync('sh', ['-c', `${options.with} ${quoted(checkout)} ${quoted(file)}`], { encoding: 'utf8', env: environment, maxBuffer: 1e9 }) // prettier-ignore
  const seconds = (performance.now() - started) / 1000
  return {
    done: result.status === 0,
    code: result.status,
    reasons: result.status === 0 ? [] : reasonsOf(result),
    seconds,
    output: `${result.stdout}${result.stderr}`,
  }
}

function reasonsOf(result) {
  try {
    const errors = JSON.parse(result.stdout).findings.filter((finding) => finding.level === 'error')
    if (errors.length > 0) return [...new Set(errors.map((finding) => finding.code))]
  } catch {
    // not this program, or it never came to a report
  }
  const last = result.stderr.trim().split('\n').at(-1) ?? ''
  return [/^(?:\w+\.)*(\w+)(?::|$)/.exec(last)?.[1] ?? `exit ${String(result.status)}`]
}

/** Whether a module is new and made of one that could not be imported before (something it needs is not installed). */
function comesFrom(recipe, name, broken) {
  const pairs = [
    ...(recipe.move ?? []).map(({ from, to }) => [from, to]),
    ...Object.entries(recipe.rename_modules ?? {}),
  ]
  return pairs.some(([from, to]) => to === name && broken.has(from))
}

function reset() {
  // A mover may have staged what it renamed (rope does), so the index goes back as well.
  git('reset', '-q', '--hard')
  git('clean', '-fdq')
}

if (git('status', '--porcelain') !== '') throw new Error(`${checkout} is not clean`)
const commit = git('rev-parse', 'HEAD')
const modules = modulesOf(checkout, options.root, options.packages.split(','))
const only = options.only?.split(',').map(Number)
const moves = drawMoves(modules, Number(options.seed), Number(options.moves)).filter(
  (move) => only?.includes(move.id) ?? true,
)
if (options.list) console.log(JSON.stringify(moves, null, 1))
else judgeMoves()

function judgeMoves() {
  const before = runSuite()
  const brokenBefore = new Set(failedImports())
  reset()
  const results = []
  for (const move of moves) {
    const run = runMover(move.recipe)
    const result = {
      ...move,
      outcome: run.done ? 'done' : 'refused',
      reasons: run.reasons,
      seconds: run.seconds,
      passed: before.size,
      lost: [],
      imports: [],
    }
    if (run.done) {
      const after = runSuite()
      // What is lost is tried once more: a suite may have tests that measure time.
      if ([...before].some((test) => !after.has(test))) for (const test of runSuite()) after.add(test)
      result.passed = after.size
      result.lost = [...before].filter((test) => !after.has(test))
      result.imports = failedImports().filter(
        (name) => !brokenBefore.has(name) && !comesFrom(move.recipe, name, brokenBefore),
      )
      if (result.lost.length > 0 || result.imports.length > 0) result.outcome = 'broken'
    } else if (git('status', '--porcelain') !== '') result.outcome = 'broken'
    else if (run.code !== 1) result.outcome = 'crashed'
    if (result.outcome !== 'done') result.output = run.output
    results.push(result)
    reset()
    console.error(`${String(move.id).padStart(3)} ${result.outcome.padEnd(8)} ${move.kind.padEnd(22)} ${JSON.stringify(move.recipe)} ${result.reasons.join(', ')}${result.lost.length > 0 ? ` lost ${result.lost.length}: ${result.lost.slice(0, 2).join(' ')}` : ''} ${result.imports.slice(0, 3).join(' ')}`) // prettier-ignore
  }
  rmSync(scratch, { recursive: true, force: true })
  if (options.json !== undefined)
    writeFileSync(options.json, JSON.stringify({ commit, seed: options.seed, before: before.size, results }, null, 1))

  const count = (outcome) => results.filter((result) => result.outcome === outcome).length
  const countWithReasons = (outcome) => {
    const tally = new Map()
    for (const reason of results.filter((result) => result.outcome === outcome).flatMap((result) => result.reasons))
      tally.set(reason, (tally.get(reason) ?? 0) + 1)
    const why = [...tally].sort((a, b) => b[1] - a[1]).map(([code, times]) => `${code} ${times}`)
    return `${count(outcome)}${why.length === 0 ? '' : ` (${why.join(', ')})`}`
  }
  const passes = results
    .filter((result) => result.outcome === 'done' || result.outcome === 'broken')
    .map((result) => result.passed)
  const after = passes.length === 0 ? '-' : Math.min(...passes)
  const seconds = results.reduce((sum, result) => sum + result.seconds, 0) / Math.max(1, results.length)
  console.log(
    `| ${options.name ?? basename(checkout)} | \`${commit.slice(0, 12)}\` | ${moves.length} | ${count('done')} | ${countWithReasons('refused')} | ${countWithReasons('crashed')} | ${count('broken')} | ${before.size} | ${after} | ${seconds.toFixed(1)} |`,
  )
}
