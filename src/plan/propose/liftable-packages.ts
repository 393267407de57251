import { isWithin, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { edgesOf } from '../../python/index/module-edges.ts'
import type { ModuleEdge } from '../../python/index/module-edges.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../manifests/test-files.ts'

/** A package that could become a distribution of its own, and what ties it to the rest. Edges are pairs of modules, one importing the other. */
export interface LiftablePackage {
  readonly name: QualifiedName
  readonly modules: number
  readonly lines: number
  /** Within the package. */
  readonly inner: number
  /** From the package to the rest of the tree, and how many of them run while it is imported. */
  readonly outward: number
  readonly outwardOnLoad: number
  /** From the rest to the package. */
  readonly inward: number
  /** The rest needs it and it needs the rest: the distributions would need each other. */
  readonly isCyclic: boolean
}

/**
 * The sub-packages of a tree, those that are easiest to lift first: no cycle, little that they need of the rest, much that holds together.
 * Tests are no part of a package and no tie. Every module is parsed.
 */
export function liftablePackages(index: SymbolIndex): readonly LiftablePackage[] {
  const modules = index.allModules().filter((module) => !isTestFile(index.fileOf(module) ?? ''))
  const edges = modules.flatMap((module) => edgesOf(index, module))
  const packages = modules.filter((module) => index.isPackage(module) && parentOf(module) !== '')
  return packages
    .map((name) => measured(index, name, modules, edges))
    .filter(({ modules: count }) => count > 1)
    .sort((a, b) => costOf(a) - costOf(b) || b.lines - a.lines || (a.name < b.name ? -1 : 1))
}

function measured(
  index: SymbolIndex,
  name: QualifiedName,
  modules: readonly QualifiedName[],
  edges: readonly ModuleEdge[],
): LiftablePackage {
  const own = modules.filter((module) => isWithin(module, name))
  const isOwn = (module: QualifiedName): boolean => isWithin(module, name)
  const outward = edges.filter(({ from, to }) => isOwn(from) && !isOwn(to))
  const inward = edges.filter(({ from, to }) => !isOwn(from) && isOwn(to))
  return {
    name,
    modules: own.length,
    lines: own.reduce((sum, module) => sum + linesOf(index, module), 0),
    inner: edges.filter(({ from, to }) => isOwn(from) && isOwn(to)).length,
    outward: outward.length,
    outwardOnLoad: outward.filter(({ onLoad }) => onLoad).length,
    inward: inward.length,
    isCyclic: outward.length > 0 && inward.length > 0,
  }
}

function linesOf(index: SymbolIndex, module: QualifiedName): number {
  const path = index.fileOf(module)
  const text = path === undefined ? '' : (index.facts(path)?.text ?? '')
  return text.split('\n').length - 1
}

/**
 * Ties that have to be cut count most; each importer is a file to rewrite, which is the tool's work. A package without a line of code is the
 * last to be proposed: it is there for its data.
 */
function costOf({ isCyclic, outward, inner, lines }: LiftablePackage): number {
  return (lines === 0 ? 2000 : 0) + (isCyclic ? 1000 : 0) + outward - Math.min(inner, 20) / 20
}
