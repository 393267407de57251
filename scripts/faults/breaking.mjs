/** One run that is broken, what the next commands make of it, and which of the two ends was reached. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { copyOf, firstDifference, run, stateOf } from './scene.mjs'

/** A scene with its two ends, and the points a run of one mode has. `place` is where the ends are made. */
export async function prepared(main, { name, scene, args }, place) {
  const copy = copyOf(scene, place)
  const before = stateOf(copy)
  const log = join(place, 'log')
  const ended = await run(main, copy, args, { FAULT_LOG: log, FAULT_KIND: 'count' })
  if (ended.code !== 0) throw new Error(`${name}: the run without a fault ended with ${ended.code}\n${ended.said}`)
  const after = stateOf(copy)
  const [points = '0', ...names] = readFileSync(log, 'utf8').trim().split('\n')
  if (before === after) throw new Error(`${name}: the run changes nothing`)
  const journal = names.findIndex((point) => point.includes('journal.json')) + 1
  return { name, scene, args, before, after, points: Number(points), names, journal, root: copy.root }
}

/** Break one run in the folder `place`, do what the next command says (`way`), and compare. Gives the end that was reached and how. */
export async function broken(main, ready, { fault, way }, place) {
  const copy = copyOf(ready.scene, place)
  const ended = await run(main, copy, ready.args, fault)
  const after = await goneOn(main, copy, { fault, way, said: ended.said })
  return { ...after, ...endOf(ready, copy, after), ended, copy }
}

/** The next command after a fault, and what it asks for: `--abort` or `--continue`, which may be killed again (`FAULT_AGAIN`). */
export async function goneOn(main, copy, { fault, way, said }) {
  const next = await run(main, copy, ['--only', 'nothing'])
  const all = said + next.said
  if (!next.said.includes('was cut off')) return { how: '', said: all }
  if (fault.FAULT_AGAIN !== undefined)
    await run(main, copy, ['apply', way, '-q'], { FAULT_AT: fault.FAULT_AGAIN, FAULT_KIND: 'kill' })
  const isGoingBack = next.said.includes('It was being taken back')
  const finished = await run(main, copy, ['apply', isGoingBack ? '--abort' : way])
  // One that was killed right before its end has ended: the next command tidies up.
  if (finished.said.includes('no run was cut off here')) await run(main, copy, ['--only', 'nothing'])
  const isStuck = finished.code !== 0 && !finished.said.includes('no run was cut off here')
  return { how: way, said: all + finished.said, isStuck, code: finished.code }
}

/** Whether the tree is as before or as after, byte for byte. */
export function endOf(ready, copy, { isStuck, said }) {
  if (isStuck) return { end: 'STUCK' }
  const state = stateOf(copy)
  if (state === ready.before) return { end: 'before' }
  if (state === ready.after) return { end: 'after' }
  const differences = [ready.before, ready.after].map((other) => firstDifference(other, state)).join('\n--\n')
  return { end: 'NEITHER', said: `${said}\n${differences}` }
}

/** The exit code tells whether the tree changed: a problem in words, or undefined. */
export function honest({ ended, end, how }) {
  if (ended.code === 3) return 'exit 3'
  if (how !== '') return undefined
  if (ended.code === 0 && end !== 'after') return `exit 0 and the tree is ${end}`
  if (ended.code === 1 && end !== 'before') return `exit 1 and the tree is ${end}`
  return undefined
}

/** A job of a suite: break the run as `fault` says; anything but the tree before or after is wrong. */
export function breaking(main, suite, ready, one, judge) {
  const work = async (place) => {
    const result = await broken(main, ready, one, place)
    const problem = result.end === result.end.toUpperCase() ? result.end : judge?.(result)
    return { ...result, problem }
  }
  const point = ready.names[Number(one.fault.FAULT_AT) - 1] ?? ''
  return { suite, what: `${JSON.stringify(one.fault)} ${one.way} (${point})`, work }
}
