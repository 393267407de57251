import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { isModulePattern, patternIn, saysName } from './warning-filters.ts'

type Renaming = (module: QualifiedName) => QualifiedName

/**
 * The pattern of a filter of warnings (`module=r"shop\\..*"`) that lets in the modules which left the package for another one at the top:
 * `(?:shop\\..*|shop_till(?:[.]|$))`. Undefined where it goes on matching, names what moves, or took a part of a package that leaves.
 */
export function widenedFilter(
  index: SymbolIndex,
  facts: ModuleFacts,
  fact: StringFact,
  to: Renaming,
): string | undefined {
  const { said, pattern } = patternIn(facts, fact)
  if (pattern === undefined || /\(\?[aiLmsux]/.test(said)) return undefined
  const leaving = index.allModules().filter((module) => firstPartOf(to(module)) !== firstPartOf(module))
  const lost = leaving.filter(
    (module) => pattern.test(module) && !pattern.test(to(module)) && !saysName(said, module, to),
  )
  const homes = [...new Set(lost.map((module) => firstPartOf(to(module))))]
  const taken = new Set(lost)
  const isWhole = homes.every(
    (home) => !index.isModule(home) && leaving.every((module) => !isWithin(to(module), home) || taken.has(module)),
  )
  return homes.length === 0 || !isWhole
    ? undefined
    : `(?:${[said, ...homes.map((home) => `${home}(?:[.]|$)`)].join('|')})`
}

/** The files whose filters of warnings may have to let in another package. */
export function filesFilteringModules(index: SymbolIndex, to: Renaming): readonly RepoPath[] {
  const isLeaving = index.allModules().some((module) => firstPartOf(to(module)) !== firstPartOf(module))
  return isLeaving ? index.workspace.matching(wordQuery(['filterwarnings']), '.py') : []
}

/** The edits that let filters of warnings match what left the package they match. `facts` may be of a later text than the index has. */
export function widenedFilterEdits(index: SymbolIndex, facts: ModuleFacts, to: Renaming): readonly Edit[] {
  if (!facts.text.includes('filterwarnings')) return []
  return facts.strings.flatMap((fact): readonly Edit[] => {
    const text = isModulePattern(facts, fact) ? widenedFilter(index, facts, fact, to) : undefined
    return text === undefined ? [] : [replace(fact.content.start, fact.content.end, text, 'review')]
  })
}
