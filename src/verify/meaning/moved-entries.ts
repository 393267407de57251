import { literalPattern } from '../../model/literal-pattern.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { Scene } from '../proof/proof-input.ts'
import { isSourceList, newSources } from './source-lists.ts'

/** The texts of one file in both trees. */
interface BothTexts {
  readonly before: string
  readonly after: string
}

/**
 * The texts of a list of sources before and after, without the entries of files that went from its folder, or came to it, from another one, and
 * with the same between all entries: one may take its line, a comma or blanks along. Other lists are as they are.
 */
export function withoutMovedEntries(scene: Scene, before: SourceFile, after: SourceFile): BothTexts {
  const texts = { before: before.text, after: after.text }
  if (!isSourceList(after.path)) return texts
  const moved = newSources(scene).filter(({ from, path }) => folderOf(from) !== folderOf(path))
  const gone = moved.flatMap(({ from, isNew }) =>
    !isNew && folderOf(from) === folderOf(before.path) && names(texts.before, from) && !names(texts.after, from)
      ? [from]
      : [],
  )
  const come = moved.flatMap(({ path }) =>
    folderOf(path) === folderOf(after.path) && names(texts.after, path) && !names(texts.before, path) ? [path] : [],
  )
  if (gone.length + come.length === 0) return texts
  return { before: spaced(gone.reduce(without, texts.before)), after: spaced(come.reduce(without, texts.after)) }
}

/** Blanks, line ends and commas, which an entry that comes or goes brings or takes along, as one blank; none inside of brackets. */
function spaced(text: string): string {
  return text.replaceAll(/[\s,]+/g, ' ').replaceAll(/ (?=[)\]])|(?<=[([]) /g, '')
}

function without(text: string, path: RepoPath): string {
  return text.replace(new RegExp(entry(path)), ' ')
}

function entry(path: RepoPath): string {
  const name = literalPattern(baseNameOf(path))
  return `(?:"${name}"|'${name}'|(?<![\\w./"'-])${name}(?![\\w./"'-]))`
}

function names(text: string, path: RepoPath): boolean {
  return new RegExp(entry(path)).test(text)
}
