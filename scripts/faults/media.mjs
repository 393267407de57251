/** Disks that are full, read-only, or have files that nobody may change: made with mounts and attributes, where the system lets us. */
import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { run } from './scene.mjs'
import { endOf, goneOn, honest } from './breaking.mjs'

const attempt = (program, ...args) => {
  try {
    execFileSync(program, args, { stdio: 'pipe' })
    return true
  } catch {
    return false
  }
}

/** Whether this process may mount a file system of its own. */
export function canMount(folder) {
  const place = join(folder, 'may-mount')
  mkdirSync(place, { recursive: true })
  return attempt('mount', '-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', place) && attempt('umount', place)
}

/** A job: the tree lies on a file system that has `spare` KiB left (or is mounted read-only), and after the run there is room again. */
export function onSmallDisk(main, suite, ready, { spare, readOnly = false, way = '--abort' }) {
  const work = async (place) => {
    attempt('umount', join(place, 'disk'))
    rmSync(place, { recursive: true, force: true })
    const disk = join(place, 'disk')
    mkdirSync(disk, { recursive: true })
    if (!attempt('mount', '-t', 'tmpfs', '-o', 'size=64m', 'tmpfs', disk)) throw new Error('no tmpfs')
    try {
      const copy = { root: join(disk, 'tree'), tmp: join(disk, 'tmp') }
      mkdirSync(copy.tmp)
      cpSync(ready.scene, copy.root, { recursive: true, preserveTimestamps: true, verbatimSymlinks: true })
      attempt('git', '-C', copy.root, 'status')
      const used = Number(execFileSync('df', ['-k', '--output=used', disk], { encoding: 'utf8' }).split('\n')[1])
      attempt('mount', '-o', readOnly ? 'remount,ro' : `remount,size=${used + spare}k`, disk)
      const ended = await run(main, copy, ready.args)
      attempt('mount', '-o', 'remount,rw,size=64m', disk)
      const after = await goneOn(main, copy, { fault: {}, way, said: ended.said })
      const result = { ...after, ...endOf(ready, copy, after), ended }
      const problem = result.end === result.end.toUpperCase() ? result.end : honest(result)
      return { ...result, problem }
    } finally {
      attempt('umount', disk)
    }
  }
  return { suite, what: readOnly ? 'read-only' : `${spare} KiB left, ${way}`, work }
}

/** Whether files can be made immutable here. */
export function canMakeImmutable(file) {
  return attempt('chattr', '+i', file) && attempt('chattr', '-i', file)
}

/** A job: one path of the tree is immutable while the run goes on, and no more afterwards. */
export function withImmutable(main, suite, ready, { path, way, copyOf }) {
  const work = async (place) => {
    attempt('chattr', '-R', '-i', join(place, 'tree'))
    const copy = copyOf(ready.scene, place)
    attempt('chattr', '+i', join(copy.root, path))
    const ended = await run(main, copy, ready.args)
    attempt('chattr', '-i', join(copy.root, path))
    const after = await goneOn(main, copy, { fault: {}, way, said: ended.said })
    const result = { ...after, ...endOf(ready, copy, after), ended }
    const problem = result.end === result.end.toUpperCase() ? result.end : honest(result)
    return { ...result, problem }
  }
  return { suite, what: `${path} is immutable, ${way}`, work }
}
