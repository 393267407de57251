import type { QualifiedName } from '../model/names.ts'
import { lastPartOf, parentOf } from '../model/names.ts'
import type { SymbolMove } from '../model/plan.ts'
import type { Recipe } from '../model/recipe.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** The module names at which renaming starts: everything else that is renamed lies below one of them. */
export function renamedRoots(recipe: Recipe): readonly QualifiedName[] {
  const roots = Object.keys(recipe.renameModules)
  if (recipe.package !== undefined) roots.push(recipe.package.from)
  return roots
}

/**
 * The files that can mention an affected name, by a test on their bytes and then on their text: only they
 * are decoded and parsed. Every static reference spells the last part of a renamed module or a moved
 * symbol; a module is only reached from a file that also spells its parent or imports relatively.
 */
export function affectedFiles(
  workspace: Workspace,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  ...suffixes: readonly string[]
): readonly RepoPath[] {
  const roots = renamedRoots(recipe)
  const symbols = [...new Set(moves.map((move) => move.symbol))]
  const words = [...new Set([...roots.map(lastPartOf), ...symbols])]
  if (words.length === 0) return []
  const patterns = [...roots.map(modulePattern), ...(symbols.length === 0 ? [] : [symbolPattern(symbols)])]
  return workspace.mentioning(words, ...suffixes).filter((path) => {
    const text = workspace.read(path)?.text
    return text !== undefined && patterns.some((pattern) => pattern.test(text))
  })
}

/**
 * `parent.last` with any blanks Python allows, `.last` after dots only, `/last` in a path, or the word in an
 * import list; a top-level name is just the word.
 */
export function modulePattern(name: QualifiedName): RegExp {
  const last = escape(lastPartOf(name))
  const parent = parentOf(name)
  if (parent === '') return new RegExp(`(?<![\\w])${last}(?![\\w])`, 'u')
  const above = escape(lastPartOf(parent))
  return new RegExp(
    `${above}\\s*(?:\\\\\\s*)?[./]\\s*(?:\\\\\\s*)?${last}(?![\\w])|(?<![\\w])\\.+${last}(?![\\w])|import\\b(?:[^\\n(]|\\\\\\n)*(?<![\\w])${last}(?![\\w])|import\\s*\\([^)]*(?<![\\w])${last}(?![\\w])|\\b${above}(?:["']|\\s+import\\s+\\*)`,
    'u',
  )
}

function symbolPattern(symbols: readonly string[]): RegExp {
  return new RegExp(`(?<![\\w])(?:${symbols.map(escape).join('|')})(?![\\w])|import\\s+\\*`, 'u')
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
