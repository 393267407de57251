import type { Decisions } from '../plan/relocation/decisions.ts'
import type { API, FileInfo, Options } from 'jscodeshift'
import type { Transform } from '../engine/transform.ts'
import type { FileChange } from '../model/change.ts'
import type { Plan } from '../model/plan.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import { applyEdits } from '../text/apply-edits.ts'
import { lineIndexOf } from '../text/line-index.ts'
import { literalSource } from '../workspace/file-source.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What one file is judged against: the plan, and the tree as it is, from which names are resolved. */
export interface PlannedTree {
  readonly plan: Plan
  readonly decisions: Decisions
  readonly base: Workspace
  readonly index: SymbolIndex
  /** From the path jscodeshift gives to one below the root; undefined outside of it. */
  readonly pathOf: (path: string) => RepoPath | undefined
}

/** The flags of the runner, its own and ours. */
export type RunnerOptions = Options

/** What jscodeshift asks of a transform module. */
export type JscodeshiftTransform = (file: FileInfo, api: API, options: Options) => Promise<string | undefined>

/**
 * One of our transforms for the stock jscodeshift runner: it rewrites a file in its place, and nothing else.
 * Files that move, or that definitions leave or come to, are left to `apply` and reported, for jscodeshift cannot
 * move. Findings go to `api.report`, the number of edits to `api.stats` (which counts in a dry run only).
 */
export function jscodeshiftTransform(
  transform: Transform,
  open: (options: Options) => Promise<PlannedTree>,
): JscodeshiftTransform {
  return async (file, api, options) => {
    const { plan, decisions, base, index, pathOf } = await open(options)
    const path = pathOf(file.path)
    if (path === undefined) return undefined
    const reason = reasonToSkip(plan, index, path)
    if (reason !== undefined) {
      api.report(`${path}: ${reason}: use extract-codemod apply`)
      return undefined
    }
    const workspace = openWorkspace(literalSource({ [path]: file.source }))
    const read = workspace.read(path)
    // jscodeshift reads everything as UTF-8, and would write what it could not read.
    if (read?.text !== file.source || file.source.includes('\uFFFD')) {
      api.report(`${path}: not read as UTF-8, left alone`)
      return undefined
    }
    const { changes, findings } = transform.run({ plan, decisions, base, index, workspace })
    const lines = lineIndexOf(file.source)
    for (const { code, place, reason: why } of findings) {
      const line = place?.line ?? (place?.span === undefined ? undefined : lines.lineOf(place.span.start))
      api.report(`${path}${line === undefined ? '' : `:${line}`} ${code}: ${why}`)
    }
    const edits = changes.flatMap((change) => editsOf(change, path))
    if (edits.length === 0) return undefined
    api.stats(transform.name, edits.length)
    return applyEdits(file.source, edits)
  }
}

function editsOf(change: FileChange, path: RepoPath) {
  return change.kind === 'edit' && change.file.path === path ? change.edits : []
}

function reasonToSkip(plan: Plan, index: SymbolIndex, path: RepoPath): string | undefined {
  if (plan.files.some((move) => move.from === path)) return 'the file moves'
  const module = index.moduleOf(path)
  const isTouched = plan.symbols.some(({ from, to, copied }) => (from === module && !copied) || to === module)
  return module !== undefined && isTouched ? 'definitions move to or from the file' : undefined
}
