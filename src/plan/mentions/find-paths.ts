import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'

/** A file path in text that names a file or folder which moved. */
export interface PathMention {
  readonly span: Span
  readonly text: string
}

const TOKEN = /(?<![\w.\-/\\@$}])(?:\.\/)?[\w-]+(?:\/[\w.*\-?]+)+\/?/g

/**
 * Paths of moved files, and of moved folders where the text cannot mean anything else: with a slash or a
 * glob behind it. A bare `shop/invoicing` may be a config group or a title and is left alone.
 */
export function findPaths(
  text: string,
  plan: Plan,
  folders: ReadonlyMap<RepoPath, RepoPath>,
  bareFolders = false,
): readonly PathMention[] {
  const files = new Map(plan.files.map((move) => [move.from, move.to]))
  const found: PathMention[] = []
  for (const match of text.matchAll(TOKEN)) {
    if (/:\/\/[^\s]*$/.test(text.slice(Math.max(0, match.index - 200), match.index))) continue
    const dotted = match[0].startsWith('./') ? './' : ''
    const path = match[0].slice(dotted.length).replace(/[.,]$/, '')
    const span = { start: match.index + dotted.length, end: match.index + dotted.length + path.length }
    const file = files.get(path)
    if (file !== undefined) {
      found.push({ span, text: file })
      continue
    }
    const folder = [...folders.keys()]
      .filter((candidate) => path === candidate || path.startsWith(candidate + '/'))
      .sort((a, b) => b.length - a.length)[0]
    if (folder === undefined) continue
    const rest = path.slice(folder.length)
    const meant = rest === '/' || /[*?]/.test(rest) || (rest === '' && bareFolders)
    if (meant) found.push({ span, text: (folders.get(folder) ?? folder) + rest })
  }
  return found
}
