import type { FileMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { OwnPlace } from '../../python/index/own-place.ts'
import type { PlaceStep } from '../../python/parse/path-growth.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Where files go, asked for files and for folders. */
export interface PlaceMoves {
  readonly files: readonly FileMove[]
  /** Where a path leads afterwards; undefined for a folder whose files go apart, or of which some stay. */
  readonly goalOf: (path: RepoPath) => RepoPath | undefined
  readonly isThere: (path: RepoPath) => boolean
}

/** Read it off the moves of a plan. A path that is not there goes with the folder that is. */
export function placeMoves(index: SymbolIndex, files: readonly FileMove[]): PlaceMoves {
  const goals = new Map(files.map((move) => [move.from, move.to]))
  let folders: ReadonlyMap<RepoPath, readonly RepoPath[]> | undefined
  // The tree is walked when a folder is asked for first: most moves ask for none.
  const filesBelow = (folder: RepoPath): readonly RepoPath[] | undefined =>
    (folders ??= filesByFolder(index.workspace.list())).get(folder)
  const memory = new Map<RepoPath, RepoPath | undefined>()
  const work = (path: RepoPath): RepoPath | undefined => {
    if (index.workspace.has(path)) return goals.get(path) ?? path
    const inside = filesBelow(path)
    if (inside === undefined) {
      const folder = path === '' ? '' : goalOf(folderOf(path))
      return folder === undefined ? undefined : joinPath(folder, path.slice(folderOf(path).length))
    }
    const moving = inside.filter((file) => goals.has(file))
    if (moving.length === 0) return path
    const [first = ''] = moving
    const rest = path === '' ? first : first.slice(path.length + 1)
    const goal = goals.get(first) ?? ''
    const folder = goal === rest ? '' : goal.slice(0, -rest.length - 1)
    const isWhole = moving.length === inside.length && (goal === rest || goal.endsWith(`/${rest}`))
    return isWhole && inside.every((file) => goals.get(file) === joinPath(folder, file.slice(path.length)))
      ? folder
      : undefined
  }
  const goalOf = (path: RepoPath): RepoPath | undefined => {
    if (!memory.has(path)) memory.set(path, work(path))
    return memory.get(path)
  }
  return { files, goalOf, isThere: (path) => index.workspace.has(path) || filesBelow(path) !== undefined }
}

/** The files below each folder, at any depth. */
function filesByFolder(paths: readonly RepoPath[]): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const below = new Map<RepoPath, RepoPath[]>()
  for (const path of paths)
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const known = below.get(folder)
      if (known === undefined) below.set(folder, [path])
      else known.push(path)
      if (folder === '') break
    }
  return below
}

/** The path that steps lead to; undefined above the root of the tree. */
export function after(from: RepoPath | undefined, steps: readonly PlaceStep[]): RepoPath | undefined {
  const parts = from?.split('/').filter((part) => part !== '')
  for (const { word } of steps)
    for (const part of word === undefined ? ['..'] : word.text.split(/[\\/]/)) {
      if (part === '..') {
        if (parts === undefined || parts.length === 0) return undefined
        parts.pop()
      } else if (part !== '' && part !== '.') parts?.push(part)
    }
  return parts === undefined ? undefined : joinPath(...parts)
}

/** Where a place begins: today, and as it is written afterwards; undefined where that is another folder that nobody looks for. */
export interface PlaceStart {
  readonly was: RepoPath
  readonly is: RepoPath | undefined
}

/** One place with where it leads today, where it would lead as it is written, and where it has to. */
export interface PlaceGoal {
  readonly place: OwnPlace
  readonly start: PlaceStart
  readonly was: RepoPath
  readonly plain: RepoPath | undefined
  /** Undefined where nobody can say it: what is in the folder goes apart. */
  readonly goal: RepoPath | undefined
}

/** The goals of the places of one file, in their order: a place that begins with a name goes on from where that leads afterwards. */
export function placeGoals(
  moves: PlaceMoves,
  places: readonly OwnPlace[],
  begins: (place: OwnPlace) => PlaceStart | undefined,
): readonly (PlaceGoal | undefined)[] {
  const goals: (PlaceGoal | undefined)[] = []
  for (const place of places) {
    const parent = place.parent === undefined ? undefined : goals[place.parent]
    const isLost = place.parent !== undefined && parent?.goal === undefined
    const start = place.parent === undefined ? begins(place) : { was: parent?.was ?? '', is: parent?.goal ?? '' }
    const was = isLost || start === undefined ? undefined : after(start.was, place.steps)
    const plain = start === undefined ? undefined : after(start.is, place.steps)
    // A folder of which a part stays is where it was.
    goals.push(
      was === undefined || start === undefined
        ? undefined
        : { place, start, was, plain, goal: moves.goalOf(was) ?? was },
    )
  }
  return goals
}

/** Whether a place leads elsewhere as it is written. The file itself, as a text, is nobody's folder. */
export function hasToChange({ place, start, plain, goal }: PlaceGoal): boolean {
  return (place.steps.length > 0 || start.is === undefined) && plain !== goal
}
