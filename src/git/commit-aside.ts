import { InvariantError, RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import { blobIdOf } from './blob-id.ts'
import { readBlobs } from './read-blobs.ts'
import { runProcess } from './run-process.ts'
import { entriesOf, git, tryGit } from './run-git.ts'

/** One path of a commit: its bytes in the work tree (of a symbolic link what it says), and how git has it; undefined: it goes. */
export interface CommittedFile {
  readonly path: RepoPath
  readonly file: { readonly bytes: Uint8Array; readonly kind: 'file' | 'executable' | 'link' } | undefined
}

const MODES = { file: '100644', executable: '100755', link: '120000' } as const

/** How a commit is to be made. */
export interface CommitHow {
  readonly message: string
  /** Hooks that judge a commit do not run. */
  readonly noVerify: boolean
  /** Gets the id of the process group that git and its hooks run in. */
  readonly started: (group: number) => void
}

/** What became of a commit: made as it was meant, of no use, refused by git or a hook, or taken back because a hook put something else into it. */
export type CommitOutcome =
  | { readonly kind: 'made'; readonly revision: string }
  | { readonly kind: 'no difference' }
  | { readonly kind: 'refused'; readonly printed: string }
  | { readonly kind: 'changed'; readonly paths: readonly string[] }

/**
 * Commit files that lie in a checkout of ours (OS paths of its top, and a prefix of their paths), exactly these: what is committed is
 * compared with them. Hooks run as they do for the user's own `git commit`; a commit that one changed is taken off HEAD again, and the
 * paths from the top are given. Throws RefusedError when other files would come along.
 */
export async function commitAside(
  top: string,
  prefix: string,
  files: readonly CommittedFile[],
  how: CommitHow,
): Promise<CommitOutcome> {
  const parent = git(top, ['rev-parse', 'HEAD'])
  stage(top, prefix, files)
  refuseOthers(top, prefix, files, parent)
  const tree = git(top, ['write-tree'])
  if (tree === git(top, ['rev-parse', 'HEAD^{tree}'])) return { kind: 'no difference' }
  const args = ['commit', '-q', '--cleanup=whitespace', ...(how.noVerify ? ['--no-verify'] : []), '-m', how.message]
  const { exitCode, printed } = await runProcess('git', ['-C', top, ...args], {}, how.started)
  if (exitCode !== 0) return { kind: 'refused', printed: printed.trim() }
  const revision = git(top, ['rev-parse', 'HEAD'])
  const parents = git(top, ['rev-list', '--parents', '-n', '1', revision]).split(' ').slice(1)
  if (parents.length !== 1 || parents[0] !== parent) throw changedByHook(['the commit has another parent'])
  const paths = entriesOf(git(top, ['diff-tree', '-r', '-z', '--name-only', '--no-renames', tree, revision]))
  if (paths.length === 0) return { kind: 'made', revision }
  git(top, ['-c', 'core.hooksPath=/dev/null', 'reset', '-q', '--soft', parent])
  return { kind: 'changed', paths }
}

/** The refusal of a commit that a hook made another one. */
export function changedByHook(what: readonly string[]): RefusedError {
  return new RefusedError(
    `a hook changed what is committed: ${what.slice(0, 10).join(', ')}; that is not what was proved`,
    'Use --no-verify to commit what was proved and let the hook run on the branch, or --no-commits.',
  )
}

/** Removals first: a file may become a folder. The index alone is looked at, so that a sparse checkout does not matter. */
function stage(top: string, prefix: string, files: readonly CommittedFile[]): void {
  const own = files.map(({ path, file }) => ({ path: prefix + path, file }))
  const none = '0'.repeat(git(top, ['rev-parse', 'HEAD']).length)
  const info = (lines: readonly string[]): void => {
    if (lines.length > 0) git(top, ['update-index', '-z', '--index-info'], lines.map((line) => `${line}\0`).join(''))
  }
  info(own.filter(({ file }) => file === undefined).map(({ path }) => `0 ${none}\t${path}`))
  const there = own.flatMap(({ path, file }) => (file === undefined ? [] : [{ path, file }]))
  const names = there.map(({ path }) => `${path}\0`).join('')
  if (there.length > 0) git(top, ['update-index', '--add', '--replace', '-z', '--stdin'], names)
  const entries = indexEntries(top)
  const modes: string[] = []
  for (const { path, file } of there) {
    const entry = entries.get(path)
    if (entry === undefined) throw new InvariantError(`${path}: git did not take it into the index`)
    // Where git does not trust the disk (`core.fileMode`), it made a new file plain.
    const mode = MODES[file.kind]
    if (entry.mode !== mode) modes.push(`${mode} ${entry.id}\t${path}`)
    checkContent(top, path, entry.id, file.bytes)
  }
  info(modes)
}

interface IndexEntry {
  readonly mode: string
  readonly id: string
}

function indexEntries(top: string): ReadonlyMap<string, IndexEntry> {
  return new Map(
    entriesOf(git(top, ['ls-files', '--stage', '-z'])).map((entry) => {
      const tab = entry.indexOf('\t')
      const [mode = '', id = ''] = entry.slice(0, tab).split(' ')
      return [entry.slice(tab + 1), { mode, id }]
    }),
  )
}

/** The blob is the file, or what the repository's own conversions make of it (gitattributes: text, filter, ident, encoding). */
function checkContent(top: string, path: string, id: string, bytes: Uint8Array): void {
  if (blobIdOf(bytes, id.length) === id) return
  const blob = readBlobs(top, [id]).get(id)
  const asText = Buffer.from(bytes).toString('latin1').replaceAll('\r\n', '\n')
  if (blob !== undefined && Buffer.from(blob).toString('latin1').replaceAll('\r\n', '\n') === asText) return
  const attributes = entriesOf(
    git(top, ['check-attr', '-z', '--cached', 'filter', 'ident', 'working-tree-encoding', '--', path]),
  )
  if (attributes.some((value, at) => at % 3 === 2 && value !== 'unspecified' && value !== 'unset')) return
  throw new InvariantError(`${path}: what git would commit is not what was proved`)
}

function refuseOthers(top: string, prefix: string, files: readonly CommittedFile[], parent: string): void {
  const own = new Set(files.map(({ path }) => prefix + path))
  const staged = entriesOf(git(top, ['diff-index', '--cached', '--name-only', '--no-renames', '-z', parent]))
  const others = staged.filter((path) => !own.has(path))
  if (others.length > 0)
    throw new RefusedError(
      `other files than those of the run would be committed: ${others.slice(0, 10).join(', ')}`,
      'A hook may have staged them; use --no-verify or --no-commits.',
    )
}

/** Throws RefusedError when git would refuse to commit because it does not know the author or the committer. */
export function checkIdentity(root: string): void {
  for (const name of ['GIT_AUTHOR_IDENT', 'GIT_COMMITTER_IDENT']) {
    const result = tryGit(root, ['var', name])
    if (result.status === 0) continue
    throw new RefusedError(
      `git does not know who commits: ${result.said}`,
      'Set git config user.name and git config user.email, or use --no-commits.',
    )
  }
}
