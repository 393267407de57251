import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { queryOf, wordQuery } from '../../workspace/text-query.ts'
import { KEYED_FILES } from '../manifests/keyed-strings.ts'
import { aboutTheRun } from '../names/affected-text.ts'

/** Endings of files that set variables or say values, besides configs. */
const SETTINGS: readonly string[] = [
  ...KEYED_FILES,
  'env',
  '.envrc',
  '.properties',
  '.xml',
  '.zcml',
  'Dockerfile',
  '.service',
  '.sh',
]
/** Settings of tools, which load no module for the names in it. */
const TOOLS =
  /(?:^|\/)(?:pyproject\.toml|setup\.cfg|tox\.ini|mypy\.ini|\.?(?:coveragerc|flake8|importlinter|pylintrc|pre-commit-config\.ya?ml)|mkdocs\.ya?ml)$|^\.github\//
/** Calls that say a text to people. */
const TELLS =
  /(?:^|\.)(?:print|debug|info|warning|error|exception|log|write|warn|getLogger|add_argument|Literal|skip|param|parametrize|TypeVar|namedtuple)$/

/**
 * Names that code says as a text to a call (`load(os.environ["MOD"], "total")`), of a module that a setting says whole (`MOD=shop.till` in `.env`):
 * the two come together at run time, so they stay importable there.
 */
export function namesSaidInCode(index: SymbolIndex, recipe: Recipe, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module): readonly KeptName[] => {
    const place = settingOf(index, recipe, module)
    if (place === undefined) return []
    return moved.flatMap(({ from, symbol }): readonly KeptName[] => {
      const path = from === module ? fileSaying(index, module, symbol) : undefined
      const reason = `${place} says the module, and ${path ?? ''} says the name to a call: they may be put together`
      return path === undefined ? [] : [{ module, symbol, reason }]
    })
  })
}

/** A setting whose whole value is the module. */
function settingOf(index: SymbolIndex, recipe: Recipe, module: QualifiedName): RepoPath | undefined {
  const value = new RegExp(String.raw`[=:>][ \t]*["']?${literalPattern(module)}["']?[ \t]*(?:[,}\]#<\r\n]|$)`, 'm')
  return index.workspace
    .matching(queryOf(value, [module]), ...SETTINGS)
    .find((path) => !TOOLS.test(path) && aboutTheRun(path, recipe) === undefined)
}

/** A file that hands the name to a call as a text of its own. */
function fileSaying(index: SymbolIndex, module: QualifiedName, symbol: string): RepoPath | undefined {
  const quoted = new RegExp(`["']${literalPattern(symbol)}["']`)
  return index.workspace.matching(wordQuery([symbol]), '.py').find((path) => {
    if (!quoted.test(index.workspace.glance(path)) || path === index.fileOf(module)) return false
    const facts = index.facts(path)
    return facts?.strings.some(
      ({ call, content, isFormat, docstring }) =>
        call !== undefined &&
        !isFormat &&
        !docstring &&
        !TELLS.test(call.callee) &&
        facts.text.slice(content.start, content.end) === symbol,
    )
  })
}
