import { join } from 'node:path'
import { reusingReader } from '../disk/reusing-reader.ts'
import { statOf } from '../disk/stat-of.ts'
import { readBlobs } from '../git/read-blobs.ts'
import { isRepository } from '../git/git.ts'
import { trackedFiles } from '../git/tracked-files.ts'
import type { TrackedFile } from '../git/tracked-files.ts'
import type { Finding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { RepoPath } from '../model/source-file.ts'
import { baseNameOf, folderOf } from '../model/source-file.ts'
import { affectedFiles } from '../plan/names/affected-files.ts'
import { excluding } from '../workspace/excluding.ts'
import { literalSource } from '../workspace/file-source.ts'
import { openWorkspace } from '../workspace/snapshot.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Texts that can name a Python module. */
const NAMING = /\.(pyi?|pyx|pxd|ipynb|ya?ml|json|toml|cfg|ini|md|rst|txt|sh|[cm]?[jt]s)$/

/** So many blobs are held at a time. */
const BATCH = 2000

/**
 * Errors for files that git tracks, that are not there to be read, and that name what moves or move themselves: a sparse checkout, deleted
 * files whose deletion is not part of what is committed. Their content is read from git's index. And for repositories of their own
 * that would be left behind in a folder that moves. Paths the recipe excludes are the user's own business.
 */
export function hiddenFindings(root: string, workspace: Workspace, plan: Plan, commits: boolean): readonly Finding[] {
  const movedFolders = plan.files
    .filter(({ from }) => baseNameOf(from) === '__init__.py')
    .map(({ from }) => folderOf(from))
  const movesWith = (path: RepoPath): boolean => movedFolders.some((folder) => path.startsWith(`${folder}/`))
  return [
    ...leftBehind(workspace, movesWith),
    ...undecoded(workspace, plan),
    ...tooLarge(root, workspace, plan),
    ...notThere(root, workspace, plan, commits, movesWith),
  ]
}

/** Python files whose bytes may name what moves and that are no text for us. */
function undecoded(workspace: Workspace, plan: Plan): readonly Finding[] {
  return affectedFiles(workspace, plan.recipe, plan.symbols, '.py', '.pyi')
    .filter((path) => workspace.read(path) === undefined)
    .map((path) => {
      const reason = workspace.unreadable().find((file) => file.path === path)?.reason ?? 'it cannot be read'
      return {
        code: 'undecoded-mention',
        level: 'error',
        reason: `${path} may name what moves, and cannot be read as text: ${reason}`,
        advice: 'Save it as UTF-8, or leave it out on purpose with exclude.',
        place: { path },
      }
    })
}

/** Python files above the size limit: they are judged by their bytes, as those that are no text for us. */
function tooLarge(root: string, workspace: Workspace, plan: Plan): readonly Finding[] {
  const readFile = reusingReader()
  const isNaming = (path: RepoPath): boolean => {
    const bytes = readFile(join(root, path))
    if (bytes === undefined) return false
    return affectedFiles(openWorkspace(literalSource({ [path]: bytes })), plan.recipe, plan.symbols).length > 0
  }
  return workspace
    .unreadable()
    .filter(({ path, reason }) => !workspace.has(path) && /^too large/.test(reason) && /\.pyi?$/.test(path))
    .filter(({ path }) => isNaming(path))
    .map(({ path, reason }) => ({
      code: 'undecoded-mention',
      level: 'error',
      reason: `${path} may name what moves, and is ${reason}`,
      advice: 'Split it into several files, or leave it out on purpose with exclude.',
      place: { path },
    }))
}

/** Reasons why a file that is there is not listed, and so would not move with its folder. */
const LEFT_OUT = /^(?:a folder of its own|too large)/

function leftBehind(workspace: Workspace, movesWith: (path: RepoPath) => boolean): readonly Finding[] {
  return workspace
    .unreadable()
    .filter(({ path, reason }) => !workspace.has(path) && movesWith(path) && LEFT_OUT.test(reason))
    .map(({ path, reason }) => ({
      code: 'link-left-behind',
      level: 'error',
      reason: `${path} lies in a folder that moves, and is ${reason.split(/[,:]/)[0] ?? reason}: it would stay where it is`,
      advice: 'Take it out of the folder first, or leave it where it is on purpose with exclude.',
      place: { path },
    }))
}

function notThere(
  root: string,
  workspace: Workspace,
  plan: Plan,
  commits: boolean,
  movesWith: (path: RepoPath) => boolean,
): readonly Finding[] {
  if (!isRepository(root)) return []
  const read = new Set([...workspace.list(), ...workspace.unreadable().map(({ path }) => path)])
  const counts = ({ hidden }: TrackedFile): boolean => hidden === 'skip-worktree' || commits
  const isAbsent = ({ path }: TrackedFile): boolean => !read.has(path) && statOf(join(root, path)) === undefined
  const all = trackedFiles(root).filter((file) => file.isFile && counts(file) && isAbsent(file))
  const wanted = new Set(
    excluding(literalSource(Object.fromEntries(all.map(({ path }) => [path, '']))), plan.recipe.exclude).list(),
  )
  const absent = all.filter(({ path }) => wanted.has(path))
  const naming = absent.filter(({ path }) => NAMING.test(path) && !movesWith(path))
  const hits = new Set<RepoPath>()
  for (let at = 0; at < naming.length; at += BATCH) {
    const batch = naming.slice(at, at + BATCH)
    const blobs = readBlobs(root, [...new Set(batch.map(({ id }) => id))])
    const files = Object.fromEntries(batch.map(({ path, id }) => [path, blobs.get(id) ?? '']))
    const indexed = openWorkspace(literalSource(files))
    for (const path of affectedFiles(indexed, plan.recipe, plan.symbols)) hits.add(path)
  }
  return absent.flatMap(({ path, hidden }): Finding[] => {
    const isMoved = movesWith(path)
    if (!isMoved && !hits.has(path)) return []
    const why = hidden === 'skip-worktree' ? 'not checked out (sparse checkout, skip-worktree)' : 'not on disk'
    const what = isMoved ? 'lies in a folder that moves' : 'may name what moves'
    const cure =
      hidden === 'skip-worktree'
        ? 'Check it out (git sparse-checkout add, disable)'
        : 'Put it back, or commit that it is gone'
    return [
      {
        code: 'hidden-file',
        level: 'error',
        reason: `${path} is tracked and ${why}, and ${what}: it could not be changed along`,
        advice: `${cure}, or leave it out on purpose with exclude.`,
        place: { path },
      },
    ]
  })
}
