import ignore from 'ignore'
import type { Ignore } from 'ignore'
import type { RepoPath } from '../model/source-file.ts'
import { joinPath } from '../model/source-file.ts'
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
  return caughtBy((folder) => parsedIn(workspace, folder), path) !== undefined
}

/** What of the rules that are given makes git leave a new file alone; undefined when nothing does. */
export function ignoredBy(rules: IgnoreRules, path: RepoPath): IgnoredBy | undefined {
  return caughtBy((folder) => parsed(rules(folder)), path)
}

/**
 * From the root down, for what is below a folder that is caught cannot be let in again. Of the rules on the way those nearest to the path
 * count; those that were overruled further up say nothing of what is below.
 */
function caughtBy(rulesOf: (folder: RepoPath) => Ignore | undefined, path: RepoPath): IgnoredBy | undefined {
  const parts = path.split('/')
  const overruled = new Set<RepoPath>()
  const above: RepoPath[] = ['']
  for (const at of parts.keys()) {
    const isFolder = at < parts.length - 1
    const one = parts.slice(0, at + 1).join('/')
    let rulesIn: RepoPath | undefined
    for (const folder of above) {
      const below = folder === '' ? one : one.slice(folder.length + 1)
      const verdict = rulesOf(folder)?.test(isFolder ? `${below}/` : below)
      if (verdict?.ignored === true && !overruled.has(folder)) rulesIn = folder
      else if (verdict?.unignored === true) {
        if (rulesIn !== undefined) overruled.add(rulesIn)
        rulesIn = undefined
      }
    }
    if (rulesIn !== undefined) return { rulesIn, caught: one, isFolder }
    above.push(one)
  }
  return undefined
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
