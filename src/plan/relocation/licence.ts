import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** The comment at the top of a file that says whose it is, with a blank line below; `''` for one that speaks of the file by its name. */
export function licenceOf(index: SymbolIndex, path: RepoPath, newline: string): string {
  const lines = index.workspace
    .glance(path)
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
  const end = lines.findIndex((line) => !line.startsWith('#'))
  const own = lines.slice(0, Math.max(0, end)).filter((line) => !/^#!|^#.*coding[:=]/.test(line))
  const text = own.join('\n')
  if (!/copyright|licen[cs]e|SPDX-/i.test(text) || text.includes(baseNameOf(path))) return ''
  return own.map((line) => line + newline).join('') + newline
}
