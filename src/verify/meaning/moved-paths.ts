import { literalPattern } from '../../model/literal-pattern.ts'
import { folderOf, baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A folder that is gone, as strings or alternatives may spell its last two parts. */
export interface JoinedPath {
  readonly parts: readonly string[]
  readonly pattern: RegExp
  readonly now: RepoPath
}

/** What became of the files and folders of the base tree, told from both trees. */
export interface MovedPaths {
  readonly isEmpty: boolean
  /** Every text matches it that names something gone; many others do as well. */
  readonly pattern: RegExp
  /** Where a path leads now that named a file or folder (or something below one) that is gone; undefined for all others. */
  readonly goneTo: (path: string) => RepoPath | undefined
  /** Whether a path that begins with this word may lead anywhere by `goneTo` or `goneBelowRoot`: a base64 text is a path of thousands of words. */
  readonly mayBegin: (word: string) => boolean
  /** The same for a path from a source root, or from its last but one folder. */
  readonly goneBelowRoot: (path: string) => RepoPath | undefined
  readonly wasThere: (path: string) => boolean
  readonly isThere: (path: string) => boolean
  readonly cameFrom: (path: RepoPath) => RepoPath
  readonly joined: readonly JoinedPath[]
  /** Each folder that is gone and lies in no other one, and each file that is gone alone, with its new path. */
  readonly tops: readonly (readonly [RepoPath, RepoPath])[]
}

const known = new WeakMap<Scene, MovedPaths>()

/** The moves of a scene: those of the plan that were made, and those of the tests. */
export function movedPaths(scene: Scene): MovedPaths {
  const moved = known.get(scene) ?? search(scene)
  known.set(scene, moved)
  return moved
}

function search(scene: Scene): MovedPaths {
  const went = wentTo(scene)
  // What a shim lies in is no longer what a path is about.
  const hasShims = scene.plan.recipe.shim !== undefined
  const left = scene.final.list().filter((path) => !(hasShims && went.has(path)))
  const [before, after] = [treeOf(scene.base.list()), treeOf(left)]
  const folders = new Map<RepoPath, RepoPath>()
  for (const [from, to] of went) {
    // The folder goes where its files go, and so do those above it as long as their names stay.
    let [old, now] = [folderOf(from), folderOf(to)]
    while (old !== '' && now !== '' && !after.has(old)) {
      if (!folders.has(old)) folders.set(old, now)
      if (baseNameOf(old) !== baseNameOf(now)) break
      ;[old, now] = [folderOf(old), folderOf(now)]
    }
  }
  // No folder lies deeper, so no longer path needs to be climbed from its end.
  const deepest = Math.max(1, ...[...before].map((path) => path.split('/').length))
  const goneTo = (path: string): RepoPath | undefined => {
    const file = went.get(path)
    if (file !== undefined) return after.has(path) ? undefined : file
    if (after.has(path)) return undefined
    const stem = went.get(`${path}.py`)
    if (stem !== undefined && !before.has(path)) return stem.replace(/\.py$/, '')
    for (let up = upTo(path, deepest); up !== ''; up = folderOf(up)) {
      const to = folders.get(up)
      if (to !== undefined) return to + path.slice(up.length)
      if (before.has(up)) return undefined
    }
    return undefined
  }
  const roots = scene.plan.rootsBefore.filter((root) => root !== '')
  const tops = [...folders.keys()].filter((folder) => !folders.has(folderOf(folder)))
  const files = [...went.keys()].filter((path) => !folders.has(folderOf(path)) && !after.has(path))
  const words = [...new Set([...tops, ...files].map((path) => baseNameOf(path).replace(/\.pyi?$/, '')))]
  return {
    isEmpty: went.size === 0,
    pattern: words.length === 0 ? /(?!)/ : new RegExp(words.map(literalPattern).join('|')),
    goneTo,
    mayBegin: beginnings([...went.keys(), ...folders.keys()], roots),
    goneBelowRoot: (path) => roots.map((root) => goneTo(`${root}/${path}`)).find((goal) => goal !== undefined),
    wasThere: (path) => before.has(path),
    isThere: (path) => after.has(path),
    cameFrom: originOf(scene, went),
    joined: [...tops, ...files].flatMap(joinedOf(folders, went)),
    tops: [...tops, ...files].map((path) => [path, folders.get(path) ?? went.get(path) ?? path]),
  }
}

/** The first words of paths and of what is left of them below a root. */
function beginnings(paths: readonly RepoPath[], roots: readonly RepoPath[]): (word: string) => boolean {
  const words = new Set<string>()
  for (const path of paths) {
    // Below a root that is gone as a whole any word leads somewhere.
    if (roots.some((root) => root === path || root.startsWith(`${path}/`))) return () => true
    for (const root of ['', ...roots])
      if (root === '' || path.startsWith(`${root}/`)) {
        const first = (root === '' ? path : path.slice(root.length + 1)).split('/', 1)[0] ?? ''
        words.add(first).add(first.replace(/\.py$/, ''))
      }
  }
  return (word) => words.has(word)
}

/** The first parts of a path, so many at most. */
function upTo(path: string, parts: number): string {
  let end = -1
  for (let part = 0; part < parts; part += 1) {
    end = path.indexOf('/', end + 1)
    if (end < 0) return path
  }
  return path.slice(0, end)
}

/** Files of the base tree that are at another place in the final one. */
function wentTo(scene: Scene): ReadonlyMap<RepoPath, RepoPath> {
  const went = new Map<RepoPath, RepoPath>()
  for (const { from, to } of scene.plan.files) if (scene.final.has(to)) went.set(from, to)
  const { tests } = scene.plan.recipe
  for (const path of tests === undefined ? [] : scene.base.list()) {
    if (tests === undefined || !path.startsWith(`${tests.from}/`) || scene.final.has(path)) continue
    const to = tests.to + path.slice(tests.from.length)
    if (scene.final.has(to)) went.set(path, to)
  }
  return went
}

function originOf(scene: Scene, went: ReadonlyMap<RepoPath, RepoPath>): (path: RepoPath) => RepoPath {
  const back = new Map([...went].map(([from, to]) => [to, from]))
  return (path) => (scene.base.has(path) && !back.has(path) ? path : (back.get(path) ?? path))
}

function treeOf(files: readonly RepoPath[]): ReadonlySet<string> {
  const all = new Set<string>(files)
  for (const path of files) for (let up = folderOf(path); up !== '' && !all.has(up); up = folderOf(up)) all.add(up)
  return all
}

/** `"shop", "invoicing"`, `"shop") / "invoicing`, `shop/{invoicing,core}`, `shop/(core|invoicing)`. */
function joinedOf(
  folders: ReadonlyMap<RepoPath, RepoPath>,
  went: ReadonlyMap<RepoPath, RepoPath>,
): (path: RepoPath) => readonly JoinedPath[] {
  return (path) => {
    const now = folders.get(path) ?? went.get(path) ?? path
    const parts = path.split('/')
    const [parent, last] = [literalPattern(parts.at(-2) ?? ''), literalPattern(parts.at(-1) ?? '')]
    if (parent === '') return []
    const between = String.raw`["']\s*(?:,|\)?\s*/|\)?\s*\.\s*(?:joinpath|glob|rglob)\s*\()\s*[rb]?["']`
    const strings = new RegExp(`(?<![\\w-])${parent}${between}${last}(?![\\w-])`, 'g')
    const choice = new RegExp(`(?<![\\w-])${parent}[\\\\/]+[{(](?:[^{}()\\n]*[,|])?${last}(?=[,|})/])`, 'g')
    return [strings, choice].map((pattern) => ({ parts, pattern, now }))
  }
}
