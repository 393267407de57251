import { configTexts, isConfig } from '../../host/config-texts.ts'
import { embeddedPython } from '../../host/embedded-python.ts'
import type { FileChange } from '../../model/change.ts'
import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import type { FileMove, Plan } from '../../model/plan.ts'
import type { SourceFile } from '../../model/source-file.ts'
import { withLayout } from '../../markdown/document-layout.ts'
import { overlaps } from '../../model/span.ts'
import { isPython } from '../../python/facts/modules.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { leftAsHistory } from '../names/affected-text.ts'
import { findPaths } from './find-paths.ts'
import { mentionRegions } from './mention-regions.ts'
import { pathMap } from './path-map.ts'
import type { PathMap } from './path-map.ts'
import { pythonPathEdits } from './python-paths.ts'
import { placeOf } from './text-place.ts'

/**
 * The changes by which texts follow moves that are not the plan's own, such as those of tests: in every text file of the workspace, which is
 * the tree after these moves.
 */
export function changesForMoves(moves: readonly FileMove[], plan: Plan, workspace: Workspace): readonly FileChange[] {
  if (moves.length === 0) return []
  const arrived = new Set(moves.map((move) => move.to))
  const before = [...workspace.list().filter((path) => !arrived.has(path)), ...moves.map((move) => move.from)]
  const map = pathMap(moves, before, plan, workspace)
  return [...new Set([...workspace.mentioning(map.words), ...arrived])].sort().flatMap((path): FileChange[] => {
    const file = leftAsHistory(path, plan) === undefined ? workspace.read(path) : undefined
    const edits = file === undefined ? [] : pathEdits(file, map)
    return file === undefined || edits.length === 0 ? [] : [{ kind: 'edit', file, edits }]
  })
}

/** Edits of the paths in a file of the tree after the moves. */
function pathEdits(file: SourceFile, map: PathMap): readonly Edit[] {
  const now = file.path
  if (isPython(file.path)) {
    const facts = factsOfText(file.text)
    return facts.errors.length > 0 ? [] : pythonPathEdits(map, facts, file.text, now, [])
  }
  const code = embeddedPython(file).texts.flatMap((embedded) => {
    const facts = factsOfText(embedded.text)
    if (facts.errors.length > 0) return []
    const edits = embedded.hostEdits(pythonPathEdits(map, facts, embedded.original, now, []))
    return [{ spans: embedded.spans, edits }]
  })
  const taken = code.flatMap((one) => one.spans)
  const read = isConfig(file.path) ? configTexts(file) : undefined
  const values = read === undefined || 'problem' in read ? [] : read.texts
  const texts = [...values, ...mentionRegions(file)].flatMap((region) => {
    const place = 'place' in region && region.place !== undefined ? region.place : placeOf(file.path)
    const mentions = findPaths(region.value, map, { ...place, path: now, around: file.text })
    return mentions.length === 0
      ? []
      : region.hostEdits(mentions.map(({ span, text }) => replace(span.start, span.end, text, 'review')))
  })
  return withLayout(file.path, file.text, [
    ...code.flatMap((one) => one.edits),
    ...texts.filter((edit) => !taken.some((span) => overlaps(span, edit.span))),
  ])
}
