import { anyQuery, queryOf, withOneOf } from '../../workspace/text-query.ts'
import type { TextQuery } from '../../workspace/text-query.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, prefixesOf } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { LoadToKeep } from '../../python/edit/load-submodules.ts'
import type { Reference } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { loadLevel, modulesAskedFor, submoduleReads } from '../../python/index/submodule-loads.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { differences } from '../../workspace/compare.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { heldReadsOf } from './held-loads.ts'
import { holderTokens } from './module-holders.ts'
import { nameMapOf } from './name-map.ts'

/** The tree before and after imports were rewritten. */
export interface BothTrees {
  readonly plan: Plan
  readonly base: Workspace
  readonly before: SymbolIndex
  readonly after: SymbolIndex
}

/** For each file of the tree afterwards the submodules it reads through a package and that are no longer as surely loaded as they were. */
export function missingLoads(trees: BothTrees): ReadonlyMap<RepoPath, readonly LoadToKeep[]> {
  const { plan, before, after } = trees
  const found = new Map<RepoPath, LoadToKeep[]>()
  const lost = lostLoads(trees)
  if (lost.size === 0) return found
  const reading = readingOf(after, lost)
  if (reading === undefined) return found
  const names = new Map(plan.modules.map((move) => [move.to, move.from]))
  const keep = (path: RepoPath, module: QualifiedName, reference: Reference, least: number): void => {
    const statements = lost.get(module)
    if (statements === undefined) return
    const old = names.get(module) ?? module
    const was = Math.max(...originsOf(trees, path).map((origin) => loadLevel(before, origin, old)))
    if (was < least || loadLevel(after, path, module) >= was) return
    const known = found.get(path) ?? []
    found.set(path, [...known, { module, reference, isLate: was < 3, boundBeside: statements.get(path) ?? [] }])
  }
  for (const path of after.workspace.matching(reading, '.py')) {
    const facts = after.facts(path)
    if (facts === undefined || facts.errors.length > 0) continue
    for (const { reference, module } of submoduleReads(after, path, facts)) keep(path, module, reference, 0)
  }
  // What is asked for by text may not be there on purpose.
  for (const [path, reads] of heldReadsOf(after, [...lost.keys()]))
    for (const { holder, module, isText } of reads) keep(path, module, holder, isText ? 3 : 0)
  return found
}

/** What a text says that reads one of some modules through its package; undefined for no modules. */
export function readingOf(after: SymbolIndex, lost: ReadonlyMap<QualifiedName, unknown>): TextQuery | undefined {
  const [word, ...words] = [...new Set([...lost.keys()].map(lastPartOf))].map((one) => queryOf(readPattern(one), [one]))
  return word === undefined ? undefined : withOneOf(anyQuery([word, ...words]), holderTokens(after))
}

/** The word behind a dot or at the beginning of a literal, but not where it stands behind the `from` of an import. */
function readPattern(word: string): RegExp {
  const blank = String.raw`(?:[ \t\f]|\\\r?\n)`
  return new RegExp(String.raw`[."'][\s\\]*${word}(?!\w)(?!(?:[\w.]|${blank})*${blank}import(?!\w))`)
}

/** Modules that some statement of a file loaded and none of it loads now, by final name, with the names those statements bound there. */
export function lostLoads(trees: BothTrees): ReadonlyMap<QualifiedName, ReadonlyMap<RepoPath, readonly string[]>> {
  const { plan, base, before, after } = trees
  const { moduleTo } = nameMapOf(plan)
  const lost = new Map<QualifiedName, Map<RepoPath, readonly string[]>>()
  for (const { path, kind } of differences(base, after.workspace)) {
    if (kind === 'removed' || !isPython(path)) continue
    const now = modulesAskedFor(after, path)
    for (const origin of originsOf(trees, path)) {
      const gone = [...modulesAskedFor(before, origin)].filter((old) => !now.has(moduleTo(old)))
      const bound = gone.length === 0 ? undefined : boundBelow(before, origin)
      for (const old of gone) {
        const module = moduleTo(old)
        if (!after.isModule(module)) continue
        const files = lost.get(module) ?? new Map<RepoPath, readonly string[]>()
        lost.set(module, files.set(path, [...(files.get(path) ?? []), ...(bound?.get(old) ?? [])]))
      }
    }
  }
  return lost
}

/** The files of the base tree that the code of a file comes from: its own, and those its definitions leave. */
export function originsOf(trees: BothTrees, path: RepoPath): readonly RepoPath[] {
  const { plan, before, after } = trees
  const { moduleTo } = nameMapOf(plan)
  const own = after.moduleOf(path)
  const itself = fileBefore(trees, path)
  const left = plan.symbols.filter((move) => moduleTo(move.to) === own).map((move) => before.fileOf(move.from))
  return [...new Set([itself, ...left])].flatMap((one) => (one !== undefined && before.workspace.has(one) ? [one] : []))
}

/** The file of the base tree that is this one now; undefined for a file that is made. */
export function fileBefore({ plan, before }: BothTrees, path: RepoPath): RepoPath | undefined {
  const origin = originOfMove(plan, path) ?? path
  return before.workspace.has(origin) ? origin : undefined
}

const origins = new WeakMap<Plan, ReadonlyMap<RepoPath, RepoPath>>()

/** Where the file of the base tree was that is at a place now; undefined for one that no rename or extraction brought. A plan may move ten thousand. */
export function originOfMove(plan: Plan, path: RepoPath): RepoPath | undefined {
  const known = origins.get(plan) ?? new Map(plan.files.map((move) => [move.to, move.from]))
  origins.set(plan, known)
  return known.get(path)
}

/** The names that statements of a file bind which load a module. */
export function boundFrom(index: SymbolIndex, path: RepoPath, module: QualifiedName): readonly string[] {
  return boundBelow(index, path).get(module) ?? []
}

/** The names that statements of a file bind, by each module that they load. */
function boundBelow(index: SymbolIndex, path: RepoPath): ReadonlyMap<QualifiedName, readonly string[]> {
  const bound = new Map<QualifiedName, string[]>()
  const self = index.identityOf(path)
  for (const statement of index.facts(path)?.imports ?? []) {
    const base = statement.kind === 'import' ? '' : (absoluteModule(statement, self) ?? '')
    for (const item of statement.items)
      for (const module of prefixesOf(joinName(base, item.name))) {
        const names = bound.get(module) ?? []
        names.push(item.bound)
        bound.set(module, names)
      }
  }
  return bound
}
