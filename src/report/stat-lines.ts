import { sharedHead, sharedTail } from '../model/shared-ends.ts'
import { gitPatch } from '../text/unified-diff.ts'
import type { FilePatch } from '../text/unified-diff.ts'
import { columnsOf } from './fit-width.ts'
import type { Paint } from './paint.ts'
import { pathsOf } from './patch.ts'
import { plural } from './plan-lines.ts'

/** How many lines of one file's patch are added and removed. */
export function linesChanged(patch: FilePatch): { readonly added: number; readonly removed: number } {
  let [added, removed, isHunk] = [0, 0, false]
  for (const line of gitPatch([patch]).split('\n')) {
    if (line.startsWith('@@')) isHunk = true
    else if (isHunk && line.startsWith('+')) added += 1
    else if (isHunk && line.startsWith('-')) removed += 1
  }
  return { added, removed }
}

/** A line a file, as `git diff --stat` shows them, fitted into `width` columns; then the sum. Ends in a newline unless it is empty. */
export function statText(patches: readonly FilePatch[], paint: Paint, width: number): string {
  const counts = patches.map((patch) => ({ patch, ...linesChanged(patch) }))
  if (counts.length === 0) return ''
  const most = Math.max(...counts.map(({ added, removed }) => added + removed))
  const digits = String(most).length
  const rows = counts.map(({ patch, ...count }) => ({ name: shortened(nameOf(patch), width - digits - 15), ...count }))
  const longest = Math.max(...rows.map(({ name }) => columnsOf(name)))
  const room = Math.max(width - longest - digits - 5, 10)
  const scale = most > room ? room / most : 1
  const lines = rows.map(({ name, added, removed }) => {
    const [plus, minus] = [barOf(added, scale), barOf(removed, scale)]
    const count = String(added + removed).padStart(digits)
    const bar = paint('green', '+'.repeat(plus)) + paint('red', '-'.repeat(minus))
    return ` ${name}${' '.repeat(longest - columnsOf(name))} | ${count} ${bar}`.trimEnd()
  })
  const [added, removed] = [sum(rows.map((row) => row.added)), sum(rows.map((row) => row.removed))]
  return [...lines, ` ${plural(rows.length, 'file')}, ${added} lines added, ${removed} removed`, ''].join('\n')
}

function nameOf(patch: FilePatch): string {
  const [from, path] = pathsOf(patch)
  if (path === undefined) return from ?? ''
  return from === undefined || from === path ? path : folded(from, path)
}

/** A path that changed, with what both have in common once: `{shop/data => packages/a/src/b}/x.py`. */
function folded(from: string, to: string): string {
  const [old, now] = [from.split('/'), to.split('/')]
  const most = Math.min(old.length, now.length)
  const head = sharedHead(old, now, most - 1)
  const tail = sharedTail(old, now, most - head)
  const middle = (parts: readonly string[]): string => parts.slice(head, parts.length - tail).join('/')
  return [...now.slice(0, head), `{${middle(old)} => ${middle(now)}}`, ...now.slice(now.length - tail)].join('/')
}

/** A path that is too long is cut at its front, between folders where one ends there, as git does it. */
function shortened(name: string, width: number): string {
  if (columnsOf(name) <= width) return name
  let tail = name
  while (columnsOf(tail) > Math.max(width - 3, 10)) tail = tail.slice(1)
  const slash = tail.indexOf('/')
  return `...${slash < 0 ? tail : tail.slice(slash)}`
}

/** What changed at all has a mark. */
function barOf(count: number, scale: number): number {
  return count === 0 ? 0 : Math.max(1, Math.round(count * scale))
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0)
}
