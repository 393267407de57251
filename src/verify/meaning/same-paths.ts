import { sharedHead } from '../../model/shared-ends.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import { movedPaths } from './moved-paths.ts'

/** What no path contains. Names in a text are compared by others; here it is the words with a separator, or what one became. */
const CUT = /([\s"'`<>|,;()[\]{}=:!^#&]+)/
const SEPARATORS = /(?:\\\/|\\+(?!\.)|\/)+/

/**
 * Two texts with the words in which a path of something that moved became its new path taken out of both; undefined when a word with
 * separators differs otherwise. A relative path may get or lose steps up: where it leads to is held against the tree by the ledger.
 */
export function withoutMovedPaths(
  scene: Scene,
  was: string,
  is: string,
): { readonly was: string; readonly is: string } | undefined {
  const [old, now] = [was.split(CUT), is.split(CUT)]
  if (old.length !== now.length) return undefined
  const [left, right]: [string[], string[]] = [[], []]
  for (const [at, word] of old.entries()) {
    const other = now[at] ?? ''
    const isPair = word !== other && at % 2 === 0
    if (!isPair || !isMovedPath(scene, word, other)) {
      left.push(word)
      right.push(other)
    } else {
      left.push('\0')
      right.push('\0')
    }
  }
  return { was: left.join(''), is: right.join('') }
}

/** Whether one word is an old path and the other what it became, as far as the words can tell. */
export function isMovedPath(scene: Scene, was: string, is: string): boolean {
  if (was.includes('/') && patternBehind(was) !== patternBehind(is)) return false
  // The end of a sentence, or of a pattern, is no part of the path that stands there.
  const [end = ''] = /[.?!$]*$/.exec(was) ?? []
  if (end !== '' && is.endsWith(end)) return isMovedPath(scene, was.slice(0, -end.length), is.slice(0, -end.length))
  if (!/[\\/]/.test(was + is)) return isPartOfPath(scene, was, is)
  const [old, now] = [partsOf(was), partsOf(is)]
  const [steps, others] = [stepsOf(old), stepsOf(now)]
  const isRelative = steps > 0 || others > 0
  if (!isRelative) {
    const same = sharedHead(old, now)
    // What stands before the moved path is the same on both sides; part of it may be the same in both trees, too.
    for (let first = Math.min(same, old.length - 1); first >= 0; first -= 1)
      if (leadsTo(scene, old.slice(first), now.slice(first))) return true
    return false
  }
  return leadsTo(scene, old.slice(steps), now.slice(others), true)
}

/** What the last part of a path says as a pattern behind its first letters, where it is one: `.*\.py$`, `\w+`. A new name changes none of it. */
function patternBehind(word: string): string {
  const last = word.slice(word.lastIndexOf('/') + 1)
  return /[*+?]|\\[A-Za-z]/.test(last) ? last.replace(/^[\w-]*/, '') : ''
}

/** One of several strings that make a path: the last part of what moved. */
function isPartOfPath(scene: Scene, was: string, is: string): boolean {
  const [old, now] = [was, is].map((word) => word.replaceAll(/\\{1,2}\./g, '.'))
  return movedPaths(scene).tops.some(([top, goal]) => baseNameOf(top) === old && baseNameOf(goal) === now)
}

/** Whether a path, from the root or from any folder on the way, leads to the other after the moves. */
function leadsTo(scene: Scene, old: readonly string[], now: readonly string[], isRelative = false): boolean {
  const moved = movedPaths(scene)
  const [from, to] = [old.join('/'), now.join('/')]
  const whole = moved.goneTo(from) ?? moved.goneBelowRoot(from)
  if (whole !== undefined && endsLike(whole, to)) return true
  if (isRelative && from === to) return true
  return moved.tops.some(([top, goal]) => {
    // The first of several strings that make the path takes what the new one has more above.
    if (!isRelative && top.startsWith(`${from}/`) && goal.startsWith(`${to}/`)) return true
    // The text may start anywhere on the way down to what moved: `invoicing/lines.py` beside the folder.
    for (const [tail, rest] of tailsOf(top)) {
      if (from !== tail && !from.startsWith(`${tail}/`)) continue
      const below = from.slice(tail.length)
      const became = moved.goneTo(`${rest}${from}`) ?? goal + below
      if (endsLike(became, to)) return true
    }
    return false
  })
}

/** Every ending of a path that has whole parts, with what stands before it. */
function tailsOf(path: string): readonly (readonly [string, string])[] {
  const parts = path.split('/')
  return parts.map((_, at) => [parts.slice(at).join('/'), at === 0 ? '' : `${parts.slice(0, at).join('/')}/`] as const)
}

/** The new path, or as much of its end as a text from another place needs. */
function endsLike(path: string, text: string): boolean {
  return text !== '' && (path === text || path.endsWith(`/${text}`))
}

function partsOf(word: string): readonly string[] {
  return word
    .replace(/^[\\/]+/, '')
    .replaceAll(/\\{1,2}\./g, '.')
    .split(SEPARATORS)
    .filter((part) => part !== '' && part !== '.')
}

function stepsOf(parts: readonly string[]): number {
  return parts.findIndex((part) => part !== '..') < 0 ? parts.length : parts.findIndex((part) => part !== '..')
}
