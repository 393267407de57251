import type { RepoPath } from '../model/source-file.ts'
import { tickWork, work } from '../model/work.ts'
import { isBinary } from '../text/decode.ts'
import type { FileSource } from './file-source.ts'
import type { TextQuery } from './text-query.ts'
import { tokenIndex } from './token-index.ts'
import type { TokenIndex } from './token-index.ts'

/** Look-ups in the files of a source as they are there; made of one pass over all of them when first asked. */
export interface BaseSearch {
  /** The paths whose text passes, sorted. `textOf` gives what the pattern is tested on. */
  passing(query: TextQuery, textOf: (path: RepoPath) => string | undefined): ReadonlySet<RepoPath>
}

interface Scanned {
  readonly paths: readonly RepoPath[]
  readonly index: TokenIndex
  /** Files with words that NFKC spells otherwise: a pattern of ASCII words is tested on what Python takes them for as well. */
  readonly wide: ReadonlySet<RepoPath>
}

/** Nothing is read before the first question; each question is answered once. */
export function baseSearch(source: FileSource): BaseSearch {
  let scanned: Scanned | undefined
  const answers = new Map<string, ReadonlySet<RepoPath>>()

  return {
    passing(query, textOf) {
      const known = answers.get(query.key)
      if (known !== undefined) return known
      scanned ??= scan(source)
      const found = new Set<RepoPath>()
      for (const path of candidates(scanned, query))
        if (matchesPattern(query, textOf(path), scanned.wide.has(path))) found.add(path)
      answers.set(query.key, found)
      return found
    },
  }
}

/** Whether a text matches the pattern of a query; with `isWide` also as Python reads its words, after NFKC (language reference 2.3). */
export function matchesPattern({ pattern }: TextQuery, text: string | undefined, isWide: boolean): boolean {
  if (pattern === undefined || pattern.test(text ?? '')) return true
  return isWide && pattern.test((text ?? '').normalize('NFKC'))
}

function scan(source: FileSource): Scanned {
  const paths: RepoPath[] = []
  const index = tokenIndex()
  const wide = new Set<RepoPath>()
  for (const path of source.list()) {
    const bytes = source.bytes(path)
    if (bytes === undefined) continue
    // No text can name anything in it.
    if (isBinary(bytes)) continue
    paths.push(path)
    if (index.add(bytes)) wide.add(path)
    work.scanned += 1
    tickWork()
  }
  return { paths, index, wide }
}

function candidates({ paths, index }: Scanned, query: TextQuery): readonly RepoPath[] {
  const hits = new Set<number>()
  const asked = query.oneOf === undefined ? undefined : new Set(query.oneOf.flatMap(index.filesWith))
  for (const [first, ...others] of query.groups) {
    if (first === undefined) continue
    const rest = others.map((token) => new Set(index.filesWith(token)))
    for (const file of index.filesWith(first)) if (rest.every((files) => files.has(file))) hits.add(file)
  }
  const left = asked === undefined ? [...hits] : [...hits].filter((file) => asked.has(file))
  return left.sort((a, b) => a - b).flatMap((file) => paths[file] ?? [])
}
