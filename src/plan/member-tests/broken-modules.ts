import { namesAskedBy, surelyRunsOnLoad } from '../../python/facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { parentOf } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * The modules of a package that cannot be imported, because they import a first-party name that is not there, or a module
 * that does. The proof makes sure that they were such before; a test that imports them could only fail.
 */
export function brokenModules(index: SymbolIndex, base: QualifiedName): ReadonlySet<QualifiedName> {
  const modules = index.modulesBelow(base)
  const edges = new Map(modules.map((module) => [module, loadTimeTargets(index, module)]))
  const broken = new Set(modules.filter((module) => (edges.get(module) ?? []).some((name) => isMissing(index, name))))
  for (let before = -1; before !== broken.size;) {
    before = broken.size
    for (const [module, targets] of edges)
      if (targets.some((name) => broken.has(name) || broken.has(parentOf(name)))) broken.add(module)
  }
  return broken
}

function isMissing(index: SymbolIndex, name: QualifiedName): boolean {
  return index.lookup(name, 'import').kind === 'missing'
}

function loadTimeTargets(index: SymbolIndex, module: QualifiedName): readonly QualifiedName[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined) return []
  return facts.imports.flatMap((statement) =>
    surelyRunsOnLoad(statement) ? namesAskedBy(statement, index.identityOf(path)) : [],
  )
}
