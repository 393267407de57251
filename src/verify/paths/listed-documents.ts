import type { RepoPath } from '../../model/source-file.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Endings that Sphinx leaves out of the name of a page (`source_suffix`, with the parsers of MyST). */
export const PAGE_ENDINGS: readonly string[] = ['rst', 'md', 'txt', 'ipynb']

/**
 * Whether the line at an offset (UTF-16) of a document lists another one in a `toctree` (Sphinx, "Directives for document structure"): a
 * document of that name lies beside, and what stands above the line with less indentation, or opens the fence around it, is that directive.
 */
export function listsDocument(workspace: Workspace, path: RepoPath, text: string, at: number): boolean {
  if (!text.includes('toctree')) return false
  const lines = text.slice(0, at).split('\n')
  const line = text.split('\n', lines.length)[lines.length - 1] ?? ''
  const name = (/<([^>]*)>\s*$/.exec(line)?.[1] ?? line).trim()
  const isThere = PAGE_ENDINGS.some((ending) => workspace.has(joinPath(folderOf(path), `${name}.${ending}`)))
  return isThere && /\btoctree\b/.test(openerOf(lines.slice(0, -1), indentOf(line)) ?? '')
}

/** The nearest line above that opens a block around a line so far in. */
function openerOf(above: readonly string[], indent: number): string | undefined {
  return above.findLast((one) => one.trim() !== '' && (indentOf(one) < indent || /^\s*(?:`{3}|~{3}|:{3})/.test(one)))
}

function indentOf(line: string): number {
  return line.length - line.trimStart().length
}
