/** Somebody else does something to a file of the run, between any two of its steps: what they did has to be there afterwards. */
import { existsSync, lstatSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { copyOf, firstDifference, run, stateOf } from './scene.mjs'
import { goneOn } from './breaking.mjs'

/** What is done (see `preload.mjs`), and how it is seen afterwards that it was kept. */
const DEEDS = {
  edit: (root, path) => besides(root, path).some((file) => readFileSync(file, 'utf8').includes('# somebody else')),
  link: (root, path) => besides(root, path).some((file) => lstatSync(file).isSymbolicLink()),
  remove: () => true,
}

/** The file itself, and what lies beside it under a name that begins with its own. */
function besides(root, path) {
  const folder = join(root, dirname(path))
  if (!existsSync(folder)) return []
  const own = path.slice(path.lastIndexOf('/') + 1)
  return readdirSync(folder)
    .filter((name) => name.startsWith(own))
    .map((name) => join(folder, name))
}

/** What is the same before and after whatever became of one file: all lines but its own, and without what git says of the work tree. */
function without(state, path) {
  return state
    .split('\n')
    .filter((line) => !line.includes(path) && !line.includes(`${dirname(path)} `))
    .filter((line) => !/^(.[MADRCU? ]|[MADRCU]. ?) /.test(line))
    .join('\n')
}

/** A job: `deed` to the file `path` at the point `at` of a run; the rest has to be as before or as after. */
export function meddling(main, suite, ready, { deed, path, at, way }) {
  const work = async (place) => {
    const copy = copyOf(ready.scene, place)
    const log = join(place, 'log')
    rmSync(`${log}.done`, { force: true })
    const fault = { FAULT_LOG: log, FAULT_AT: String(at), FAULT_KIND: deed, FAULT_FILE: join(copy.root, path) }
    const ended = await run(main, copy, ready.args, fault)
    const gone = await goneOn(main, copy, { fault: {}, way, said: ended.said })
    const state = without(stateOf(copy), path)
    const ends = { before: without(ready.before, path), after: without(ready.after, path) }
    const end = Object.keys(ends).find((name) => ends[name] === state) ?? 'NEITHER'
    // The file may have been moved away before: then nothing was done to it.
    const isKept = !existsSync(`${log}.done`) || DEEDS[deed](copy.root, path)
    const problem =
      end === 'NEITHER'
        ? `NEITHER\n${firstDifference(ends.before, state)}\n--\n${firstDifference(ends.after, state)}`
        : ended.code === 3
          ? 'exit 3'
          : isKept
            ? undefined
            : `what somebody else did to ${path} is gone`
    return { end, how: gone.how, said: gone.said, problem, ended }
  }
  return { suite, what: `${deed} ${path} at ${at} ${way} (${ready.names[at - 1] ?? ''})`, work }
}

/** A job: two runs are started at once, `delay` ms apart. One does it, the other one says why not, and the tree is as after one run. */
export function twoAtOnce(main, suite, ready, delay) {
  const work = async (place) => {
    const copy = copyOf(ready.scene, place)
    const first = run(main, copy, ready.args)
    await new Promise((resolve) => setTimeout(resolve, delay))
    const both = await Promise.all([first, run(main, copy, ready.args)])
    const said = both.map((one) => `${one.code}: ${one.said}`).join('\n--\n')
    const state = stateOf(copy)
    const end = state === ready.after ? 'after' : state === ready.before ? 'before' : 'NEITHER'
    const codes = both.map((one) => one.code).sort()
    const problem =
      end !== 'after'
        ? `the tree is ${end}: ${firstDifference(ready.after, state)}`
        : codes.join() !== '0,1' && codes.join() !== '0,0'
          ? `exit codes ${codes.join(' and ')}`
          : undefined
    return { end, how: '', said, problem }
  }
  return { suite, what: `${delay} ms apart`, work }
}
