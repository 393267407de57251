import { sharedHead } from '../../model/shared-ends.ts'
import type { FileChange } from '../../model/change.ts'
import type { FileMove } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SymbolicLink } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { foldersOf } from './moved-folders.ts'

/**
 * What symbolic links need after files of `before` went to other places in `after`, by whatever step: a link whose target moved leads to the new
 * place, and a link moves with its folder, or with the file beside it that it names, and goes on leading where it led. Links that say an
 * absolute path, or climb behind another link, are left alone.
 */
export function linkMoves(before: Workspace, after: Workspace): readonly FileChange[] {
  const links = before.links()
  const moves = links.length === 0 ? [] : movesBetween(before, after)
  if (moves.length === 0) return []
  const files = new Map(moves.map(({ from, to }) => [from, to]))
  const folders = foldersOf(moves, before.list())
  const isLink = new Set(links.map(({ path }) => path))

  function placeOf(path: RepoPath): RepoPath {
    for (let up = folderOf(path); up !== ''; up = folderOf(up)) {
      const to = folders.get(up)
      if (to !== undefined) return to + path.slice(up.length)
    }
    return path
  }

  /** `aws -> aws.py` is a second name of the file beside it, and found by whoever finds that. */
  function newPlace({ path, target }: SymbolicLink): RepoPath {
    const place = placeOf(path)
    const beside = target.includes('/') ? undefined : files.get(joinPath(folderOf(path), target))
    return place === path && beside !== undefined ? joinPath(folderOf(beside), baseNameOf(path)) : place
  }

  /** Links that a step before changed are where they belong. */
  const settled = new Map(
    after.links().flatMap(({ path, target }) => {
      const from = after.originOf(path)?.path
      return from === undefined || (from === path && before.linkAt(path) === target) ? [] : [[from, path] as const]
    }),
  )
  const places = new Map(links.map((link) => [link.path, settled.get(link.path) ?? newPlace(link)]))
  const goalOf = (path: RepoPath): RepoPath => files.get(path) ?? places.get(path) ?? folders.get(path) ?? placeOf(path)

  return links.flatMap(({ path, target }): FileChange[] => {
    if (settled.has(path)) return []
    const to = places.get(path) ?? path
    const now = newTarget({ path, target }, to, isLink, goalOf) ?? target
    return to === path && now === target ? [] : [{ kind: 'link', path, to, target: now }]
  })
}

/** The files that are at another place, each once. */
function movesBetween(before: Workspace, after: Workspace): readonly FileMove[] {
  return after.touched().flatMap((to) => {
    const from = after.has(to) ? after.originOf(to)?.path : undefined
    return from !== undefined && from !== to && before.has(from) && !after.has(from) ? [{ from, to }] : []
  })
}

/** What a link has to say at its new place; undefined where it goes on saying what it says, and where nobody can tell. */
function newTarget(
  { path, target }: SymbolicLink,
  to: RepoPath,
  isLink: ReadonlySet<RepoPath>,
  goalOf: (path: RepoPath) => RepoPath,
): string | undefined {
  if (target.startsWith('/') || /^[A-Za-z]:/.test(target) || climbsBehindLink(path, target, isLink)) return undefined
  const was = walked(folderOf(path), target)
  const goal = was.startsWith('../') || was === '..' || was === '' ? was : goalOf(was)
  if (goal === was && folderOf(to) === folderOf(path)) return undefined
  if (walked(folderOf(to), target) === goal) return undefined
  const way = wayFrom(folderOf(to), goal)
  const isDotted = target.startsWith('./') && !way.startsWith('.')
  return `${isDotted ? './' : ''}${way}${target.endsWith('/') && way !== '.' ? '/' : ''}`
}

/** `a/link/../b` leads out of what the link names, not back to `a`. */
function climbsBehindLink(path: RepoPath, target: string, isLink: ReadonlySet<RepoPath>): boolean {
  const parts = target.split('/')
  return parts.some((part, at) => part === '..' && isLink.has(walked(folderOf(path), parts.slice(0, at).join('/'))))
}

/** A path from a folder on; what climbs out of the root begins with `../`. */
function walked(folder: RepoPath, target: string): string {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of target.split('/')) {
    if (part === '' || part === '.') continue
    if (part === '..' && parts.length > 0 && parts.at(-1) !== '..') parts.pop()
    else parts.push(part)
  }
  return parts.join('/')
}

function wayFrom(folder: RepoPath, goal: string): string {
  const [from, to] = [folder, goal].map((path) => (path === '' ? [] : path.split('/'))) as [string[], string[]]
  const up = to.indexOf('..')
  const same = sharedHead(from, to, up < 0 ? Infinity : up)
  const way = [...from.slice(same).map(() => '..'), ...to.slice(same)]
  return way.length === 0 ? '.' : way.join('/')
}
