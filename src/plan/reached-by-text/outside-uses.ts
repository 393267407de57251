import { isDottedName } from '../../python/facts/python-names.ts'
import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import type { CallTimeNeeds, KeptName, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { behindModules, moduleOffered } from '../../python/index/through-module-attributes.ts'
import type { ModuleFacts, Reference, StringFact } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { PATCH_BY_OBJECT } from '../../python/index/patched-module.ts'
import { affectedFiles } from '../names/affected-files.ts'
import type { Recipe } from '../../model/recipe.ts'
import { nameMapOf } from '../names/name-map.ts'
import { filesWithBuiltNames } from '../computed-names/built-files.ts'
import { builtAsks } from '../computed-names/built-asks.ts'
import { builtNames } from '../computed-names/built-names.ts'
import { computedAttributes } from '../computed-names/computed-attributes.ts'
import { computedPatches } from './computed-patches.ts'
import { enumeratedModules } from '../computed-names/enumerated-modules.ts'
import { doctestUses } from './doctest-uses.ts'
import { dynamicImports } from '../computed-names/dynamic-imports.ts'
import { filesBeside } from '../places/files-beside.ts'
import { movedChain } from './moved-chain.ts'
import { moduleNameFindings } from '../module-names/module-name-reads.ts'
import { handedModules } from '../computed-names/modules-as-values.ts'
import { namespaceSettings, settingsElsewhere } from './namespace-settings.ts'
import { reloadedModules } from './reloaded-modules.ts'
import { unsaidNames } from '../module-names/one-word-names.ts'
import { pickledNames } from './pickled-names.ts'
import { namesApart } from '../computed-names/split-references.ts'
import { namesUsedAround, objectPatchHome, patchTarget, patchVerdict, spellingsAround } from './patch-targets.ts'
import { syntaxError, unreadableCallers } from './unreadable-callers.ts'
import { walkedPackages } from '../computed-names/walked-packages.ts'
import { warningFilters } from '../module-names/warning-filters.ts'
import { toldPlaces } from '../module-names/location-assertions.ts'
import { wholeStrings } from '../../host/whole-strings.ts'

/** What other files do with moved names that no rewriting of imports can follow. */
export interface OutsideUses {
  readonly findings: readonly Finding[]
  /** Names that stay importable from their old module because something reaches them there by text. */
  readonly kept: readonly KeptName[]
}

/** Callees that replace a name in a module given as `"module.name"`. */
export const PATCH_BY_STRING = /(^|\.)(patch|setattr|delattr)$/
const READ_BY_STRING = /(^|\.)(getattr|hasattr|attrgetter)$/

/** Look through every file that may mention something affected. */
export function outsideUses(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
  needs: readonly CallTimeNeeds[],
): OutsideUses {
  const findings: Finding[] = []
  const kept: KeptName[] = []
  const moved = moves.filter((move) => !move.copied)
  const sources = new Set(moved.map((move) => move.from))
  const map = nameMapOf({ recipe, symbols: moves })
  const paths = affectedFiles(index.workspace, recipe, moves, '.py', '.pyi')
  const attributeReaders = new Set<string>()
  const sight: PatchSight = { index, moved, readers: attributeReaders, needs }
  const late: (() => void)[] = []
  for (const path of paths) {
    const facts = index.facts(path)
    if (facts === undefined) continue
    const self = index.identityOf(path)
    if (facts.errors.length > 0) findings.push(syntaxError({ index, recipe, moved, to }, path, facts, kept))
    for (const reference of facts.references) {
      const hit = movedChain(index, facts, reference, moved, path)
      if (hit === undefined) {
        kept.push(...ambiguousChain(facts, reference, moved, self, path))
        continue
      }
      attributeReaders.add(`${hit.move.from}:${hit.move.symbol}`)
      if (reference.context !== 'load' && hit.last) findings.push(reboundFromOutside(path, reference.span, hit.move))
    }
    kept.push(...handedModules(facts, path, self, moved))
    if (moved.length > 0) findings.push(...computedPatches(index, path, facts, moved, needs))
    findings.push(...namespaceSettings({ index, moved, facts, path, needs }))
    findings.push(...reloadedModules({ index, facts, path }, moved))
    for (const string of moved.length === 0 ? [] : wholeStrings(facts)) {
      const [fact] = string.facts
      const call = fact.call
      if (call === undefined || fact.isFormat) continue
      const word = string.value
      const asks = READ_BY_STRING.test(call.callee) || PATCH_BY_OBJECT.test(call.callee)
      const object = asks ? objectModule(index, facts, call.firstArgument, self) : undefined
      if (READ_BY_STRING.test(call.callee)) kept.push(...readByString(path, call.callee, word, object, moved))
      if (PATCH_BY_OBJECT.test(call.callee) && call.argument === 1 && object !== undefined && sources.has(object))
        late.push(() => findings.push(...patchedObject(sight, object, word, path, fact)))
      if (PATCH_BY_STRING.test(call.callee) && call.argument === 0) {
        late.push(() => findings.push(...patchedString(sight, word, path, fact)))
      }
    }
  }
  for (const check of late) check()
  findings.push(
    ...dynamicImports(index, to),
    ...unsaidNames(index, to),
    ...toldPlaces(index, moved, to),
    ...moduleNameFindings(index, moved),
    ...warningFilters(index, moved),
    ...filesBeside(index, to),
    ...settingsElsewhere(index, moved, needs, paths),
  )
  for (const one of [walkedPackages(index, moves, to), enumeratedModules(index, moves)]) {
    findings.push(...one.findings)
    kept.push(...one.kept)
  }
  const built = filesWithBuiltNames(index.workspace, recipe, moved).flatMap((path) => {
    const facts = index.facts(path)
    return facts === undefined ? [] : [builtNames({ index, map, moved, facts, self: index.identityOf(path), path })]
  })
  findings.push(...built.flatMap((one) => one.findings))
  kept.push(...built.flatMap((one) => one.kept))
  const pickles = pickledNames(index, moved, to, recipe.shim)
  const unread = unreadableCallers(index, recipe, moves, to)
  return {
    findings: [...findings, ...pickles.findings, ...unread.findings],
    kept: oneForEachName([
      ...kept,
      ...namesApart(index, moved),
      ...doctestUses(index, moved),
      ...pickles.kept,
      ...unread.kept,
      ...computedAttributes(index, moved),
      ...builtAsks(index, moved),
    ]),
  }
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
function oneForEachName(kept: readonly KeptName[]): readonly KeptName[] {
  const seen = new Map<string, KeptName>()
  for (const entry of kept) {
    const key = `${entry.module}:${entry.symbol}`
    if (!seen.has(key)) seen.set(key, entry)
  }
  return [...seen.values()]
}

/** `a.f` where `a` may be the source module or something else: the name stays reachable there. */
function ambiguousChain(
  facts: ModuleFacts,
  reference: Reference,
  moved: readonly SymbolMove[],
  self: Parameters<typeof meaningOf>[2],
  path: RepoPath,
): readonly KeptName[] {
  const move = moved.find((candidate) => reference.attributes.some((step) => step.name === candidate.symbol))
  if (move === undefined) return []
  const meaning = meaningOf(facts, reference, self)
  if (
    meaning.kind !== 'ambiguous' ||
    !meaning.names.some((name) => move.from === name || move.from.startsWith(name + '.'))
  )
    return []
  return [
    {
      module: move.from,
      symbol: move.symbol,
      reason: `${path} reads it through \`${reference.name}\`, which is not always that module`,
    },
  ]
}

function objectModule(
  index: SymbolIndex,
  facts: ModuleFacts,
  span: Span | undefined,
  self: Parameters<typeof meaningOf>[2],
): QualifiedName | undefined {
  if (span === undefined) return undefined
  const reference = facts.references.find((candidate) => candidate.span.start === span.start)
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
  }
}

/** What decides where a patched name is read after the move. */
interface PatchSight {
  readonly index: SymbolIndex
  readonly moved: readonly SymbolMove[]
  /** `module:name` of what other files read as an attribute. */
  readonly readers: ReadonlySet<string>
  readonly needs: readonly CallTimeNeeds[]
}

function patchedString(
  { index, moved, readers, needs }: PatchSight,
  word: string,
  path: RepoPath,
  fact: StringFact,
): readonly Finding[] {
  const target = patchTarget(index, word)
  if (target === undefined) return []
  const verdict = patchVerdict(index, moved, target.module, target.symbol, {
    readElsewhere: readers.has(`${target.module}:${target.symbol}`),
    deeper: target.rest.length > 0,
    needs,
    uses: usesAround(index, moved, path, fact, target.module),
  })
  return verdict.kind === 'ambiguous' ? [ambiguousPatch(path, fact, word, verdict.reason)] : []
}

function patchedObject(
  { index, moved, readers, needs }: PatchSight,
  module: QualifiedName,
  word: string,
  path: RepoPath,
  fact: StringFact,
): readonly Finding[] {
  const verdict = patchVerdict(index, moved, module, word, {
    readElsewhere: readers.has(`${module}:${word}`),
    deeper: false,
    needs,
    uses: usesAround(index, moved, path, fact, module),
  })
  if (verdict.kind === 'keep') return []
  const own = index.moduleOf(path)
  if (verdict.kind === 'follow' && verdict.module !== own && fact.call?.firstArgument !== undefined) {
    if (objectPatchHome(index, moved, needs, module, word) === verdict.module) return []
  }
  const reason =
    verdict.kind === 'follow'
      ? `after the move it is read in ${verdict.module}, so the patch must name that module object`
      : verdict.reason
  return [ambiguousPatch(path, fact, `${module}, "${word}"`, reason)]
}

function usesAround(
  index: SymbolIndex,
  moved: readonly SymbolMove[],
  path: RepoPath,
  fact: StringFact,
  module: QualifiedName,
): ReadonlySet<string> {
  const facts = index.facts(path)
  if (facts === undefined) return new Set()
  const { modules, homes } = spellingsAround(moved, module, (name) => name)
  return namesUsedAround(facts, index.identityOf(path), fact.span.start, modules, homes)
}

function ambiguousPatch(path: RepoPath, fact: StringFact, what: string, reason: string): Finding {
  return {
    code: 'patched-name',
    level: 'error',
    reason: `${path} patches ${what}: ${reason}`,
    advice: 'Patch each module that reads the name, or move the readers together.',
    place: { path, span: fact.span },
  }
}
