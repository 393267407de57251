import ignore from 'ignore'
import type { Ignore } from 'ignore'
import type { RepoPath } from '../model/source-file.ts'
import { folderOf, joinPath } from '../model/source-file.ts'
import type { Workspace } from './workspace.ts'

/** What makes git leave a path alone. */
export interface IgnoredBy {
  /** The folder whose `.gitignore` says so. */
  readonly rulesIn: RepoPath
  /** The folder on the way to the path that is caught, or the path itself. */
  readonly caught: RepoPath
  readonly isFolder: boolean
}

/** The text of the `.gitignore` of a folder. */
export type IgnoreRules = (folder: RepoPath) => string | undefined

/** Whether git would leave a new file alone: by the `.gitignore` files of the tree on the way to it (git-scm.com, "gitignore"). */
export function isGitIgnored(workspace: Workspace, path: RepoPath): boolean {
  const states = knownStates.get(workspace) ?? new Map<RepoPath, State>()
  knownStates.set(workspace, states)
  return stateOf((folder) => parsedIn(workspace, folder), path, states).hit !== undefined
}

const knownStates = new WeakMap<Workspace, Map<RepoPath, State>>()

/** What of the rules that are given makes git leave a new file alone; undefined when nothing does. */
export function ignoredBy(rules: IgnoreRules, path: RepoPath): IgnoredBy | undefined {
  return stateOf((folder) => parsed(rules(folder)), path, new Map()).hit
}

/** What the rules say on the way down to a path. */
interface State {
  /** The folders above whose rules count for what is below, outermost first. */
  readonly above: readonly RepoPath[]
  /** Those of them whose rules were overruled on the way. */
  readonly overruled: ReadonlySet<RepoPath>
  readonly hit: IgnoredBy | undefined
}

const AT_ROOT: State = { above: [''], overruled: new Set(), hit: undefined }

/**
 * From the root down, for what is below a folder that is caught cannot be let in again. Of the rules on the way those nearest to the path
 * count; those that were overruled further up say nothing of what is below. `states` keeps what was found of the folders.
 */
function stateOf(
  rulesOf: (folder: RepoPath) => Ignore | undefined,
  path: RepoPath,
  states: Map<RepoPath, State>,
  isFolder = false,
): State {
  const before = isFolder ? states.get(path) : undefined
  if (before !== undefined) return before
  const parent = folderOf(path)
  const up = parent === '' ? AT_ROOT : stateOf(rulesOf, parent, states, true)
  const state = up.hit === undefined ? nextState(rulesOf, path, isFolder, up) : up
  if (isFolder) states.set(path, state)
  return state
}

function nextState(
  rulesOf: (folder: RepoPath) => Ignore | undefined,
  path: RepoPath,
  isFolder: boolean,
  { above, overruled: before }: State,
): State {
  const overruled = new Set(before)
  let rulesIn: RepoPath | undefined
  for (const folder of above) {
    const below = folder === '' ? path : path.slice(folder.length + 1)
    const verdict = rulesOf(folder)?.test(isFolder ? `${below}/` : below)
    if (verdict?.ignored === true && !overruled.has(folder)) rulesIn = folder
    else if (verdict?.unignored === true) {
      if (rulesIn !== undefined) overruled.add(rulesIn)
      rulesIn = undefined
    }
  }
  return {
    above: [...above, path],
    overruled,
    hit: rulesIn === undefined ? undefined : { rulesIn, caught: path, isFolder },
  }
}

const known = new WeakMap<Workspace, Map<RepoPath, Ignore | undefined>>()

function parsedIn(workspace: Workspace, folder: RepoPath): Ignore | undefined {
  const folders = known.get(workspace) ?? new Map<RepoPath, Ignore | undefined>()
  known.set(workspace, folders)
  if (folders.has(folder)) return folders.get(folder)
  const rules = parsed(gitIgnoreOf(workspace, folder))
  folders.set(folder, rules)
  return rules
}

/** The text of the `.gitignore` of a folder; undefined where there is none. */
export function gitIgnoreOf(workspace: Workspace, folder: RepoPath): string | undefined {
  return workspace.read(joinPath(folder, '.gitignore'))?.text
}

function parsed(text: string | undefined): Ignore | undefined {
  return text === undefined ? undefined : ignore({ ignoreCase: false }).add(text.replace(/^\ufeff/, ''))
}

/** Whether a path is among what some patterns of the kind of `.gitignore` mean (gitignore(5), "Pattern format"). */
export function likeIgnored(patterns: readonly string[]): (path: RepoPath) => boolean {
  const rules = ignore().add([...patterns])
  return (path) => rules.ignores(path)
}
