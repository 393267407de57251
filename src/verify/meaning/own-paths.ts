import { firstPartOf, parentOf } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Part } from './canonical.ts'
import { firstDifference } from './compare-parts.ts'
import { movedPaths } from './moved-paths.ts'
import { ownFileIn } from './own-file.ts'

/** A value that code works out from its own place or from that of a package: where it leads, and whether it is a `Path` or a text. */
interface Value {
  readonly path: RepoPath
  readonly isPath: boolean
  readonly end: number
  /** What reads there, for calls that take the path in words: the callee. */
  readonly how?: string
}

/** One side of the comparison: a text, where it lies, and the tree around it. */
interface Reading {
  readonly text: string
  readonly path: RepoPath
  readonly index: SymbolIndex
  /** Names that the text binds once, to such a value. */
  readonly names: ReadonlyMap<string, Value>
  /** What `from importlib.resources import files as _files` calls a name where it comes from, by the name it gets. */
  readonly origins: ReadonlyMap<string, string>
}

/** Statements of one file are compared one by one. */
const readings = new WeakMap<SymbolIndex, Map<RepoPath, Reading>>()

/** A file of a tree, read once. */
function readingAt(text: string, path: RepoPath, index: SymbolIndex): Reading {
  const known = readings.get(index) ?? new Map<RepoPath, Reading>()
  readings.set(index, known)
  const reading = known.get(path) ?? readingOf(text, path, index)
  known.set(path, reading)
  return reading
}

/** A text with the names that it gives to places, in their order. */
function readingOf(text: string, path: RepoPath, index: SymbolIndex): Reading {
  const names = new Map<string, Value>()
  const origins = originsIn(text)
  for (const match of text.matchAll(/^[ \t]*(\w+)[ \t]*(?::[^=\n]*)?=[ \t]*(?=[\w("'])/gm)) {
    const name = match[1] ?? ''
    const value = valueAt({ text, path, index, names, origins }, match.index + match[0].length)
    if (value === undefined) continue
    const isOnce = [...text.matchAll(new RegExp(`(?<![\\w.])${name}\\s*(?::[^=\\n()]*)?=(?!=)`, 'g'))].length === 1
    if (isOnce && /^[ \t]*(?:#.*)?(?:\r?\n|$)/.test(text.slice(value.end, value.end + 200))) names.set(name, value)
  }
  return { text, path, index, names, origins }
}

/**
 * Whether two texts differ in nothing but in how they get to a place: each expression that counts folders from `__file__` or asks a
 * package for its folder is worked out on both sides, and has to lead to the same file, as the plan moves it, and to be of the same kind.
 */
export function explainsPlaces(scene: Scene, path: RepoPath, was: readonly Part[], is: readonly Part[]): boolean {
  const origin = scene.touched.get(path)
  const [before, after] = [scene.before.facts(origin ?? path), scene.after.facts(path)]
  if (origin === undefined || before === undefined || after === undefined) return false
  const { goneTo } = movedPaths(scene)
  const old = withPlaces(readingAt(before.text, origin, scene.before), was, (one) => goneTo(one) ?? one)
  const now = withPlaces(readingAt(after.text, path, scene.after), is, (one) => one)
  return old !== undefined && now !== undefined && firstDifference(scene, old, now) === undefined
}

/** Parts in which each such expression is replaced by where it leads; undefined where there is none. */
function withPlaces(
  side: Reading,
  parts: readonly Part[],
  goal: (path: RepoPath) => RepoPath,
): readonly Part[] | undefined {
  const [first, last] = [parts[0], parts.at(-1)]
  if (first === undefined || last === undefined) return undefined
  const values: (Value & { readonly start: number })[] = []
  const starts = /(?<![\w.])(?:\w|\(|["'])/g
  starts.lastIndex = first.span.start
  for (
    let match = starts.exec(side.text);
    match !== null && match.index < last.span.end;
    match = starts.exec(side.text)
  ) {
    const value = valueAt(side, match.index)
    if (value === undefined) continue
    values.push({ ...value, start: match.index })
    starts.lastIndex = value.end
  }
  if (values.length === 0) return undefined
  const inside = (span: Span): boolean => values.some(({ start, end }) => span.start >= start && span.end <= end)
  const shown: Part[] = [
    ...parts.flatMap((part): readonly Part[] =>
      isCut(part, values) ? outside(side.text, part, values) : inside(part.span) ? [] : [part],
    ),
    ...values.map(({ start, isPath, path, how }): Part => ({
      kind: 'code',
      value: `\u0001${how ?? (isPath ? 'path' : 'text')} ${goal(path)}\u0002`,
      span: { start, end: start },
    })),
  ].sort((a, b) => a.span.start - b.span.start)
  return [{ ...first, kind: 'code', value: wholeCode(shown) }, ...shown.filter((part) => part.kind !== 'code')]
}

/** All code in one, names and texts as gaps: blanks do not count. */
function wholeCode(parts: readonly Part[]): string {
  return parts.map((part) => (part.kind === 'code' ? part.value.replace(/\s+/g, '') : '\0')).join('')
}

/** Code, and what an f-string says around what it reads, may hold a piece of such an expression. */
function isCut({ kind, span }: Part, values: readonly (Value & { readonly start: number })[]): boolean {
  if (kind !== 'string') return kind === 'code'
  return values.some(
    ({ start, end }) => start < span.end && end > span.start && !(start <= span.start && end >= span.end),
  )
}

/** What of a part of code lies outside of the expressions. */
function outside(text: string, part: Part, values: readonly (Value & { readonly start: number })[]): readonly Part[] {
  const left: Part[] = []
  let at = part.span.start
  for (const { start, end } of values) {
    if (end <= at || start >= part.span.end) continue
    if (start > at) left.push({ ...part, value: text.slice(at, start), span: { start: at, end: start } })
    at = Math.min(part.span.end, end)
  }
  if (at < part.span.end)
    left.push({ ...part, value: text.slice(at, part.span.end), span: { start: at, end: part.span.end } })
  return left
}

const KEEPS = /^(?:abspath|realpath|normpath|expanduser|fspath|str)$/

/** The value of an expression that begins at an offset; undefined for what is not worked out on paper. */
function valueAt(side: Reading, start: number): Value | undefined {
  const value = beginning(side, start)
  return value === undefined ? undefined : withSteps(side.text, value)
}

function beginning(side: Reading, start: number): Value | undefined {
  const rest = side.text.slice(start, start + 200)
  const named = packageAt(side, start)
  if (named !== undefined) return { path: named.folder, isPath: false, end: named.end, how: 'package' }
  const own = ownFileIn(side.text, start)
  if (own !== undefined) return { path: side.path, isPath: false, end: start + own.length }
  if (rest.startsWith('(')) return closed(side.text, valueAt(side, skip(side.text, start + 1)))
  const known = side.names.get(/^\w+/.exec(rest)?.[0] ?? '')
  if (known !== undefined) return { ...known, end: start + (/^\w+/.exec(rest)?.[0].length ?? 0) }
  const call = /^(?:\w+\s*\.\s*)*(\w+)\s*\(\s*/.exec(rest)
  if (call === null) return undefined
  const [name, inside] = [call[1] ?? '', start + call[0].length]
  const called = side.origins.get(name) ?? name
  if (called === 'files' || name === 'find_spec') return ofPackage(side, called, inside)
  if (/^(?:get_data|(?:open|read)_(?:text|binary)|PackageLoader)$/.test(called)) return ofResource(side, called, inside)
  const value = valueAt(side, inside)
  if (value === undefined) return undefined
  if (name === 'join') return closed(side.text, { ...withWords(side.text, value), isPath: false })
  if (/^(?:Pure|Posix)?Path$/.test(name)) {
    const made = closed(side.text, withWords(side.text, value))
    return made && { ...made, isPath: true }
  }
  const inner = closed(side.text, value)
  if (inner === undefined) return undefined
  if (name === 'dirname') return { ...inner, path: folderOf(inner.path), isPath: false }
  return KEEPS.test(name) ? { ...inner, isPath: false } : undefined
}

/** `files("shop")` and `find_spec("shop").submodule_search_locations[0]`. */
function ofPackage(side: Reading, name: string, at: number): Value | undefined {
  const empty = name === 'files' ? /^\s*\)/.exec(side.text.slice(at, at + 20)) : null
  const caller = empty === null ? undefined : packageFolderOf(side)
  if (empty !== null && caller !== undefined) return { path: caller, isPath: true, end: at + empty[0].length }
  const asked = packageAt(side, at)
  const pattern = name === 'files' ? /^\s*\)/ : /^\s*\)\s*\.\s*submodule_search_locations\s*\[\s*0\s*\]/
  const close = asked === undefined ? null : pattern.exec(side.text.slice(asked.end, asked.end + 200))
  if (asked === undefined || close === null) return undefined
  return { path: asked.folder, isPath: name === 'files', end: asked.end + close[0].length }
}

/** The package that `files()` asks without being told one: that of the module. */
function packageFolderOf({ path, index }: Reading): RepoPath | undefined {
  const module = index.moduleOf(path)
  if (module === undefined) return undefined
  const init = index.fileOf(/(?:^|\/)__init__\.pyi?$/.test(path) ? module : parentOf(module))
  return init === undefined ? undefined : folderOf(init)
}

/** `get_data("shop", "data/a.txt"`: the package and the words behind it, without what closes the call. */
function ofResource(side: Reading, name: string, at: number): Value | undefined {
  const asked = packageAt(side, at)
  if (asked === undefined) return undefined
  return { ...withWords(side.text, { path: asked.folder, isPath: false, end: asked.end }), how: name }
}

/** A package of the tree that an expression names: a literal, or what the module knows of itself, with the parts it cuts off. */
function packageAt(
  { text, path, index }: Reading,
  at: number,
): { readonly folder: RepoPath; readonly end: number } | undefined {
  const rest = text.slice(at, at + 200)
  const literal = /^(["'])([A-Za-z_][\w.]*)\1/.exec(rest)
  const own = /^(__package__|__spec__\s*\.\s*parent|__name__(?=\s*[.,)]))\b/.exec(rest)
  const module = index.moduleOf(path)
  if (literal === null && (own === null || module === undefined)) return undefined
  let [name, end] = [literal?.[2] ?? module ?? '', at + ((literal ?? own)?.[0].length ?? 0)]
  const isInit = /(?:^|\/)__init__\.pyi?$/.test(path)
  const isCut = /^\s*\./.test(text.slice(end, end + 20))
  if (literal === null && (own?.[1] !== '__name__' || !isCut) && !isInit) name = parentOf(name)
  for (;;) {
    const cut = /^\s*\.\s*(r?)(?:partition|split)\s*\(\s*["']\.["']\s*(?:,\s*1\s*)?\)\s*\[\s*0\s*\]/.exec(
      text.slice(end, end + 120),
    )
    if (cut === null || literal !== null) break
    name = cut[1] === 'r' ? parentOf(name) : firstPartOf(name)
    end += cut[0].length
  }
  const init = index.isPackage(name) ? index.fileOf(name) : undefined
  return init === undefined ? undefined : { folder: folderOf(init), end }
}

/** The names that stand before `as`, by the one behind it; the first counts. */
function originsIn(text: string): ReadonlyMap<string, string> {
  const origins = new Map<string, string>()
  for (const match of text.matchAll(/(?<=(\w+)[ \t]+as[ \t]+)(?<!\w)\w+/g))
    if (!origins.has(match[0])) origins.set(match[0], match[1] ?? match[0])
  return origins
}

/** What follows a value: attributes of `Path`, and `/` with literals. */
function withSteps(text: string, from: Value): Value {
  let value = from
  for (;;) {
    const rest = text.slice(value.end, value.end + 200)
    const slash = /^\s*\/\s*(["'])([^"'\\\n]*)\1/.exec(rest)
    const joined = /^\s*\.\s*joinpath\s*\(((?:\s*(?:"[^"\\\n]*"|'[^'\\\n]*')\s*,?)+)\)/.exec(rest)
    const same = /^\s*\.\s*(?:resolve|absolute|expanduser)\s*\(\s*\)/.exec(rest)
    const up = /^\s*\.\s*parent\b|^\s*\.\s*parents\s*\[\s*(\d+)\s*\]/.exec(rest)
    const renamed = /^\s*\.\s*with_name\s*\(\s*(["'])([^"'\\\n/]*)\1\s*\)/.exec(rest)
    const step = slash ?? joined ?? same ?? up ?? renamed
    if (step === null || !value.isPath) return value
    const end = value.end + step[0].length
    if (slash !== null) value = { ...value, path: down(value.path, slash[2] ?? ''), end }
    else if (joined !== null)
      value = {
        ...value,
        path: (joined[1] ?? '').split(',').reduce((path, word) => down(path, word.trim().slice(1, -1)), value.path),
        end,
      }
    else if (renamed !== null) value = { ...value, path: down(folderOf(value.path), renamed[2] ?? ''), end }
    else if (up === null || same !== null) value = { ...value, end }
    else {
      let { path } = value
      for (let left = Number(up[1] ?? 0); left >= 0; left -= 1) path = folderOf(path)
      value = { ...value, path, end }
    }
  }
}

/** The literal arguments of `join` behind the first one; what is no literal ends them, and then the call is not read. */
function withWords(text: string, from: Value): Value {
  let value = from
  for (;;) {
    const word = /^\s*,\s*(?:(["'])([^"'\\\n]*)\1|(?:\w+\s*\.\s*)*pardir)(?=\s*[,)])/.exec(
      text.slice(value.end, value.end + 200),
    )
    if (word === null) return value
    value = { ...value, path: down(value.path, word[2] ?? '..'), end: value.end + word[0].length }
  }
}

function closed(text: string, value: Value | undefined): Value | undefined {
  const close =
    value === undefined ? null : /^(?:\s|#.*\n)*,?(?:\s|#.*\n)*\)/.exec(text.slice(value.end, value.end + 300))
  return value === undefined || close === null ? undefined : { ...value, end: value.end + close[0].length }
}

function down(path: RepoPath, word: string): RepoPath {
  const parts = path.split('/').filter((part) => part !== '')
  for (const part of word.split('/')) {
    if (part === '..') parts.pop()
    else if (part !== '' && part !== '.') parts.push(part)
  }
  return joinPath(...parts)
}

function skip(text: string, at: number): number {
  return at + (/^\s*/.exec(text.slice(at, at + 200))?.[0].length ?? 0)
}
