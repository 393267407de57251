import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { namesAskedBy, runTimeImports } from '../../python/facts/moments.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import { loudStatement } from '../../python/index/loud-modules.ts'
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
  return arrivals.flatMap((arrival): readonly Finding[] => {
    const { from, to } = arrival
    const known = loadedModules(index, [from], '')
    const fresh = [...loadedModules(index, [to], '', true)].filter((name) => !known.has(name))
    const loud = fresh.filter((name) => loudStatement(index, name) !== undefined)
    if (loud.length === 0) return []
    const reader = arrival.comesBack ? index.fileOf(from) : newReader(index, arrival, loud, paths)
    const module = loud.find((name) => reader === undefined || !isLoadedBy(index, reader, name))
    const statement = module === undefined ? undefined : loudStatement(index, module)
    const [path, text] = [index.fileOf(module ?? ''), index.factsOfModule(module ?? '')?.text ?? '']
    if (reader === undefined || module === undefined || statement === undefined || path === undefined) return []
    const does = (text.slice(statement.span.start, statement.span.end).split('\n')[0] ?? '').trim()
    const way = module === to ? to : `${module}, which ${to} brings along`
    return [
      {
        code: 'loud-target',
        level: 'error',
        reason: `${reader} would load ${way}: that does \`${does}\` when it is loaded, and ${from} does not load it today`,
        advice: `Choose a target that only defines, or a new module; or take the statement out of ${module} first.`,
        place: { path, span: statement.span },
      },
    ]
  })
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
    return takes && loud.some((name) => !isLoadedBy(index, path, name))
  })
}

function isLoadedBy(index: SymbolIndex, path: RepoPath, module: QualifiedName): boolean {
  return loadedModules(index, [index.moduleOf(path) ?? ''], '').has(module)
}
