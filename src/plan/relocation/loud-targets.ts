import type { Finding } from '../../model/finding.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Statement } from '../../python/facts/facts.ts'
import { namesAskedBy, runTimeImports } from '../../python/facts/moments.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import { loudStatement } from '../../python/index/loud-modules.ts'
import { mayStop } from '../../python/index/module-stops.ts'
import { boundName, valueOf } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/** A move of a whole module, or of definitions between two, by today's and tomorrow's names. */
interface Arrival {
  readonly from: QualifiedName
  readonly to: QualifiedName
  /** The names that move; empty where the module does. */
  readonly symbols: ReadonlySet<string>
  /** Whether the module they leave loads the target from now on. */
  readonly comesBack: boolean
}

/**
 * Modules that warn, print, set something up or stop when they are loaded, and that those who take what moves load for the first time
 * from now on: the new module, its packages, and what these load in any case (language reference 5.4). `paths`: files that may name
 * what moves.
 */
export function loudTargets(
  index: SymbolIndex,
  relocations: readonly Relocation[],
  modules: readonly { readonly from: QualifiedName; readonly to: QualifiedName }[],
  paths: readonly RepoPath[],
): readonly Finding[] {
  const arrivals: readonly Arrival[] = [
    ...relocations.map(({ from, to, symbols, back, exported }) => {
      return { from, to, symbols, comesBack: back.length + exported.length > 0 }
    }),
    ...modules.map(({ from, to }) => ({ from, to, symbols: new Set<string>(), comesBack: false })),
  ]
  return [
    ...relocations.flatMap((one) => broughtAlong(index, one)),
    ...arrivals.flatMap((arrival): readonly Finding[] => {
      const { from, to } = arrival
      const loud = loudAmong(index, loadedModules(index, [to], '', true), from)
      if (loud.length === 0) return []
      const reader = arrival.comesBack ? index.fileOf(from) : newReader(index, arrival, loud, paths)
      const module = reader === undefined ? undefined : loudAmong(index, loud, index.moduleOf(reader) ?? '')[0]
      const statement = module === undefined ? undefined : loudStatement(index, module)
      const path = index.fileOf(module ?? '')
      if (reader === undefined || module === undefined || statement === undefined || path === undefined) return []
      const does = firstLine(index, module, statement)
      const way = module === to ? to : `${module}, which ${to} brings along`
      return [
        {
          code: 'loud-target',
          level: 'error',
          reason: `${reader} would load ${way}: that does \`${does}\` when it is loaded, and ${from} does not load it today`,
          advice: `Choose a target that only defines, or a new module; or take the statement out of ${module} first.`,
          place: { path, span: statement.span },
          about: [from, to],
        },
      ]
    }),
  ]
}

/**
 * Of modules that are loaded, those that are loud and that another one does not load today. What may stop is imported under a condition
 * where it may be loaded today (`if sys.platform == "win32":`), which is not to load it.
 */
function loudAmong(index: SymbolIndex, loaded: Iterable<QualifiedName>, by: QualifiedName): readonly QualifiedName[] {
  const names = [...loaded]
  if (names.length === 0) return []
  const [possible, certain] = [loadedModules(index, [by], ''), loadedModules(index, [by], '', true)]
  return names.filter((name) => {
    if (certain.has(name)) return false
    const [facts, statement] = [index.factsOfModule(name), loudStatement(index, name)]
    if (facts === undefined || statement === undefined) return false
    return !possible.has(name) || mayStop(facts, statement)
  })
}

/** A loud module that a target which is there would load from now on, for what the moved code needs. */
function broughtAlong(index: SymbolIndex, relocation: Relocation): readonly Finding[] {
  const { from, to, imports, fromSource, late } = relocation
  if (index.fileOf(to) === undefined) return []
  const needed = imports.filter((one) => !one.typeChecking && !late.has(boundName(one))).map(valueOf)
  const modules = needed
    .map((name) => (index.isModule(name) ? name : parentOf(name)))
    .filter((name) => index.isModule(name))
  const isBack = fromSource.some((need) => !need.annotationOnly && !late.has(need.name))
  const brought = new Set([...modules, ...(isBack ? [from] : [])])
  const [module] = loudAmong(index, loadedModules(index, brought, '', true), to)
  const path = index.fileOf(module ?? '')
  const statement = module === undefined ? undefined : loudStatement(index, module)
  if (module === undefined || path === undefined || statement === undefined) return []
  const what = [...relocation.symbols].join(', ')
  return [
    {
      code: 'loud-target',
      level: 'error',
      reason: `${to} would load ${module} for what ${what} needs: that does \`${firstLine(index, module, statement)}\` when it is loaded, and ${to} does not load it today`,
      advice: `Choose a new module for ${what}, or take the statement out of ${module} first.`,
      place: { path, span: statement.span },
      about: [from, to],
    },
  ]
}

function firstLine(index: SymbolIndex, module: QualifiedName, { span }: Statement): string {
  const text = index.factsOfModule(module)?.text ?? ''
  return (text.slice(span.start, span.end).split('\n')[0] ?? '').trim()
}

/** A file that takes what moves from its module, and does not load all of `loud` as it is. */
function newReader(
  index: SymbolIndex,
  { from, symbols }: Arrival,
  loud: readonly QualifiedName[],
  paths: readonly RepoPath[],
): RepoPath | undefined {
  return paths.find((path) => {
    const facts = index.facts(path)
    if (facts === undefined || index.moduleOf(path) === undefined) return false
    const takes = runTimeImports(facts).some(
      (entry) =>
        namesAskedBy(entry, index.identityOf(path)).includes(from) &&
        (symbols.size === 0 ||
          entry.kind === 'import' ||
          entry.star ||
          entry.items.some(({ name }) => symbols.has(name))),
    )
    return takes && loudAmong(index, loud, index.moduleOf(path) ?? '').length > 0
  })
}
