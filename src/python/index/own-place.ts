import type { RepoPath } from '../../model/source-file.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { closing } from './after-chain.ts'

/** One step of an expression from a place to the next one: to the folder above, or down by a literal word (`..` included). */
export interface PlaceStep {
  /** The literal; undefined for a step to the folder above that is no literal. */
  readonly word: { readonly text: string; readonly span: Span } | undefined
  /** All of the expression up to here; undefined where it is not closed here: inside `joinpath(`, or in the middle of `parents[2]`. */
  readonly region: Span | undefined
  /** Gives a `Path`: by an attribute or `/`; else a text: `dirname(...)`, an argument of `os.path.join`. */
  readonly isPath: boolean
}

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

/** All paths that a text makes from `__file__`, through names it gives to them; only what can be followed on paper. Found once a text. */
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
  return placesFrom(
    facts,
    own.map(({ span }) => ({ span, steps: [], asked: undefined })),
  )
}

/** All paths that a text makes from where they begin, through names it gives to them. */
export function placesFrom(facts: ModuleFacts, beginnings: readonly PlaceBeginning[]): readonly OwnPlace[] {
  const found: OwnPlace[] = []
  const queue = beginnings.map(({ span, steps, asked }): Growing => {
    const tail = steps.flatMap(({ word }) => (word === undefined ? [] : [word.text]))
    return { ...beginning(span, 0, tail, undefined), steps: [...steps], asked }
  })
  const followed = new Set<number>()
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    const place = grown(facts.text, next)
    const name = assignedTo(facts, place)
    const binding =
      name === undefined
        ? undefined
        : facts.scopes
            .flatMap((scope) => scope.bindings.get(name) ?? [])
            .find(
              (entry) => entry.kind === 'assign' && entry.span.end <= place.start && place.start - entry.span.end < 80,
            )
    if (binding !== undefined && !followed.has(binding.span.start)) {
      followed.add(binding.span.start)
      for (const use of facts.references) {
        if (use.name !== name || !visibleBindings(facts, use).includes(binding)) continue
        queue.push(beginning(use.span, place.up, place.tail, found.length))
      }
    }
    const { up, tail, goesOn, steps, parent, asked } = place
    const base = { start: next.start, end: next.end }
    found.push({ span: { start: next.start, end: place.end }, base, parent, steps, up, tail, goesOn, asked })
  }
  return found
}

interface Growing {
  start: number
  end: number
  up: number
  tail: string[]
  goesOn: boolean
  steps: PlaceStep[]
  readonly parent: number | undefined
  readonly asked: PackageAsked | undefined
}

function beginning(span: Span, up: number, tail: readonly string[], parent: number | undefined): Growing {
  return { start: span.start, end: span.end, up, tail: [...tail], goesOn: false, steps: [], parent, asked: undefined }
}

/** One folder up, told after the place has grown by what says so. */
function goUp(place: Growing, isPath: boolean): void {
  if (place.tail.length > 0) place.tail.pop()
  else place.up += 1
  place.steps.push({ word: undefined, region: { start: place.start, end: place.end }, isPath })
}

function goDown(place: Growing, text: string, span: Span, region: Span | undefined, isPath: boolean): void {
  place.tail.push(text)
  place.steps.push({ word: { text, span }, region, isPath })
}

const SAME =
  /(?:^|[^\w.])((?:\w+\s*\.\s*)*(?:Path|PurePath|PosixPath|abspath|realpath|normpath|expanduser|fspath|str))\s*\(\s*$/
const UP = /(?:^|[^\w.])((?:\w+\s*\.\s*)*dirname)\s*\(\s*$/
const JOIN = /(?:^|[^\w.])((?:\w+\s*\.\s*)*path\s*\.\s*join|join)\s*\(\s*$/

/** Take in what stands around and behind: calls that keep the place, folders up, literal words. */
function grown(text: string, from: Growing): Growing {
  const place: Growing = { ...from, tail: [...from.tail], steps: [...from.steps] }
  for (;;) {
    const before = text.slice(Math.max(0, place.start - 120), place.start)
    const after = text.slice(place.end, place.end + 400)
    const step = /^\s*\.\s*(parent|parents|resolve|absolute|expanduser|as_posix|joinpath|with_name)\b\s*/.exec(after)
    if (step !== null) {
      const at = place.end + step[0].length
      if (step[1] === 'parent') {
        place.end = place.end + step[0].trimEnd().length
        goUp(place, true)
        continue
      }
      if (step[1] === 'parents') {
        const number = /^\[\s*(\d+)\s*\]/.exec(text.slice(at, at + 20))
        if (number === null) return { ...place, goesOn: true }
        place.end = at + number[0].length
        for (let left = Number(number[1]); left >= 0; left -= 1) goUp(place, true)
        continue
      }
      const end = closing(text, at)
      if (text[at] !== '(') return place
      if (step[1] === 'joinpath' || step[1] === 'with_name') {
        if (step[1] === 'with_name') goUp(place, true)
        if (!takeWords(place, text, at + 1, end - 1, true)) return { ...place, end, goesOn: true }
      }
      place.end = end
      continue
    }
    const slash = /^\s*\/\s*(["'])([^"'\\\n]*)\1/.exec(after)
    if (slash !== null) {
      const span = { start: place.end + slash[0].search(/["']/), end: place.end + slash[0].length }
      place.end = span.end
      goDown(place, slash[2] ?? '', span, { start: place.start, end: place.end }, true)
      continue
    }
    const begun = /^(\s*\/\s*[fF]["'])([^"'\\\n{}]*)\/[^"'\\\n/{}]*\{/.exec(after)
    if (begun !== null) {
      const start = place.end + (begun[1]?.length ?? 0)
      place.end = start + (begun[2]?.length ?? 0)
      goDown(place, begun[2] ?? '', { start, end: place.end }, undefined, true)
      return { ...place, goesOn: true }
    }
    if (/^\s*\/\s*[\w(f]/.test(after) || /^\s*[+%]\s/.test(after)) return { ...place, goesOn: true }
    const join = JOIN.exec(before)
    if (join !== null) {
      const open = place.start - (/\(\s*$/.exec(before)?.[0].length ?? 1)
      const end = closing(text, open)
      const isRead = /^\s*$/.test(text.slice(place.end, end - 1)) || takeWords(place, text, place.end, end - 1, false)
      if (!isRead) return { ...place, end, goesOn: true }
      place.start -= join[0].length - (/^[^\w]/.test(join[0]) ? 1 : 0)
      place.end = end
      continue
    }
    const around = UP.exec(before) ?? SAME.exec(before)
    const close = /^\s*,?\s*\)/.exec(after)
    if (around !== null && close !== null) {
      place.start -= around[0].length - (/^[^\w]/.test(around[0]) ? 1 : 0)
      place.end += close[0].length
      if (UP.test(before)) goUp(place, false)
      continue
    }
    if (/\(\s*$/.test(before) && close !== null && !/[\w\])]\s*\(\s*$/.test(before)) {
      place.start -= /\(\s*$/.exec(before)?.[0].length ?? 1
      place.end += close[0].length
      continue
    }
    return place
  }
}

/** The words of an argument list between two offsets, if all are plain literals. */
function takeWords(place: Growing, text: string, from: number, to: number, isMethod: boolean): boolean {
  const { start } = place
  let at = from
  for (const part of text.slice(from, to).split(',')) {
    const word = /^\s*(["'])([^"'\\\n]*)\1\s*$/.exec(part)
    const span = { start: at + part.search(/\S|$/), end: at + part.trimEnd().length }
    const region = isMethod ? undefined : { start, end: span.end }
    if (word !== null) goDown(place, word[2] ?? '', span, region, isMethod)
    else if (/^\s*(\w+\s*\.\s*)*(pardir|os\.pardir)\s*$/.test(part)) goDown(place, '..', span, region, isMethod)
    else if (part.trim() !== '') {
      const begun = /^(\s*[fF]["'])([^"'\\\n{}]*)\/[^"'\\\n/{}]*\{/.exec(part)
      const inside = at + (begun?.[1]?.length ?? 0)
      const text = begun?.[2] ?? ''
      if (begun !== null) goDown(place, text, { start: inside, end: inside + text.length }, undefined, isMethod)
      return false
    }
    at += part.length + 1
  }
  return true
}

/** The name that a place is given to as a whole: `ROOT = Path(__file__).parent`. */
function assignedTo(facts: ModuleFacts, place: Growing): string | undefined {
  const line = facts.text.slice(facts.text.lastIndexOf('\n', place.start - 1) + 1, place.start)
  const after = facts.text.slice(place.end, place.end + 60)
  return /^[ \t]*(\r?\n|$|#)/.test(after) ? /^\s*(\w+)\s*(?::[^=]*)?=\s*$/.exec(line)?.[1] : undefined
}
