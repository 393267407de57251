import { lastPartOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { anyQuery, queryOf } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { renamedRoots } from '../names/affected-files.ts'

/** The Python files in which a name that changes may be put together: they spell its last word in a string, or import by name. */
export function filesWithBuiltNames(
  workspace: Workspace,
  recipe: Recipe,
  moved: readonly SymbolMove[],
): readonly RepoPath[] {
  const words = [...renamedRoots(recipe).map(lastPartOf), ...moved.map((move) => move.symbol)]
  if (words.length === 0) return []
  const spelt = new RegExp(`["'.}/sd](?:${[...new Set(words)].map(escape).join('|')})(?![\\w])`)
  return workspace.matching(anyQuery([queryOf(spelt, new Set(words)), queryOf(ASKS_BY_NAME, ASKING)]), '.py')
}

const ASKING = [
  'import_module',
  '__import__',
  'find_spec',
  'resolve_name',
  'run_module',
  'import_string',
  'locate',
  'sys.modules',
]
const ASKS_BY_NAME =
  /\b(?:import_module|__import__|find_spec|resolve_name|run_module|import_string|locate|sys\.modules)\s*[([]/

function escape(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
}
