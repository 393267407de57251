import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { runTimeImports, runsOnLoad } from '../facts/moments.ts'
import { importedModules } from './loaded-modules.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** One module of the tree imports another at run time. */
export interface ModuleEdge {
  readonly from: QualifiedName
  readonly to: QualifiedName
  /** Whether it does so while it is imported itself. */
  readonly onLoad: boolean
}

/**
 * Which modules of the tree a module imports, each once and never itself. Who asks for a submodule asks for its package too (language
 * reference 5.4); only the module that is meant counts.
 */
export function edgesOf(index: SymbolIndex, module: QualifiedName): readonly ModuleEdge[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined) return []
  const asked = runTimeImports(facts).flatMap((statement) => {
    const onLoad = runsOnLoad(statement)
    const names = importedModules(index, statement, index.identityOf(path))
    const meant = names.filter((name) => !names.some((other) => other !== name && isWithin(other, name)))
    return meant.map((to): ModuleEdge => ({ from: module, to, onLoad }))
  })
  const byTarget = new Map<QualifiedName, ModuleEdge>()
  for (const edge of asked) if (edge.onLoad || !byTarget.has(edge.to)) byTarget.set(edge.to, edge)
  byTarget.delete(module)
  return [...byTarget.values()]
}
