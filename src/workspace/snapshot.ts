import { InvariantError } from '../model/errors.ts'
import type { FileChange } from '../model/change.ts'
import type { Edit } from '../model/edit.ts'
import { prefixesOf } from '../model/names.ts'
import type { QualifiedName } from '../model/names.ts'
import type { RepoPath, SourceFile, UnreadableFile } from '../model/source-file.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { decodeText, encodeText } from '../text/decode.ts'
import type { FileSource } from './file-source.ts'
import type { InstalledNames } from './installed-names.ts'
import { linkLayer } from './link-layer.ts'
import type { LinkLayer } from './link-layer.ts'
import { baseSearch, matchesPattern } from './base-search.ts'
import type { BaseSearch } from './base-search.ts'
import { mayHoldPickles as holdPickles } from './pickle-files.ts'
import { needleQuery } from './text-query.ts'
import type { TextQuery } from './text-query.ts'
import { testedTexts } from './tested-texts.ts'
import type { TestedTexts } from './tested-texts.ts'
import { scanTokens } from './scan-tokens.ts'
import type { Token } from './tokens.ts'
import type { Origin, Workspace } from './workspace.ts'

/** What a changed path holds: text and the base file it grew from, or the bytes of a base file under another name. */
type Entry = { readonly text: SourceFile; readonly origin: RepoPath | undefined } | { readonly bytesOf: RepoPath }

interface Shared {
  readonly id: symbol
  readonly source: FileSource
  /** What was read, and stays: its text is compared, edited and asked for again. */
  readonly decoded: Map<RepoPath, SourceFile | undefined>
  readonly tested: TestedTexts
  /** All files that were ever decoded. */
  readonly met: Set<RepoPath>
  readonly problems: Map<RepoPath, string>
  readonly installed: () => InstalledNames
  readonly search: BaseSearch
  /** The tokens of texts that were written, as far as they were asked for. */
  readonly written: WeakMap<SourceFile, ReadonlySet<Token>>
  /** All of them together: what no text that was ever written has, none has now. */
  readonly everWritten: Set<Token>
}

/**
 * The snapshot of a file source as it is now. `installed` gives what the environment of the project has; it is asked at most once, and
 * only when something needs it.
 */
export function openWorkspace(source: FileSource, installed: () => InstalledNames = () => new Map()): Workspace {
  const problems = new Map(source.leftOut().map((file) => [file.path, file.reason]))
  return snapshot(
    {
      id: Symbol('file source'),
      source,
      decoded: new Map(),
      tested: testedTexts(),
      met: new Set(),
      problems,
      installed: once(installed),
      search: baseSearch(source),
      written: new WeakMap(),
      everWritten: new Set(),
    },
    new Map(),
    [...source.list()].sort(),
    linkLayer(source.links()),
  )
}

function snapshot(
  shared: Shared,
  overlay: ReadonlyMap<RepoPath, Entry>,
  paths: readonly RepoPath[],
  links: LinkLayer,
): Workspace {
  const present = new Set(paths)
  let areTokensKnown = false

  function bytes(path: RepoPath): Uint8Array | undefined {
    if (!present.has(path)) return undefined
    const entry = overlay.get(path) ?? { bytesOf: path }
    return 'text' in entry ? encodeText(entry.text) : bytesOfBase(entry.bytesOf)
  }

  /** A text that was decoded says its bytes; everything else is read. */
  function bytesOfBase(path: RepoPath): Uint8Array | undefined {
    const file = shared.decoded.get(path)
    if (file?.encoding === 'utf-8') return Buffer.from(file.text, 'utf8')
    return file?.encoding === 'latin-1' ? Buffer.from(file.text, 'latin1') : shared.source.bytes(path)
  }

  function mayHoldPickles(path: RepoPath): boolean {
    const origin = originOf(path)
    // The name counts as well as the bytes.
    const isSeen = origin?.isEdited === false && /\.[^.]*$/.exec(path)?.[0] === /\.[^.]*$/.exec(origin.path)?.[0]
    if (isSeen) return shared.search.mayHoldPickles(origin.path)
    const raw = bytes(path)
    return raw !== undefined && holdPickles(path, raw, () => latin1Of(raw))
  }

  function importsOf(path: RepoPath): readonly QualifiedName[] | undefined {
    const origin = originOf(path)
    return origin?.isEdited === false ? shared.search.imports(origin.path) : undefined
  }

  function readBase(path: RepoPath): SourceFile | undefined {
    if (shared.decoded.has(path)) return shared.decoded.get(path)
    const file = shared.tested.take(path) ?? decoded(path)
    shared.decoded.set(path, file)
    return file
  }

  function decoded(path: RepoPath): SourceFile | undefined {
    shared.met.add(path)
    const raw = shared.search.isSeenBinary(path) ? undefined : shared.source.bytes(path)
    const result = raw === undefined ? undefined : decodeText(path, raw)
    if (result !== undefined && 'text' in result) return result
    if (result !== undefined) shared.problems.set(path, result.reason)
    else if (shared.search.isSeenBinary(path)) shared.problems.set(path, 'binary')
    return undefined
  }

  function read(path: RepoPath): SourceFile | undefined {
    if (!present.has(path)) return undefined
    const entry = overlay.get(path)
    if (entry === undefined) return readBase(path)
    if ('text' in entry) return entry.text
    const base = readBase(entry.bytesOf)
    return base === undefined ? undefined : { ...base, path }
  }

  function originOf(path: RepoPath): Origin | undefined {
    if (!present.has(path)) return links.originOf(path)
    const entry = overlay.get(path)
    if (entry === undefined) return { path, isEdited: false }
    if ('bytesOf' in entry) return { path: entry.bytesOf, isEdited: false }
    return entry.origin === undefined ? undefined : { path: entry.origin, isEdited: true }
  }

  function matching(query: TextQuery, suffixes: readonly string[]): readonly RepoPath[] {
    const hits = shared.search.passing(query, textOfBase)
    const found = [...hits].filter((path) => present.has(path) && !overlay.has(path))
    if (hits.size === 0 && !mayBeWritten(query)) return []
    for (const [path, entry] of overlay)
      if ('text' in entry ? passes(entry.text, query) : hits.has(entry.bytesOf)) found.push(path)
    const fitting = suffixes.length === 0 ? found : found.filter((path) => hasSuffix(path, suffixes))
    return fitting.sort()
  }

  /** Whether some text that was written may have the words of a query; thousands of words are asked for that no text has. */
  function mayBeWritten({ parts }: TextQuery): boolean {
    if (overlay.size === 0) return false
    if (!areTokensKnown) for (const entry of overlay.values()) if ('text' in entry) tokensIn(entry.text)
    areTokensKnown = true
    return parts.some((part) => part.groups.some((group) => group.every((token) => shared.everWritten.has(token))))
  }

  /** What a pattern is tested on: the text, or the bytes as latin-1 where they are none. */
  function textOfBase(path: RepoPath): string | undefined {
    if (shared.decoded.has(path)) return shared.decoded.get(path)?.text ?? latin1At(path)
    const file = shared.tested.get(path) ?? decoded(path)
    if (file === undefined) shared.decoded.set(path, undefined)
    else shared.tested.put(file)
    return file?.text ?? latin1At(path)
  }

  function latin1At(path: RepoPath): string | undefined {
    const raw = shared.source.bytes(path)
    return raw === undefined ? undefined : latin1Of(raw)
  }

  function passes(file: SourceFile, query: TextQuery): boolean {
    if (query.oneOf !== undefined && !query.oneOf.some((token) => tokensIn(file).has(token))) return false
    const isWide = once(() => ({ is: /[^\x00-\x7f]/.test(file.text) }))
    const tokens = tokensIn(file)
    return query.parts.some(
      (part) =>
        part.groups.some((group) => group.every((token) => tokens.has(token))) &&
        (part.pattern === undefined || matchesPattern(part, file.text, isWide().is)),
    )
  }

  function tokensIn(file: SourceFile): ReadonlySet<Token> {
    const known = shared.written.get(file)
    if (known !== undefined) return known
    const tokens = tokensOf(file.text)
    for (const token of tokens) shared.everWritten.add(token)
    shared.written.set(file, tokens)
    return tokens
  }

  return {
    list: (...suffixes) => (suffixes.length === 0 ? paths : paths.filter((path) => hasSuffix(path, suffixes))),
    has: (path) => present.has(path),
    read,
    bytes,
    mentioning: (words, ...suffixes) => (words.length === 0 ? [] : matching(needleQuery(words), suffixes)),
    matching: (query, ...suffixes) => matching(query, suffixes),
    mayHoldPickles,
    importsOf,
    with(changes) {
      const next = new Map(overlay)
      const left = new Set(paths)
      for (const change of changes) take(change, next, left)
      for (const change of changes) put(change, next, left)
      return snapshot(shared, next, [...left].sort(), links.with(changes))
    },
    unreadable: () => [...shared.problems].map(([path, reason]): UnreadableFile => ({ path, reason })).sort(byPath),
    installed(name) {
      const importName = prefixesOf(name).find((prefix) => shared.installed().has(prefix))
      return importName === undefined
        ? undefined
        : { importName, distributions: shared.installed().get(importName) ?? [] }
    },
    counts: () => ({ listed: shared.source.list().length, decoded: shared.met.size }),
    sourceId: shared.id,
    touched: () =>
      [...overlay.keys(), ...shared.source.list().filter((path) => !present.has(path)), ...links.touched()].sort(),
    links: () => links.links,
    linkAt: links.at,
    originOf,
  }

  /** First pass: what moves or goes away frees its path, so that two files can swap places. */
  function take(change: FileChange, next: Map<RepoPath, Entry>, left: Set<RepoPath>): void {
    if (change.kind === 'create' || change.kind === 'copy-bytes' || change.kind === 'link') return
    const path = change.kind === 'move-bytes' ? change.path : change.file.path
    if (!left.has(path)) throw new InvariantError(`${path}: changed by two changes of one step, or does not exist`)
    if (change.kind !== 'move-bytes' && read(path)?.text !== change.file.text) {
      throw new InvariantError(`${path}: the edits were computed from another text than the snapshot holds`)
    }
    next.delete(path)
    left.delete(path)
  }

  function put(change: FileChange, next: Map<RepoPath, Entry>, left: Set<RepoPath>): void {
    if (change.kind === 'remove' || change.kind === 'link') return
    if (change.kind === 'copy-bytes' && !present.has(change.path)) {
      throw new InvariantError(`${change.path}: copied, but does not exist`)
    }
    const [path, entry] = placed(change)
    if (left.has(path)) throw new InvariantError(`${path}: a change puts a file where there is one already`)
    left.add(path)
    next.set(path, entry)
  }

  function placed(change: Exclude<FileChange, { kind: 'remove' | 'link' }>): [RepoPath, Entry] {
    switch (change.kind) {
      case 'create': {
        const text: SourceFile = { path: change.path, text: change.text, encoding: 'utf-8' }
        return [change.path, { text, origin: undefined }]
      }
      case 'edit':
        return [change.file.path, edited(change.file, change.file.path, change.edits)]
      case 'move':
        if (change.edits.length === 0) return [change.to, carried(change.file.path, change.to)]
        return [change.to, edited(change.file, change.to, change.edits)]
      case 'move-bytes':
      case 'copy-bytes':
        return [change.to, carried(change.path, change.to)]
    }
  }

  function edited(file: SourceFile, to: RepoPath, edits: readonly Edit[]): Entry {
    const text = { ...file, path: to, text: applyEdits(file.text, edits) }
    return { text, origin: originOf(file.path)?.path }
  }

  function carried(from: RepoPath, to: RepoPath): Entry {
    const entry = overlay.get(from) ?? { bytesOf: from }
    return 'text' in entry ? { ...entry, text: { ...entry.text, path: to } } : entry
  }
}

/** The tokens of a text, as the pass over the base finds them. */
function tokensOf(text: string): ReadonlySet<Token> {
  const tokens = new Set<Token>()
  scanTokens(Buffer.from(text, 'utf8'), (token) => tokens.add(token))
  return tokens
}

function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}

function hasSuffix(path: RepoPath, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => path.endsWith(suffix))
}

function byPath(a: UnreadableFile, b: UnreadableFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
