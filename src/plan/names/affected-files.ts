import { remembered } from '../../model/remembered.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { STAR_OF_DOTS, chain, imported, quoted, relative, source, starOf, word } from '../../workspace/tokens.ts'
import { anyQuery, tokenQuery } from '../../workspace/text-query.ts'
import type { TextQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { aliasesOf } from './import-aliases.ts'

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
  const renamed = renamedRoots(recipe).map((name) => moduleQuery(workspace, name))
  const [first, ...others] = [...renamed, ...symbolQueries(moves)]
  return first === undefined ? [] : workspace.matching(anyQuery([first, ...others]), ...suffixes)
}

/**
 * `parent.last` with any blanks Python allows, also by a name that imports give to the parent, `.last` after dots only, `/last` in a path,
 * or the word in an import list; a top-level name is just the word.
 */
export function modulePattern(name: QualifiedName, aliases: readonly string[] = []): RegExp {
  const last = ascii(lastPartOf(name))
  const parent = parentOf(name)
  if (parent === '') return new RegExp(`(?<![\\w])${last}(?![\\w])`)
  const above = ascii(lastPartOf(parent))
  const read = aliases.length === 0 ? above : `(?:${[above, ...aliases.map(ascii)].join('|')})`
  return new RegExp(
    `${read}\\s*(?:\\\\\\s*)?[./]\\s*(?:\\\\\\s*)?${last}(?![\\w])|(?<![\\w])\\.+${last}(?![\\w])|import\\b(?:[^\\n(]|\\\\\\n)*(?<![\\w])${last}(?![\\w])|import\\s*\\((?:[^)]*|(?:[^)#]|#[^\\n\\r]*[\\n\\r])*)(?<![\\w])${last}(?![\\w])|["']${last}["']|\\b${above}(?:["']|\\s+import\\s+\\*)`,
  )
}

/** The texts that `modulePattern` matches, as a look-up; the parent by whatever name some file of the tree imports it. */
export const moduleQuery = remembered(queryOfModule)

function queryOfModule(workspace: Workspace, name: QualifiedName): TextQuery {
  const last = lastPartOf(name)
  const above = lastPartOf(parentOf(name))
  const aliases = above === '' ? [] : aliasesOf(workspace, above)
  const groups =
    above === ''
      ? [[word(last)]]
      : [
          ...[above, ...aliases].map((parent) => [chain(parent, last)]),
          [relative(last)],
          [imported(last)],
          [quoted(last)],
          [source(above)],
        ]
  const isPlain = [last, above, ...aliases].every(isAscii)
  return tokenQuery(groups, isPlain ? modulePattern(name, aliases) : undefined)
}

/** The texts with a star import that may be one of a module. */
export function starQuery(module: QualifiedName): TextQuery {
  return tokenQuery([[starOf(lastPartOf(module))], [STAR_OF_DOTS]], /import\s*\(?\s*\*/)
}

/** The symbols themselves, and star imports of the modules they leave. */
function symbolQueries(moves: readonly SymbolMove[]): readonly TextQuery[] {
  if (moves.length === 0) return []
  const symbols = [...new Set(moves.map((move) => move.symbol))]
  const sources = [...new Set(moves.map((move) => lastPartOf(move.from)))]
  const pattern = (text: string, words: readonly string[]): RegExp | undefined =>
    words.every(isAscii) ? new RegExp(text.replace('#', words.map(literalPattern).join('|'))) : undefined
  return [
    tokenQuery(
      symbols.map((symbol) => [word(symbol)]),
      pattern('(?<![\\w])(?:#)(?![\\w])', symbols),
    ),
    tokenQuery(
      [...sources.map((name) => [starOf(name)]), [STAR_OF_DOTS]],
      pattern('(?:#|\\.)\\s+import\\s*\\(?\\s*\\*', sources),
    ),
  ]
}

/** A name as a pattern over bytes read as latin-1; one that is not ASCII may be spelt in other ways (NFKC) and matches everywhere. */
function ascii(word: string): string {
  return isAscii(word) ? literalPattern(word) : ''
}

function isAscii(word: string): boolean {
  return /^[\x20-\x7e]*$/.test(word)
}
