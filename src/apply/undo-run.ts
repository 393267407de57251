import { randomUUID } from 'node:crypto'
import { rememberAside } from '../disk/aside-file.ts'
import { lastJournal } from '../disk/journal-file.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { changedSince, stageUndo } from '../disk/stage-undo.ts'
import { refusalOf } from '../disk/write-tree.ts'
import { headPlace, indexEntriesOf } from '../git/move-git.ts'
import { temporaryFolder } from '../disk/temporary-root.ts'
import { addWorktree } from '../git/temporary-worktree.ts'
import { changedInCommit, commitUndo, isAncestor } from '../git/undo-commit.ts'
import { RefusedError } from '../model/errors.ts'
import type { GitMove, Journal } from '../model/journal.ts'
import { bringAfter } from './bring.ts'
import { refuseUnderWay } from './check-tree.ts'
import type { Host } from './host.ts'
import { foldersOf, foldersOfJournal, holdTree } from './run-hold.ts'
import { refuseUnfinished } from './unfinished.ts'

/** What an undo does, or did. */
export interface UndoneRun {
  readonly last: Journal
  /** `reset`: the branch is as before, or gone; `commit`: a commit on top takes the run back; `files`: git had no part in it. */
  readonly how: 'reset' | 'commit' | 'files'
}

/**
 * Take the last run back, exactly, also after later commits on other files; with `isDry` only say how. Throws RefusedError, with the list,
 * when a file of the run has changed since, when HEAD does not hold the run any more, and when there is none to take back.
 */
export function undoRun(root: string, host: Host, isDry: boolean): UndoneRun {
  const last = lastJournal(foldersOf(root))
  if (last === undefined) throw nothingToUndo()
  const folders = foldersOfJournal(root, last)
  refuseUnfinished(root, host)
  const hold = holdTree(folders, host)
  try {
    refuseUnfinished(root, host, 'we hold it')
    if (lastJournal(folders)?.id !== last.id) throw nothingToUndo()
    refuseUnderWay(folders.root)
    refuseChanged('files of the run have changed since', changedSince(folders, last))
    const how = howToUndo(folders, last)
    if (isDry) return { last, how }
    const id = randomUUID()
    const staged = stageUndo(folders, id, last)
    const git = how === 'files' || last.git === undefined ? undefined : gitMoveOf(folders, last, last.git, how)
    const startedAt = new Date().toISOString()
    host.holdSignals(() =>
      bringAfter(folders, { ...last, ...staged, kind: 'undo', id, startedAt, toward: 'after', git, commits: [] }),
    )
    return { last, how }
  } catch (error) {
    throw refusalOf(error)
  } finally {
    hold.release()
  }
}

function howToUndo({ root }: RunFolders, { git }: Journal): UndoneRun['how'] {
  if (git === undefined) return 'files'
  const { before, after } = git.head
  const head = headPlace(root)
  const staged = indexEntriesOf(root, git.paths)
  const wanted = new Set(git.index.after)
  if (git.paths.length > 0)
    refuseChanged(
      'files of the run are staged in another version',
      staged.filter((entry) => !wanted.has(entry)).map((entry) => entry.slice(entry.indexOf('\t') + 1)),
    )
  if (head.branch === after.branch && head.revision === after.revision) return 'reset'
  if (after.revision !== before.revision && isAncestor(root, after.revision, head.revision)) {
    refuseChanged('later commits changed files of the run', changedInCommit(root, git, head.revision))
    return 'commit'
  }
  throw new RefusedError(
    `HEAD is at ${head.branch ?? head.revision}, which is not where the run was written`,
    `Check out ${after.branch?.replace('refs/heads/', '') ?? after.revision} first, or take it back with git.`,
  )
}

function gitMoveOf(folders: RunFolders, last: Journal, move: GitMove, how: 'reset' | 'commit'): GitMove {
  const index = { before: move.index.after, after: move.index.before }
  if (how === 'reset') {
    const refs = move.refs.map(({ name, before, after }) => ({ name, before: after, after: before }))
    return { head: { before: move.head.after, after: move.head.before }, refs, paths: move.paths, index }
  }
  const head = headPlace(folders.root)
  const revision = commitAside(folders, head.revision, move, last)
  const refs = head.branch === undefined ? [] : [{ name: head.branch, before: head.revision, after: revision }]
  return { head: { before: head, after: { ...head, revision } }, refs, paths: move.paths, index }
}

function commitAside(folders: RunFolders, revision: string, move: GitMove, last: Journal): string {
  const folder = temporaryFolder()
  rememberAside(folders, folder)
  const aside = addWorktree(folders.root, revision, 'bare', folder)
  try {
    const commits = last.commits.map((commit) => `- ${commit.revision.slice(0, 12)} ${commit.subject}`)
    const message = `Take back a run of extract-codemod\n\n${commits.join('\n')}\n\nDigest of the run: ${last.digest}\n`
    return commitUndo(folder, move, message)
  } finally {
    aside.remove()
  }
}

function refuseChanged(what: string, paths: readonly string[]): void {
  if (paths.length === 0) return
  const more = paths.length > 20 ? `\nand ${paths.length - 20} more` : ''
  throw new RefusedError(
    `${what}:\n${paths.slice(0, 20).join('\n')}${more}`,
    'Put them back as the run left them, or take the run back with git.',
  )
}

function nothingToUndo(): RefusedError {
  return new RefusedError(
    'there is no run to take back here',
    'Only the last run in a git repository is remembered; without git, keep the diff (--patch) and take it back with git apply -R.',
  )
}
