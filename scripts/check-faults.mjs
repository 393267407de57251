/**
 * `npm run check:faults`: break runs of the program at every point where they write, and look at what is there after the next command.
 * It has to be the tree before or the tree after, byte for byte. `--small` takes three points of each kind (CI), `--points N` so many; `--repository DIR --recipe
 * FILE` takes a repository of yours besides; `--only WORD` takes the suites whose name has the word; `--main FILE` runs another build.
 */
import { cpSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { copyOf, firstDifference, project, repository, run, scratch, shop, stateOf } from './faults/scene.mjs'

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    points: { type: 'string', default: '3' },
    only: { type: 'string', default: '' },
    repository: { type: 'string' },
    recipe: { type: 'string' },
    main: { type: 'string', default: join(project, 'dist', 'src', 'cli', 'main.js') },
    jobs: { type: 'string', default: '2' },
  },
})
const main = resolve(values.main)
const folder = scratch()

const MODES = {
  'branch, commits': ['apply', '-q', '--allow-dirty'],
  'commits here': ['apply', '-q', '--allow-dirty', '--no-branch'],
  'branch, no commits': ['apply', '-q', '--allow-dirty', '--no-commits'],
  'no branch, no commits': ['apply', '-q', '--allow-dirty', '--no-branch', '--no-commits'],
  'no git': ['apply', '-q', '--no-branch', '--no-commits'],
}

const results = []
let failures = 0

/** A scene with its two ends, and how many points a run of one mode has. */
async function prepared(name, scene, args, recipe) {
  const all = recipe === undefined ? args : [...args, '--recipe', recipe]
  const place = copyOf(scene, join(folder, `ends-${name.replace(/\W+/g, '-')}`))
  const before = stateOf(place)
  const log = join(place.tmp, '..', 'log')
  const ended = await run(main, place, all, { FAULT_LOG: log, FAULT_KIND: 'count' })
  if (ended.code !== 0) throw new Error(`${name}: the run without a fault ended with ${ended.code}\n${ended.said}`)
  const after = stateOf(place)
  const [points = '0', ...names] = readFileSync(log, 'utf8').split('\n')
  if (before === after) throw new Error(`${name}: the run changes nothing`)
  return { name, scene, args: all, before, after, points: Number(points), names }
}

/** Break one run, do what the next command says, and compare. Gives the end that was reached and how, or throws. */
async function broken(ready, fault, way, where) {
  const place = copyOf(ready.scene, join(folder, `job-${where}`))
  const ended = await run(main, place, ready.args, fault)
  let { said } = ended
  let how = ''
  const next = await run(main, place, ['--only', 'nothing'])
  said += next.said
  if (next.said.includes('was cut off')) {
    how = way
    if (fault.FAULT_AGAIN !== undefined)
      await run(main, place, ['apply', way, '-q'], { FAULT_AT: fault.FAULT_AGAIN, FAULT_KIND: 'kill' })
    const finished = await run(main, place, ['apply', way])
    said += finished.said
    if (finished.code !== 0 && !finished.said.includes('no run was cut off here'))
      return { end: 'STUCK', how, said, ended }
    await run(main, place, ['--only', 'nothing'])
  }
  const state = stateOf(place)
  if (state === ready.before) return { end: 'before', how, said, ended }
  if (state === ready.after) return { end: 'after', how, said, ended }
  return {
    end: 'NEITHER',
    how,
    said: `${said}\n${firstDifference(ready.before, state)}\n--\n${firstDifference(ready.after, state)}`,
    ended,
  }
}

/** Jobs in parallel, each with a folder of its own. */
async function all(items, work) {
  const left = [...items]
  const lane = async (where) => {
    for (let item = left.shift(); item !== undefined; item = left.shift()) await work(item, where)
  }
  await Promise.all(Array.from({ length: Number(values.jobs) }, (_, where) => lane(where)))
}

/** Points of a run: from the journal on each of them, before it one of sixteen; with `share` only one of so many, with `--small` a few. */
function pointsOf(ready, share = 1, small = Number(values.points)) {
  const journal = ready.names.findIndex((name) => name.includes('journal.json')) + 1
  const every = Array.from({ length: ready.points }, (_, i) => i + 1)
  const chosen = every.filter((i) => i >= journal || i % 16 === 0)
  const wanted = values.small || values.points !== '3' ? Math.ceil(chosen.length / small) : share
  return chosen.filter((_, i) => i % wanted === Math.floor(wanted / 2))
}

async function suite(name, ready, faults, judge) {
  if (!name.includes(values.only)) return
  const counts = { runs: 0, before: 0, after: 0, aborted: 0, continued: 0, wrong: 0 }
  await all(faults, async ({ fault, way = '--abort' }, where) => {
    const result = await broken(ready, fault, way, where)
    counts.runs += 1
    if (result.end === 'before' || result.end === 'after') counts[result.end] += 1
    if (result.how === '--abort') counts.aborted += 1
    if (result.how === '--continue') counts.continued += 1
    const problem = result.end === result.end.toUpperCase() ? result.end : judge?.(result)
    if (problem === undefined) return
    counts.wrong += 1
    failures += 1
    console.log(
      `WRONG  ${name}  ${JSON.stringify(fault)} ${way}: ${problem} (${ready.names[Number(fault.FAULT_AT) - 1] ?? ''})\n${result.said}`,
    )
  })
  results.push({ suite: name, points: ready.points, ...counts })
  console.log(`${name}: ${JSON.stringify(results.at(-1))}`)
}

const kills = (ready, kind = 'kill', share = 1) =>
  pointsOf(ready, share).map((at, i) => ({
    fault: { FAULT_AT: String(at), FAULT_KIND: kind },
    way: i % 2 === 0 ? '--abort' : '--continue',
  }))

/** The exit code tells whether the tree changed. */
const honest = ({ ended, end, how }) => {
  if (ended.code === 3) return 'exit 3'
  if (how !== '') return undefined
  if (ended.code === 0 && end !== 'after') return `exit 0 and the tree is ${end}`
  if (ended.code === 1 && end !== 'before') return `exit 1 and the tree is ${end}`
  return undefined
}

const scene = shop(join(folder, 'shop'))
const plain = join(folder, 'plain')
cpSync(scene, plain, { recursive: true, preserveTimestamps: true })
rmSync(join(plain, '.git'), { recursive: true })
rmSync(join(plain, '.extract-codemod'), { recursive: true, force: true })

for (const [mode, args] of Object.entries(MODES)) {
  const ready = await prepared(mode, mode === 'no git' ? plain : scene, args)
  await suite(`killed: ${mode}`, ready, kills(ready))
  await suite(`killed in the middle of a write: ${mode}`, ready, kills(ready, 'torn', 8))
  await suite(
    `killed again while it is taken back or finished: ${mode}`,
    ready,
    kills(ready, 'kill', 5).map(({ fault, way }, i) => ({
      fault: { ...fault, FAULT_AGAIN: String(8 + ((i * 7) % 60)) },
      way,
    })),
  )
  for (const kind of ['ENOSPC', 'EROFS-on', 'EACCES', 'EIO']) {
    await suite(`${kind}: ${mode}`, ready, kills(ready, kind, 12), honest)
  }
  for (const kind of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    await suite(`${kind}: ${mode}`, ready, kills(ready, kind, 20), honest)
}

if (values.repository !== undefined) {
  const own = join(folder, 'own')
  cpSync(resolve(values.repository), own, { recursive: true, verbatimSymlinks: true })
  repository(own)
  const recipe = values.recipe === undefined ? undefined : resolve(values.recipe)
  for (const mode of ['branch, commits', 'no branch, no commits']) {
    const ready = await prepared(`own ${mode}`, own, MODES[mode], recipe)
    const share = Math.max(1, Math.floor(pointsOf(ready).length / 60))
    await suite(`killed: your repository, ${mode}`, ready, kills(ready, 'kill', share))
  }
}

console.table(results)
console.log(failures === 0 ? 'Every tree is as before or as after.' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1
