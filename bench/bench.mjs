/**
 * `npm run bench -- [--files 1500,12000] [--rounds 3] [--moves 1,100] [--tree ROOT=RECIPE] [--also MAIN.js] [--label NAME] [--rope PYTHON] [--write]`:
 * previews generated monoliths, and checkouts that are given, in turn with what is installed of `ruff analyze graph`, `git grep`, `rg`
 * and `ast-grep`; with `--rope` the same moves by rope too, once, in a copy. Prints medians; `--also` compares another build and its diff; `--write` puts JSON, table and plot into `bench/`.
 */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, loadavg, tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { load } from 'js-yaml'
import { writeMonolith } from './monolith.mjs'

const here = fileURLToPath(new URL('.', import.meta.url))
const own = join(here, '../dist/src/cli/main.js')
const { values: asked } = parseArgs({
  options: {
    files: { type: 'string', default: '1500,12000' },
    moves: { type: 'string', default: '1,100' },
    rounds: { type: 'string', default: '3' },
    seed: { type: 'string', default: '7' },
    label: { type: 'string', default: 'latest' },
    tree: { type: 'string', multiple: true, default: [] },
    also: { type: 'string' },
    rope: { type: 'string' },
    write: { type: 'boolean', default: false },
  },
})

/** One process with what it started: seconds of processor and clock, MiB of the largest, and what it said. */
function measured(command, args, cwd) {
  const timed = ['-f', '%U %S %e %M', '-o', join(scratch, 'time'), command, ...args]
  const { stdout, status } = spawnSync('/usr/bin/time', timed, { cwd, maxBuffer: 2 ** 30 })
  const [user, system, wall, peak] = readFileSync(join(scratch, 'time'), 'utf8').trim().split('\n').at(-1).split(' ')
  return { cpu: Number(user) + Number(system), wall: Number(wall), peak: Number(peak) / 1024, status, stdout }
}

function isInstalled(command) {
  return spawnSync(command, ['--version'], { stdio: 'ignore' }).status === 0
}

function median(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** One run of rope on a copy of the tree; undefined where there is more than one move, for it works through them one after the other. */
function moveByRope({ root, recipe }) {
  const request = load(readFileSync(recipe, 'utf8'))
  if (request.move?.length !== 1) return undefined
  const copy = join(scratch, 'copy')
  execFileSync('git', ['clone', '-q', '--shared', root, copy])
  writeFileSync(join(scratch, 'request.json'), JSON.stringify({ roots: ['.'], ...request }))
  const run = measured(asked.rope, [join(here, 'rope-move.py'), copy, join(scratch, 'request.json')], copy)
  rmSync(copy, { recursive: true, force: true })
  return run.status === 0 ? run : undefined
}

/** All contenders of one job, round after round, so that what else runs hits each of them. */
function race(job) {
  const preview = (main) => ['node', [main, '--dry-run', '--quiet', '--root', job.root, '--recipe', job.recipe]]
  const contenders = {
    product: preview(own),
    ...(asked.also === undefined ? {} : { also: preview(resolve(asked.also)) }),
    ...(isInstalled('ruff') ? { 'ruff analyze graph': ['ruff', ['analyze', 'graph', '-q']] } : {}),
    'git grep': ['git', ['grep', '-lzF', '-e', job.word]],
    ...(isInstalled('rg') ? { rg: ['rg', ['-l0F', '-e', job.word, '.']] } : {}),
    ...(isInstalled('ast-grep')
      ? { 'ast-grep': ['ast-grep', ['run', '-l', 'python', '-p', `${job.word}($$$)`, '.']] }
      : {}),
    'node -e 0': ['node', ['-e', '0']],
  }
  const runs = Object.fromEntries(Object.keys(contenders).map((name) => [name, []]))
  for (let round = 0; round < Number(asked.rounds); round += 1)
    for (const [name, [command, args]] of Object.entries(contenders)) runs[name].push(measured(command, args, job.root))
  if (asked.rope !== undefined) {
    const moved = moveByRope(job)
    if (moved !== undefined) runs['rope Move'] = [moved]
  }
  const [{ status, stdout }] = runs.product
  const isSame = runs.also === undefined ? undefined : runs.also[0].stdout.equals(stdout)
  return {
    job: job.name,
    files: job.files,
    moves: job.moves,
    status,
    isSame,
    load: loadavg()[0],
    rows: Object.entries(runs).map(([name, list]) => ({
      name,
      cpu: median(list.map((one) => one.cpu)),
      wall: median(list.map((one) => one.wall)),
      peak: median(list.map((one) => one.peak)),
      ratio: median(list.map((one, round) => (runs.product[round]?.cpu ?? 0) / Math.max(one.cpu, 0.01))),
    })),
  }
}

function* jobs() {
  for (const files of asked.files.split(',').filter(Boolean).map(Number)) {
    const root = join(scratch, `mono-${files}`)
    const recipeOf = writeMonolith(root, files, Number(asked.seed))
    for (const args of [
      ['init', '-q'],
      ['add', '-A'],
      ['-c', 'user.name=b', '-c', 'user.email=b@b', 'commit', '-qm', 'Generate'],
    ])
      execFileSync('git', args, { cwd: root })
    for (const moves of asked.moves.split(',').map(Number)) {
      const recipe = join(scratch, `${files}-${moves}.yaml`)
      writeFileSync(recipe, recipeOf(moves))
      yield { name: `generated, ${files} files, ${moves} moves`, root, recipe, word: 'step1_of_p0', files, moves }
    }
  }
  for (const [root, recipe] of asked.tree.map((one) => one.split('='))) {
    const word = /symbols: *\[ *(\w+)/.exec(readFileSync(recipe, 'utf8'))?.[1] ?? 'import'
    const files = execFileSync('git', ['ls-files', '-z'], { cwd: root, maxBuffer: 2 ** 30 })
      .toString()
      .split('\0').length
    yield { name: root.split('/').at(-1), root: resolve(root), recipe: resolve(recipe), word, files, moves: undefined }
  }
}

function tableOf(results) {
  const head = ['job', 'contender', 'cpu s', 'wall s', 'peak MiB', 'product is x times its cpu']
  const rows = results.flatMap(({ job, rows: list }) =>
    list.map(({ name, cpu, wall, peak, ratio }) =>
      [job, name, cpu.toFixed(2), wall.toFixed(2), peak.toFixed(0), name === 'product' ? '1' : ratio.toFixed(1)].join(
        ' | ',
      ),
    ),
  )
  return [`| ${head.join(' | ')} |`, `|${' --- |'.repeat(head.length)}`, ...rows.map((row) => `| ${row} |`)].join('\n')
}

/** Bars of seconds of processor, one a contender, job under job. */
function plotOf(results) {
  const bars = results.flatMap(({ job, rows }) => rows.map((row) => ({ ...row, job })))
  const longest = Math.max(...bars.map((bar) => bar.cpu))
  const lines = bars.map(({ job, name, cpu }, at) => {
    const y = 10 + at * 18
    const width = Math.max(1, (cpu / longest) * 340).toFixed(0)
    const fill = name === 'product' ? '#2f6f4f' : '#9aa5ad'
    return `<text x="4" y="${y + 11}">${job}: ${name}</text><rect x="360" y="${y}" width="${width}" height="13" fill="${fill}"/><text x="${366 + Number(width)}" y="${y + 11}">${cpu.toFixed(2)} s</text>`
  })
  const size = `width="800" height="${bars.length * 18 + 20}"`
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="sans-serif" font-size="11">\n${lines.join('\n')}\n</svg>\n`
}

const scratch = mkdtempSync(join(tmpdir(), 'bench-'))
try {
  const results = []
  for (const job of jobs()) {
    const result = race(job)
    results.push(result)
    console.log(tableOf([result]))
    if (result.status !== 0) console.log(`${result.job}: the preview ended with exit code ${result.status}`)
    if (result.isSame === false) console.log(`${result.job}: the other build gives another diff`)
  }
  if (asked.write) {
    mkdirSync(join(here, 'results'), { recursive: true })
    const machine = { cpus: cpus().length, model: cpus()[0]?.model, node: process.version }
    writeFileSync(join(here, 'results', `${asked.label}.json`), `${JSON.stringify({ machine, results }, null, 2)}\n`)
    writeFileSync(join(here, 'results', `${asked.label}.svg`), plotOf(results))
    const readme = join(here, 'README.md')
    const loads = results.map(({ load }) => load)
    const said = `Medians of ${asked.rounds} rounds on ${machine.cpus} cores with a load of ${Math.min(...loads).toFixed(0)} to ${Math.max(...loads).toFixed(0)}: ${Math.max(...loads) > machine.cpus ? 'other work ran beside it, so the ratios say more than the seconds' : 'nothing else ran'}.`
    const shown = `\n${said}\n\n${tableOf(results)}\n\n![cost](results/${asked.label}.svg)\n\n`
    writeFileSync(
      readme,
      readFileSync(readme, 'utf8').replace(
        /(<!-- bench -->\n)[^]*?(<!-- \/bench -->)/,
        (_, open, close) => open + shown + close,
      ),
    )
  }
} finally {
  rmSync(scratch, { recursive: true, force: true })
}
