import { prefixesOf } from '../model/names.ts'
import type { RepoPath, UnreadableFile } from '../model/source-file.ts'
import type { FileSource } from './file-source.ts'
import type { InstalledNames } from './installed-names.ts'
import { installedAt, knownTexts, latin1Of, testedText } from './known-texts.ts'
import { baseLayer, bytesAt, changedLayer, glanceAt, originAt, readAt } from './layer.ts'
import type { Layer } from './layer.ts'
import { overlaySearch } from './overlay-search.ts'
import type { OverlaySearch } from './overlay-search.ts'
import { mayHoldPickles } from './pickle-files.ts'
import { needleQuery } from './text-query.ts'
import type { TextQuery } from './text-query.ts'
import type { Workspace } from './workspace.ts'

/**
 * The snapshot of a file source as it is now. `installed` gives what the environment of the project has; it is asked at most once, and
 * only when something needs it.
 */
export function openWorkspace(source: FileSource, installed: () => InstalledNames = () => new Map()): Workspace {
  return snapshot(baseLayer(knownTexts(source, installed)))
}

function snapshot(layer: Layer): Workspace {
  const { texts, overlay, paths, present, links } = layer
  const search = overlaySearch(layer)
  return {
    list: (...suffixes) => (suffixes.length === 0 ? paths : paths.filter((path) => hasSuffix(path, suffixes))),
    has: (path) => present.has(path),
    read: (path) => readAt(layer, path),
    glance: (path) => glanceAt(layer, path),
    bytes: (path) => bytesAt(layer, path),
    mentioning: (words, ...suffixes) =>
      words.length === 0 ? [] : matching(layer, needleQuery(words), search, suffixes),
    matching: (query, ...suffixes) => matching(layer, query, search, suffixes),
    mayHoldPickles: (path) => holdsPickles(layer, path),
    importsOf(path) {
      const origin = originAt(layer, path)
      return origin?.isEdited === false ? texts.search.imports(origin.path) : undefined
    },
    with: (changes) => snapshot(changedLayer(layer, changes)),
    unreadable: () => [...texts.problems].map(([path, reason]): UnreadableFile => ({ path, reason })).sort(byPath),
    installed: (name) => installedAt(texts, prefixesOf(name)),
    counts: () => ({ listed: texts.source.list().length, decoded: texts.met.size }),
    sourceId: texts.id,
    touched: () =>
      [...overlay.keys(), ...texts.source.list().filter((path) => !present.has(path)), ...links.touched()].sort(),
    links: () => links.links,
    linkAt: links.at,
    originOf: (path) => originAt(layer, path),
  }
}

function holdsPickles(layer: Layer, path: RepoPath): boolean {
  const origin = originAt(layer, path)
  // The name counts as well as the bytes.
  const isSeen = origin?.isEdited === false && /\.[^.]*$/.exec(path)?.[0] === /\.[^.]*$/.exec(origin.path)?.[0]
  if (isSeen) return layer.texts.search.mayHoldPickles(origin.path)
  const raw = bytesAt(layer, path)
  return raw !== undefined && mayHoldPickles(path, raw, () => latin1Of(raw))
}

/** The paths of the texts that pass and end in one of the suffixes, in order; all of them where none is asked for. */
function matching(
  { texts, overlay, present }: Layer,
  query: TextQuery,
  search: OverlaySearch,
  suffixes: readonly string[],
): readonly RepoPath[] {
  const found: RepoPath[] = []
  // Where a file got another ending, the one that it has now counts.
  const asked = search.carriesAs(suffixes) ? [] : suffixes
  for (const path of texts.search.passing(query, (one) => testedText(texts, one), asked)) {
    if (present.has(path) && !overlay.has(path)) found.push(path)
    found.push(...search.carriedFrom(path))
  }
  found.push(...search.passing(query))
  return (suffixes.length === 0 ? found : found.filter((path) => hasSuffix(path, suffixes))).sort()
}

function hasSuffix(path: RepoPath, suffixes: readonly string[]): boolean {
  return suffixes.some((suffix) => path.endsWith(suffix))
}

function byPath(a: UnreadableFile, b: UnreadableFile): number {
  return a.path < b.path ? -1 : a.path > b.path ? 1 : 0
}
