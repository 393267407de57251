import type { Finding } from '../../model/finding.ts'
import { isWithin, joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleRenaming } from '../names/name-map.ts'
import { closestWord } from '../recipe/closest-word.ts'
import { uselessAccepts } from './accepted-findings.ts'

/** The module that guards of optional imports are written to; it need not be there yet. */
const HELPER = '_imports'

/**
 * What the recipe says of things that are neither there nor made: a layer without a module, tests without a file, an accepted finding
 * that is none of those of the plan. It has no effect.
 */
export function unmatchedRequests(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  findings: readonly Finding[],
): readonly Finding[] {
  return [...emptyLayers(index, recipe, moves), ...missingTests(index, recipe), ...uselessAccepts(recipe, findings)]
}

function emptyLayers(index: SymbolIndex, recipe: Recipe, moves: readonly SymbolMove[]): readonly Finding[] {
  const to = moduleRenaming(recipe)
  const base = recipe.package?.to
  const from = recipe.package?.from
  const finals = [...new Set([...index.allModules(), ...moves.map((move) => move.to)].map(to))]
  const own = base === undefined ? finals : finals.filter((module) => isWithin(module, base))
  const isThere = (name: QualifiedName): boolean => own.some((module) => isWithin(module, name))
  return recipe.layers.flat().flatMap((entry): Finding[] => {
    const inside = base === undefined ? [] : [joinName(base, entry)]
    const names = [entry, to(entry), ...inside, ...(from === undefined ? [] : [to(joinName(from, entry))])]
    if (entry === '*' || lastPartOf(entry) === HELPER || names.some(isThere)) return []
    const meant = closestWord(
      entry,
      own.map((module) => (base === undefined ? module : module.slice(base.length + 1))),
    )
    return [
      {
        code: 'layer-matches-nothing',
        level: 'warning',
        reason: `layers: ${entry} is no module of ${base ?? 'this tree'}, before or after, so nothing is held to it`,
        advice: meant === undefined ? 'Take it out, or name a module.' : `Did you mean ${meant}?`,
        ...placeOf(recipe),
      },
    ]
  })
}

function missingTests(index: SymbolIndex, recipe: Recipe): readonly Finding[] {
  const { tests } = recipe
  if (tests === undefined) return []
  const paths = index.workspace.list()
  const lost = tests.files?.filter(
    (file) => !paths.includes(file) && !paths.includes(tests.to + file.slice(tests.from.length)),
  )
  if (lost !== undefined && lost.length > 0)
    return [
      {
        code: 'tests-not-there',
        level: 'warning',
        reason: `tests: there is no file ${lost.join(', ')}, so it does not move along`,
        advice: `Write in \`files\` the paths of tests as seen from ${tests.from}.`,
        ...placeOf(recipe),
      },
    ]
  if ([tests.from, tests.to].some((folder) => paths.some((path) => path === folder || path.startsWith(`${folder}/`))))
    return []
  return [
    {
      code: 'tests-not-there',
      level: 'warning',
      reason: `tests: there is no folder ${tests.from}, so no test moves along (tests that are made from facts go to ${tests.to} all the same)`,
      advice: 'Name the folder of the tests of the package in `tests.from`.',
      ...placeOf(recipe),
    },
  ]
}

function placeOf({ file }: Recipe): Pick<Finding, 'place'> {
  return file === undefined ? {} : { place: { path: file } }
}
