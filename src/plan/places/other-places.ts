import type { Finding } from '../../model/finding.ts'
import { parentOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { GAP } from '../../python/facts/statement-gaps.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { placesFrom } from '../../python/index/own-place.ts'
import type { PlaceStep } from '../../python/parse/path-growth.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { literalText } from '../../python/parse/text-pieces.ts'
import { textReader } from '../../python/parse/text-values.ts'
import { withOneOf, wordQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import type { Token } from '../../workspace/tokens.ts'
import { aliasesOf } from '../names/import-aliases.ts'
import { moduleOf } from '../module-names/module-expression.ts'
import type { ExpressionFile } from '../module-names/module-expression.ts'
import { after, hasToChange, placeGoals } from './place-goals.ts'
import type { PlaceGoal, PlaceMoves, PlaceStart } from './place-goals.ts'

const WORDS = ['__file__', '__path__', '__spec__', 'find_spec', 'getfile', 'getsourcefile', 'getabsfile']
const ASKS_FILE = /(?:^|\.)get(?:source|abs)?file$/
/** Most files that say `__file__` ask for their own place. */
const MAY_ASK = new RegExp(
  `\\.${GAP}(?:__file__|origin)\\b|\\bget(?:source|abs)?file\\b|\\b(?:__path__|submodule_search_locations)\\b|\\bimport\\b[^;]*?\\b__file__\\b`,
)
const UP: PlaceStep = { word: undefined, region: undefined, isPath: false }

/** Where the file of another module stands in an expression: `shop.rates.__file__`. */
interface OtherPlace {
  readonly span: Span
  /** The path of the file; steps lead from there to what the expression gives: the folder, for `__path__`. */
  readonly start: PlaceStart
  readonly steps: readonly PlaceStep[]
}

/**
 * Code that finds files by the place of another module (`Path(shop.rates.__file__).parent / "a.csv"`, `inspect.getfile(Rates)`,
 * `shop.__path__[0]`, `find_spec("shop.rates").origin`), which goes away from them or they from it.
 */
export function otherPlaces(index: SymbolIndex, moves: PlaceMoves, moved: readonly SymbolMove[]): readonly Finding[] {
  if (moves.files.length === 0 && moved.length === 0) return []
  const goalOf = (path: RepoPath): RepoPath => moves.goalOf(path) ?? path
  const asking = wordQuery(WORDS)
  // Where no file goes anywhere, the file of what a module defined is all that can be another one.
  const query = moves.files.length === 0 ? withOneOf(asking, wordsOf(index, moved)) : asking
  return index.workspace.matching(query, '.py').flatMap((path): readonly Finding[] => {
    if (!MAY_ASK.test(index.workspace.glance(path))) return []
    const facts = index.facts(path)
    if (facts === undefined) return []
    const found = placesAsked({ index, facts, path }, goalOf, moved)
    const starts = new Map(found.map((one) => [one.span.start, one.start]))
    const places = placesFrom(
      facts,
      found.map(({ span, steps }) => ({ span, steps, asked: undefined })),
    )
    const lost = placeGoals(moves, places, (place) => starts.get(place.base.start)).find(
      (one) => one !== undefined && hasToChange(one) && !isOfMovedFolder(index, moves, one),
    )
    return lost === undefined ? [] : [finding(path, facts, lost.place.span, lost.was, lost.plain)]
  })
}

/** What a file spells that asks for the file of something that moves: its name, or another one that an import of the tree gives it. */
function wordsOf({ workspace }: SymbolIndex, moved: readonly SymbolMove[]): readonly Token[] {
  const symbols = new Set(moved.map(({ symbol }) => symbol))
  return [...symbols].flatMap((symbol) => [symbol, ...aliasesOf(workspace, symbol)]).map(word)
}

/** Whether the module stays, and the words lead through a folder that moves: those words are judged for themselves. */
function isOfMovedFolder(index: SymbolIndex, moves: PlaceMoves, { place, start }: PlaceGoal): boolean {
  if (start.was !== start.is) return false
  return place.steps.some(({ word }, at) => {
    const path = word === undefined ? undefined : after(start.was, place.steps.slice(0, at + 1))
    return path !== undefined && !index.workspace.has(path) && moves.goalOf(path) !== path
  })
}

/** Every expression of a file that gives the file or the folder of a module that an import or a literal names. */
function placesAsked(
  input: ExpressionFile,
  goalOf: (path: RepoPath) => RepoPath,
  moved: readonly SymbolMove[],
): readonly OtherPlace[] {
  const { index, facts, path } = input
  const reader = textReader(facts)
  const begin = (name: string | undefined, node: Node, steps: readonly PlaceStep[]): readonly OtherPlace[] => {
    const start = name === undefined ? undefined : startOfName(index, name, goalOf, moved)
    return start === undefined ? [] : [{ span: { start: node.startIndex, end: node.endIndex }, start, steps }]
  }
  const nodes = reader.root.descendantsOfType('attribute', 'call', 'subscript').flatMap((node) => {
    const object = node.childForFieldName('object') ?? node.childForFieldName('value')
    const word = node.childForFieldName('attribute')?.text
    if (node.type === 'call') {
      const [first] = node.childForFieldName('arguments')?.namedChildren ?? []
      const isAsked = first !== undefined && ASKS_FILE.test(node.childForFieldName('function')?.text ?? '')
      return isAsked && literalText(first) === undefined ? begin(moduleOf(input, reader, first), node, []) : []
    }
    if (object === null) return []
    if (word === '__file__') return begin(moduleOf(input, reader, object), node, [])
    if (word === 'origin') return begin(specOf(input, object), node, [])
    const paths = node.type === 'subscript' && object.type === 'attribute' ? object : undefined
    const parent = paths?.childForFieldName('object')
    const isFolder = /^(__path__|submodule_search_locations)$/.test(paths?.childForFieldName('attribute')?.text ?? '')
    if (parent === null || parent === undefined || !isFolder) return []
    return begin(paths?.text.endsWith('__path__') ? moduleOf(input, reader, parent) : specOf(input, parent), node, [UP])
  })
  const names = (facts.text.includes('__file__') ? facts.references : []).flatMap((reference) => {
    if (reference.attributes.length > 0) return []
    const meaning = meaningOf(facts, reference, index.identityOf(path))
    const module = meaning.kind === 'imported' ? /^(.*)\.__file__$/.exec(meaning.name)?.[1] : undefined
    const start = module === undefined ? undefined : startOfName(index, module, goalOf, moved)
    return start === undefined ? [] : [{ span: reference.span, start, steps: [] }]
  })
  return [...nodes, ...names].sort((a, b) => a.span.start - b.span.start)
}

/** The module of `shop.rates.__spec__` or `find_spec("shop.rates")`. */
function specOf(input: ExpressionFile, node: Node): string | undefined {
  const reader = textReader(input.facts)
  const object = node.childForFieldName('object')
  if (node.childForFieldName('attribute')?.text === '__spec__')
    return object === null ? undefined : moduleOf(input, reader, object)
  const [first] = node.childForFieldName('arguments')?.namedChildren ?? []
  const isAsked = /(?:^|\.)find_spec$/.test(node.childForFieldName('function')?.text ?? '')
  return isAsked && first !== undefined ? literalText(first) : undefined
}

/** Where the file of a module, or of what a module defines (`module:name`), is today and afterwards. */
export function startOfName(
  index: SymbolIndex,
  name: string,
  goalOf: (path: RepoPath) => RepoPath,
  moved: readonly SymbolMove[],
): PlaceStart | undefined {
  const [asked = '', symbol] = name.split(':')
  const home = symbol === undefined ? undefined : index.definitionOf(asked, symbol)
  const module = home?.module ?? asked
  const was = index.fileOf(module)
  if (was === undefined) return undefined
  const move = home && moved.find((one) => one.from === module && one.symbol === home.symbol && !one.copied)
  if (move === undefined) return { was, is: goalOf(was) }
  const goal = index.fileOf(move.to)
  if (goal !== undefined) return { was, is: goalOf(goal) }
  const isBeside = parentOf(move.to) === parentOf(module)
  return { was, is: isBeside ? joinPath(folderOf(goalOf(was)), 'new.py') : undefined }
}

function finding(
  path: RepoPath,
  { text }: ModuleFacts,
  span: Span,
  was: RepoPath,
  plain: RepoPath | undefined,
): Finding {
  const shown = text.slice(span.start, span.end).replace(/\s+/g, ' ')
  return {
    code: 'place-read',
    level: 'error',
    reason: `${path} finds ${was === '' ? 'the root of the tree' : was} by the place of another module (\`${shown}\`); afterwards that leads to ${plain === undefined || plain === '' ? 'another folder' : plain}`,
    advice: `Let ${path} find it by a module that keeps its distance to it first, or through the package (\`importlib.resources.files("name.of.the.package")\`), or say why it is right as it is: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
    place: { path, span },
  }
}
