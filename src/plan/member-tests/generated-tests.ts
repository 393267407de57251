import type { QualifiedName } from '../../model/names.ts'
import { isWithin } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import {
  classOrderTest,
  importsFirstTest,
  layersTest,
  publicNamesTest,
  spawnTest,
  thirdPartyTest,
} from '../../templates/generated-tests.ts'
import { memoryMapsTest } from '../../templates/memory-maps-test.ts'
import { missingExtrasTest, runWithoutModule } from '../../templates/missing-extras-test.ts'
import { brokenModules } from './broken-modules.ts'
import { classOrders } from '../pitfalls/class-order.ts'
import { optionalDependencies } from '../names/optional-dependencies.ts'
import { droppedMaps } from '../pitfalls/memory-map-cure.ts'
import { layerNames, managerUsers, missingAttributes, missingExtras } from './test-facts.ts'
import { thirdPartyNames } from './third-party-names.ts'

/** A file to be written into the folder of the tests. */
export interface GeneratedTest {
  readonly name: string
  readonly text: string
  /** Some of its tests are marked `slow`. */
  readonly isSlow: boolean
}

/** The tests that the facts of the package in the tree call for; one whose facts are not there is left out. */
export function generatedTests(index: SymbolIndex, recipe: Recipe, base: QualifiedName): readonly GeneratedTest[] {
  const broken = brokenModules(index, base)
  const modules = index.modulesBelow(base).filter((module) => !module.endsWith('.__main__') && !broken.has(module))
  const optional = optionalDependencies(recipe).map((entry) => entry.importName)
  const used = thirdPartyNames(index, modules, optional)
  const blocked = optional.filter((name) => [...used.keys()].some((found) => isWithin(found, name)))
  const orders = classOrders(index, modules)
  const layers = layerNames(recipe, modules, base)
  const extras = missingExtras(index, modules, recipe)
  const attributes = missingAttributes(index, modules, recipe)
  const managers = managerUsers(index, modules)
  const maps = droppedMaps(index, modules)
  const names = publicNames(index, base)
  const neededFor = (list: readonly QualifiedName[]): readonly string[] =>
    optional.filter((name) => list.some((found) => isWithin(found, name)))
  const tests: GeneratedTest[] = []
  const add = (name: string, text: string, isSlow = false): void => void tests.push({ name, text, isSlow })
  add('test_imports_first.py', importsFirstTest(modules, blocked))
  if (blocked.length + extras.length + attributes.length > 0) add('run_without.py', runWithoutModule(base))
  if (layers !== undefined && modules.length > 1) add('test_layers.py', layersTest(base, layers))
  if (orders.length > 0)
    add('test_class_order.py', classOrderTest(orders, neededFor(orders.flatMap((entry) => entry.order))))
  if (used.size > 0) add('test_third_party_names.py', thirdPartyTest(used, optional))
  if (extras.length + attributes.length > 0) add('test_missing_extras.py', missingExtrasTest(extras, attributes))
  if (managers.length > 0) add('test_spawned_workers.py', spawnTest(managers, []), true)
  if (maps.size > 0) add('test_memory_maps.py', memoryMapsTest(maps))
  if (names.length > 0) add('test_public_names.py', publicNamesTest(base, names))
  return tests
}

/** What `__all__` of the package lists, if it can be read. */
function publicNames(index: SymbolIndex, base: QualifiedName): readonly string[] {
  const facts = index.factsOfModule(base)
  const parts = facts?.dunderAll ?? []
  if (parts.some((part) => part.kind === 'dynamic')) return []
  return [
    ...new Set(parts.flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => entry.name) : []))),
  ].sort()
}
