import { remembered } from '../model/remembered.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { matchesPattern } from './base-search.ts'
import { writtenText } from './known-texts.ts'
import type { WrittenText } from './known-texts.ts'
import type { Layer } from './layer.ts'
import type { QueryPart, TextQuery } from './text-query.ts'
import type { Token } from './tokens.ts'

/** Look-ups in what one snapshot holds otherwise than the source. */
export interface OverlaySearch {
  /** Where files lie whose bytes are those of a file of the source with another path. */
  carriedFrom(path: RepoPath): readonly RepoPath[]
  /** Whether a file of the source with none of the suffixes lies where its path has one. */
  carriesAs(suffixes: readonly string[]): boolean
  /** The paths of the texts that were written and pass. */
  passing(query: TextQuery): readonly RepoPath[]
}

interface Written extends WrittenText {
  readonly path: RepoPath
  readonly file: SourceFile
}

/** So many questions are answered text by text, before it is worth noting which texts have which tokens. */
const FEW = 16
const NONE: readonly never[] = []

/** The look-ups of a snapshot; nothing is scanned before the first question. */
export function overlaySearch({ texts, overlay }: Layer): OverlaySearch {
  let carried: ReadonlyMap<RepoPath, readonly RepoPath[]> | undefined
  let written: readonly Written[] | undefined
  let byToken: ReadonlyMap<Token, readonly Written[]> | undefined
  /** The texts that have one of some tokens, by the list that was asked for: such a list may be long, and is asked with many questions. */
  const oneOf = new WeakMap<readonly Token[], ReadonlySet<Written>>()
  let asked = 0

  /** Thousands of words are asked for that no text ever written has. */
  function mayPass({ parts }: TextQuery): boolean {
    written ??= [...overlay].flatMap(([path, entry]) =>
      'text' in entry ? [{ ...writtenText(texts, entry.text), path, file: entry.text }] : [],
    )
    return parts.some(({ groups }) => groups.some((group) => group.every((token) => texts.everWritten.has(token))))
  }

  function tokenIndex(all: readonly Written[]): ReadonlyMap<Token, readonly Written[]> {
    return (byToken ??= filesByToken(all))
  }

  function textsWithOneOf(tokens: readonly Token[]): ReadonlySet<Written> {
    const known = oneOf.get(tokens)
    if (known !== undefined) return known
    const index = tokenIndex(written ?? NONE)
    const texts = new Set(tokens.flatMap((token) => index.get(token) ?? NONE))
    oneOf.set(tokens, texts)
    return texts
  }

  function candidates({ groups }: QueryPart): readonly Written[] {
    const all = written ?? NONE
    asked += 1
    if (asked <= FEW) return all
    const index = tokenIndex(all)
    return groups.length === 1
      ? rarest(index, groups[0])
      : [...new Set(groups.flatMap((group) => rarest(index, group)))]
  }

  return {
    carriedFrom(path) {
      if (overlay.size === 0) return NONE
      carried ??= carriedIn(overlay)
      return carried.get(path) ?? NONE
    },
    carriesAs: (suffixes) => isCarriedAs(overlay, suffixes.join(' ')),
    passing(query) {
      if (overlay.size === 0 || !mayPass(query)) return NONE
      const found = new Set<RepoPath>()
      const within = query.oneOf === undefined ? undefined : textsWithOneOf(query.oneOf)
      if (within?.size === 0) return NONE
      for (const part of query.parts)
        for (const text of candidates(part))
          if (!found.has(text.path) && within?.has(text) !== false && passes(text, part)) found.add(text.path)
      return [...found]
    },
  }
}

function carriedIn(overlay: Layer['overlay']): ReadonlyMap<RepoPath, readonly RepoPath[]> {
  const carried = new Map<RepoPath, RepoPath[]>()
  for (const [path, entry] of overlay) {
    if ('text' in entry) continue
    const known = carried.get(entry.bytesOf)
    if (known === undefined) carried.set(entry.bytesOf, [path])
    else known.push(path)
  }
  return carried
}

/** Whether a file has an ending of some, joined by blanks, where it was carried to, and none of them where it comes from. */
const isCarriedAs = remembered((overlay: Layer['overlay'], joined: string): boolean => {
  const suffixes = joined.split(' ')
  const has = (path: RepoPath): boolean => suffixes.some((suffix) => path.endsWith(suffix))
  return [...overlay].some(([path, entry]) => 'bytesOf' in entry && has(path) && !has(entry.bytesOf))
})

function filesByToken(written: readonly Written[]): ReadonlyMap<Token, readonly Written[]> {
  const byToken = new Map<Token, Written[]>()
  for (const text of written)
    for (const token of text.tokens) {
      const known = byToken.get(token)
      if (known === undefined) byToken.set(token, [text])
      else known.push(text)
    }
  return byToken
}

/** The texts with the token of a group that the fewest have. */
function rarest(index: ReadonlyMap<Token, readonly Written[]>, group: readonly Token[]): readonly Written[] {
  let fewest: readonly Written[] | undefined
  for (const token of group) {
    const files = index.get(token) ?? NONE
    if (fewest === undefined || files.length < fewest.length) fewest = files
  }
  return fewest ?? NONE
}

function passes({ tokens, isWide, file }: Written, part: QueryPart): boolean {
  return (
    part.groups.some((group) => group.every((token) => tokens.has(token))) && matchesPattern(part, file.text, isWide)
  )
}
