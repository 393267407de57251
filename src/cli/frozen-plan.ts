import { createHash } from 'node:crypto'
import { readTextFile } from '../disk/read-recipe-file.ts'
import type { Run } from '../engine/run.ts'
import { RefusedError, UserError } from '../model/errors.ts'
import { mappingOf } from '../model/mapping.ts'
import type { RepoPath } from '../model/source-file.ts'
import { differences } from '../workspace/compare.ts'
import type { FileSource } from '../workspace/file-source.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** One file of a frozen plan: the SHA-256 of its bytes on either side; null: there is none. */
export interface FrozenFile {
  readonly path: RepoPath
  readonly before: string | null
  readonly after: string | null
}

/** A plan that was looked at and put away (`plan -o`): applied later it has to do the same. */
export interface FrozenPlan {
  readonly frozenPlan: 1
  readonly toolVersion: string
  readonly recipe: { readonly label: string; readonly text: string }
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly digest: string
  readonly files: readonly FrozenFile[]
}

/** The files of a run with what they hold on either side. */
export function frozenFiles({ base, final }: Run): readonly FrozenFile[] {
  return differences(base, final).map(({ path }) => ({ path, before: hashIn(base, path), after: hashIn(final, path) }))
}

function hashIn(workspace: Workspace, path: RepoPath): string | null {
  const bytes = workspace.bytes(path) ?? workspace.linkAt(path)
  return bytes === undefined ? null : createHash('sha256').update(bytes).digest('hex')
}

/** What each frozen plan begins with. */
const BEGINNING = '{\n  "frozenPlan": 1,'

/** Bytes of JSON files that are kept for whoever reads them next. */
const MOST_KEPT = 1 << 23

/** The file source without frozen plans: they speak of old names, and are no part of the tree. */
export function withoutFrozenPlans(source: FileSource): FileSource {
  const read = new Map<RepoPath, Buffer>()
  let kept = 0
  const isPlan = (path: RepoPath): boolean => {
    const bytes = path.endsWith('.json') ? source.bytes(path) : undefined
    if (bytes === undefined) return false
    if (Buffer.from(bytes.subarray(0, BEGINNING.length)).toString() === BEGINNING) return true
    if (kept + bytes.length <= MOST_KEPT) read.set(path, Buffer.from(bytes))
    kept += bytes.length
    return false
  }
  const plans = new Set(source.list().filter(isPlan))
  const paths = plans.size === 0 ? source.list() : source.list().filter((path) => !plans.has(path))
  return {
    ...source,
    list: () => paths,
    bytes(path) {
      const before = read.get(path)
      read.delete(path)
      return before ?? (plans.has(path) ? undefined : source.bytes(path))
    },
  }
}

/** A frozen plan from its file (an OS path). Throws UserError for what is none. */
export function readFrozenPlan(path: string): FrozenPlan {
  const text = readTextFile(path)
  try {
    const plan: unknown = JSON.parse(text)
    if (isFrozenPlan(plan)) return plan
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
  }
  throw new UserError('the plan cannot be read', [{ message: `${path} was not written by extract-codemod plan -o` }])
}

function isFrozenPlan(value: unknown): value is FrozenPlan {
  const plan = mappingOf(value)
  const recipe = mappingOf(plan['recipe'])
  return (
    plan['frozenPlan'] === 1 &&
    [plan['digest'], plan['toolVersion'], recipe['label'], recipe['text']].every((one) => typeof one === 'string') &&
    [plan['only'], plan['skip']].every((list) => Array.isArray(list) && list.every((one) => typeof one === 'string')) &&
    Array.isArray(plan['files']) &&
    plan['files']
      .map(mappingOf)
      .every(({ path, before, after }) => typeof path === 'string' && isHash(before) && isHash(after))
  )
}

function isHash(value: unknown): boolean {
  return value === null || typeof value === 'string'
}

/**
 * Throws RefusedError when a run is not the frozen one: files that changed since are named, and else what would be done besides. Gives the
 * drift, a line each: files that come in, whose result is another one, or that are no longer touched.
 */
export function driftOf(frozen: FrozenPlan, run: Run, isAllowed: boolean): readonly string[] {
  const before = new Map(frozen.files.map((file) => [file.path, file]))
  const changed = frozen.files.filter((file) => hashIn(run.base, file.path) !== file.before).map(({ path }) => path)
  const now = frozenFiles(run)
  const kept = new Set(now.map(({ path }) => path))
  const drift = [
    ...now.flatMap((file) => {
      const old = before.get(file.path)
      if (old === undefined) return [`new        ${file.path}`]
      if (old.after === file.after) return []
      return [`${old.before === file.before ? 'other     ' : 'carried   '} ${file.path}`]
    }),
    ...frozen.files.filter(({ path }) => !kept.has(path)).map(({ path }) => `no longer  ${path}`),
  ]
  if (isAllowed) return drift
  if (changed.length > 0)
    throw new RefusedError(
      `files of the plan have changed since it was made:\n${changed.join('\n')}`,
      'With --replan it is made again on the tree as it is now, and what becomes different is listed.',
    )
  if (run.digest !== frozen.digest)
    throw new RefusedError(
      `the plan would do something else by now:\n${drift.join('\n')}`,
      'With --replan it is made again on the tree as it is now.',
    )
  return []
}
