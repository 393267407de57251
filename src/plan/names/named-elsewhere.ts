import { literalPattern } from '../../model/literal-pattern.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'

/**
 * Whether another text of the tree may ask the file at `path` (today's) for `name`, a module below a package whose last word is `parent`: it
 * speaks of the file and says the name behind a dot that does not follow the parent, or alone in quotes, imports it or a star from there, or
 * gives the file another name. By words: it only errs in saying that it may.
 */
export function isNamedElsewhere(index: SymbolIndex, path: RepoPath, name: string, parent: string): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.pyi?$/, '')
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(stem)) return false
  const [file, said] = [`(?<!\\w)${literalPattern(stem)}`, `(?<!\\w)${literalPattern(name)}(?!\\w)`]
  const behind = parent === '' ? '' : `(?<!(?<!\\w)${literalPattern(parent)}\\s*)`
  const names = `(?:[^\\n(]*|[\\s\\\\]*\\([^)]*)`
  const pattern = new RegExp(
    `${behind}[.:]\\s*${said}|${file}[\\s\\\\]+(?:as\\b|import\\b(?:[\\s\\\\(]*\\*|${names}${said}))|["']${said}["']`,
  )
  return index.workspace.matching(tokenQuery([[word(stem), word(name)]], pattern)).some((other) => other !== path)
}
