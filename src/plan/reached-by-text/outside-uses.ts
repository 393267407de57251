import { isDottedName } from '../../python/facts/python-names.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { CallTimeNeeds, KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { behindModules, moduleOffered } from '../../python/index/through-module-attributes.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { PATCH_BY_OBJECT } from '../../python/index/patched-module.ts'
import { affectedFiles } from '../names/affected-files.ts'
import type { Recipe } from '../../model/recipe.ts'
import { nameMapOf } from '../names/name-map.ts'
import { filesWithBuiltNames } from '../computed-names/built-files.ts'
import { runCode } from '../computed-names/run-code.ts'
import { builtAsks } from '../computed-names/built-asks.ts'
import { builtNames } from '../computed-names/built-names.ts'
import { readThroughValues } from '../computed-names/read-through-values.ts'
import { givenModules } from '../computed-names/given-modules.ts'
import { computedAttributes } from '../computed-names/computed-attributes.ts'
import { computedPatches } from './computed-patches.ts'
import { enumeratedModules } from '../computed-names/enumerated-modules.ts'
import { doctestUses } from './doctest-uses.ts'
import { dynamicImports } from '../computed-names/dynamic-imports.ts'
import { filesBeside } from '../places/files-beside.ts'
import { namesByConvention } from './loaded-by-name.ts'
import { classImports } from './class-imports.ts'
import { namesOfGlobals } from './asked-globals.ts'
import { namesByAlias } from './module-aliases.ts'
import { ambiguousChain, movedChain } from './moved-chain.ts'
import { moduleNameFindings } from '../module-names/module-name-reads.ts'
import { handedModules } from '../computed-names/modules-as-values.ts'
import { namespaceSettings, settingsElsewhere } from './namespace-settings.ts'
import { readAsFiles } from './read-as-files.ts'
import { linkedModules } from './linked-modules.ts'
import { runAgain } from './reloaded-modules.ts'
import { unsaidNames } from '../module-names/one-word-names.ts'
import { pickledNames } from './pickled-names.ts'
import { reducedNames } from './reduced-names.ts'
import { namesApart } from '../computed-names/split-references.ts'
import { unpicklers } from './unpicklers.ts'
import { arrivingNames } from './star-takers.ts'
import { isHandedToPatch, unclearPatch } from './unclear-patches.ts'
import type { Patch, PatchSight } from './unclear-patches.ts'
import { syntaxError, unreadableCallers } from './unreadable-callers.ts'
import { walkedPackages } from '../computed-names/walked-packages.ts'
import { warningFilters } from '../module-names/warning-filters.ts'
import { toldPlaces } from '../module-names/location-assertions.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'

/** What other files do with moved names that no rewriting of imports can follow. */
export interface OutsideUses {
  readonly findings: readonly Finding[]
  /** Names that stay importable from their old module because something reaches them there by text. */
  readonly kept: readonly KeptName[]
}

const READ_BY_STRING = /(^|\.)(getattr|hasattr|attrgetter)$/

/** What is asked for all files at once: what moves, and what needs what at call time. */
interface Asked {
  readonly index: SymbolIndex
  readonly recipe: Recipe
  readonly moves: readonly SymbolMove[]
  /** Moves but for copies, whose original stays. */
  readonly moved: readonly SymbolMove[]
  readonly to: (module: QualifiedName) => QualifiedName
  readonly needs: readonly CallTimeNeeds[]
}

interface Answer {
  readonly index: SymbolIndex
  readonly recipe: Recipe
  /** The moves, and what they need, as text. */
  readonly asked: string
  readonly uses: OutsideUses
}

let latest: Answer | undefined

/**
 * Look through every file that may mention something affected. `to` follows from the recipe. Plans of one recipe that differ in the times
 * of their imports alone ask the same, one after the other.
 */
export function outsideUses(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
  needs: readonly CallTimeNeeds[],
): OutsideUses {
  const asked = JSON.stringify([moves, needs])
  if (latest?.index === index && latest.recipe === recipe && latest.asked === asked) return latest.uses
  const uses = findUses(index, recipe, moves, to, needs)
  latest = { index, recipe, asked, uses }
  return uses
}

function findUses(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
  needs: readonly CallTimeNeeds[],
): OutsideUses {
  const asked: Asked = { index, recipe, moves, moved: moves.filter((move) => !move.copied), to, needs }
  const paths = affectedFiles(index.workspace, recipe, moves, '.py', '.pyi')
  const files = usesInFiles(asked, paths)
  const names = namesWorkedOut(asked)
  const asText = readAsFiles(index, asked.moved)
  const pickles = pickledNames(index, asked.moved, to, recipe.shim)
  const reduced = reducedNames(index, asked.moved)
  const unread = unreadableCallers(index, recipe, moves, to)
  const linked = linkedModules(index, asked.moved, to)
  return {
    findings: [
      ...files.findings,
      ...usesInTree(asked, paths),
      ...names.findings,
      ...runCode(asked),
      ...asText.findings,
      ...pickles.findings,
      ...reduced.findings,
      ...unread.findings,
      ...linked.findings,
    ],
    kept: oneForEachName([
      ...files.kept,
      ...names.kept,
      ...namesApart(index, recipe, asked.moved),
      ...doctestUses(index, asked.moved),
      ...asText.kept,
      ...pickles.kept,
      ...reduced.kept,
      ...unread.kept,
      ...linked.kept,
      ...computedAttributes(index, asked.moved),
      ...readThroughValues(index, asked.moved),
      ...givenModules(index, asked.moved),
      ...builtAsks(index, asked.moved),
      ...namesByConvention(index, asked.moved),
      ...namesByAlias(index, asked.moved),
      ...namesOfGlobals(index, asked.moved),
    ]),
  }
}

/** What each file does with what moves. Patches come last: what they reach depends on who reads the name as an attribute. */
function usesInFiles(asked: Asked, paths: readonly RepoPath[]): OutsideUses {
  const { index, moved, needs } = asked
  const findings: Finding[] = []
  const kept: KeptName[] = []
  const readers = new Set<string>()
  const patches: Patch[] = []
  for (const path of paths) {
    const facts = index.facts(path)
    if (facts === undefined) continue
    if (facts.errors.length > 0) findings.push(syntaxError(asked, path, facts, kept))
    const chains = chainsInto(asked, path, facts, readers)
    const classes = classImports(asked, path, facts)
    findings.push(...chains.findings, ...classes.findings)
    kept.push(...chains.kept, ...classes.kept, ...handedModules(facts, path, index.identityOf(path), moved))
    if (moved.length > 0) findings.push(...computedPatches(index, path, facts, moved, needs))
    findings.push(...namespaceSettings({ index, moved, facts, path, needs }))
    if (moved.length > 0) kept.push(...namesAsked(asked, path, facts, patches))
  }
  const sight: PatchSight = { index, moved, readers, needs }
  return { findings: [...findings, ...patches.flatMap((patch) => unclearPatch(sight, patch))], kept }
}

/** What reads or sets a moved name as an attribute of its module; each `module:name` that is read is added to `readers`. */
function chainsInto({ index, moved }: Asked, path: RepoPath, facts: ModuleFacts, readers: Set<string>): OutsideUses {
  const findings: Finding[] = []
  const kept: KeptName[] = []
  for (const reference of facts.references) {
    const hit = movedChain(index, facts, reference, moved, path)
    if (hit === undefined) {
      kept.push(...ambiguousChain(facts, reference, moved, index.identityOf(path), path))
      continue
    }
    readers.add(`${hit.move.from}:${hit.move.symbol}`)
    if (reference.context !== 'load' && hit.last) findings.push(reboundFromOutside(path, reference.span, hit.move))
  }
  return { findings, kept }
}

/** Names that strings of a file ask of a module; what replaces one is added to `patches`. */
function namesAsked(
  { index, moved }: Asked,
  path: RepoPath,
  facts: ModuleFacts,
  patches: Patch[],
): readonly KeptName[] {
  const self = index.identityOf(path)
  return wholeStrings(facts).flatMap(({ facts: [fact], value: word }) => {
    const { call } = fact
    if (isHandedToPatch(facts, fact)) patches.push({ path, fact, word, object: undefined })
    if (call === undefined || fact.isFormat) return []
    const isPatch = PATCH_BY_OBJECT.test(call.callee)
    const isRead = READ_BY_STRING.test(call.callee)
    const object = isRead || isPatch ? objectModule(index, facts, call.firstArgument, self) : undefined
    if (isPatch && call.argument === 1 && object !== undefined && moved.some(({ from }) => from === object))
      patches.push({ path, fact, word, object })
    return isRead ? readByString(path, call.callee, word, object, moved) : []
  })
}

/** What the tree says of the modules that no single file decides. */
function usesInTree({ index, moves, moved, to, needs }: Asked, paths: readonly RepoPath[]): readonly Finding[] {
  return [
    ...dynamicImports(index, to),
    ...unsaidNames(index, to),
    ...arrivingNames(index, moves),
    ...toldPlaces(index, moved, to),
    ...moduleNameFindings(index, moved),
    ...warningFilters(index, moved),
    ...runAgain(index, moved),
    ...unpicklers(index, moved),
    ...filesBeside(index, to),
    ...settingsElsewhere(index, moved, needs, paths),
  ]
}

/** Names that no text says whole: of packages that are walked, of listings, and those that code puts together. */
function namesWorkedOut({ index, recipe, moves, moved, to }: Asked): OutsideUses {
  const map = nameMapOf({ recipe, symbols: moves })
  const built = filesWithBuiltNames(index.workspace, recipe, moved).flatMap((path) => {
    const facts = index.facts(path)
    return facts === undefined ? [] : [builtNames({ index, map, moved, facts, self: index.identityOf(path), path })]
  })
  const all = [walkedPackages(index, moves, to), enumeratedModules(index, moves), ...built]
  return { findings: all.flatMap(({ findings }) => findings), kept: all.flatMap(({ kept }) => kept) }
}

/** `getattr(module, "name")` and its like: a moved name that a string of one word names of its module, or a dotted one anywhere. */
function readByString(
  path: RepoPath,
  callee: string,
  word: string,
  object: QualifiedName | undefined,
  moved: readonly SymbolMove[],
): readonly KeptName[] {
  if (!isDottedName(word)) return []
  const words = word.split('.')
  const move = moved.find((candidate) => words.includes(candidate.symbol))
  if (move === undefined || (object !== move.from && words.length === 1)) return []
  return [{ module: move.from, symbol: move.symbol, reason: `${path} reads it by name (${callee})` }]
}

/** The first reason for each name is enough. */
export function oneForEachName(kept: readonly KeptName[]): readonly KeptName[] {
  const seen = new Map<string, KeptName>()
  for (const entry of kept) {
    const key = `${entry.module}:${entry.symbol}`
    if (!seen.has(key)) seen.set(key, entry)
  }
  return [...seen.values()]
}

function objectModule(
  index: SymbolIndex,
  facts: ModuleFacts,
  span: Span | undefined,
  self: Parameters<typeof meaningOf>[2],
): QualifiedName | undefined {
  if (span === undefined) return undefined
  const reference = referenceStartingAt(facts, span.start)
  if (reference === undefined) return undefined
  const meaning = meaningOf(facts, reference, self)
  if (meaning.kind !== 'imported') return undefined
  const name = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
  const target = behindModules(index, name)
  if (target.kind === 'symbol' && target.rest.length === 0) return moduleOffered(index, target.module, target.symbol)
  return target.kind === 'module' ? target.module : undefined
}

function reboundFromOutside(path: RepoPath, span: Span, move: SymbolMove): Finding {
  return {
    code: 'rebound-from-outside',
    level: 'error',
    reason: `${path} assigns ${move.from}.${move.symbol}; after the move that would reach one of two modules only`,
    advice: `Set it through a function of the module that owns it, or leave ${move.symbol} out of the recipe.`,
    place: { path, span },
    about: [move.from, move.to],
  }
}
