import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Scene } from '../proof/proof-input.ts'
import { addressesIn } from './old-addresses.ts'
import type { OldName, PathKind } from './old-names.ts'
import { loosePaths } from './loose-paths.ts'
import { movedPaths } from './moved-paths.ts'
import type { MovedPaths } from './moved-paths.ts'

/** Everything that can be no part of a path, whatever the format, but for the dots of regular expressions (`[.]`). */
const END = /[\s"'`<>|,;()[\]{}=:!^#&]/
const REST = /(?:[^\s"'`<>|,;()[\]{}=:!^#&]+|\[\.\])*/y
/** Lists of sources that builds read, with names relative to their folder. */
const BUILD_LIST = /^(?:meson\.build|CMakeLists\.txt|BUILD(?:\.bazel)?|SConscript|.*\.(?:bzl|cmake|am))$/
const CODE = /\.(?:pyi?|[cm]?[jt]sx?)$/

/**
 * Finds every path of a moved file or folder in a text, by an eye of its own: words are cut at what no path contains, and each is asked
 * whether it named something that was there, from the root, from the folder of the file, or with unknown folders above, and that is gone.
 * `placed` is the path that the text has in its tree, `origin` the one it had before.
 */
export function oldPathFinder(scene: Scene): (placed: RepoPath, text: string) => readonly OldName[] {
  const moved = movedPaths(scene)
  if (moved.isEmpty) return () => []
  return (placed, text) => {
    const origin = moved.cameFrom(placed)
    const isMoved = origin !== placed
    if (!moved.pattern.test(text) && !(isMoved && text.includes('../'))) return []
    const { found, taken } = addressesIn(text, moved)
    const add = (span: Span, now: string, how: PathKind): void => {
      if (!taken.some((one) => one.start < span.end && span.start < one.end))
        found.push({ span, old: text.slice(span.start, span.end), now, how })
    }
    // `\n` ends most lines of a notebook: a word says the same wherever it stands behind the same.
    const hits = new Map<string, Hit | undefined>()
    for (const { start, end } of wordsWithSlashes(text)) {
      const [word, left] = [text.slice(start, end), text[start - 1] ?? '']
      const key = `${left}\n${word}`
      const hit = hits.has(key) ? hits.get(key) : pathIn(word, left, { origin, placed, moved })
      hits.set(key, hit)
      if (hit !== undefined) add({ start: start + hit.start, end: start + hit.end }, hit.now, hit.how)
    }
    for (const { span, now } of listed(text, placed, moved)) add(span, now, 'listed')
    for (const { span, now } of loosePaths(text, placed, moved))
      if (!found.some((one) => one.span.start < span.end && span.start < one.span.end)) add(span, now, 'listed')
    return found.sort((a, b) => a.span.start - b.span.start)
  }
}

/** The words of a text that have a slash or a backslash, found from these, which are few. */
function wordsWithSlashes(text: string): readonly Span[] {
  const words: Span[] = []
  const slashes = /[\\/]/g
  for (let slash = slashes.exec(text); slash !== null; slash = slashes.exec(text)) {
    const from = words.at(-1)?.end ?? 0
    let start = slash.index
    for (;;) {
      if (start - from >= 3 && text.startsWith('[.]', start - 3)) start -= 3
      else if (start > from && !END.test(text[start - 1] ?? '')) start -= 1
      else break
    }
    REST.lastIndex = slash.index
    REST.exec(text)
    const end = REST.lastIndex
    words.push({ start, end })
    slashes.lastIndex = end
  }
  return words
}

interface Where {
  readonly origin: RepoPath
  readonly placed: RepoPath
  readonly moved: MovedPaths
}

interface Hit {
  readonly start: number
  readonly end: number
  readonly now: string
  readonly how: PathKind
}

/** The old path in one word; offsets into the word. */
function pathIn(word: string, left: string, where: Where): Hit | undefined {
  const end = word.length - (/[.*?+$\\/]*$/.exec(word)?.[0].length ?? 0)
  const parts: Part[] = []
  for (const match of word.slice(0, Math.max(end, 0)).matchAll(/(?:\\{1,2}\.|[^\\/])+/g))
    parts.push(partOf(match[0], match.index))
  const names = parts.map((one) => one.name)
  if (names.length === 0) return undefined
  const isRooted = /^[\\/]/.test(word)
  if (!isRooted && /^\.\.?$/.test(names[0] ?? '')) {
    const hit = relativeHit(names, where)
    if (hit !== undefined) return hit === 'fine' ? undefined : { start: 0, end, now: hit, how: 'path' }
  }
  const rooted = fromRoot(parts, isRooted, /[\w)}\]%>]/.test(left), where.moved)
  if (rooted !== undefined) return rooted === 'other' ? undefined : { ...rooted, end }
  const isWay = names.some((name) => /^\.\.?$/.test(name))
  // A leading slash of a pattern means the folder of its file.
  const isPattern = /^\.(?:\w*ignore|gitattributes)$/.test(baseNameOf(where.placed))
  const beside = (isRooted && !isPattern) || isWay ? undefined : besideFile(names, where, isPattern && isRooted)
  return beside === undefined ? undefined : { start: 0, end, now: beside, how: 'path' }
}

/** A part of a path without the stars of a glob before its word: `*shop/data` is any path that ends so. */
function partOf(written: string, start: number): Part {
  const stars = /^[*?]+(?=\w)/.exec(written)?.[0].length ?? 0
  return { name: written.slice(stars).replaceAll(/\\{1,2}\.|\[\.\]/g, '.'), start: start + stars }
}

interface Part {
  readonly name: string
  readonly start: number
}

/** The old path from some part on; `other` for a path of something else that is there. */
function fromRoot(
  parts: readonly Part[],
  isRooted: boolean,
  isBehindWord: boolean,
  moved: MovedPaths,
): Omit<Hit, 'end'> | 'other' | undefined {
  const names = parts.map((one) => one.name)
  const lastClimb = names.lastIndexOf('..', names.length - 2)
  let isWay = true
  for (let first = 0; first < names.length; first += 1) {
    const name = names[first] ?? ''
    if (/^\.\.?$/.test(name)) continue
    if (lastClimb > first) return undefined
    // What lies in no folder of the tree has nothing below it either.
    isWay &&= moved.isThere(
      names
        .slice(0, first + 1)
        .join('/')
        .replace(/^\.\//, ''),
    )
    if (first > 0 && isWay) return 'other'
    if (!moved.mayBegin(name)) continue
    const rest = names.slice(first).join('/')
    const now = moved.goneTo(rest) ?? (first > 0 || isRooted ? moved.goneBelowRoot(rest) : undefined)
    if (now === undefined) continue
    const isGiven = names.slice(0, first).every((name) => /^(?:\.+|\*+)$/.test(name))
    const how = isRooted && first === 0 ? (isBehindWord ? 'below' : 'slash') : isGiven ? 'path' : 'below'
    // One word alone, as a folder, says little where nobody knows what stands above it.
    if (how !== 'below' || rest.includes('/')) return { start: parts[first]?.start ?? 0, now, how }
  }
  return undefined
}

/** `invoicing/lines.py` in a file that stood beside the folder. */
function besideFile(names: readonly string[], { origin, placed, moved }: Where, isSure = false): string | undefined {
  const folder = folderOf(origin)
  const goal = folder === '' ? undefined : moved.goneTo(`${folder}/${names.join('/')}`)
  const isFolder = !/\.\w+$/.test(names.at(-1) ?? '')
  if (goal === undefined || (!isSure && isFolder && (names.length < 2 || CODE.test(placed)))) return undefined
  // In the tree before, the file stands where it will not stay.
  const place = folderOf(moved.goneTo(placed) ?? placed)
  const now = `${place}/${names.join('/')}`
  if (place === folder || (now !== goal && !moved.isThere(now))) return goal
  // What lay beside the file lies beside it. A path from the folder above may be meant, where it names something.
  const above = folderOf(folder) === '' ? names.join('/') : `${folderOf(folder)}/${names.join('/')}`
  return !moved.isThere(now) && moved.wasThere(above) ? moved.goneTo(above) : undefined
}

/** `../shop/invoicing/x.py`: the new path of what it named when it names nothing now; `fine` when it names what it should. */
function relativeHit(names: readonly string[], { origin, placed, moved }: Where): string | 'fine' | undefined {
  const was = climbed(folderOf(origin), names)
  const is = climbed(folderOf(placed), names)
  if (was === undefined || was === '' || !names.some((name) => !/^\.+$/.test(name))) return undefined
  const goal = moved.goneTo(was) ?? (origin !== placed && moved.wasThere(was) ? was : undefined)
  if (goal === undefined) return moved.wasThere(was) ? 'fine' : undefined
  // What has an untracked thing below a folder is right where the folder is.
  if (is === goal || (is !== undefined && moved.isThere(is) && moved.isThere(goal) && origin === placed)) return 'fine'
  return goal
}

function climbed(folder: RepoPath, names: readonly string[]): string | undefined {
  const path = folder === '' ? [] : folder.split('/')
  for (const name of names) {
    if (name === '.') continue
    if (name === '..') {
      if (path.pop() === undefined) return undefined
    } else path.push(name)
  }
  return path.join('/')
}

/** File names in lists of a build, parts of a path in several strings, and alternatives in braces or brackets. */
function listed(
  text: string,
  placed: RepoPath,
  moved: MovedPaths,
): readonly { readonly span: Span; readonly now: string }[] {
  const found: { span: Span; now: string }[] = []
  if (BUILD_LIST.test(baseNameOf(placed))) {
    const folder = folderOf(placed)
    for (const match of text.matchAll(/(?<![\w./\\-])[\w-]+\.pyi?(?![\w./\\-])/g)) {
      const now = moved.goneTo(folder === '' ? match[0] : `${folder}/${match[0]}`)
      if (now !== undefined) found.push({ span: { start: match.index, end: match.index + match[0].length }, now })
    }
  }
  for (const { parts, pattern, now } of moved.joined) {
    for (const match of text.matchAll(pattern)) {
      const span = { start: match.index, end: match.index + match[0].length }
      if (parts.length > 1 && !found.some((one) => one.span.start < span.end && span.start < one.span.end))
        found.push({ span, now })
    }
  }
  return found
}
