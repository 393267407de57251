import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** The module names at which renaming starts: everything else that is renamed lies below one of them. */
export function renamedRoots(recipe: Recipe): readonly QualifiedName[] {
  const roots = Object.keys(recipe.renameModules)
  if (recipe.package !== undefined) roots.push(recipe.package.from)
  return roots
}

/**
 * The files that can mention an affected name in code, by a test on their bytes: only they are decoded and
 * parsed. Every static reference spells the last part of a renamed module or a moved symbol; a module is only
 * reached from a file that also spells its parent or imports relatively.
 */
export function affectedFiles(
  workspace: Workspace,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  ...suffixes: readonly string[]
): readonly RepoPath[] {
  const patterns = [...renamedRoots(recipe).map(modulePattern), ...symbolPatterns(moves)]
  return patterns.length === 0 ? [] : workspace.matching(anyOf(patterns), ...suffixes)
}

/**
 * `parent.last` with any blanks Python allows, `.last` after dots only, `/last` in a path, or the word in an
 * import list; a top-level name is just the word.
 */
export function modulePattern(name: QualifiedName): RegExp {
  const last = ascii(lastPartOf(name))
  const parent = parentOf(name)
  if (parent === '') return new RegExp(`(?<![\\w])${last}(?![\\w])`)
  const above = ascii(lastPartOf(parent))
  return new RegExp(
    `${above}\\s*(?:\\\\\\s*)?[./]\\s*(?:\\\\\\s*)?${last}(?![\\w])|(?<![\\w])\\.+${last}(?![\\w])|import\\b(?:[^\\n(]|\\\\\\n)*(?<![\\w])${last}(?![\\w])|import\\s*\\([^)]*(?<![\\w])${last}(?![\\w])|["']${last}["']|\\b${above}(?:["']|\\s+import\\s+\\*)`,
  )
}

/** The symbols themselves, and star imports of the modules they leave. */
function symbolPatterns(moves: readonly SymbolMove[]): readonly RegExp[] {
  if (moves.length === 0) return []
  const symbols = [...new Set(moves.map((move) => ascii(move.symbol)))]
  const sources = [...new Set(moves.map((move) => ascii(lastPartOf(move.from))))]
  return [
    new RegExp(`(?<![\\w])(?:${symbols.join('|')})(?![\\w])`),
    new RegExp(`(?:${sources.join('|')}|\\.)\\s+import\\s*\\(?\\s*\\*`),
  ]
}

/** One pattern that matches where any of the patterns does. */
export function anyOf(patterns: readonly RegExp[]): RegExp {
  return new RegExp(patterns.map((pattern) => `(?:${pattern.source})`).join('|'))
}

/** A name as a pattern over bytes read as latin-1; one that is not ASCII may be spelt in other ways (NFKC) and matches everywhere. */
function ascii(word: string): string {
  return /^[\x20-\x7e]*$/.test(word) ? escape(word) : ''
}

function escape(word: string): string {
  return word.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
