import type { RepoPath } from '../../model/source-file.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import type { Binding, ModuleFacts } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { PathEnding } from '../parse/path-endings.ts'
import { holdsOwnFrame, mayAskForOwnFile, ownFiles } from '../parse/own-files.ts'
import { pathGrowth } from '../parse/path-growth.ts'
import type { PlaceStep } from '../parse/path-growth.ts'

/** A path that code makes from its own place: `Path(__file__).parent / "data" / "a.txt"`. */
export interface OwnPlace {
  readonly span: Span
  /** The reference it begins with: `__file__`, or a name that has such a path. */
  readonly base: Span
  /** The place that the name has, by its number in the list; undefined for `__file__`. */
  readonly parent: number | undefined
  /** From the file or the parent to here, in the order in which Python takes them. */
  readonly steps: readonly PlaceStep[]
  /** How many folders up from the file it starts: 0 is the file itself, 1 its folder. */
  readonly up: number
  /** The words that follow as literals, `..` included; none where only the folder is named. */
  readonly tail: readonly string[]
  /** The tail goes on with something that is no literal. */
  readonly goesOn: boolean
  /** What is done with it. */
  readonly ending: PathEnding
  /** The package whose folder it begins with, where it begins with one; then it starts at a folder, and `up` counts from there. */
  readonly asked: PackageAsked | undefined
}

/** A package that is asked for its files: `files("shop")`, `get_data(__package__, ...)`. */
export interface PackageAsked {
  /** What names it: a literal, an imported package, or what the module knows of itself. */
  readonly kind: 'text' | 'object' | 'own'
  readonly argument: Span
  /** The dotted name that the argument gives in a module of this name. */
  readonly nameIn: (module: string, isInit: boolean) => string
}

/** Where a place begins. */
export interface PlaceBeginning {
  readonly span: Span
  readonly steps: readonly PlaceStep[]
  readonly asked: PackageAsked | undefined
}

/** The folder or file a place starts at, in the tree, for a file at `path`; undefined above the root of the tree. */
export function startOf(path: RepoPath, up: number): RepoPath | undefined {
  let at = path
  for (let step = 0; step < up; step += 1) {
    if (at === '') return undefined
    at = folderOf(at)
  }
  return at
}

/** The path a place names, `..` taken away; undefined above the root of the tree. */
export function placeNamed(path: RepoPath, place: OwnPlace): RepoPath | undefined {
  const parts = startOf(path, place.up)
    ?.split('/')
    .filter((part) => part !== '')
  if (parts === undefined) return undefined
  for (const word of place.tail.flatMap((entry) => entry.split(/[\\/]/))) {
    if (word === '..' && parts.pop() === undefined) return undefined
    if (word !== '' && word !== '.' && word !== '..') parts.push(word)
  }
  return joinPath(...parts)
}

const known = new WeakMap<ModuleFacts, readonly OwnPlace[]>()

/** All paths that a text makes from its own file, through names it gives to them; only what can be followed on paper. Found once a text. */
export function ownPlaces(facts: ModuleFacts): readonly OwnPlace[] {
  const before = known.get(facts)
  if (before !== undefined) return before
  const found = findPlaces(facts)
  known.set(facts, found)
  return found
}

function findPlaces(facts: ModuleFacts): readonly OwnPlace[] {
  const own = facts.references.filter(
    (reference) => reference.name === '__file__' && visibleBindings(facts, reference).length === 0,
  )
  const others = mayAskForOwnFile(facts.text) ? ownFiles(parsePython(facts.text).rootNode) : []
  const read = others.filter(
    ({ of, held }) =>
      (of === undefined && held === undefined) ||
      (of !== undefined && isDefinedHere(facts, of)) ||
      (held !== undefined && isOwnFrameHeld(facts, held)),
  )
  return placesFrom(
    facts,
    [...own, ...read].map(({ span }) => ({ span, steps: [], asked: undefined })),
  )
}

function isDefinedHere(facts: ModuleFacts, name: string): boolean {
  return facts.scopes[0]?.bindings.get(name)?.some(({ kind }) => kind === 'function' || kind === 'class') === true
}

/** Whether a name holds the own frame wherever it is bound: a frame that goes up is another one. */
function isOwnFrameHeld(facts: ModuleFacts, { start }: Span): boolean {
  const reference = referenceStartingAt(facts, start)
  const bindings = reference === undefined ? [] : visibleBindings(facts, reference)
  const { rootNode } = parsePython(facts.text)
  return bindings.length > 0 && bindings.every(({ span }) => holdsOwnFrame(rootNode, span))
}

/** All paths that a text makes from where they begin, through names it gives to them. */
export function placesFrom(facts: ModuleFacts, beginnings: readonly PlaceBeginning[]): readonly OwnPlace[] {
  if (beginnings.length === 0) return []
  const { rootNode } = parsePython(facts.text)
  const found: OwnPlace[] = []
  const queue = beginnings.map(({ span, steps, asked }): Beginning => ({
    span,
    before: steps,
    parent: undefined,
    asked,
  }))
  const followed = new Set<Binding>()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const { span, steps, names, goesOn, ending } = pathGrowth(rootNode, next.span)
    const own = next.parent === undefined ? [...next.before, ...steps] : steps
    const start = next.parent === undefined ? undefined : found[next.parent]
    for (const binding of names.flatMap((name) => bindingsAt(facts, name))) {
      if (followed.has(binding)) continue
      followed.add(binding)
      for (const use of usesOf(facts, binding))
        queue.push({ span: use, before: [], parent: found.length, asked: undefined })
    }
    const { parent, asked } = next
    const [up, tail] = counted(start?.up ?? 0, start?.tail ?? [], own)
    found.push({ span, base: next.span, parent, steps: own, up, tail, goesOn, ending, asked })
  }
  return found
}

/** Where a place that is to be followed begins. */
interface Beginning {
  readonly span: Span
  /** Steps that are taken in the beginning itself. */
  readonly before: readonly PlaceStep[]
  readonly parent: number | undefined
  readonly asked: PackageAsked | undefined
}

/** The bindings that a name makes where it stands. */
function bindingsAt(facts: ModuleFacts, { start, end }: Span): readonly Binding[] {
  const name = facts.text.slice(start, end)
  return facts.scopes
    .flatMap((scope) => scope.bindings.get(name) ?? [])
    .filter(({ span }) => span.start === start && span.end === end)
}

function usesOf(facts: ModuleFacts, binding: Binding): readonly Span[] {
  return facts.references
    .filter((use) => use.name === binding.name && visibleBindings(facts, use).includes(binding))
    .map(({ span }) => span)
}

/** Folders up and words behind, after some steps more: a step up takes a word away where there is one. */
function counted(
  up: number,
  tail: readonly string[],
  steps: readonly PlaceStep[],
): readonly [up: number, tail: readonly string[]] {
  const words = [...tail]
  let folders = up
  for (const { word } of steps) {
    if (word !== undefined) words.push(word.text)
    else if (words.length > 0) words.pop()
    else folders += 1
  }
  return [folders, words]
}
