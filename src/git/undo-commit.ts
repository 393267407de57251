import { RefusedError } from '../model/errors.ts'
import type { GitMove } from '../model/journal.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

/** Whether a commit is part of the history of another. */
export function isAncestor(root: string, ancestor: string, revision: string): boolean {
  return tryGit(root, ['merge-base', '--is-ancestor', ancestor, revision]).status === 0
}

/** The paths of a run (from the top of the work tree) that a later commit changed. */
export function changedInCommit(root: string, move: GitMove, revision: string): readonly string[] {
  const wanted = new Map(move.index.after.map((entry) => [pathOf(entry), withoutStage(entry)]))
  const present = new Map(
    entriesOf(git(root, ['ls-tree', '-r', '-z', '--full-tree', revision])).map((entry) => {
      const [mode = '', , id = ''] = entry.slice(0, entry.indexOf('\t')).split(' ')
      return [pathOf(entry), `${mode} ${id}`]
    }),
  )
  return move.paths.filter((path) => present.get(path) !== wanted.get(path))
}

/**
 * A commit on top of HEAD that gives the paths of a run what they had before it; `top` is a checkout of ours with nothing in it but an
 * index. No hook runs. Gives the revision.
 */
export function commitUndo(top: string, move: GitMove, message: string): string {
  const none = '0'.repeat(move.head.before.revision.length)
  const lines = [...move.paths.map((path) => `0 ${none}\t${path}`), ...move.index.before]
  git(top, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''))
  git(top, ['commit', '-q', '--no-verify', '--allow-empty', '--cleanup=whitespace', '-m', message])
  const revision = git(top, ['rev-parse', 'HEAD'])
  if (git(top, ['write-tree']) !== git(top, ['rev-parse', `${revision}^{tree}`]))
    throw new RefusedError('a hook changed what is committed', 'Undo it with git revert instead.')
  return revision
}

function pathOf(entry: string): string {
  return entry.slice(entry.indexOf('\t') + 1)
}

function withoutStage(entry: string): string {
  return entry.slice(0, entry.indexOf('\t')).split(' ').slice(0, 2).join(' ')
}
