import { isAbsolute, join } from 'node:path'
import { rememberAside } from '../disk/aside-file.ts'
import type { RunFolders } from '../disk/run-folders.ts'
import { hooksIn, isExecutable, linkInto, putFile, unlinkFrom, writeAside } from '../disk/write-aside.ts'
import { hooksFolderOf, ignoredOf, isTrackedExecutable, prefixOf, topLevel, trustsModes } from '../git/git.ts'
import { changedByHook, commitAside } from '../git/commit-aside.ts'
import type { CommittedFile } from '../git/commit-aside.ts'
import { temporaryFolder } from '../disk/temporary-root.ts'
import { addWorktree } from '../git/temporary-worktree.ts'
import type { TransformGroup } from '../engine/transform.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Difference } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { formatFiles, formattedAlready } from './format-files.ts'
import type { ReadyFormatter } from './format-files.ts'
import type { Signals } from './host.ts'
import type { TravellingRecipe } from './recipe-travels.ts'
import type { Portion } from './portions.ts'
import { textsInstead, withTexts } from './reformatted.ts'
import type { Reformatted } from './reformatted.ts'

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

/** Commits that were made, and what formatters and hooks made of files at the end of them. */
export interface BuiltCommits {
  readonly commits: readonly AppliedCommit[]
  readonly texts: Reformatted
  /** What is to be said of formatters. */
  readonly notes: readonly string[]
}

/** How commits are to be made. */
export interface BuildHow {
  readonly head: string
  /** Goes into the first commit, if hooks let it. */
  readonly recipe: TravellingRecipe | undefined
  readonly noVerify: boolean
  readonly formatters: readonly ReadyFormatter[]
  readonly messageOf: (portion: Portion, at: number) => string
}

/** A checkout of ours while commits are made in it. */
interface Aside {
  /** OS paths: the root of the user, the top of the checkout, and what corresponds to the root in it. */
  readonly root: string
  readonly folder: string
  readonly inside: string
  readonly prefix: string
  readonly signals: Signals
}

/**
 * Make one commit a portion in a checkout of our own, on top of HEAD and on no branch: the user's tree, index and branches stay as they
 * are. Formatters run before each commit on what it touches, but for files that were not formatted before; a hook that reformats is
 * asked again with its own result. Throws RefusedError when git, a hook or a formatter of the recipe refuses, and after a signal.
 */
export async function buildCommits(
  folders: RunFolders,
  base: Workspace,
  portions: readonly Portion[],
  how: BuildHow,
  signals: Signals,
): Promise<BuiltCommits> {
  const { root } = folders
  const top = topLevel(root)
  const prefix = prefixOf(root)
  const hooks = hooksFolderOf(root)
  const names = how.noVerify ? OTHER_HOOKS : [...JUDGING_HOOKS, ...OTHER_HOOKS]
  const hasHooks = hooksIn(isAbsolute(hooks) ? hooks : join(top, hooks), names).length > 0
  const isWhole = hasHooks || how.formatters.length > 0
  const links = [...(isAbsolute(hooks) ? [] : [hooks]), ...ignoredOf(root, [...new Set(['', prefix])], INSTALLED)]
  const folder = temporaryFolder()
  rememberAside(folders, folder)
  const worktree = addWorktree(root, how.head, isWhole ? 'full' : 'bare', folder)
  const aside: Aside = { root, folder, inside: worktree.root, prefix, signals }
  try {
    if (isWhole) linkInto(folder, top, links)
    const formatted = await formattedBefore(aside, base, portions, how.formatters)
    const commits: AppliedCommit[] = []
    const texts = new Map<RepoPath, string>()
    const notes = new Set<string>()
    for (const [at, portion] of portions.entries()) {
      signals.check()
      const message = how.messageOf(portion, at)
      for (const { path } of portion.differences) texts.delete(path)
      writeAside(root, aside.inside, base, portion.after, portion.differences)
      const isOurs = (path: RepoPath): boolean => {
        const origin = portion.after.originOf(path)?.path
        return origin === undefined || formatted.has(origin)
      }
      const paths = present(portion.after, portion.differences).filter(isOurs)
      for (const note of await formatFiles(aside.inside, paths, how.formatters, signals)) notes.add(note)
      if (how.formatters.length > 0)
        for (const [path, text] of textsInstead(aside.inside, portion.after, paths)) texts.set(path, text)
      const recipe = at === 0 ? how.recipe : undefined
      const revision = await commitPortion(aside, portion, texts, { message, noVerify: how.noVerify, recipe })
      const touched = portion.differences.map(({ path }) => path)
      if (revision !== undefined) commits.push({ group: portion.group, revision, message, paths: touched })
    }
    return { commits, texts, notes: [...notes] }
  } finally {
    unlinkFrom(folder, top, links)
    worktree.remove()
  }
}

/** The files of the tree before that the run touches and that formatters leave alone. */
async function formattedBefore(
  { inside, signals }: Aside,
  base: Workspace,
  portions: readonly Portion[],
  formatters: readonly ReadyFormatter[],
): Promise<ReadonlySet<RepoPath>> {
  if (formatters.length === 0) return new Set()
  const origins = portions.flatMap(({ after, differences }) =>
    present(after, differences).flatMap((path) => after.originOf(path)?.path ?? []),
  )
  return formattedAlready(inside, base, [...new Set(origins)], formatters, signals)
}

/** How often a hook may change what is committed before it counts as a refusal. */
const MOST_TRIES = 3

/** Commit one portion; what hooks make of its files is added to `texts`, and committed if they then agree. */
async function commitPortion(
  { root, folder, inside, prefix, signals }: Aside,
  { after, differences }: Portion,
  texts: Map<RepoPath, string>,
  { recipe, ...how }: Pick<BuildHow, 'noVerify' | 'recipe'> & { readonly message: string },
): Promise<string | undefined> {
  let own = recipeFile(inside, recipe)
  for (let tries = 1; ; tries += 1) {
    const state = withTexts(after, texts)
    const files = [...committedFiles(root, inside, state, differences), ...own]
    const outcome = await commitAside(folder, prefix, files, { ...how, started: signals.watch })
    signals.check()
    if (outcome.kind === 'made') return outcome.revision
    if (outcome.kind === 'no difference') return undefined
    const instead = tries < MOST_TRIES ? textsInstead(inside, state, present(state, differences)) : undefined
    if (instead !== undefined && instead.size > 0) for (const [path, text] of instead) texts.set(path, text)
    // Where hooks do not like the recipe, it stays where it is.
    else if (own.some(({ file }) => file !== undefined)) own = own.map(({ path }) => ({ path, file: undefined }))
    else if (outcome.kind === 'changed') throw changedByHook(outcome.paths)
    else
      throw new RefusedError(
        `git commit failed: ${outcome.printed}`,
        'Make git commit succeed, or use --no-verify, or --no-commits.',
      )
  }
}

/** Written into the checkout as it lies in the user's tree, where it stays. */
function recipeFile(inside: string, recipe: TravellingRecipe | undefined): readonly CommittedFile[] {
  if (recipe === undefined) return []
  putFile(join(inside, recipe.path), recipe.bytes)
  return [{ path: recipe.path, file: { bytes: recipe.bytes, kind: 'file' } }]
}

/** The files of a portion that are there after it; links are none. */
function present(state: Workspace, differences: readonly Difference[]): readonly RepoPath[] {
  return differences.flatMap(({ path, kind }) => (kind === 'removed' || state.linkAt(path) !== undefined ? [] : path))
}

function committedFiles(
  root: string,
  aside: string,
  state: Workspace,
  differences: readonly Difference[],
): readonly CommittedFile[] {
  const isTrusted = trustsModes(root)
  return differences.map(({ path, kind }) => {
    if (kind === 'removed') return { path, file: undefined }
    const link = state.linkAt(path)
    if (link !== undefined) return { path, file: { bytes: Buffer.from(link), kind: 'link' as const } }
    // The buffer may be used again for the next file.
    const bytes = Buffer.from(state.bytes(path) ?? [])
    const origin = state.originOf(path)?.path
    const mode = isTrusted ? isExecutable(join(aside, path)) : isTrackedExecutable(root, origin)
    return { path, file: { bytes, kind: mode ? ('executable' as const) : ('file' as const) } }
  })
}
