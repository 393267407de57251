import type { Finding } from '../../model/finding.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { loadTimeImports, namesAskedBy, runsLater } from '../../python/facts/moments.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/**
 * What is loaded when a module is imported and was loaded late: a file imports a moved name inside a function, loads the new module
 * when it is imported itself, and the new module now imports what it did not. `paths`: files that may name what moves.
 */
export function loadedEarly(
  index: SymbolIndex,
  relocations: readonly Relocation[],
  paths: readonly RepoPath[],
): readonly Finding[] {
  return relocations.flatMap((relocation): readonly Finding[] => {
    const { from, to } = relocation
    if (index.fileOf(to) === undefined) return []
    const loaded = loadedBy(index, to)
    const fresh = broughtBy(index, relocation).filter((name) => !loaded.has(name))
    if (fresh.length === 0) return []
    return paths.flatMap((path): readonly Finding[] => {
      const facts = index.facts(path)
      const own = index.moduleOf(path)
      const late = facts?.imports.find(
        (entry) =>
          runsLater(entry) &&
          entry.items.some((item) => relocation.symbols.has(item.name) || item.name === from) &&
          namesAskedBy(entry, index.identityOf(path)).includes(from),
      )
      if (late === undefined || own === undefined) return []
      const atOnce = loadedBy(index, own)
      if (own !== to && !atOnce.has(to)) return []
      const early = fresh.filter((name) => !atOnce.has(name))
      if (early.length === 0) return []
      const way = own === to ? own : `${own} loads ${to}, which`
      return [
        {
          code: 'loaded-early',
          level: 'warning',
          reason: `${way} imports ${early.join(', ')} when it is loaded; today ${path} imports ${from} inside a function, so that this is loaded when it is needed`,
          advice: `Choose a target that ${own} does not load, or import ${early[0] ?? ''} inside the function that uses it first.`,
          place: { path, span: late.span },
        },
      ]
    })
  })
}

/** Modules that come to the top of the target: of the tree by their names, others by their first word; the standard library is cheap. */
function broughtBy(index: SymbolIndex, { from, imports, fromSource, late }: Relocation): readonly QualifiedName[] {
  const names = imports
    .filter((needed) => !needed.typeChecking && late.get(boundName(needed)) === undefined)
    .map(({ module, name }) => {
      const below = name === undefined ? module : joinName(module, name)
      if (!index.isModule(module)) return firstPartOf(module)
      return index.isModule(below) ? below : module
    })
  const back = fromSource.some((need) => !need.annotationOnly && late.get(need.name) === undefined) ? [from] : []
  return [...new Set([...names, ...back])].filter((name) => !isStandardLibrary(firstPartOf(name)))
}

/** Everything a module loads when it is imported, through modules of the tree: these by name, others by their first word. */
function loadedBy(index: SymbolIndex, module: QualifiedName): ReadonlySet<QualifiedName> {
  const own = new Set([module, ...loadedModules(index, [module], '')])
  for (const name of [...own]) {
    const path = index.fileOf(name)
    const facts = index.factsOfModule(name)
    if (path === undefined || facts === undefined) continue
    for (const statement of loadTimeImports(facts))
      for (const asked of namesAskedBy(statement, index.identityOf(path)))
        own.add(index.isModule(asked) ? asked : firstPartOf(asked))
  }
  return own
}
