import type { Run, Step } from '../engine/run.ts'
import type { Transform } from '../engine/transform.ts'
import type { FileChange } from '../model/change.ts'
import { replace } from '../model/edit.ts'
import type { RepoPath } from '../model/source-file.ts'
import { filePatchesOf } from '../report/patch.ts'
import type { FilePatch } from '../text/unified-diff.ts'
import { gitPatch } from '../text/unified-diff.ts'

/** What a person decided on the edits of transforms, by `choiceKey`. What is not here is as the transform has it. */
export interface Choices {
  readonly rejected: ReadonlySet<string>
  /** The text a person wants instead. */
  readonly texts: ReadonlyMap<string, string>
}

/** What a transform does to one path, and the diff of it. */
export interface Offer {
  readonly transform: string
  readonly summary: string
  readonly path: RepoPath
  readonly patch: string
  /** The text it comes to; undefined where it comes to none. */
  readonly text: string | undefined
}

/** The key of a choice. */
export function choiceKey(transform: string, path: RepoPath): string {
  return `${transform}\0${path}`
}

/** The transforms as a person wants them: later ones see what was chosen, and nothing of what was rejected. */
export function chosenOf(transforms: readonly Transform[], { rejected, texts }: Choices): readonly Transform[] {
  return transforms.map((transform) => ({
    ...transform,
    run(context) {
      const { changes, findings } = transform.run(context)
      const left = changes.filter((change) => !rejected.has(choiceKey(transform.name, goalOf(change))))
      return {
        changes: left.map((change) => withText(change, texts.get(choiceKey(transform.name, goalOf(change))))),
        findings,
      }
    },
  }))
}

/** Everything a run does, transform by transform and path by path. */
export function offersOf(run: Run): readonly Offer[] {
  return run.steps.flatMap((step): Offer[] => {
    const goals = new Set(step.changes.map(goalOf))
    return [...patchesOf(run, step)]
      .filter(([path]) => goals.has(path))
      .map(([path, patches]) => ({
        transform: step.transform,
        summary: step.summary,
        path,
        patch: gitPatch(patches),
        text: step.after.read(path)?.text,
      }))
  })
}

function patchesOf(run: Run, step: Step): ReadonlyMap<RepoPath, FilePatch[]> {
  const patches = new Map<RepoPath, FilePatch[]>()
  for (const patch of filePatchesOf({ ...run, base: step.before, final: step.after })) {
    const path = patchedPath(patch)
    patches.set(path, [...(patches.get(path) ?? []), patch])
  }
  return patches
}

function patchedPath(patch: FilePatch): RepoPath {
  if ('copiedBytes' in patch) return patch.copiedBytes.to
  if ('renamedBytes' in patch) return patch.renamedBytes.to
  return patch.after?.path ?? patch.before?.path ?? ''
}

/** The path where a change ends up. */
function goalOf(change: FileChange): RepoPath {
  if ('to' in change) return change.to
  return 'path' in change ? change.path : change.file.path
}

function withText(change: FileChange, text: string | undefined): FileChange {
  if (text === undefined) return change
  if (change.kind === 'create') return { kind: change.kind, path: change.path, text }
  if (change.kind !== 'edit' && change.kind !== 'move') return change
  return { ...change, edits: [replace(0, change.file.text.length, text, 'review')] }
}
