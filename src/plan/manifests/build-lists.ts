import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** A file that has another name in the same folder, or that stays and gave code to a new one beside it. */
export interface BesideFile {
  readonly from: RepoPath
  readonly to: RepoPath
  readonly stays: boolean
}

/** How lists of files are written that a build reads; their names count from the folder of the file (Meson, CMake, Bazel: reference manuals). */
export interface Format {
  readonly files: RegExp
  /** Entries are strings with commas between them, or words. */
  readonly isQuoted: boolean
  /** What a call that lists files in brackets of its own is called. */
  readonly lists: RegExp
}

const FORMATS: readonly Format[] = [
  { files: /^meson\.build$/, isQuoted: true, lists: /\b(?:files|install_sources|install_data|extension_module)\s*$/ },
  { files: /^BUILD(?:\.bazel)?$|\.bzl$/, isQuoted: true, lists: /$^/ },
  {
    files: /^CMakeLists\.txt$|\.cmake$/,
    isQuoted: false,
    lists: /\b(?:set|list|install|target_sources|python_add_library|add_custom_target|configure_package)\s*$/i,
  },
]

/**
 * The edits of lists of sources in the files of a build that name one of some files from their own folder: what is new stands behind what it came
 * from, and what has another name is called by it. Where an entry is no part of a list it stays.
 */
export function buildListEdits(
  workspace: Workspace,
  beside: readonly BesideFile[],
): ReadonlyMap<RepoPath, readonly Edit[]> {
  const edits = new Map<RepoPath, readonly Edit[]>()
  const words = beside.flatMap(({ from }) => /^(\w+)\.py[ix]?$/.exec(baseNameOf(from))?.[1] ?? [])
  if (words.length === 0) return edits
  for (const path of workspace.matching(wordQuery([...new Set(words)]))) {
    const format = formatOf(path)
    if (format === undefined) continue
    const text = workspace.glance(path)
    const found = beside.flatMap((one) => entryEdits(text, folderOf(path), format, one))
    if (found.length > 0) edits.set(path, found)
  }
  return edits
}

/** How a file of a build is written; undefined for any other. */
export function formatOf(path: RepoPath): Format | undefined {
  return FORMATS.find(({ files }) => files.test(baseNameOf(path)))
}

function entryEdits(text: string, folder: RepoPath, format: Format, { from, to, stays }: BesideFile): readonly Edit[] {
  const [old, now] = [from, to].map((one) => within(folder, one))
  // A path with a folder in it is rewritten as any other.
  if (old === undefined || now === undefined || (!stays && old.includes('/'))) return []
  return entriesOf(text, format, old).flatMap((entry): readonly Edit[] => {
    if (!stays) return [replace(entry.start, entry.end, now)]
    if (listAround(text, entry, format) === undefined || entriesOf(text, format, now).length > 0) return []
    const quote = format.isQuoted ? (text[entry.start - 1] ?? '') : ''
    return behind(text, entry, format, `${quote}${now}${quote}`)
  })
}

/** The path from a folder; undefined for what does not lie in it. */
function within(folder: RepoPath, path: RepoPath): string | undefined {
  if (folder === '') return path
  return path.startsWith(`${folder}/`) ? path.slice(folder.length + 1) : undefined
}

/** Where a path stands as an entry, without its quotes; comments are left out. */
export function entriesOf(text: string, { isQuoted }: Format, path: string): readonly Span[] {
  const spelt = literalPattern(path)
  const pattern = isQuoted ? `(?<=(["']))${spelt}(?=\\1)` : `(?<![\\w./$}-])${spelt}(?![\\w./-])`
  return [...text.matchAll(new RegExp(pattern, 'g'))].flatMap(({ index }) => {
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
    return line.includes('#') ? [] : [{ start: index, end: index + path.length }]
  })
}

/** Where the list begins that an entry stands in: the innermost bracket around it is one of a list, or of a call that lists files. */
export function listAround(text: string, { start }: Span, { isQuoted, lists }: Format): number | undefined {
  let depth = 0
  for (let at = start - 1; at >= 0; at -= 1) {
    const character = text[at] ?? ''
    if (/[)\]}]/.test(character)) depth += 1
    else if (/[([{]/.test(character)) {
      if (depth === 0) return (isQuoted && character === '[') || lists.test(text.slice(0, at)) ? at : undefined
      depth -= 1
    }
  }
  return undefined
}

/** The edits that put another entry behind one: on a line of its own where that has one, whose comment stays. */
export function behind(text: string, entry: Span, { isQuoted }: Format, added: string): readonly Edit[] {
  const edge = isQuoted ? 1 : 0
  const end = entry.end + edge
  const lineAt = text.lastIndexOf('\n', entry.start) + 1
  const before = text.slice(lineAt, entry.start - edge)
  const [, comma = '', comment = ''] = /^[ \t]*(,?)[ \t]*(#[^\n]*)?\r?(?:\n|$)/.exec(text.slice(end)) ?? [
    undefined,
    'none',
  ]
  const isAlone = /^[ \t]*$/.test(before) && lineAt > 0 && comma !== 'none'
  if (!isAlone) return [insert(end, `${isQuoted ? ',' : ''} ${added}`)]
  const lead = `${text[lineAt - 2] === '\r' ? '\r\n' : '\n'}${before}`
  if (comment === '') return [insert(end, `${isQuoted ? ',' : ''}${lead}${added}`)]
  // Without a comma the comment would stand between the two.
  if (isQuoted && comma === '') return []
  return [insert(text.indexOf(comment, end) + comment.replace(/\r$/, '').length, `${lead}${added}${comma}`)]
}
