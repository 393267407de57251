import type { QualifiedName } from '../../model/names.ts'
import { isWithin } from '../../model/names.ts'
import type { Cure } from '../../model/recipe.ts'
import { PITFALL_WORDS } from '../../model/pitfall-calls.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { earlyManagers } from './manager-cure.ts'
import type { EarlyManager } from './manager-cure.ts'
import { openMaps } from './memory-map-cure.ts'
import type { OpenMaps } from './memory-map-cure.ts'

/** What is to be cured in a tree, and what of it is sure. */
export interface ToBeCured {
  readonly managers: readonly EarlyManager[]
  readonly maps: readonly OpenMaps[]
}

/**
 * What the cures of a recipe are about: in the modules below a package, or in all modules where there is none. `checks` are
 * the functions that ask for an optional dependency.
 */
export function toBeCured(
  index: SymbolIndex,
  cures: readonly Cure[],
  below: QualifiedName | undefined,
  checks: readonly string[],
): ToBeCured {
  const modulesSaying = (...words: readonly string[]): readonly QualifiedName[] =>
    index.workspace.mentioning(words, '.py').flatMap((path) => {
      const module = index.moduleOf(path)
      return module !== undefined && (below === undefined || isWithin(module, below)) ? [module] : []
    })
  return {
    managers: cures.includes('manager-in-setup')
      ? earlyManagers(index, modulesSaying(...PITFALL_WORDS.manager), checks)
      : [],
    maps: cures.includes('memory-map-teardown') ? openMaps(index, modulesSaying(...PITFALL_WORDS.memoryMap)) : [],
  }
}

/** What behaves differently once that is done: the class by its name in the tree of the index, and how. */
export function changedBehaviour({ managers, maps }: ToBeCured): readonly {
  readonly module: QualifiedName
  readonly owner: string
  readonly how: string
}[] {
  const are = (names: readonly string[]): string =>
    `${names.map((name) => `\`${name}\``).join(', ')} ${names.length === 1 ? 'is' : 'are'} \`None\``
  return [
    ...managers.flatMap(({ call, cure }) =>
      'because' in cure || call.owner === undefined
        ? []
        : [{ module: call.module, owner: call.owner, how: `${are(cure.attributes)} until \`setup\` has run` }],
    ),
    ...maps.flatMap(({ calls: [call], cure }) =>
      'because' in cure || call.owner === undefined
        ? []
        : [
            {
              module: call.module,
              owner: call.owner,
              how: `${are(cure.attributes)} after \`teardown\`, until \`setup\` runs again`,
            },
          ],
    ),
  ]
}
