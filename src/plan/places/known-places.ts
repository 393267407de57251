import { remembered } from '../../model/remembered.ts'
import { joinName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { ownPlaces, placeNamed, startOf } from '../../python/index/own-place.ts'
import { packagePlaces } from '../../python/index/package-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { mayAskForOwnFile } from '../../python/parse/own-files.ts'
import { wordQuery, withOneOf } from '../../workspace/text-query.ts'
import { tokensOfNeedle } from '../../workspace/tokens.ts'
import { joinedSpans } from './joined-words.ts'

/** Words of code that knows a place. */
export const PLACES = ['__file__', '__path__', 'files', 'get_data', 'find_spec', 'path']
/** What a text says that knows a place; `path` is a word of many others. */
const SAYS_PLACE = /__(?:file|path)__|\b(?:files|get_data|find_spec)\s*\(/

/** Whether a text may know places at all. */
export function mayKnowPlaces(text: string): boolean {
  return SAYS_PLACE.test(text) || mayAskForOwnFile(text)
}

/** Every folder that a file names by its own place or by a package, and the folders around its own place. */
export function placesOf(index: SymbolIndex, path: RepoPath, facts: ModuleFacts): readonly RepoPath[] {
  const own = ownPlaces(facts).flatMap((place) => [placeNamed(path, place), startOf(path, place.up)])
  const packages = facts.references.flatMap((reference) => {
    const at = reference.attributes.findIndex((step) => step.name === '__path__' || step.name === '__file__')
    const before = facts.text.slice(Math.max(0, reference.span.start - 40), reference.span.start)
    if (at < 0 && !/\bfiles\s*\(\s*$/.test(before)) return []
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    if (meaning.kind !== 'imported') return []
    const steps = (at < 0 ? reference.attributes : reference.attributes.slice(0, at)).map((step) => step.name)
    const name = joinName(meaning.name, ...steps).replace(/\.__(?:file|path)__$/, '')
    return index.fileOf(name) ?? []
  })
  const named = facts.strings.flatMap((fact) => {
    const before = facts.text.slice(Math.max(0, fact.span.start - 40), fact.span.start)
    const name = facts.text.slice(fact.content.start, fact.content.end)
    return /\b(?:files|get_data|find_spec)\s*\(\s*$/.test(before) && index.isPackage(name)
      ? (index.fileOf(name) ?? [])
      : []
  })
  const imported = facts.references.flatMap((reference) => {
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    if (meaning.kind !== 'imported' || !/\.__(?:file|path)__$/.test(meaning.name)) return []
    return index.fileOf(meaning.name.replace(/\.__(?:file|path)__$/, '')) ?? []
  })
  const folders = [...packages, ...named, ...imported].map((file) => folderOf(file))
  return [...new Set([...own, ...folders].filter((place) => place !== undefined))]
}

/** Files that import from a file which knows places, and spell a folder that moves. */
export function takersOf(
  index: SymbolIndex,
  places: ReadonlyMap<RepoPath, readonly RepoPath[]>,
  goals: ReadonlySet<RepoPath>,
  folders: ReadonlyMap<RepoPath, RepoPath>,
): readonly RepoPath[] {
  const names = new Set([...places.keys()].flatMap((path) => namesGiven(index, path)))
  const words = [...folders.keys()].flatMap((folder) => tokensOfNeedle(baseNameOf(folder)).slice(0, 1))
  if (names.size === 0) return []
  return index.workspace
    .matching(withOneOf(wordQuery([...names]), words), '.py')
    .filter((path) => !places.has(path) && !goals.has(path))
}

/** The top-level names of a file that hold a place: what a statement with one binds. */
export const namesGiven = remembered(findNamesGiven)

function findNamesGiven(index: SymbolIndex, path: RepoPath): readonly string[] {
  const facts = index.facts(path)
  if (facts === undefined || index.moduleOf(path) === undefined) return []
  const spans = ownPlaces(facts).map((place) => place.span)
  return facts.statements.flatMap((statement) =>
    spans.some((span) => statement.span.start <= span.start && span.start < statement.span.end)
      ? statement.names.filter((name) => !/^__(?!file__|path__)\w+__$/.test(name))
      : [],
  )
}

/** The places behind names that a file imports from others. */
export function placesTaken(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  places: ReadonlyMap<RepoPath, readonly RepoPath[]>,
): readonly RepoPath[] {
  return facts.references.flatMap((reference) => {
    const target = givenBy(index, path, facts, reference)
    return target === undefined ? [] : (places.get(target) ?? [])
  })
}

export function givenBy(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  reference: ModuleFacts['references'][number],
): RepoPath | undefined {
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
  if (target.kind !== 'symbol') return undefined
  const file = index.fileOf(target.module)
  return file !== undefined && namesGiven(index, file).includes(target.symbol) ? file : undefined
}

/** The places of a file whose literals may be put behind a place that it knows. */
export const spansJoined = remembered(findSpansJoined)

function findSpansJoined(index: SymbolIndex, path: RepoPath): readonly Span[] {
  const facts = index.facts(path)
  if (facts === undefined) return []
  const taken = facts.references.flatMap((reference) =>
    givenBy(index, path, facts, reference) === undefined
      ? []
      : [reference.name, ...reference.attributes.map((step) => step.name)],
  )
  const places = [...ownPlaces(facts), ...packagePlaces(facts)].map(({ span }) => span)
  return joinedSpans(facts, { places, words: new Set([...SAID, ...taken]) })
}

const SAID = [
  '__file__',
  '__path__',
  '__spec__',
  '__loader__',
  'files',
  'get_data',
  'find_spec',
  'stack',
  'co_filename',
  'getfile',
  'getsourcefile',
  'getabsfile',
]
