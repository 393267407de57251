import type { Edit } from '../../model/edit.ts'
import { remove } from '../../model/edit.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { behind, entriesOf, formatOf, listAround } from './build-lists.ts'
import type { BesideFile, Format } from './build-lists.ts'

/**
 * The edits by which entries go from the list of one folder to that of another, for files that went there (`core.py` of `shop/meson.build` to
 * `shop/parts/meson.build`), and new files get into that list: where both folders have such a file of the build, and the one list of the goal names
 * all that its folder has of Python. Where it does not, nobody can tell which list it is, and nothing is done.
 */
export function movedEntryEdits(
  workspace: Workspace,
  moves: readonly BesideFile[],
): ReadonlyMap<RepoPath, readonly Edit[]> {
  const edits = new Map<RepoPath, Edit[]>()
  const arriving = new Set(moves.map(({ to }) => to))
  const add = (path: RepoPath, edit: readonly Edit[]): void =>
    void edits.set(path, edit.reduce(withEdit, edits.get(path) ?? []))
  for (const { from, to, stays } of moves) {
    if (folderOf(from) === folderOf(to)) continue
    for (const [list, format] of listsIn(workspace, folderOf(from))) {
      const entries = entriesOf(workspace.glance(list), format, baseNameOf(from))
      const [entry] = entries
      const goal = joinPath(folderOf(to), baseNameOf(list))
      const last =
        entry === undefined || entries.length > 1 ? undefined : lastSibling(workspace, goal, format, arriving)
      if (entry === undefined || last === undefined || listAround(workspace.glance(list), entry, format) === undefined)
        continue
      const quote = format.isQuoted ? (workspace.glance(goal)[last.start - 1] ?? '') : ''
      const added = behind(workspace.glance(goal), last, format, `${quote}${baseNameOf(to)}${quote}`)
      if (added.length === 0) continue
      add(goal, added)
      if (!stays) add(list, [taken(workspace.glance(list), entry, format)])
    }
  }
  return edits
}

/** Edits with one more: what is put in at one place comes one after the other, and what is taken out is taken out once. */
function withEdit(edits: Edit[], edit: Edit): Edit[] {
  const { start, end } = edit.span
  const same = edits.findIndex(({ span }) => span.start === start && span.end === end)
  const other = edits[same]
  if (other !== undefined && start === end) return edits.with(same, { ...other, text: other.text + edit.text })
  const crossed = edits.find(({ span }) => span.start < end && start < span.end)
  if (crossed === undefined) return [...edits, edit]
  const span =
    crossed.span.start < start ? { start: Math.min(crossed.span.end, end), end } : { start, end: crossed.span.start }
  return [...edits, { ...edit, span }]
}

/** The files of a build in a folder. */
function listsIn(workspace: Workspace, folder: RepoPath): readonly (readonly [RepoPath, Format])[] {
  return ['meson.build', 'CMakeLists.txt', 'BUILD', 'BUILD.bazel'].flatMap((name) => {
    const path = joinPath(folder, name)
    const format = workspace.has(path) ? formatOf(path) : undefined
    return format === undefined ? [] : [[path, format] as const]
  })
}

/** The last entry of the one list that names every Python file of its folder but the new one; undefined where there is no such list. */
function lastSibling(
  workspace: Workspace,
  list: RepoPath,
  format: Format,
  arriving: ReadonlySet<RepoPath>,
): Span | undefined {
  if (!workspace.has(list)) return undefined
  const [text, folder] = [workspace.glance(list), folderOf(list)]
  const isNamed = [...arriving].some(
    (to) => folderOf(to) === folder && entriesOf(text, format, baseNameOf(to)).length > 0,
  )
  if (isNamed) return undefined
  const siblings = workspace
    .list('.py')
    .filter((path) => folderOf(path) === folder && !arriving.has(path))
    .map((path) => entriesOf(text, format, baseNameOf(path)))
  const entries = siblings.flat()
  const lists = new Set(entries.map((entry) => listAround(text, entry, format)))
  if (siblings.length === 0 || siblings.some((one) => one.length !== 1) || lists.size !== 1 || lists.has(undefined))
    return undefined
  return entries.sort((a, b) => a.start - b.start).at(-1)
}

/** The edit that takes an entry out: with its line where it stands alone there, else with the comma or the blanks beside it. */
function taken(text: string, entry: Span, { isQuoted }: Format): Edit {
  const edge = isQuoted ? 1 : 0
  const [start, end] = [entry.start - edge, entry.end + edge]
  const line = text.lastIndexOf('\n', start - 1) + 1
  const rest = /^,?[ \t]*(\r?\n|$)/.exec(text.slice(end))
  if (/^[ \t]*$/.test(text.slice(line, start)) && rest !== null) return remove(line, end + rest[0].length)
  // The bracket closes behind the entry: the line before ends with it then.
  if (/^[ \t]*$/.test(text.slice(line, start)) && line > 0)
    return remove(line - (text[line - 2] === '\r' ? 2 : 1) - (isQuoted && text[line - 2] === ',' ? 1 : 0), end)
  const after = (isQuoted ? /^[ \t]*,[ \t]*/ : /^[ \t]+(?![)\n])/).exec(text.slice(end))?.[0]
  if (after !== undefined) return remove(start, end + after.length)
  const before = (isQuoted ? /,[ \t]*$/ : /[ \t]+$/).exec(text.slice(line, start))?.[0] ?? ''
  return remove(start - before.length, end)
}
