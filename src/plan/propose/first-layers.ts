import { momentOf, namesAskedBy } from '../../python/facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isWithin, lastPartOf } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** What lies higher goes with the rest: a longer list is a structure that its owners should describe. */
const MOST_LAYERS = 3

/**
 * Layers that hold in a tree, lowest first: the modules their siblings import, by the longest way down, then `*`
 * for what lies above and for what nobody imports.
 * Undefined when there is nothing to say (nobody imports a sibling) or it is not simple: a ring, or packages inside the
 * package. Module names are the last parts.
 */
export function firstLayers(
  index: SymbolIndex,
  extracted: QualifiedName,
): readonly (string | readonly string[])[] | undefined {
  const modules = index.modulesBelow(extracted).filter((module) => module !== extracted)
  if (modules.some((module) => index.isPackage(module))) return undefined
  const needs = new Map(modules.map((module) => [module, siblingsOf(index, module, extracted)]))
  const imported = modules.filter((module) => [...needs.values()].some((targets) => targets.has(module)))
  const depths = new Map<QualifiedName, number>()
  const depthOf = (module: QualifiedName, above: readonly QualifiedName[]): number => {
    if (above.includes(module)) return Infinity
    const known = depths.get(module)
    if (known !== undefined) return known
    const below = [...(needs.get(module) ?? [])].map((target) => depthOf(target, [...above, module]) + 1)
    const depth = Math.max(0, ...below)
    depths.set(module, depth)
    return depth
  }
  const levels: string[][] = []
  for (const module of imported) {
    const depth = depthOf(module, [])
    if (depth === Infinity) return undefined
    if (depth < MOST_LAYERS) (levels[depth] ??= []).push(lastPartOf(module))
  }
  if (imported.length === 0) return undefined
  return [...levels.map((names) => (names.length === 1 ? (names[0] ?? '') : names)), '*']
}

/** The modules of the package that a module imports, also inside functions; imports for type checkers do not count. */
function siblingsOf(index: SymbolIndex, module: QualifiedName, extracted: QualifiedName): ReadonlySet<QualifiedName> {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const found = new Set<QualifiedName>()
  for (const statement of facts?.imports ?? []) {
    if (momentOf(statement) === 'never' || path === undefined) continue
    for (const name of namesAskedBy(statement, index.identityOf(path)))
      if (name !== extracted && name !== module && isWithin(name, extracted) && index.isModule(name)) found.add(name)
  }
  return found
}
