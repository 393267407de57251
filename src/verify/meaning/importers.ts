import type { QualifiedName } from '../../model/names.ts'
import { prefixesOf } from '../../model/names.ts'
import { moduleQuery } from '../../plan/names/affected-files.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importEdges } from './import-graph.ts'

/** The modules whose loading loads `target`, itself included: through imports of any length, and of a package's modules through it. */
export function modulesThatLoad(index: SymbolIndex, target: QualifiedName): ReadonlySet<QualifiedName> {
  const found = new Set<QualifiedName>([target])
  const queue = [target]
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    for (const module of [...importersOf(index, next), ...(index.isPackage(next) ? index.modulesBelow(next) : [])]) {
      if (found.has(module)) continue
      found.add(module)
      queue.push(module)
    }
  }
  return found
}

/** The modules that import one while they are loaded themselves, or import something below it. */
function importersOf(index: SymbolIndex, target: QualifiedName): readonly QualifiedName[] {
  return index.workspace.matching(moduleQuery(index.workspace, target), '.py').flatMap((path) => {
    const module = index.moduleOf(path)
    if (module === undefined || index.fileOf(module) !== path) return []
    const loads = importEdges(index, module).some(
      (edge) => edge.kind === 'load' && (edge.to === target || prefixesOf(edge.to).includes(target)),
    )
    return loads ? [module] : []
  })
}
