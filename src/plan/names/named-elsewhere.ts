import { literalPattern } from '../../model/literal-pattern.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'

/**
 * Whether another text of the tree may ask the file at `path` (today's) for `name`: it says the name behind that of the file, imports it or a star from
 * there, gives the file another name, or says both, the name alone in quotes. By words: it only errs in saying that it may.
 */
export function isNamedElsewhere(index: SymbolIndex, path: RepoPath, name: string): boolean {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.pyi?$/, '')
  if (!/^[\p{L}_][\p{L}\p{M}\p{N}_]*$/u.test(stem)) return false
  const [file, said] = [`(?<!\\w)${literalPattern(stem)}`, `(?<!\\w)${literalPattern(name)}(?!\\w)`]
  const names = `(?:[^\\n(]*|[\\s\\\\]*\\([^)]*)`
  const pattern = new RegExp(
    `${file}(?:\\s*\\.\\s*|:)${said}|${file}[\\s\\\\]+(?:as\\b|import\\b(?:[\\s\\\\(]*\\*|${names}${said}))|["']${said}["']`,
  )
  return index.workspace.matching(tokenQuery([[word(stem), word(name)]], pattern)).some((other) => other !== path)
}
