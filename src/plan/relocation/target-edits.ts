import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { overlaps } from '../../model/span.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { aboveComments, lineStart } from '../../python/facts/lines.ts'
import { saidBehind } from '../../python/edit/import-comments.ts'
import { insertImports } from '../../python/edit/import-block.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import { renderBlock } from '../../python/edit/import-lines.ts'
import { boundName } from '../../python/index/needed-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import type { Need } from '../../python/index/needs.ts'
import { joinPieces, pastePlace } from '../../python/edit/paste.ts'
import { insertMarked, joinMarked } from '../../text/marked-text.ts'
import type { MarkedText } from '../../text/marked-text.ts'
import { licenceOf } from './licence.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { CutPiece } from '../../python/edit/cut.ts'
import { newModulePath } from '../names/file-style.ts'
import type { FileStyles } from '../names/file-style.ts'
import { importsBelow, pasteAbove } from './above-imports.ts'
import { lateNeedFindings } from './late-needs.ts'
import { declarationsDropped, losesByAStub, stubMade } from './made-stubs.ts'
import type { Relocation } from './relocation.ts'

/** The moved code that comes out of one file for one target; what `isMade` was made for a stub, and nothing leaves a file for it. */
export interface Departure {
  readonly relocation: Relocation
  readonly path: RepoPath
  readonly pieces: readonly CutPiece[]
  readonly isMade?: boolean
}

/** What the targets of a move become. */
export interface Arrivals {
  readonly edits: ReadonlyMap<RepoPath, readonly Edit[]>
  readonly created: readonly (MarkedText & { readonly path: RepoPath })[]
  readonly findings: readonly Finding[]
}

/** What is said behind imports that leave a file, by the name they bind. */
export type LeavingComments = ReadonlyMap<RepoPath, ReadonlyMap<string, string>>

/** What leaves files on the source's side: comments of imports, the import statements that go as a whole, and where else a file changes. */
export interface Leaving {
  readonly comments: LeavingComments
  readonly gone: ReadonlyMap<RepoPath, ReadonlySet<number>>
  readonly edits: ReadonlyMap<RepoPath, readonly Edit[]>
}

/** The target's side of move-helpers: definitions pasted with exactly the imports they need, and what was said of these. */
export function arrivals(
  index: SymbolIndex,
  departures: readonly Departure[],
  styles: FileStyles,
  { comments, gone, edits: taken }: Leaving,
): Arrivals {
  const edits = new Map<RepoPath, Edit[]>()
  const created: (MarkedText & { readonly path: RepoPath })[] = []
  const findings: Finding[] = []
  const byTarget = new Map<RepoPath, Departure[]>()
  for (const departure of departures) {
    const { relocation, path } = departure
    const stub = path.endsWith('.pyi')
    const existing = stub ? index.stubOf(relocation.to) : index.fileOf(relocation.to)
    const hidden = stub && existing === undefined ? index.fileOf(relocation.to) : undefined
    if (hidden !== undefined) {
      const lost = losesByAStub(index, relocation.to, hidden)
      const found = lost === undefined ? stubMade(path, relocation.to) : declarationsDropped(departure, lost)
      if (departure.isMade !== true) findings.push(found)
      if (lost !== undefined) continue
    }
    const target = existing ?? newModulePath(index, relocation.from, relocation.to, path)
    byTarget.set(target, [...(byTarget.get(target) ?? []), departure])
  }
  for (const [path, unordered] of byTarget) {
    const coming = inReadingOrder(unordered)
    const model = coming[0]?.path ?? path
    const style = styles.styleOf(path, model)
    const facts = index.facts(path)
    findings.push(
      ...coming.flatMap(({ relocation, path: from }) =>
        from.endsWith('.pyi') ? [] : lateNeedFindings(relocation, path),
      ),
    )
    if (facts === undefined)
      created.push({ path, ...newModule(index, styles, path, { coming, comments, gone: NONE, edits: [] }, style) })
    else {
      const arriving = { coming, comments, gone: gone.get(path) ?? NONE, edits: taken.get(path) ?? [] }
      edits.set(path, [...joinModule(index, styles, { path, facts }, arriving, style)])
    }
  }
  return { edits, created, findings }
}

/** The imports that code which comes into the file of this path needs there: an import it shares with what leaves stays. */
export function neededByArrivals(
  index: SymbolIndex,
  path: RepoPath,
  departures: readonly Departure[],
): readonly NeededImport[] {
  const coming = departures.filter(
    ({ relocation, path: from }) =>
      (from.endsWith('.pyi') ? index.stubOf(relocation.to) : index.fileOf(relocation.to)) === path,
  )
  return neededBy(coming)
}

/** What comes to one target, with the comments of the imports it came from. */
interface Coming {
  readonly coming: readonly Departure[]
  readonly comments: LeavingComments
  /** Statements of the target that go as a whole: no import joins one of them. */
  readonly gone: ReadonlySet<number>
  /** What else changes in the target: an import in which something does is not put below what comes. */
  readonly edits: readonly Edit[]
}

const NONE: ReadonlySet<number> = new Set()

/** The imports that what comes needs; a comment goes along with the first. */
function commentedNeeds({ coming, comments }: Coming): readonly NeededImport[] {
  return unique(
    coming.flatMap((departure) => {
      const said = comments.get(departure.path)
      return neededBy([departure]).map((needed) => {
        const pragma = said?.get(boundName(needed)) ?? needed.pragma
        return pragma === undefined ? needed : { ...needed, pragma }
      })
    }),
  )
}

function neededBy(coming: readonly Departure[]): readonly NeededImport[] {
  return coming.flatMap(({ relocation }) =>
    [
      ...relocation.imports,
      ...relocation.fromSource.map((need) => ({
        module: relocation.from,
        name: need.name,
        alias: undefined,
        typeChecking: isTypeOnly(need),
      })),
    ].flatMap((needed): readonly NeededImport[] => {
      const late = relocation.late.get(boundName(needed))
      if (late === undefined) return [needed]
      return late.inAnnotations ? [{ ...needed, typeChecking: true }] : []
    }),
  )
}

/** Bound for type checkers alone, or read by them alone: the import has to be as well. */
function isTypeOnly(need: Need): boolean {
  const unbound = need.bindings.length > 0 && need.bindings.every((binding) => binding.typeChecking)
  return unbound || (need.annotationOnly && need.references.every((reference) => reference.typeChecking))
}

/** In a stub: whatever else the module has (typing specification, "stub files": incomplete stubs). */
const REST_OF_MODULE = 'def __getattr__(name: str) -> Any: ...'
const ANY: NeededImport = { module: 'typing', name: 'Any', alias: undefined, typeChecking: false }

function newModule(
  index: SymbolIndex,
  styles: FileStyles,
  path: RepoPath,
  arriving: Coming,
  style: ImportStyle,
): MarkedText {
  const { coming } = arriving
  const { newline } = style
  const stub = path.endsWith('.pyi')
  const identity = { name: coming[0]?.relocation.to, isPackage: false }
  const future = !stub && coming.some((departure) => index.facts(departure.path)?.futureAnnotations === true)
  const incomplete = stub && identity.name !== undefined && index.fileOf(identity.name) !== undefined
  const needs = [...(incomplete ? [ANY] : []), ...commentedNeeds(arriving)]
  const block = renderBlock(unique(needs), identity, style, styles.isFirstParty, future)
  const guards = guardTexts(index, coming)
  const pieces = joinPieces(
    coming.flatMap((departure) => departure.pieces),
    newline,
    stub,
  )
  const last = coming.flatMap((departure) => departure.pieces).at(-1)?.statement
  const rest = incomplete ? newline.repeat(last?.kind === 'function' ? 1 : 2) + REST_OF_MODULE : ''
  const head = [block, ...guards].filter((part) => part !== '').join(newline + newline)
  const first = coming[0]?.pieces[0]?.statement.kind
  const gap = stub || (first !== 'function' && first !== 'class') ? 2 : 3
  const licence = coming[0] === undefined ? '' : licenceOf(index, coming[0].path, newline)
  // The licence brings one blank line of those that belong above a definition.
  const above = head === '' ? newline.repeat(licence === '' ? 0 : gap - 2) : head + newline.repeat(gap)
  return joinMarked(licence + above, pieces, rest + newline)
}

function joinModule(
  index: SymbolIndex,
  styles: FileStyles,
  { path, facts }: { readonly path: RepoPath; readonly facts: ModuleFacts },
  arriving: Coming,
  style: ImportStyle,
): readonly Edit[] {
  const { coming } = arriving
  const self = index.identityOf(path)
  const stub = path.endsWith('.pyi')
  const symbols = new Set(coming.flatMap((departure) => [...departure.relocation.symbols]))
  const needed = commentedNeeds(arriving)
  const missing = needed.filter((one) => !isBound(facts, one))
  const future =
    !stub && !facts.futureAnnotations && coming.some((departure) => bringsLazyAnnotations(index, departure))
  const pieces = coming.flatMap((departure) => departure.pieces)
  const later = stub || coming.length > 1 ? [] : coming.flatMap(({ relocation }) => importsBelow(index, relocation))
  const isChanged = later.some(({ span }) => arriving.edits.some((edit) => overlaps(edit.span, span)))
  const below = isChanged ? [] : later
  const place = pastePlace(facts, symbols, pieces, style.newline, stub)
  const guards = guardTexts(index, coming).filter((text) => !facts.text.includes(text))
  const body = joinPieces(pieces, style.newline, stub)
  const edits = [
    ...insertImports({ facts, self, style, isFirstParty: styles.isFirstParty }, missing, {
      futureAnnotations: future,
      guards,
      gone: new Set([...arriving.gone, ...below.map((entry) => entry.index)]),
    }),
    ...needed.flatMap((one) => (missing.includes(one) ? [] : saidBehind(facts, boundName(one), one.pragma))),
  ]
  if (below.length > 0) return [...edits, ...pasteAbove(facts, below, pieces, style.newline)]
  if (edits.some((edit) => edit.span.start === place.at) && facts.statements.length === 0) {
    return [...edits, ...insertMarked(place.at, joinMarked(style.newline.repeat(2), body, place.after))]
  }
  return [...edits, ...insertMarked(place.at, joinMarked(place.before, body, place.after))]
}

/** Code that is read while other moved code is imported comes before it, in a function that is called then as well: a value among it may call one. */
function inReadingOrder(coming: readonly Departure[]): readonly Departure[] {
  const ordered = [...coming]
  const mayCall = ({ pieces }: Departure): boolean => pieces.some(({ statement }) => statement.kind === 'assign')
  const reads = (reader: Departure, other: Departure, isAnyTime: boolean): boolean =>
    reader.relocation.needs.needs.some(
      (need) => (need.atImport || isAnyTime) && other.relocation.symbols.has(need.name),
    )
  const comesBelow = (reader: Departure, other: Departure): boolean => {
    const [isFirst, isLast] = [reads(reader, other, false), reads(other, reader, false)]
    return isFirst === isLast ? mayCall(reader) && reads(reader, other, true) && !reads(other, reader, true) : isFirst
  }
  for (let at = 0; at < ordered.length; at += 1) {
    const first = ordered[at]
    const later = ordered.findIndex((other, place) => place > at && first !== undefined && comesBelow(first, other))
    if (later < 0) continue
    const [moved] = ordered.splice(later, 1)
    if (moved !== undefined) ordered.splice(at, 0, moved)
  }
  return ordered
}

function bringsLazyAnnotations(index: SymbolIndex, departure: Departure): boolean {
  const facts = index.facts(departure.path)
  if (facts === undefined || !facts.futureAnnotations || departure.relocation.quoted.length > 0) return false
  return facts.references.some(
    (reference) =>
      reference.annotation && !reference.quoted && departure.relocation.statements.includes(reference.statement),
  )
}

function guardTexts(index: SymbolIndex, coming: readonly Departure[]): readonly string[] {
  const texts = coming.flatMap(({ relocation, path }) => {
    const facts = index.facts(path)
    return relocation.guards.flatMap((at) => {
      const span = facts?.statements[at]?.span
      if (facts === undefined || span === undefined) return []
      return [facts.text.slice(aboveComments(facts.text, lineStart(facts.text, span.start)), span.end)]
    })
  })
  return [...new Set(texts)]
}

function unique(needed: readonly NeededImport[]): readonly NeededImport[] {
  const seen = new Map<string, NeededImport>()
  for (const entry of needed) {
    const key = entry.name === undefined && entry.alias === undefined ? `import ${entry.module}` : boundName(entry)
    const before = seen.get(key)
    if (before === undefined || (before.typeChecking && !entry.typeChecking) || before.module === 'typing_extensions')
      seen.set(key, entry)
  }
  return [...seen.values()]
}

/** Whether the target binds the name to that very thing already (another thing was refused by the plan). */
function isBound(facts: ModuleFacts, needed: NeededImport): boolean {
  return (facts.scopes[0]?.bindings.get(boundName(needed)) ?? []).some((binding) => {
    const statement = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
    const item = binding.imported === undefined ? undefined : statement?.items[binding.imported.item]
    if (statement === undefined || item === undefined)
      return binding.imported === undefined && binding.kind !== 'annotation'
    if (statement.typeChecking && !needed.typeChecking) return false
    return statement.kind === 'from' || item.alias !== undefined ? true : item.name === needed.module
  })
}
