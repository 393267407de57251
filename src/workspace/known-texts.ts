import type { QualifiedName } from '../model/names.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { decodeText } from '../text/decode.ts'
import { baseSearch } from './base-search.ts'
import type { BaseSearch } from './base-search.ts'
import type { FileSource } from './file-source.ts'
import type { InstalledNames } from './installed-names.ts'
import { keptBytes } from './kept-bytes.ts'
import type { KeptBytes } from './kept-bytes.ts'
import { scanTokens } from './scan-tokens.ts'
import { testedTexts } from './tested-texts.ts'
import type { TestedTexts } from './tested-texts.ts'
import type { Token } from './tokens.ts'

/** What all snapshots of one file source share: the texts that were read, and the words of those that were written. */
export interface KnownTexts {
  readonly id: symbol
  readonly source: FileSource
  /** What was read, and stays: its text is compared, edited and asked for again. */
  readonly decoded: Map<RepoPath, SourceFile | undefined>
  readonly tested: TestedTexts
  readonly bytes: KeptBytes
  /** All files that were ever decoded. */
  readonly met: Set<RepoPath>
  /** Why files cannot be used. */
  readonly problems: Map<RepoPath, string>
  readonly installed: () => InstalledNames
  readonly search: BaseSearch
  /** What texts that were written say, as far as they were asked for. */
  readonly written: WeakMap<SourceFile, WrittenText>
  /** All their tokens together: what no text that was ever written has, none has now. */
  readonly everWritten: Set<Token>
}

/** Nothing is known yet of the texts of a source but which cannot be read. `installed` is asked at most once. */
export function knownTexts(source: FileSource, installed: () => InstalledNames): KnownTexts {
  return {
    id: Symbol('file source'),
    source,
    decoded: new Map(),
    tested: testedTexts(),
    bytes: keptBytes(),
    met: new Set(),
    problems: new Map(source.leftOut().map((file) => [file.path, file.reason])),
    installed: once(installed),
    search: baseSearch(source),
    written: new WeakMap(),
    everWritten: new Set(),
  }
}

/** The text of a file of the source, which is kept; undefined where it has none. */
export function readBase(texts: KnownTexts, path: RepoPath): SourceFile | undefined {
  if (texts.decoded.has(path)) return texts.decoded.get(path)
  const file = texts.tested.take(path) ?? decodedAt(texts, path)
  texts.decoded.set(path, file)
  return file
}

/** The bytes of a file of the source: a text that was decoded says them, everything else is read. */
export function bytesOfBase({ decoded, tested, bytes, source }: KnownTexts, path: RepoPath): Uint8Array | undefined {
  const file = decoded.get(path) ?? tested.get(path)
  if (file?.encoding === 'utf-8') return Buffer.from(file.text, 'utf8')
  if (file?.encoding === 'latin-1') return Buffer.from(file.text, 'latin1')
  return bytes.of(path, source.bytes)
}

/** The text of a file of the source, which is let go when others are looked at; undefined where it has none. */
export function glanceBase(texts: KnownTexts, path: RepoPath): SourceFile | undefined {
  if (texts.decoded.has(path)) return texts.decoded.get(path)
  const file = texts.tested.get(path) ?? decodedAt(texts, path)
  if (file === undefined) texts.decoded.set(path, undefined)
  else texts.tested.put(file)
  return file
}

/** What a pattern is tested on: the text of a file of the source, or the bytes as latin-1 where they are none. */
export function testedText(texts: KnownTexts, path: RepoPath): string | undefined {
  return glanceBase(texts, path)?.text ?? latin1At(texts, path)
}

/** What is known of a text that was written: its tokens, as the pass over the source would find them, and whether it is beyond ASCII. */
export interface WrittenText {
  readonly tokens: ReadonlySet<Token>
  readonly isWide: boolean
}

/** What a text that was written says, worked out once. */
export function writtenText({ written, everWritten }: KnownTexts, file: SourceFile): WrittenText {
  const known = written.get(file)
  if (known !== undefined) return known
  const tokens = new Set<Token>()
  scanTokens(Buffer.from(file.text, 'utf8'), (token) => tokens.add(token))
  for (const token of tokens) everWritten.add(token)
  const text = { tokens, isWide: /[^\x00-\x7f]/.test(file.text) }
  written.set(file, text)
  return text
}

/** The distributions that the environment of the project has for an import name or a package around it. */
export function installedAt(
  texts: KnownTexts,
  prefixes: readonly QualifiedName[],
): { readonly importName: QualifiedName; readonly distributions: readonly string[] } | undefined {
  const importName = prefixes.find((prefix) => texts.installed().has(prefix))
  return importName === undefined ? undefined : { importName, distributions: texts.installed().get(importName) ?? [] }
}

function decodedAt(texts: KnownTexts, path: RepoPath): SourceFile | undefined {
  texts.met.add(path)
  const isBinary = texts.search.isSeenBinary(path)
  const raw = isBinary ? undefined : texts.source.bytes(path)
  const result = raw === undefined ? undefined : decodeText(path, raw)
  if (result !== undefined && 'text' in result) return result
  if (result !== undefined) texts.problems.set(path, result.reason)
  else if (isBinary) texts.problems.set(path, 'binary')
  return undefined
}

function latin1At({ source }: KnownTexts, path: RepoPath): string | undefined {
  const raw = source.bytes(path)
  return raw === undefined ? undefined : latin1Of(raw)
}

/** Bytes as text, one character a byte. */
export function latin1Of(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
}

/** What is made when it is first asked for. */
export function once<T extends object>(make: () => T): () => T {
  let made: T | undefined
  return () => (made ??= make())
}
