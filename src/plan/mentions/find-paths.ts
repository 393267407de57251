import { literalPattern } from '../../model/literal-pattern.ts'
import { joinPath, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { overlaps } from '../../model/span.ts'
import type { Span } from '../../model/span.ts'
import { bareFiles } from './bare-files.ts'
import { copiedTo } from './copied-paths.ts'
import { findAddresses } from './find-addresses.ts'
import type { PathGoal, PathMap } from './path-map.ts'
import { pathTokens } from './path-tokens.ts'
import type { PathToken } from './path-tokens.ts'
import { relative } from './relative-path.ts'
import type { TextPlace } from './text-place.ts'

/** A file path in text that names a file or folder which moved. */
export interface PathMention {
  readonly span: Span
  readonly text: string
}

/** What a token is taken for: the parts from `first` on are the old path, or (`relative`) all of it is. */
interface Meant {
  readonly goal: PathGoal
  readonly first: number
  /** The new path, with slashes. */
  readonly path: string
  readonly isSure: boolean
}

/** A folder in which distributions are installed: below it a path starts at a source root. */
const INSTALLED = /^(?:site-packages|dist-packages|envsitepackagesdir|purelib|platlib|_?site_?packages(?:_dir)?)$/i
/** A variable that stands for the root of the repository, as tools and shells name it. */
const ROOT =
  /(?:^|[^\w.])(?:toxinidir|tox_root|rootdir|root_?dir|repo_?root|project(?:_?root)?|(?:github[._])?workspace|(?:local)?workspaceFolder|build\.sourcesdirectory|build\.repository\.localpath|system\.defaultworkingdirectory|(?:cmake|project)_source_dir|travis_build_dir|bitbucket_clone_dir|circle_working_directory|codebuild_src_dir|readthedocs_repository_path|ci_project_dir|srcroot|curdir|pwd|git rev-parse --show-toplevel)\s*[)}]{1,2}$/i
const ROOT_WORD =
  /^\$(?:TOX_?INI_?DIR|REPO_?ROOT|PROJECT_?(?:ROOT|DIR)|ROOT_?DIR|ROOT|GITHUB_WORKSPACE|WORKSPACE|CI_PROJECT_DIR|BITBUCKET_CLONE_DIR|TRAVIS_BUILD_DIR|CODEBUILD_SRC_DIR|CIRCLE_WORKING_DIRECTORY|READTHEDOCS_REPOSITORY_PATH|PWD|CURDIR|SRCROOT)$|^%CD%$/i

/**
 * Paths of moved files and folders in a text, wherever the new path is certain: from the root of the repository, relative to the file
 * the text stands in, below a variable for either, as a glob, in an address of this repository. What only may be meant (`shop/invoicing`
 * in a sentence) is left to the ledger.
 */
export function findPaths(text: string, map: PathMap, place: TextPlace): readonly PathMention[] {
  if (map.isEmpty) return []
  const isMoved = map.placeBefore(place.path) !== place.path
  const word = place.isPath === true && /^[\w.-]+$/.test(text) ? wordPath(text, map, place) : undefined
  if (word !== undefined) return [{ span: { start: 0, end: text.length }, text: word }]
  const mayName = map.mayName(text)
  if (!mayName && !(isMoved && text.includes('../'))) return []
  const { mentions: found, spans } = mayName ? findAddresses(text, map) : { mentions: [], spans: [] }
  const mentions: PathMention[] = [...found]
  const isNamed =
    !isMoved &&
    place.installedIn === undefined &&
    !isNestedPattern(place) &&
    map.isNamedFrom(folderOf(map.placeBefore(place.path)))
  for (const token of pathTokens(text)) {
    // Most paths have no part of one that moves.
    if (isNamed && !token.parts.some((part) => map.mayName(part.text))) continue
    const start = token.parts[0]?.span.start ?? 0
    const end = token.parts.at(-1)?.span.end ?? start
    if (spans.some((span) => overlaps(span, { start, end }))) continue
    const isRooted = place.installedIn === undefined || place.isMixed === true
    const rooted = isNestedPattern(place)
      ? patternPath(token, map, place)
      : isRooted
        ? (relativePath(token, map, place) ?? rootedPath(token, map, place, text))
        : undefined
    const meant = rooted ?? installedPath(token, map, place)
    if (meant === undefined || !meant.isSure) continue
    const { last, path } = headOf(token, meant)
    const span = { start: token.parts[meant.first]?.span.start ?? start, end: token.parts[last]?.span.end ?? end }
    const written = spelled(path, token)
    if (text.slice(span.start, span.end) !== written) mentions.push({ span, text: written })
  }
  const bare = isNestedPattern(place) ? [] : bareFiles(text, map, place)
  mentions.push(
    ...bare.filter(({ span }) => ![...spans, ...mentions.map((one) => one.span)].some((one) => overlaps(one, span))),
  )
  return mentions.sort((a, b) => a.span.start - b.span.start)
}

/** A path of one word, told anew: settings of a distribution go by its folder, or by the root where that has no such path. */
function wordPath(text: string, map: PathMap, place: TextPlace): string | undefined {
  const folder = folderOf(map.placeBefore(place.path))
  const isThing = (goal: PathGoal | undefined): goal is PathGoal => goal?.kind === 'folder' || goal?.kind === 'file'
  const beside = folder === '' ? undefined : map.goalOf(joinPath(folder, text))
  if (isThing(beside)) return relative(folderOf(place.path), beside.to)
  const installed = place.installedIn === '' ? map.moduleGoalOf(text) : undefined
  if (isThing(installed)) return installed.to
  const goal = folder !== '' && map.isThere(joinPath(folder, text)) ? undefined : map.goalOf(text)
  return isThing(goal) ? goal.to : undefined
}

/** Patterns of git and the like go by paths from the folder of their file, and cannot climb out of it. */
function isNestedPattern({ path }: TextPlace): boolean {
  return /\/\.(?:\w*ignore|gitattributes)$/.test(path)
}

/** The pattern of a path below the folder of its file; one that would have to climb is not sure. */
function patternPath(token: PathToken, map: PathMap, place: TextPlace): Meant | undefined {
  const names = token.parts.map((part) => part.text)
  const goal = map.goalOf(joinPath(folderOf(map.placeBefore(place.path)), ...names))
  if (goal === undefined) return undefined
  const text = relative(folderOf(place.path), goal.to)
  return { goal, first: 0, path: text, isSure: !text.startsWith('../') }
}

/** `../shop/invoicing/lines.py` and `./lines.py`: from the folder of the file, old and new. */
function relativePath(token: PathToken, map: PathMap, place: TextPlace): Meant | undefined {
  const names = token.parts.map((part) => part.text)
  const [head = ''] = names
  if (token.isRooted || !names.some((name) => !/^\.+$/.test(name)) || !/^\.\.?$/.test(head)) return undefined
  const before = map.placeBefore(place.path)
  const path = normal([...folderParts(before), ...names])
  if (path === undefined || path === '') return undefined
  const goal = map.goalOf(path)
  const to = goal?.to ?? (before !== place.path && map.isThere(path) ? path : undefined)
  if (to === undefined) return undefined
  const isSure = goal?.kind !== 'below' || place.kind !== 'code' || hasGlob(names)
  const text = relative(folderOf(place.path), to)
  const written = head === '.' && !text.startsWith('../') ? `./${text}` : text
  return { goal: goal ?? { to, kind: 'file', parts: 0 }, first: 0, path: written, isSure }
}

function rootedPath(token: PathToken, map: PathMap, place: TextPlace, text: string): Meant | undefined {
  const names = token.parts.map((part) => part.text)
  const dotted = !token.isRooted && names[0] === '.' ? 1 : 0
  if (names.slice(dotted).some((name) => name === '..' || name === '.')) return undefined
  const isCopied = token.isRooted && place.kind === 'tool' && !/[\w)}%>]$/.test(token.before)
  const copied = isCopied ? copiedTo(names, text, place, map) : undefined
  const goal: PathGoal = { to: copied ?? '', kind: 'folder', parts: names.length }
  if (copied !== undefined) return { goal, first: 0, path: copied, isSure: true }
  const neighbour = token.isRooted || dotted > 0 ? undefined : besideFile(token, names, map, place)
  if (neighbour !== undefined) return neighbour
  const module = token.isRooted || dotted > 0 ? undefined : fileOfModule(names, map, place)
  if (module !== undefined) return module
  for (let first = dotted; first < names.length; first += 1) {
    const below = names.slice(first).join('/')
    const way = wayTo(token, names, first, dotted)
    if (first > dotted && map.isThere(joinPath(...names.slice(0, first + 1)))) return undefined
    const goal = way === 'installed' ? map.moduleGoalOf(below) : map.goalOf(below)
    const anywhere = goal ?? (way === 'glob' ? map.moduleGoalOf(below) : undefined)
    if (anywhere === undefined) continue
    const isReached = way !== 'unknown' && (way !== 'slash' || isAnchored(token, place))
    const isThere = isReached || (place.kind === 'tool' && isDeployed(token, first, anywhere, place.around ?? text))
    const isSure = isThere && isPath(token, anywhere, place, names, text)
    const to =
      way === 'glob' && !place.path.startsWith('.github/') ? (map.moduleGoalOf(below)?.to ?? anywhere.to) : anywhere.to
    return { goal: anywhere, first, path: to, isSure }
  }
  return undefined
}

/** `shop/data` in a setting that names places of the wheel, or `data/rates.csv` among the data of the package `shop`. */
function installedPath(token: PathToken, map: PathMap, { installedIn }: TextPlace): Meant | undefined {
  const names = token.parts.map((part) => part.text)
  if (installedIn === undefined || token.isRooted || names.some((name) => name === '..' || name === '.'))
    return undefined
  const goal = map.moduleGoalOf(joinPath(installedIn, ...names))
  const home = installedIn === '' ? '' : (map.moduleGoalOf(installedIn)?.to ?? installedIn)
  if (goal === undefined || !`${goal.to}/`.startsWith(home === '' ? '' : `${home}/`) || goal.to === home)
    return undefined
  const text = home === '' ? goal.to : goal.to.slice(home.length + 1)
  return { goal, first: 0, path: text, isSure: true }
}

/** `shop/till.py` for people, where that lies below a source root (`src/shop/till.py`) and the root of the repository has no such path. */
function fileOfModule(names: readonly string[], map: PathMap, { kind }: TextPlace): Meant | undefined {
  const own = names.join('/')
  if (kind !== 'prose' || names.length < 2 || !hasEnding(names) || map.isThere(own) || map.goalOf(own) !== undefined)
    return undefined
  const goal = map.moduleGoalOf(own)
  return goal?.kind === 'file' ? { goal, first: 0, path: goal.to, isSure: true } : undefined
}

/** `data/io.py` in a file that lies beside the folder `data`, where the root has no such path. */
function besideFile(token: PathToken, names: readonly string[], map: PathMap, place: TextPlace): Meant | undefined {
  const folder = folderOf(map.placeBefore(place.path))
  const own = names.join('/')
  if (folder === '' || map.isThere(own) || map.goalOf(own) !== undefined) return undefined
  const goal = map.goalOf(joinPath(folder, own))
  if (goal === undefined || goal.kind === 'stem' || goal.parts <= folder.split('/').length) return undefined
  const isSure =
    goal.kind === 'file' ||
    (goal.kind === 'folder' && ((token.isOpen && place.kind !== 'code') || place.isPath === true)) ||
    (place.kind !== 'code' && hasEnding(names))
  return { goal, first: 0, path: relative(folderOf(place.path), goal.to), isSure }
}

/** How the parts before `first` lead to the root: not at all (`start`), by a slash, by globs, a variable, or nobody knows. */
function wayTo(
  token: PathToken,
  names: readonly string[],
  first: number,
  dotted: number,
): 'start' | 'slash' | 'glob' | 'root' | 'installed' | 'unknown' {
  const above = names.slice(dotted, first)
  if (above.length === 0) {
    if (!token.isRooted) return 'start'
    if (!/[\w)}%>]$/.test(token.before)) return /[a-zA-Z]:$/.test(token.before) ? 'unknown' : 'slash'
    if (/(?:^|[^\w])_?(?:env)?site_?-?packages(?:_?dir)?\s*[)}]{1,2}$/i.test(token.before)) return 'installed'
    return ROOT.test(token.before) ? 'root' : 'unknown'
  }
  if (INSTALLED.test(above.at(-1) ?? '')) return 'installed'
  if (above.every((name) => /^\*+$|^\.\*[?+]?$/.test(name))) return 'glob'
  return above.length === 1 && !token.isRooted && ROOT_WORD.test(above[0] ?? '') ? 'root' : 'unknown'
}

/** A path behind a key that says in which folder a program runs. */
const RUNS_IN =
  /(?:^|[\s"'{,])(?:directory|working[_-]?dir(?:ectory)?|chdir2?|cwd|pythonpath|python-path)["']?[ \t]*[:= ][ \t]*["']?$/i

/** Whether an absolute path ends in a package that moved, says where a program runs, and the file names that package otherwise (`directory=/srv/shop/data`). */
function isDeployed(token: PathToken, first: number, goal: PathGoal, text: string): boolean {
  const below = token.parts.slice(first).map((part) => part.text)
  return (
    first > 0 &&
    below.length > 1 &&
    goal.kind === 'folder' &&
    RUNS_IN.test(token.before) &&
    new RegExp(`(?<![\\w.])${literalPattern(below.join('.'))}(?!\\w)`).test(text)
  )
}

/** A leading slash means the root of the repository in lists of owners and ignored files, in labels, directives and links. */
function isAnchored(token: PathToken, place: TextPlace): boolean {
  const name = place.path.slice(place.path.lastIndexOf('/') + 1)
  if (/^(?:CODEOWNERS|\..*ignore|\.gitattributes|BUILD(?:\.\w+)?|BUCK|.*\.bzl)$/.test(name)) return true
  if (/^\^?$|[|(^]$/.test(token.before) && name === '.pre-commit-config.yaml') return true
  // Patterns of files in the tables of build backends are those of git (hatch.pypa.io, "Patterns"; uv, "File inclusion and exclusion").
  // Those of black are regular expressions, and paths begin with a slash for them.
  if (/^!?$|[|(^]\s*\^?$/.test(token.before) && name === 'pyproject.toml') return true
  return /^\s*\.\. [\w-]+:: *$|\]\($|:\w+:`[^`]*<$/.test(token.before)
}

/** Whether a path that can be meant is meant: told by what it names, how it is written and who reads it. */
function isPath(token: PathToken, goal: PathGoal, place: TextPlace, names: readonly string[], text: string): boolean {
  if (goal.kind === 'file' || hasGlob(names)) return true
  if (place.kind === 'tool') return true
  const isLong = goal.parts >= 3
  const end = token.parts.at(-1)?.span.end ?? 0
  const isMarked = /[`(<]$/.test(token.before) && /^[\\/]*[`)>]/.test(text.slice(end, end + 4))
  if (goal.kind === 'folder') return token.isOpen || (place.kind === 'prose' && (isLong || isMarked))
  if (goal.kind === 'stem') return place.kind === 'prose' && isLong
  return place.kind === 'prose' && (hasEnding(names) || (isLong && isMarked))
}

function hasGlob(names: readonly string[]): boolean {
  return names.some((name) => /[*?]/.test(name))
}

function hasEnding(names: readonly string[]): boolean {
  return /\.[a-z]\w{0,5}$/i.test(names.at(-1) ?? '')
}

/** The last part of a token that changes, and the new path up to there: what stands behind it (`.*\.py$` of a pattern) stays as it is written. */
function headOf(token: PathToken, { first, path }: Meant): { readonly last: number; readonly path: string } {
  const [names, parts] = [token.parts.slice(first).map((part) => part.text), path.split('/')]
  let tail = 0
  while (tail < Math.min(names.length, parts.length) - 1 && names.at(-1 - tail) === parts.at(-1 - tail)) tail += 1
  return { last: token.parts.length - 1 - tail, path: parts.slice(0, parts.length - tail).join('/') }
}

/** The path in the separators of the token, with dots escaped as its own are. */
function spelled(path: RepoPath, token: PathToken): string {
  const isEscaped = token.parts.some(({ text, span }) => span.end - span.start > text.length)
  const dotted = isEscaped ? path.replaceAll('.', '\\.') : path
  const { separator } = token
  return separator === '/' || separator === '//' || separator === '' ? dotted : dotted.replaceAll('/', () => separator)
}

function folderParts(path: RepoPath): readonly string[] {
  const folder = folderOf(path)
  return folder === '' ? [] : folder.split('/')
}

/** Parts without `.` and `..`; undefined when they lead out of the root. */
function normal(parts: readonly string[]): RepoPath | undefined {
  const path: string[] = []
  for (const part of parts) {
    if (part === '.' || part === '') continue
    if (part !== '..') path.push(part)
    else if (path.pop() === undefined) return undefined
  }
  return path.join('/')
}
