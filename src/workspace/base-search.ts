import { firstIndex } from '../model/first-index.ts'
import type { QualifiedName } from '../model/names.ts'
import type { RepoPath } from '../model/source-file.ts'
import { tickWork, work } from '../model/work.ts'
import { isBinary } from '../text/decode.ts'
import type { FileSource } from './file-source.ts'
import { mayHoldPickles } from './pickle-files.ts'
import { importScanner } from './scan-imports.ts'
import type { QueryPart, TextQuery } from './text-query.ts'
import { tokenIndex } from './token-index.ts'
import type { TokenIndex } from './token-index.ts'
import type { Token } from './tokens.ts'

/** Look-ups in the files of a source as they are there; made of one pass over all of them when first asked. */
export interface BaseSearch {
  /** The paths whose text passes, sorted, of those that end in one of the suffixes, if there are any. `textOf` gives what the pattern is tested on. */
  passing(
    query: TextQuery,
    textOf: (path: RepoPath) => string | undefined,
    suffixes?: readonly string[],
  ): ReadonlySet<RepoPath>
  /** Whether the pass saw that a file is no text; false as long as nothing was asked. */
  isSeenBinary(path: RepoPath): boolean
  /** Whether a file may hold pickles, by its bytes. */
  mayHoldPickles(path: RepoPath): boolean
  /** The modules that a Python file may import, as `scanImports` finds them; undefined where the pass did not look for them. */
  imports(path: RepoPath): readonly QualifiedName[] | undefined
}

interface Scanned {
  readonly paths: readonly RepoPath[]
  readonly index: TokenIndex
  /** Files with words that NFKC spells otherwise: a pattern of ASCII words is tested on what Python takes them for as well. */
  readonly wide: ReadonlySet<RepoPath>
  /** The files that have one of some tokens, by the list that was asked for. */
  readonly oneOf: WeakMap<readonly Token[], ReadonlySet<number>>
  /** What a pattern said of files when one of some tokens or suffixes was asked for as well: the question without them asks it again. */
  readonly verdicts: Map<string, Map<number, boolean>>
  /** By the suffixes that were asked for, whether each file has one. */
  readonly ending: Map<string, readonly boolean[]>
  readonly binaries: ReadonlySet<RepoPath>
  readonly pickles: ReadonlySet<RepoPath>
  readonly imports: ReadonlyMap<RepoPath, readonly QualifiedName[]>
}

/** Nothing is read before the first question; each question is answered once. */
export function baseSearch(source: FileSource): BaseSearch {
  let scanned: Scanned | undefined
  const answers = new Map<string, ReadonlySet<RepoPath>>()
  const looked = (): Scanned => (scanned ??= scan(source))

  return {
    isSeenBinary: (path) => scanned?.binaries.has(path) === true,
    mayHoldPickles: (path) => looked().pickles.has(path),
    imports: (path) => looked().imports.get(path),
    passing(query, textOf, suffixes = []) {
      const key = [query.key, ...suffixes].join(' of ')
      const known = answers.get(key)
      if (known !== undefined) return known
      const found = look(looked(), query, suffixes, textOf)
      answers.set(key, found)
      return found
    },
  }
}

/** Whether a text matches the pattern of a part, if it has one; with `isWide` also as Python reads its words, after NFKC (language reference 2.3). */
export function matchesPattern({ pattern }: QueryPart, text: string | undefined, isWide: boolean): boolean {
  if (pattern === undefined || pattern.test(text ?? '')) return true
  return isWide && pattern.test((text ?? '').normalize('NFKC'))
}

function scan(source: FileSource): Scanned {
  const paths: RepoPath[] = []
  const index = tokenIndex()
  const wide = new Set<RepoPath>()
  const binaries = new Set<RepoPath>()
  const pickles = new Set<RepoPath>()
  const imports = new Map<RepoPath, readonly QualifiedName[]>()
  const importsIn = importScanner()
  for (const path of source.list()) {
    const bytes = source.bytes(path)
    if (bytes === undefined) continue
    const latin1 = onceLatin1(bytes)
    if (mayHoldPickles(path, bytes, latin1)) pickles.add(path)
    // No text can name anything in it.
    if (isBinary(bytes)) {
      binaries.add(path)
      continue
    }
    paths.push(path)
    if (index.add(bytes)) wide.add(path)
    if (path.endsWith('.py')) imports.set(path, importsIn(latin1()))
    work.scanned += 1
    tickWork()
  }
  const asked = { oneOf: new WeakMap(), verdicts: new Map(), ending: new Map() }
  return { paths, index, wide, binaries, pickles, imports, ...asked }
}

function onceLatin1(bytes: Uint8Array): () => string {
  let text: string | undefined
  return () => (text ??= Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1'))
}

/** The files that pass, in the order of the paths. */
function look(
  scanned: Scanned,
  query: TextQuery,
  suffixes: readonly string[],
  textOf: (path: RepoPath) => string | undefined,
): ReadonlySet<RepoPath> {
  const { paths, index } = scanned
  const asked = query.oneOf === undefined ? undefined : filesWithOneOf(scanned, query.oneOf)
  const ending = suffixes.length === 0 ? undefined : filesEnding(scanned, suffixes)
  const found = new Set<number>()
  for (const part of query.parts) {
    const passes = passesPart(scanned, part, asked !== undefined || ending !== undefined, textOf)
    for (const file of candidates(index, part))
      if (!found.has(file) && asked?.has(file) !== false && ending?.[file] !== false && passes(file)) found.add(file)
  }
  return new Set([...found].sort((a, b) => a - b).flatMap((file) => paths[file] ?? []))
}

function filesEnding({ paths, ending }: Scanned, suffixes: readonly string[]): readonly boolean[] {
  const key = suffixes.join(' ')
  const known = ending.get(key) ?? paths.map((path) => suffixes.some((suffix) => path.endsWith(suffix)))
  ending.set(key, known)
  return known
}

/** Whether a file matches the pattern of a part, if it has one; `isFirst`: the same pattern may be asked of it again. */
function passesPart(
  { paths, wide, verdicts }: Scanned,
  part: QueryPart,
  isFirst: boolean,
  textOf: (path: RepoPath) => string | undefined,
): (file: number) => boolean {
  const { pattern } = part
  if (pattern === undefined) return () => true
  const key = `/${pattern.source}/${pattern.flags}`
  const known = verdicts.get(key) ?? new Map<number, boolean>()
  if (isFirst) verdicts.set(key, known)
  return (file) => {
    const path = paths[file] ?? ''
    const verdict = known.get(file) ?? matchesPattern(part, textOf(path), wide.has(path))
    if (isFirst) known.set(file, verdict)
    return verdict
  }
}

/** The files that have all tokens of one of the groups. */
function candidates(index: TokenIndex, { groups }: QueryPart): Iterable<number> {
  if (groups.length === 1) return filesWithAll(index, groups[0])
  const hits = new Set<number>()
  for (const group of groups) for (const file of filesWithAll(index, group)) hits.add(file)
  return hits
}

/** The files that have all of some tokens, in order: those with the rarest one that have the others. */
function filesWithAll(index: TokenIndex, tokens: readonly Token[]): readonly number[] {
  const lists: (readonly number[])[] = []
  for (const token of tokens) {
    const files = index.filesWith(token)
    if (files.length === 0) return []
    lists.push(files)
  }
  const [rarest = [], ...others] = lists.sort((a, b) => a.length - b.length)
  return others.reduce((found, files) => found.filter((file) => hasNumber(files, file)), rarest)
}

/** Whether a list in order holds a number. */
function hasNumber(sorted: readonly number[], number: number): boolean {
  return sorted[firstIndex(sorted.length, (at) => (sorted[at] ?? 0) >= number)] === number
}

function filesWithOneOf({ index, oneOf }: Scanned, tokens: readonly Token[]): ReadonlySet<number> {
  const known = oneOf.get(tokens)
  if (known !== undefined) return known
  const files = new Set<number>()
  for (const token of tokens) for (const file of index.filesWith(token)) files.add(file)
  oneOf.set(tokens, files)
  return files
}
