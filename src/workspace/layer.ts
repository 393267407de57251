import { InvariantError } from '../model/errors.ts'
import type { FileChange } from '../model/change.ts'
import type { Edit } from '../model/edit.ts'
import type { RepoPath, SourceFile } from '../model/source-file.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { encodeText } from '../text/decode.ts'
import { bytesOfBase, glanceBase, readBase } from './known-texts.ts'
import type { KnownTexts } from './known-texts.ts'
import { linkLayer } from './link-layer.ts'
import type { LinkLayer } from './link-layer.ts'
import type { Origin } from './workspace.ts'

/** What a changed path holds: text and the base file it grew from, or the bytes of a base file under another name. */
type Entry = { readonly text: SourceFile; readonly origin: RepoPath | undefined } | { readonly bytesOf: RepoPath }

/** What one snapshot holds: the files that are there, and what is other than in the source. */
export interface Layer {
  readonly texts: KnownTexts
  readonly overlay: ReadonlyMap<RepoPath, Entry>
  /** Sorted. */
  readonly paths: readonly RepoPath[]
  readonly present: ReadonlySet<RepoPath>
  readonly links: LinkLayer
}

/** The layer in which everything is as the source has it. */
export function baseLayer(texts: KnownTexts): Layer {
  const paths = [...texts.source.list()].sort()
  return { texts, overlay: new Map(), paths, present: new Set(paths), links: linkLayer(texts.source.links()) }
}

/** The text of a file, if it is there and has one. */
export function readAt({ texts, overlay, present }: Layer, path: RepoPath): SourceFile | undefined {
  if (!present.has(path)) return undefined
  const entry = overlay.get(path)
  if (entry === undefined) return readBase(texts, path)
  if ('text' in entry) return entry.text
  const base = readBase(texts, entry.bytesOf)
  return base === undefined ? undefined : { ...base, path }
}

/** The text of a file that is there, which need not be kept; empty where it has none. */
export function glanceAt({ texts, overlay, present }: Layer, path: RepoPath): string {
  if (!present.has(path)) return ''
  const entry = overlay.get(path) ?? { bytesOf: path }
  return 'text' in entry ? entry.text.text : (glanceBase(texts, entry.bytesOf)?.text ?? '')
}

/** The bytes of a file that is there. */
export function bytesAt({ texts, overlay, present }: Layer, path: RepoPath): Uint8Array | undefined {
  if (!present.has(path)) return undefined
  const entry = overlay.get(path) ?? { bytesOf: path }
  return 'text' in entry ? encodeText(entry.text) : bytesOfBase(texts, entry.bytesOf)
}

/** Where a file or a link comes from in the source; undefined for what is new or not there. */
export function originAt({ overlay, present, links }: Layer, path: RepoPath): Origin | undefined {
  if (!present.has(path)) return links.originOf(path)
  const entry = overlay.get(path)
  if (entry === undefined) return { path, isEdited: false }
  if ('bytesOf' in entry) return { path: entry.bytesOf, isEdited: false }
  return entry.origin === undefined ? undefined : { path: entry.origin, isEdited: true }
}

/**
 * The layer after changes, all of which were computed from this one. Throws InvariantError for two that meet at one path, and for edits of
 * another text than the layer holds.
 */
export function changedLayer(layer: Layer, changes: readonly FileChange[]): Layer {
  const overlay = new Map(layer.overlay)
  const present = new Set(layer.paths)
  for (const change of changes) take(layer, change, overlay, present)
  for (const change of changes) put(layer, change, overlay, present)
  return { ...layer, overlay, present, paths: [...present].sort(), links: layer.links.with(changes) }
}

/** First pass: what moves or goes away frees its path, so that two files can swap places. */
function take(layer: Layer, change: FileChange, overlay: Map<RepoPath, Entry>, left: Set<RepoPath>): void {
  if (change.kind === 'create' || change.kind === 'copy-bytes' || change.kind === 'link') return
  const path = change.kind === 'move-bytes' ? change.path : change.file.path
  if (!left.has(path)) throw new InvariantError(`${path}: changed by two changes of one step, or does not exist`)
  if (change.kind !== 'move-bytes' && readAt(layer, path)?.text !== change.file.text) {
    throw new InvariantError(`${path}: the edits were computed from another text than the snapshot holds`)
  }
  overlay.delete(path)
  left.delete(path)
}

function put(layer: Layer, change: FileChange, overlay: Map<RepoPath, Entry>, left: Set<RepoPath>): void {
  if (change.kind === 'remove' || change.kind === 'link') return
  if (change.kind === 'copy-bytes' && !layer.present.has(change.path)) {
    throw new InvariantError(`${change.path}: copied, but does not exist`)
  }
  const [path, entry] = placed(layer, change)
  if (left.has(path)) throw new InvariantError(`${path}: a change puts a file where there is one already`)
  left.add(path)
  overlay.set(path, entry)
}

function placed(layer: Layer, change: Exclude<FileChange, { kind: 'remove' | 'link' }>): [RepoPath, Entry] {
  switch (change.kind) {
    case 'create': {
      const text: SourceFile = { path: change.path, text: change.text, encoding: 'utf-8' }
      return [change.path, { text, origin: undefined }]
    }
    case 'edit':
      return [change.file.path, edited(layer, change.file, change.file.path, change.edits)]
    case 'move':
      if (change.edits.length === 0) return [change.to, carried(layer, change.file.path, change.to)]
      return [change.to, edited(layer, change.file, change.to, change.edits)]
    case 'move-bytes':
    case 'copy-bytes':
      return [change.to, carried(layer, change.path, change.to)]
  }
}

function edited(layer: Layer, file: SourceFile, to: RepoPath, edits: readonly Edit[]): Entry {
  const text = { ...file, path: to, text: applyEdits(file.text, edits) }
  return { text, origin: originAt(layer, file.path)?.path }
}

function carried({ overlay }: Layer, from: RepoPath, to: RepoPath): Entry {
  const entry = overlay.get(from) ?? { bytesOf: from }
  return 'text' in entry ? { ...entry, text: { ...entry.text, path: to } } : entry
}
