import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { anyQuery, queryOf } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { renamedRoots } from '../names/affected-files.ts'
import { IMPORTERS } from './importers.ts'

/** The Python files in which a name that changes may be put together: they spell its last word in a string, or import by name. */
export function filesWithBuiltNames(
  workspace: Workspace,
  recipe: Recipe,
  moved: readonly SymbolMove[],
): readonly RepoPath[] {
  const words = changingWords(recipe, moved)
  if (words.size === 0) return []
  return workspace.matching(anyQuery([queryOf(speltPattern(words), words), queryOf(ASKS_BY_NAME, ASKING)]), '.py')
}

const patterns = new WeakMap<Recipe, { readonly moves: number; readonly pattern: RegExp | undefined }>()

/** Whether a text is one of those, for a text of which the file is known already. */
export function mayBuildNames(text: string, recipe: Recipe, moved: readonly SymbolMove[]): boolean {
  const before = patterns.get(recipe)
  if (before?.moves !== moved.length) {
    const words = changingWords(recipe, moved)
    patterns.set(recipe, { moves: moved.length, pattern: words.size === 0 ? undefined : speltPattern(words) })
  }
  const pattern = patterns.get(recipe)?.pattern
  return pattern !== undefined && (pattern.test(text) || ASKS_BY_NAME.test(text))
}

function changingWords(recipe: Recipe, moved: readonly SymbolMove[]): ReadonlySet<string> {
  return new Set([...renamedRoots(recipe).map(lastPartOf), ...moved.map((move) => move.symbol)])
}

function speltPattern(words: ReadonlySet<string>): RegExp {
  return new RegExp(`["'.}/sd](?:${[...words].map(literalPattern).join('|')})(?![\\w])`)
}

const ASKING = [...IMPORTERS, 'sys.modules']
const ASKS_BY_NAME = new RegExp(String.raw`\b(?:${IMPORTERS.join('|')}|sys\.modules)\s*[([]`)
