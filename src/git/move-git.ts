import type { GitMove, HeadPlace, Side } from '../model/journal.ts'
import { currentBranch, headRevision, prefixOf } from './git.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

/** The commit HEAD stands on, and the branch if it is on one (`refs/heads/main`). */
export function headPlace(root: string): HeadPlace {
  const branch = currentBranch(root)
  const revision = headRevision(root) ?? ''
  return branch === undefined ? { revision } : { branch: `refs/heads/${branch}`, revision }
}

/** The index entries of these paths (from the top of the work tree), as `ls-files --stage` prints them, sorted. */
export function indexEntriesOf(root: string, paths: readonly string[]): readonly string[] {
  const own = new Set(paths)
  return entriesOf(git(root, ['ls-files', '--full-name', '--stage', '-z', '--', ':/']))
    .filter((entry) => own.has(entry.slice(entry.indexOf('\t') + 1)))
    .sort()
}

/** The paths that differ between two commits, from the top of the work tree, and the index entries of the second one's. */
export function treeEntries(
  root: string,
  from: string,
  to: string,
): { readonly paths: readonly string[]; readonly entries: readonly string[] } {
  const parts = entriesOf(git(root, ['diff-tree', '-r', '-z', '--no-renames', from, to]))
  const paths: string[] = []
  const entries: string[] = []
  for (let at = 0; at + 1 < parts.length; at += 2) {
    const [, mode = '', , id = '', kind = ''] = (parts[at] ?? '').split(' ')
    const path = parts[at + 1] ?? ''
    paths.push(path)
    if (kind !== 'D') entries.push(`${mode} ${id} 0\t${path}`)
  }
  return { paths, entries: entries.sort() }
}

/**
 * Bring git to one side of a run, from whatever point it was cut off at: index entries of the run's paths, branches, HEAD last. Gives what
 * could not be done because somebody moved it meanwhile. Throws RefusedError in git's own words when git refuses.
 */
export function moveGit(root: string, move: GitMove, side: Side, message: string): readonly string[] {
  moveIndex(root, move, side)
  const problems: string[] = []
  const commands: string[] = []
  const removals: string[] = []
  for (const ref of move.refs) {
    const wanted = ref[side]
    const present = refAt(root, ref.name)
    const known = ref[side === 'after' ? 'before' : 'after']
    if (present === wanted) continue
    if (present !== known) problems.push(`${ref.name} is at ${present ?? 'nothing'} by now, and was left there`)
    else if (wanted === undefined) removals.push(`delete ${ref.name}\0${present ?? ''}\0`)
    else if (present === undefined) commands.push(`create ${ref.name}\0${wanted}\0`)
    else commands.push(`update ${ref.name}\0${wanted}\0${present}\0`)
  }
  if (problems.length > 0) return problems
  const transact = (lines: readonly string[]): void => {
    const args = ['update-ref', '--create-reflog', '-m', message, '-z', '--stdin']
    if (lines.length > 0) git(root, args, lines.join(''))
  }
  transact(commands)
  moveHead(root, move.head[side], move.head[side === 'after' ? 'before' : 'after'], message, problems)
  if (problems.length === 0) transact(removals)
  return problems
}

function moveIndex(root: string, move: GitMove, side: Side): void {
  if (move.paths.length === 0) return
  const wanted = move.index[side]
  if (indexEntriesOf(root, move.paths).join('\0') !== [...wanted].sort().join('\0')) {
    const none = '0'.repeat(move.head.before.revision.length)
    const lines = [...move.paths.map((path) => `0 ${none}\t${path}`), ...wanted]
    git(root, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''))
  }
  tryGit(root, ['update-index', '-q', '--refresh', '--unmerged'])
}

function moveHead(root: string, wanted: HeadPlace, known: HeadPlace, message: string, problems: string[]): void {
  const present = headPlace(root)
  if (present.branch === wanted.branch && (wanted.branch !== undefined || present.revision === wanted.revision)) return
  if (present.branch !== known.branch || (known.branch === undefined && present.revision !== known.revision)) {
    problems.push(`HEAD is at ${present.branch ?? present.revision} by now, and was left there`)
    return
  }
  if (wanted.branch !== undefined) git(root, ['symbolic-ref', '-m', message, 'HEAD', wanted.branch])
  else git(root, ['update-ref', '--no-deref', '-m', message, 'HEAD', wanted.revision])
}

function refAt(root: string, name: string): string | undefined {
  const result = tryGit(root, ['rev-parse', '--verify', '-q', name])
  return result.status === 0 ? result.output.toString().trim() : undefined
}

/** Whether HEAD is where a run found it or where it leaves it. */
export function headIsKnown(root: string, { head }: GitMove): boolean {
  const { branch, revision } = headPlace(root)
  return [head.before, head.after].some(
    (place) => place.branch === branch && (branch !== undefined || place.revision === revision),
  )
}

/** A path of the root from the top of the work tree. */
export function fromTop(root: string): (path: string) => string {
  const prefix = prefixOf(root)
  return (path) => prefix + path
}
