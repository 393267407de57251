import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PlaceMoves } from '../places/place-goals.ts'
import { moduleMoves } from '../names/plan-files.ts'
import { placeReads } from '../places/place-reads.ts'
import { folderWords } from '../places/folder-words.ts'
import { unreadPlaces } from '../places/unread-places.ts'
import { namesHandedOver } from '../places/names-handed-over.ts'
import { loggerChildren, loggerParents } from '../module-names/logger-parents.ts'
import { besideCallers } from '../places/beside-callers.ts'
import { renamedFilters } from '../module-names/warning-filters.ts'
import { widenedFilter } from '../module-names/widened-filters.ts'
import { parentPrefixes } from '../module-names/parent-prefixes.ts'
import { ownNameParts } from '../module-names/module-name-reads.ts'
import { importsInConfigs } from '../reached-by-text/imports-in-configs.ts'
import { starSubmodules } from '../computed-names/star-submodules.ts'

/** What is to be said of code that goes by the place or the name of its module. */
export function fileFindings(
  index: SymbolIndex,
  places: PlaceMoves,
  roots: readonly RepoPath[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const modules = moduleMoves(index, to).map((move) => move.from)
  const { files } = places
  const reads = placeReads(index, places, roots, to)
  const words = folderWords(index, files).filter((one) => reads.every((read) => read.place?.path !== one.place?.path))
  return [
    ...reads,
    ...words,
    ...unreadPlaces(index, places),
    ...besideCallers(index, files),
    ...namesHandedOver(index, places),
    ...loggerParents(index, files, to),
    ...loggerChildren(index, files, to),
    ...renamedFilters(index, modules, to, (facts, fact) => widenedFilter(index, facts, fact, to) !== undefined),
    ...parentPrefixes(index, modules, to),
    ...ownNameParts(index, modules, to),
    ...starSubmodules(index, modules, to),
    ...importsInConfigs(index, modules, to),
  ]
}
