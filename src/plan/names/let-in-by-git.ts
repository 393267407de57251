import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { gitIgnoreOf, ignoredBy, isGitIgnored } from '../../workspace/git-ignored.ts'
import type { IgnoredBy } from '../../workspace/git-ignored.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** From here on files of one folder and one kind are let in by a pattern, and not one by one. */
const MANY = 4

/**
 * Lines for the end of `.gitignore` files, by their folder, that let git see the files that are in `after` and not in `before`. A file cannot
 * be let in below a folder that is caught, so folders come first, from the root down (git-scm.com, "gitignore"). `ownFolders` hold nothing
 * but what the run brings; of a folder above them all else stays caught. What git did not see in `before` either is left alone.
 */
export function linesThatLetIn(
  before: Workspace,
  after: Workspace,
  ownFolders: readonly RepoPath[],
): ReadonlyMap<RepoPath, readonly string[]> {
  const caught = after.list().filter((path) => {
    if (before.has(path) || !isGitIgnored(after, path)) return false
    const origin = after.originOf(path)?.path
    return origin === undefined || !before.has(origin) || !isGitIgnored(before, origin)
  })
  const added = new Map<RepoPath, string[]>()
  const rules = (folder: RepoPath): string | undefined => {
    const text = gitIgnoreOf(after, folder)
    const lines = added.get(folder)
    return lines === undefined || text === undefined ? text : `${text}\n${lines.join('\n')}`
  }
  for (const path of caught) {
    let last: IgnoredBy | undefined
    for (let hit = ignoredBy(rules, path); hit !== undefined; hit = ignoredBy(rules, path)) {
      if (hit.caught === last?.caught) break
      added.set(hit.rulesIn, [...(added.get(hit.rulesIn) ?? []), ...linesFor(hit, caught, ownFolders)])
      last = hit
    }
  }
  return added
}

function linesFor(
  { rulesIn, caught, isFolder }: IgnoredBy,
  all: readonly RepoPath[],
  own: readonly RepoPath[],
): string[] {
  const spelled = (path: RepoPath): string => `/${escaped(rulesIn === '' ? path : path.slice(rulesIn.length + 1))}`
  if (isFolder) {
    const isOwn = own.some((folder) => folder === caught || caught.startsWith(`${folder}/`))
    const isAbove = !isOwn && own.some((folder) => folder.startsWith(`${caught}/`))
    return [`!${spelled(caught)}/`, ...(isAbove ? [`${spelled(caught)}/*`] : [])]
  }
  const kind = /\.\w+$/.exec(caught)?.[0]
  const alike = all.filter((path) => folderOf(path) === folderOf(caught) && kind !== undefined && path.endsWith(kind))
  return alike.length < MANY
    ? [`!${spelled(caught)}`]
    : [`!${spelled(caught.slice(0, caught.lastIndexOf('/') + 1))}*${kind ?? ''}`]
}

/** A path as a pattern that means it alone. */
function escaped(path: RepoPath): string {
  return path.replace(/[\\*?[\]]/g, '\\$&').replace(/ $/, '\\ ')
}
