import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SymbolicLink } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A link of the base tree, what it leads to there, and the link of the final tree that continues it with what that one leads to. */
export interface FollowedLink {
  readonly link: SymbolicLink
  readonly led: RepoPath
  readonly now: SymbolicLink | undefined
  readonly leads: RepoPath | undefined
  /** Whether it leads to what it led to, wherever that is by now. */
  readonly isRight: boolean
}

/** Links may lead to links; this many are followed, as Linux does (path_resolution(7)). */
const MOST_HOPS = 40

/** Every link of the base tree that led to something in it, followed step by step as the system would in both trees. */
export function followedLinks(scene: Scene): readonly FollowedLink[] {
  const links = scene.base.links()
  if (links.length === 0) return []
  const [before, after] = [treeOf(scene.base), treeOf(scene.final)]
  const arrived = scene.final.links().filter(({ path }) => scene.base.linkAt(path) === undefined)
  return links.flatMap((link): FollowedLink[] => {
    const led = leadsTo(before, link.path)
    if (led === undefined) return []
    const stayed = scene.final.linkAt(link.path)
    const candidates =
      stayed === undefined
        ? arrived.filter(({ path }) => baseNameOf(path) === baseNameOf(link.path))
        : [{ path: link.path, target: stayed }]
    const seen = candidates.map((now) => {
      const leads = leadsTo(after, now.path)
      return { link, led, now, leads, isRight: leads !== undefined && isSame(scene, led, leads, before, after) }
    })
    return [
      seen.find(({ isRight }) => isRight) ?? seen[0] ?? { link, led, now: undefined, leads: undefined, isRight: false },
    ]
  })
}

/** The files, folders and links of a tree, for walks as the system does them. */
export interface LinkedTree {
  readonly links: ReadonlyMap<RepoPath, string>
  readonly files: ReadonlySet<RepoPath>
  readonly folders: ReadonlySet<RepoPath>
}

const trees = new WeakMap<Workspace, LinkedTree>()

/** The tree of a snapshot, links included; asked again it is the same. */
export function treeOf(workspace: Workspace): LinkedTree {
  const tree = trees.get(workspace) ?? readTree(workspace)
  trees.set(workspace, tree)
  return tree
}

function readTree(workspace: Workspace): LinkedTree {
  const links = new Map(workspace.links().map(({ path, target }) => [path, target]))
  const folders = new Set<RepoPath>([''])
  for (const path of [...workspace.list(), ...links.keys()])
    for (let up = folderOf(path); up !== '' && !folders.has(up); up = folderOf(up)) folders.add(up)
  return { links, files: new Set(workspace.list()), folders }
}

/** The file or folder of the tree that a path ends at; undefined where it leaves the tree or ends nowhere. */
export function leadsTo({ links, files, folders }: LinkedTree, path: RepoPath): RepoPath | undefined {
  const ahead = path.split('/')
  const way: string[] = []
  for (let hops = 0; ahead.length > 0;) {
    const part = ahead.shift() ?? ''
    if (part === '' || part === '.') continue
    if (part === '..') {
      if (way.pop() === undefined) return undefined
      continue
    }
    const here = [...way, part].join('/')
    const target = links.get(here)
    if (target === undefined) way.push(part)
    else if (target.startsWith('/') || (hops += 1) > MOST_HOPS) return undefined
    else ahead.unshift(...target.split('/'))
  }
  const end = way.join('/')
  return files.has(end) || folders.has(end) ? end : undefined
}

/** Whether two places, one in each tree, are the same thing: by the moves that were made, of a folder by those of its files. */
function isSame(scene: Scene, led: RepoPath, leads: RepoPath, before: LinkedTree, after: LinkedTree): boolean {
  const goals = new Map(scene.plan.files.filter(({ to }) => after.files.has(to)).map(({ from, to }) => [from, to]))
  const { tests } = scene.plan.recipe
  const goalOf = (path: RepoPath): RepoPath => {
    const planned = goals.get(path)
    if (planned !== undefined || after.files.has(path) || tests === undefined) return planned ?? path
    return path.startsWith(`${tests.from}/`) ? tests.to + path.slice(tests.from.length) : path
  }
  if (before.files.has(led)) return goalOf(led) === leads
  const below = scene.base.list().filter((path) => led === '' || path.startsWith(`${led}/`))
  const left = below.filter((path) => goalOf(path) === path)
  if (left.length > 0 || below.length === 0) return leads === led
  return below.some((path) => goalOf(path) === leads + path.slice(led.length))
}
