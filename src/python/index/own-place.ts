import type { RepoPath } from '../../model/source-file.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { closing } from './after-chain.ts'

/** A path that code makes from its own place: `Path(__file__).parent / "data" / "a.txt"`. */
export interface OwnPlace {
  readonly span: Span
  /** How many folders up from the file it starts: 0 is the file itself, 1 its folder. */
  readonly up: number
  /** The words that follow as literals, `..` included; none where only the folder is named. */
  readonly tail: readonly string[]
  /** The tail goes on with something that is no literal. */
  readonly goesOn: boolean
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

/** All paths that a text makes from `__file__`, through names it gives to them; only what can be followed on paper. */
export function ownPlaces(facts: ModuleFacts): readonly OwnPlace[] {
  const found: OwnPlace[] = []
  const queue = facts.references
    .filter((reference) => reference.name === '__file__' && visibleBindings(facts, reference).length === 0)
    .map((reference) => ({ start: reference.span.start, end: reference.span.end, up: 0, tail: new Array<string>() }))
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
        queue.push({ start: use.span.start, end: use.span.end, up: place.up, tail: [...place.tail] })
      }
    }
    found.push({ span: { start: next.start, end: place.end }, up: place.up, tail: place.tail, goesOn: place.goesOn })
  }
  return found
}

interface Growing {
  start: number
  end: number
  up: number
  tail: string[]
  goesOn: boolean
}

const SAME =
  /(?:^|[^\w.])((?:\w+\s*\.\s*)*(?:Path|PurePath|PosixPath|abspath|realpath|normpath|expanduser|fspath|str))\s*\(\s*$/
const UP = /(?:^|[^\w.])((?:\w+\s*\.\s*)*dirname)\s*\(\s*$/
const JOIN = /(?:^|[^\w.])((?:\w+\s*\.\s*)*path\s*\.\s*join|join)\s*\(\s*$/

/** Take in what stands around and behind: calls that keep the place, folders up, literal words. */
function grown(text: string, from: Omit<Growing, 'goesOn'>): Growing {
  const place: Growing = { ...from, goesOn: false }
  for (;;) {
    const before = text.slice(Math.max(0, place.start - 120), place.start)
    const after = text.slice(place.end, place.end + 400)
    const step = /^\s*\.\s*(parent|parents|resolve|absolute|expanduser|as_posix|joinpath|with_name)\b\s*/.exec(after)
    if (step !== null) {
      const at = place.end + step[0].length
      if (step[1] === 'parent') {
        if (place.tail.length > 0) place.tail.pop()
        else place.up += 1
        place.end = at
        continue
      }
      if (step[1] === 'parents') {
        const number = /^\[\s*(\d+)\s*\]/.exec(text.slice(at, at + 20))
        if (number === null) return { ...place, goesOn: true }
        place.up += Number(number[1]) + 1
        place.end = at + number[0].length
        continue
      }
      const end = closing(text, at)
      if (text[at] !== '(') return place
      if (step[1] === 'joinpath' || step[1] === 'with_name') {
        if (step[1] === 'with_name') place.up += 1
        if (!takeWords(place, text.slice(at + 1, end - 1))) return { ...place, end, goesOn: true }
      }
      place.end = end
      continue
    }
    const slash = /^\s*\/\s*(["'])([^"'\\\n]*)\1/.exec(after)
    if (slash !== null) {
      place.tail.push(slash[2] ?? '')
      place.end += slash[0].length
      continue
    }
    if (/^\s*\/\s*[\w(f]/.test(after) || /^\s*[+%]\s/.test(after)) return { ...place, goesOn: true }
    const join = JOIN.exec(before)
    if (join !== null) {
      const open = place.start - (/\(\s*$/.exec(before)?.[0].length ?? 1)
      const end = closing(text, open)
      const rest = text.slice(place.end, end - 1)
      if (rest.trim() !== '' && !takeWords(place, rest.replace(/^\s*,/, ''))) return { ...place, end, goesOn: true }
      place.start -= join[0].length - (/^[^\w]/.test(join[0]) ? 1 : 0)
      place.end = end
      continue
    }
    const around = UP.exec(before) ?? SAME.exec(before)
    const close = /^\s*,?\s*\)/.exec(after)
    if (around !== null && close !== null) {
      if (UP.test(before)) {
        if (place.tail.length > 0) place.tail.pop()
        else place.up += 1
      }
      place.start -= around[0].length - (/^[^\w]/.test(around[0]) ? 1 : 0)
      place.end += close[0].length
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

/** The words of an argument list, if all are plain literals. */
function takeWords(place: Growing, text: string): boolean {
  for (const part of text.split(',')) {
    const word = /^\s*(["'])([^"'\\\n]*)\1\s*$/.exec(part)
    if (word !== null) place.tail.push(word[2] ?? '')
    else if (/^\s*(\w+\s*\.\s*)*(pardir|os\.pardir)\s*$/.test(part)) place.tail.push('..')
    else if (part.trim() !== '') return false
  }
  return true
}

/** The name that a place is given to as a whole: `ROOT = Path(__file__).parent`. */
function assignedTo(facts: ModuleFacts, place: Growing): string | undefined {
  const line = facts.text.slice(facts.text.lastIndexOf('\n', place.start - 1) + 1, place.start)
  const after = facts.text.slice(place.end, place.end + 60)
  return /^[ \t]*(\r?\n|$|#)/.test(after) ? /^\s*(\w+)\s*(?::[^=]*)?=\s*$/.exec(line)?.[1] : undefined
}
