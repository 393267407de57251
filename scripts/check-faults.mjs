/**
 * `npm run check:faults`: break runs of the program at every point where they write, and look at what is there after the next command.
 * It has to be the tree before or the tree after, byte for byte. `--small` takes a few points of each kind (CI), `--only WORD` the suites whose
 * name has the word, `--part 2/8` every eighth job from the second on; `--results FILE` adds the counts to a file, of which
 * `node scripts/faults/table.mjs FILE` makes the table of docs/faults.md. `--repository DIR --recipe FILE` breaks runs on a repository of
 * yours and nothing else; `--main FILE` runs another build.
 */
import { appendFileSync, cpSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { breaking, honest, prepared } from './faults/breaking.mjs'
import { canMakeImmutable, canMount, onSmallDisk, withImmutable } from './faults/media.mjs'
import { meddling, twoAtOnce } from './faults/meddling.mjs'
import { copyOf, project, repository, run, scratch, shop } from './faults/scene.mjs'

const { values } = parseArgs({
  options: {
    small: { type: 'boolean', default: false },
    only: { type: 'string', default: '' },
    part: { type: 'string', default: '1/1' },
    results: { type: 'string' },
    repository: { type: 'string' },
    recipe: { type: 'string' },
    main: { type: 'string', default: join(project, 'dist', 'src', 'cli', 'main.js') },
    jobs: { type: 'string', default: '2' },
  },
})
const main = resolve(values.main)
const folder = scratch()
const [part, parts] = values.part.split('/').map(Number)

const APPLY = ['apply', '-q', '--allow-dirty']
const MODES = {
  'branch, commits': APPLY,
  'commits here': [...APPLY, '--no-branch'],
  'branch, no commits': [...APPLY, '--no-commits'],
  'no branch, no commits': [...APPLY, '--no-branch', '--no-commits'],
  'no git': ['apply', '-q', '--no-branch', '--no-commits'],
  undo: ['undo'],
}
const skipped = []

/** Points of a run: from the journal on each of them, before it one of sixteen; of these one of `share`, with `--small` three. */
function pointsOf({ points, journal }, share) {
  const every = Array.from({ length: points }, (_, i) => i + 1)
  const chosen = every.filter((i) => i >= journal || i % 16 === 0)
  const step = values.small ? Math.ceil(chosen.length / 3) : Math.max(1, share)
  return chosen.filter((_, i) => i % step === Math.floor(step / 2))
}

const wayOf = (i) => (i % 2 === 0 ? '--abort' : '--continue')

/** Jobs that break a run at its points by one kind of fault. */
const faultsOf = (suite, ready, kind, share, judge) =>
  pointsOf(ready, share).map((at, i) =>
    breaking(main, suite, ready, { fault: { FAULT_AT: String(at), FAULT_KIND: kind }, way: wayOf(i) }, judge),
  )

function jobsOf(ready) {
  const { name } = ready
  const again = pointsOf(ready, 5).map((at, i) => {
    const fault = { FAULT_AT: String(at), FAULT_KIND: 'kill', FAULT_AGAIN: String(8 + ((i * 7) % 60)) }
    return breaking(main, `killed again while it is taken back or finished: ${name}`, ready, { fault, way: wayOf(i) })
  })
  return [
    ...faultsOf(`killed: ${name}`, ready, 'kill', 1),
    ...faultsOf(`killed in the middle of a write: ${name}`, ready, 'torn', 8),
    ...again,
    ...['ENOSPC', 'EROFS-on', 'EACCES', 'EIO'].flatMap((kind) => faultsOf(`${kind}: ${name}`, ready, kind, 12, honest)),
    ...['SIGINT', 'SIGTERM', 'SIGHUP'].flatMap((kind) => faultsOf(`${kind}: ${name}`, ready, kind, 20, honest)),
    ...(name === 'undo' ? [] : otherJobs(ready)),
  ]
}

/** What is not a fault of the run itself: other people, another run, the disk. */
function otherJobs(ready) {
  const { name } = ready
  const files = ['shop/till.py', 'README.md', 'shop/billing/tax.py']
  const deeds = ['edit', 'link', 'remove'].flatMap((deed, i) =>
    pointsOf(ready, 6).map((at, k) =>
      meddling(main, `somebody else, ${deed}: ${name}`, ready, {
        ...{ deed, path: files[(i + k) % files.length], at, way: wayOf(k) },
      }),
    ),
  )
  const pairs = values.small ? 1 : name === 'branch, commits' ? 30 : 5
  const pairJobs = Array.from({ length: pairs }, (_, i) =>
    twoAtOnce(main, `two at once: ${name}`, ready, (i * 37) % 900),
  )
  return [...deeds, ...pairJobs, ...diskJobs(ready)]
}

function diskJobs(ready) {
  const { name } = ready
  const spares = values.small ? [64] : [0, 4, 8, 16, 32, 48, 64, 96, 128, 160, 200, 250, 300, 400, 600, 1000]
  const mounted = canMount(folder)
    ? [
        ...spares.map((spare, i) => onSmallDisk(main, `disk full, tmpfs: ${name}`, ready, { spare, way: wayOf(i) })),
        onSmallDisk(main, `disk read-only: ${name}`, ready, { spare: 0, readOnly: true }),
      ]
    : []
  const paths = ['shop/till.py', 'shop/billing', 'shop/billing/tax.py', 'README.md', 'configs', '.']
  const immutable = canMakeImmutable(join(ready.root, 'README.md'))
    ? paths.map((path, i) => withImmutable(main, `immutable: ${name}`, ready, { path, way: wayOf(i), copyOf }))
    : []
  if (mounted.length === 0) skipped.push('disk full and read-only: this user may not mount a tmpfs')
  if (immutable.length === 0) skipped.push('immutable: this file system or user has no chattr')
  return [...mounted, ...immutable]
}

async function scenes() {
  if (values.repository !== undefined) {
    const own = join(folder, 'own')
    cpSync(resolve(values.repository), own, { recursive: true, verbatimSymlinks: true })
    repository(own)
    return ['branch, commits', 'no branch, no commits'].map((mode) => {
      const recipe = values.recipe === undefined ? [] : ['--recipe', resolve(values.recipe)]
      return { name: `your repository, ${mode}`, scene: own, args: [...MODES[mode], ...recipe], isOwn: true }
    })
  }
  const scene = shop(join(folder, 'shop'))
  const plain = join(folder, 'plain')
  cpSync(scene, plain, { recursive: true, preserveTimestamps: true })
  rmSync(join(plain, '.git'), { recursive: true })
  rmSync(join(plain, '.extract-codemod'), { recursive: true, force: true })
  const applied = copyOf(scene, join(folder, 'applied'))
  const ended = await run(main, applied, MODES['branch, commits'])
  if (ended.code !== 0) throw new Error(ended.said)
  const where = { 'no git': plain, undo: applied.root }
  return Object.entries(MODES).map(([name, args]) => ({ name, scene: where[name] ?? scene, args }))
}

const jobs = []
for (const [at, scene] of (await scenes()).entries()) {
  // The name of a suite ends with that of its scene.
  if (values.only.includes(': ') && !values.only.endsWith(`: ${scene.name}`)) continue
  const ready = await prepared(main, scene, join(folder, `ends-${at}`))
  const share = Math.max(1, Math.floor(pointsOf(ready, 1).length / 60))
  jobs.push(...(scene.isOwn ? faultsOf(`killed: ${scene.name}`, ready, 'kill', share) : jobsOf(ready)))
}

const left = jobs.filter(({ suite }) => suite.includes(values.only)).filter((_, at) => at % parts === part - 1)
const rows = new Map()
let failures = 0
console.log(`${left.length} of ${jobs.length} runs`)
const lane = async (where) => {
  for (let job = left.shift(); job !== undefined; job = left.shift()) {
    const { end, how, said, problem } = await job.work(join(folder, `job-${where}`))
    const counts = {
      ...{ runs: 1, before: Number(end === 'before'), after: Number(end === 'after') },
      ...{ aborted: Number(how === '--abort'), continued: Number(how === '--continue') },
      wrong: Number(problem !== undefined),
    }
    if (values.results !== undefined)
      appendFileSync(values.results, `${JSON.stringify({ suite: job.suite, ...counts })}\n`)
    const row = rows.get(job.suite) ?? { suite: job.suite }
    rows.set(job.suite, row)
    for (const [key, count] of Object.entries(counts)) row[key] = (row[key] ?? 0) + count
    if (problem === undefined) continue
    failures += 1
    console.log(`WRONG  ${job.suite}  ${job.what}: ${problem}\n${said}`)
  }
}
await Promise.all(Array.from({ length: Number(values.jobs) }, (_, where) => lane(where)))

console.table([...rows.values()])
for (const why of new Set(skipped)) console.log(`skipped: ${why}`)
console.log(failures === 0 ? 'Every tree is as before or as after.' : `${failures} wrong`)
process.exitCode = failures === 0 ? 0 : 1
