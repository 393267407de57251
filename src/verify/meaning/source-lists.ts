import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'
import { newHomes } from './new-homes.ts'

/** Files that list sources by names which count from their folder: Meson, Bazel (in quotes), CMake (words). */
const QUOTING = /^(?:meson\.build|BUILD(?:\.bazel)?|.*\.bzl)$/
const PLAIN = /^(?:CMakeLists\.txt|.*\.cmake)$/

/** Whether a file is a list of sources that a build reads. */
export function isSourceList(path: RepoPath): boolean {
  return QUOTING.test(baseNameOf(path)) || PLAIN.test(baseNameOf(path))
}

/** The lists of a tree, each with its text without comments. */
const listsIn = new WeakMap<Workspace, ReadonlyMap<RepoPath, string>>()

function listsOf(workspace: Workspace): ReadonlyMap<RepoPath, string> {
  const known =
    listsIn.get(workspace) ??
    new Map(
      workspace
        .list()
        .filter(isSourceList)
        .map((path) => [path, workspace.glance(path).replace(/(^|[ \t])#.*$/gm, '')] as const),
    )
  listsIn.set(workspace, known)
  return known
}

/** The lists of a tree that name a file, its extension included. */
function listsNaming(workspace: Workspace, file: RepoPath): readonly RepoPath[] {
  if (!/^\w+(?:\.|$)/.test(baseNameOf(file))) return []
  return [...listsOf(workspace)].flatMap(([path, text]) => (entryOf(path, file)?.test(text) === true ? [path] : []))
}

/** How a list names a file; undefined where the file does not lie below its folder. */
function entryOf(list: RepoPath, file: RepoPath, flags = ''): RegExp | undefined {
  const folder = folderOf(list)
  if (folder !== '' && !file.startsWith(`${folder}/`)) return undefined
  const name = literalPattern(folder === '' ? file : file.slice(folder.length + 1))
  return new RegExp(QUOTING.test(baseNameOf(list)) ? `(["'])${name}\\1` : `(?<![\\w./-])${name}(?![\\w./-])`, flags)
}

/** A new file beside the one that its definitions come from, or a file under another name in its folder. */
export interface NewSource {
  readonly from: RepoPath
  readonly path: RepoPath
  readonly isNew: boolean
}

/** New files of the result with where they come from: renamed ones, and modules that definitions made. */
export function newSources(scene: Scene): readonly NewSource[] {
  const { base, touched } = scene
  const renamed = [...touched].flatMap(([path, from]) =>
    from === undefined || from === path || base.has(path) ? [] : [{ from, path, isNew: false }],
  )
  const made = newHomes(scene).filter(({ path }) => touched.get(path) === undefined)
  return [...renamed, ...made.map((one) => ({ ...one, isNew: true }))]
}

/** A list as it would be had nothing come and nothing got another name: entries of new files are left out behind what they came from. */
export function withoutNewSources(scene: Scene, before: SourceFile, after: SourceFile): string {
  if (!isSourceList(after.path)) return after.text
  let { text } = after
  for (const { from, path, isNew } of newSources(scene)) {
    const [was, now] = [entryOf(before.path, from), entryOf(after.path, path, 'g')]
    if (folderOf(from) !== folderOf(path) || was?.test(before.text) !== true || now === undefined) continue
    if (now.test(before.text)) continue
    const old = baseNameOf(from)
    text = isNew
      ? text.replace(new RegExp(`,\\s+${now.source}|\\s+${now.source.replace('\\1', '\\2')},?`, 'g'), '')
      : text.replace(new RegExp(now.source, 'g'), (entry) => entry.replace(baseNameOf(path), () => old))
  }
  return text
}

/** New files that no list has, though one names what their definitions come from: by their paths, each with the list. */
export function unlistedSources(scene: Scene): readonly { readonly path: RepoPath; readonly list: RepoPath }[] {
  const directory = scene.plan.package?.directory
  return newSources(scene).flatMap(({ from, path, isNew }) => {
    if (!path.endsWith('.py') || (directory !== undefined && path.startsWith(`${directory}/`))) return []
    const [list] = listsNaming(scene.base, from)
    // What only moved and is named by its old name still is in the ledger.
    const isTaken = isNew || (folderOf(from) !== folderOf(path) && listsNaming(scene.final, from).length === 0)
    return list === undefined || !isTaken || listsNaming(scene.final, path).length > 0 ? [] : [{ path, list }]
  })
}
