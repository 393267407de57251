import { isAbsolute, join } from 'node:path'
import { rememberAside } from '../disk/aside-file.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { hooksIn, isExecutable, linkInto, unlinkFrom, writeAside } from '../disk/write-aside.ts'
import { hooksFolderOf, ignoredOf, isTrackedExecutable, prefixOf, topLevel, trustsModes } from '../git/git.ts'
import { commitAside } from '../git/commit-aside.ts'
import { addWorktree, worktreeFolder } from '../git/temporary-worktree.ts'
import type { TransformGroup } from '../engine/transform.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Signals } from './host.ts'
import type { Portion } from './portions.ts'

/** One commit that was made. */
export interface AppliedCommit {
  readonly group: TransformGroup
  readonly revision: string
  readonly message: string
  readonly paths: readonly RepoPath[]
}

/** The hooks that `git commit` runs, the ones that judge first (githooks(5)). */
const JUDGING_HOOKS = ['pre-commit', 'commit-msg']
const OTHER_HOOKS = ['prepare-commit-msg', 'post-commit']

/** Folders of installed programs that hooks call; git ignores them, so that a fresh checkout has none. */
const INSTALLED = ['node_modules', '.venv', 'venv']

/**
 * Make one commit a portion in a checkout of our own, on top of HEAD and on no branch: the user's tree, index and branches stay as they
 * are. Gives the commits; the last one is the end of the run. Throws RefusedError when git or a hook refuses, and after a signal.
 */
export async function buildCommits(
  folders: RunFolders,
  base: Workspace,
  portions: readonly Portion[],
  how: {
    readonly head: string
    readonly noVerify: boolean
    readonly messageOf: (portion: Portion, at: number) => string
  },
  signals: Signals,
): Promise<readonly AppliedCommit[]> {
  const { root } = folders
  const top = topLevel(root)
  const prefix = prefixOf(root)
  const hooks = hooksFolderOf(root)
  const names = how.noVerify ? OTHER_HOOKS : [...JUDGING_HOOKS, ...OTHER_HOOKS]
  const hasHooks = hooksIn(isAbsolute(hooks) ? hooks : join(top, hooks), names).length > 0
  const links = [...(isAbsolute(hooks) ? [] : [hooks]), ...ignoredOf(root, [...new Set(['', prefix])], INSTALLED)]
  const folder = worktreeFolder()
  rememberAside(folders, folder)
  const aside = addWorktree(root, how.head, hasHooks ? 'full' : 'bare', folder)
  try {
    if (hasHooks) linkInto(folder, top, links)
    const commits: AppliedCommit[] = []
    for (const [at, portion] of portions.entries()) {
      signals.check()
      const message = how.messageOf(portion, at)
      writeAside(root, aside.root, base, portion.after, portion.differences)
      const files = committedFiles(root, aside.root, portion)
      const revision = await commitAside(folder, prefix, files, {
        message,
        noVerify: how.noVerify,
        started: signals.watch,
      })
      signals.check()
      const paths = portion.differences.map(({ path }) => path)
      if (revision !== undefined) commits.push({ group: portion.group, revision, message, paths })
    }
    return commits
  } finally {
    unlinkFrom(folder, top, links)
    aside.remove()
  }
}

function committedFiles(root: string, aside: string, { after, differences }: Portion) {
  const isTrusted = trustsModes(root)
  return differences.map(({ path, kind }) => {
    if (kind === 'removed') return { path, file: undefined }
    const link = after.linkAt(path)
    if (link !== undefined) return { path, file: { bytes: Buffer.from(link), kind: 'link' as const } }
    // The buffer may be used again for the next file.
    const bytes = Buffer.from(after.bytes(path) ?? [])
    const origin = after.originOf(path)?.path
    const mode = isTrusted ? isExecutable(join(aside, path)) : isTrackedExecutable(root, origin)
    return { path, file: { bytes, kind: mode ? ('executable' as const) : ('file' as const) } }
  })
}
