import type { Finding } from '../../model/finding.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { AT_THE_TOP } from '../../model/plan.ts'
import type { ImportTiming, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { lateReaders } from '../../python/index/local-imports.ts'
import { boundName, importsBehind } from '../../python/index/needed-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import { needsOf } from '../../python/index/needs.ts'
import type { Need, Needs } from '../../python/index/needs.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isLookedUp } from './annotation-readers.ts'
import { isBoundAgain, isSettledOnLoad } from './bound-again.ts'
import { guardStatement, isChosenThere } from './import-guards.ts'
import { inQuotes, quotedAnnotations } from './quoted-annotations.ts'
import { isTwin } from './twin-constants.ts'

/** Everything about taking a set of symbols out of one module and putting them into another. */
export interface Relocation {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly copied: boolean
  readonly symbols: ReadonlySet<string>
  readonly statements: readonly number[]
  readonly needs: Needs
  /** Imports the target needs for the moved code, absolute and in today's names, homes of moved symbols included. */
  readonly imports: readonly NeededImport[]
  /** Optional-import guards (`try: import x`, `except ImportError: x = None`) that the moved code needs a copy of. */
  readonly guards: readonly number[]
  /** Names that stay in the source and that the target must import from it. */
  readonly fromSource: readonly Need[]
  /** Of all these, the names that the moved functions import for themselves; true when annotations read them as well. */
  readonly late: ReadonlyMap<string, { readonly functions: readonly Scope[]; readonly inAnnotations: boolean }>
  /** Annotations of the moved code that are strings in the target. */
  readonly quoted: readonly Span[]
  readonly timing: ImportTiming
  /** Moved names that code staying in the source still reads. */
  readonly back: readonly string[]
  /** Moved names that the source lists in its `__all__`. */
  readonly exported: readonly string[]
  readonly findings: readonly Finding[]
}

/** A pair of modules between which something moves or is copied, in a plan. */
export interface RelocationAsked {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly copied: boolean
  /** The whole plan: what else moves changes where needs come from. */
  readonly moves: readonly SymbolMove[]
  readonly timing?: ImportTiming
  /** The file of the source, or its stub for the declarations. */
  readonly path?: RepoPath
}

/** Work out a relocation in the tree as it is; undefined where the source has no file that is read. */
export function relocationOf(index: SymbolIndex, asked: RelocationAsked): Relocation | undefined {
  const { from, to, copied, moves, timing = AT_THE_TOP, path = index.fileOf(from) } = asked
  const written = path === undefined ? undefined : index.facts(path)
  if (written === undefined || path === undefined) return undefined
  const symbols = new Set(
    moves.filter((move) => move.from === from && move.to === to && move.copied === copied).map((move) => move.symbol),
  )
  const set = definitionSet(written, symbols)
  const chosen = new Set(set.statements)
  const isStub = path.endsWith('.pyi')
  const asWritten = needsIn(index, { ...asked, facts: written, path }, chosen)
  const lazily = [
    ...asWritten.met.imports.filter((needed) => timing.late.includes(needed.module)).map(boundName),
    ...asWritten.met.fromSource
      .map((need) => need.name)
      .filter((name) => timing.late.includes(from) || (isBoundAgain(written, name) && isSettledOnLoad(written, name))),
  ]
  const moving = { from, to, facts: written, statements: chosen, timing }
  const quoted = isStub ? [] : quotedAnnotations(index, moving, lazily)
  const facts = inQuotes(written, quoted)
  const { needs, met } = quoted.length === 0 ? asWritten : needsIn(index, { ...asked, facts, path }, chosen)
  return {
    from,
    to,
    copied,
    symbols,
    statements: set.statements,
    needs,
    ...met,
    late: isStub ? new Map() : unasked(index, from, lateReaders(facts, lazily, chosen), facts, chosen),
    quoted,
    timing,
    back: copied ? [] : stillRead(facts, chosen, symbols),
    exported: copied ? [] : exportedNames(facts, symbols),
    findings: set.problems.map((problem) => ({
      code: 'entangled-definition',
      level: 'error',
      reason: `${from}.${problem.symbol} cannot be taken out: ${problem.reason}`,
      advice: `Give ${problem.symbol} one definition of its own at the top level of ${from}, or leave it out of the recipe.`,
      place: { path, span: facts.statements[problem.statement]?.span ?? { start: 0, end: 0 } },
    })),
  }
}

/** Without the names that code of the tree may look up in annotations: an import for type checkers is not there then. */
function unasked(
  index: SymbolIndex,
  from: QualifiedName,
  late: Relocation['late'],
  facts: ModuleFacts,
  chosen: ReadonlySet<number>,
): Relocation['late'] {
  const others = new Set(facts.statements.map((entry) => entry.index).filter((at) => !chosen.has(at)))
  return new Map(
    [...late].filter(([name, { inAnnotations }]) => !inAnnotations || !isLookedUp(index, from, name, others)),
  )
}

/** What the needs of moved code come to. */
type Met = Pick<Relocation, 'imports' | 'guards' | 'fromSource'>

/** The source of a relocation as it is read. */
type Source = RelocationAsked & { readonly facts: ModuleFacts; readonly path: RepoPath }

/** What chosen statements need, and what that comes to. */
function needsIn(
  index: SymbolIndex,
  source: Source,
  chosen: ReadonlySet<number>,
): { readonly needs: Needs; readonly met: Met } {
  const needs = needsOf(source.facts, chosen, isBuiltin)
  return { needs, met: metNeeds(index, source, chosen, needs.needs) }
}

/** Meet each need of the chosen statements: an import, a copy of a guard, or the name of the source itself. */
function metNeeds(index: SymbolIndex, source: Source, chosen: ReadonlySet<number>, needs: readonly Need[]): Met {
  const { from, to, moves, facts, path } = source
  const isStub = path.endsWith('.pyi')
  const stub = isStub ? index.facts(index.stubOf(to) ?? '') : undefined
  // A stub of the target need not declare what the target defines.
  const isOwn = (name: string): boolean => !isStub || stub?.scopes[0]?.bindings.has(name) === true
  const rehomedTo = (needed: NeededImport): readonly NeededImport[] => rehomed(index, moves, needed, to, isOwn)
  const importsOf = ({ bindings, references }: Need): readonly NeededImport[] =>
    importsBehind(facts, bindings, references, index.identityOf(path))
  const imports: NeededImport[] = []
  const guards = new Set<number>()
  const fromSource: Need[] = []
  for (const need of needs) {
    if (need.bindings.every((binding) => chosen.has(binding.statement)) && need.bindings.length > 0) continue
    const leaving = need.kind === 'definition' ? homeOf(moves, from, need.name) : undefined
    if (leaving !== undefined) {
      if (leaving !== to) imports.push({ module: leaving, name: need.name, alias: undefined, typeChecking: false })
      continue
    }
    const candidate = guardStatement(facts, need, parentOf(from) === parentOf(to))
    if (candidate !== undefined && guardNeeds(facts, candidate).every(({ kind }) => kind === 'import')) {
      guards.add(candidate)
    } else if (need.kind === 'import' && candidate === undefined && (isStub || !isChosenThere(facts, need))) {
      imports.push(...importsOf(need).flatMap(rehomedTo))
    } else if (need.kind === 'unbound') {
      const star = starSource(index, facts, path, need.name)
      const needed = { name: need.name, alias: undefined, typeChecking: false }
      if (star !== undefined) imports.push(...rehomedTo({ module: star, ...needed }))
    } else if (isStub || !isTwin(index, from, to, need.name)) {
      fromSource.push(need)
    }
  }
  for (const guard of guards) imports.push(...guardNeeds(facts, guard).flatMap(importsOf))
  return { imports, guards: [...guards].sort((a, b) => a - b), fromSource }
}

/** What the statement of a guard needs for itself. */
function guardNeeds(facts: ModuleFacts, statement: number): readonly Need[] {
  return needsOf(facts, new Set([statement]), isBuiltin).needs
}

function homeOf(moves: readonly SymbolMove[], module: QualifiedName, symbol: string): QualifiedName | undefined {
  return moves.find((move) => !move.copied && move.from === module && move.symbol === symbol)?.to
}

/**
 * An import of something that moves as well comes from its new home; what the target itself defines needs none where `isOwn`
 * says that the file has the name.
 */
function rehomed(
  index: SymbolIndex,
  moves: readonly SymbolMove[],
  needed: NeededImport,
  to: QualifiedName,
  isOwn: (name: string) => boolean,
): readonly NeededImport[] {
  if (needed.name === undefined) return [needed]
  if (index.isModule(`${needed.module}.${needed.name}`)) return [needed]
  const direct = homeOf(moves, needed.module, needed.name)
  const origin = index.definitionOf(needed.module, needed.name)
  const copied =
    origin === undefined
      ? undefined
      : moves.find(
          (move) => move.copied && move.from === origin.module && move.symbol === origin.symbol && move.to === to,
        )
  if (copied !== undefined) return []
  // What the target defines today may leave it.
  const leaving = direct ?? (origin?.module === to ? homeOf(moves, to, origin.symbol) : undefined)
  const isTargets =
    needed.module === to || (origin?.module === to && origin.symbol === needed.name && isOwn(needed.name))
  if (isTargets && leaving === undefined && needed.alias === undefined) return []
  if (isTargets && direct === undefined && leaving !== undefined) return [{ ...needed, module: leaving }]
  if (direct === undefined) return [needed]
  return direct === to && needed.alias === undefined ? [] : [{ ...needed, module: direct }]
}

/** The first-party module whose star import gives the source a name. */
export function starSource(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: string,
  name: string,
): QualifiedName | undefined {
  for (const statement of facts.imports) {
    if (!statement.star || statement.scope !== 0) continue
    const module = absoluteModule(statement, index.identityOf(path))
    if (module !== undefined && index.starNames(module)?.has(name) === true) return module
  }
  return undefined
}

function stillRead(facts: ModuleFacts, chosen: ReadonlySet<number>, symbols: ReadonlySet<string>): readonly string[] {
  const names = new Set<string>()
  for (const reference of facts.references) {
    if (!symbols.has(reference.name) || chosen.has(reference.statement)) continue
    if (visibleBindings(facts, reference).some((binding) => binding.scope === 0)) names.add(reference.name)
  }
  return [...names].sort()
}

function exportedNames(facts: ModuleFacts, symbols: ReadonlySet<string>): readonly string[] {
  const listed = facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  return [...new Set(listed.filter((name) => symbols.has(name)))].sort()
}
