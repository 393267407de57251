import { isWithin } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { movedFolders } from './moved-folders.ts'

/**
 * Whether an entry of a manifest, by its keys, puts files into its distribution that leave with the package: package data of
 * setuptools by package, `force-include` and lists of files of hatch by path. `folder` is the manifest's.
 */
export function leavesWithPackage(
  plan: Plan,
  workspace: Workspace,
  folder: RepoPath,
  keys: readonly string[],
  value?: string,
): boolean {
  const from = plan.package?.from
  const name = keys.at(-1) ?? ''
  const [tool, backend, table] = keys
  if (from === undefined || tool !== 'tool') return false
  if (backend === 'setuptools')
    return /^(exclude-)?package-data$/.test(table ?? '') && keys.length === 4 && isWithin(name, from)
  if (backend !== 'hatch' || table !== 'build') return false
  if (value === undefined) return keys.at(-2) === 'force-include' && isOfPackage(plan, workspace, folder, name)
  return HATCH_LISTS.has(name) && isOfPackage(plan, workspace, folder, value)
}

const HATCH_LISTS = new Set(['include', 'exclude', 'artifacts', 'only-include', 'packages'])

/** Whether a line of a `MANIFEST.in` names files of the package and no others; a line that is continued does not count. */
export function isOfPackageLine(plan: Plan, workspace: Workspace, folder: RepoPath, line: string): boolean {
  const [command = '', ...words] = line.trim().split(/\s+/)
  const paths = /^(recursive-include|recursive-exclude|graft|prune)$/.test(command) ? words.slice(0, 1) : words
  if (!/^(recursive-)?(include|exclude)$|^graft$|^prune$/.test(command) || paths.length === 0) return false
  return !line.trimEnd().endsWith('\\') && paths.every((path) => isOfPackage(plan, workspace, folder, path))
}

function isOfPackage(plan: Plan, workspace: Workspace, folder: RepoPath, path: string): boolean {
  const full = joinPath(folder, path.replace(/\/$/, ''))
  if (plan.files.some((move) => move.from === full)) return true
  return [...movedFolders(plan, workspace).keys()].some((moved) => full === moved || full.startsWith(moved + '/'))
}
