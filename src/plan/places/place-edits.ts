import { sharedHead } from '../../model/shared-ends.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { PlaceStep } from '../../python/parse/path-growth.ts'
import { after } from './place-goals.ts'
import type { PlaceGoal, PlaceMoves } from './place-goals.ts'
import { packageOf } from './place-packages.ts'
import type { PlacePackages } from './place-packages.ts'

/** What a place needs to lead where it has to: edits of the text, and the module of the standard library that they use. */
export interface PlaceEdit {
  readonly edits: readonly Edit[]
  readonly needed: 'importlib.resources' | 'importlib.util' | undefined
}

/** The file whose places are written anew. */
export interface PlaceFile {
  readonly facts: ModuleFacts
  /** Where it lies afterwards. */
  readonly path: RepoPath
}

/**
 * Spell one place anew, so that it leads to its goal; undefined where nobody can say how. Within one distribution, and in files that run
 * from the checkout, folders are counted anew. From one distribution to another there is no way on the disk that holds for every
 * installation: the package is asked where it is.
 */
export function placeEdit(
  file: PlaceFile,
  goal: PlaceGoal,
  moves: PlaceMoves,
  packages: PlacePackages,
): PlaceEdit | undefined {
  const own = packages.isTest(file.path) ? undefined : packageOf(packages, file.path)
  const other = goal.goal === undefined ? undefined : packageOf(packages, goal.goal)
  if (own !== undefined && other !== undefined && own.folder !== other.folder)
    return throughPackage(file, goal, moves, { ...other, hasFiles: packages.hasFiles })
  const edits =
    moreFolders(file, goal, moves) ??
    otherWords(file, goal, moves) ??
    upAndDown(file, goal, moves) ??
    otherPath(file, goal)
  return edits === undefined ? undefined : { edits, needed: undefined }
}

/** `Path(__file__).parent / "data"` becomes `Path(str(importlib.resources.files("shop_data")))`: the package itself says where it is. */
function throughPackage(
  { facts }: PlaceFile,
  goal: PlaceGoal,
  moves: PlaceMoves,
  other: { readonly name: string; readonly folder: RepoPath; readonly hasFiles: boolean },
): PlaceEdit | undefined {
  const { place, start } = goal
  const at = place.steps.findIndex((_, index) => {
    const there = after(start.was, place.steps.slice(0, index + 1))
    const isPackage = there !== undefined && moves.goalOf(there) === other.folder
    const isMixed = there === other.folder && moves.goalOf(there) === undefined
    return (isPackage || isMixed) && after(other.folder, place.steps.slice(index + 1)) === goal.goal
  })
  const step = place.steps[at]
  if (
    step?.region === undefined ||
    facts.scopes[0]?.bindings.get('importlib')?.some((one) => one.imported === undefined)
  )
    return undefined
  const isLate = other.hasFiles && runsInFunction(facts, place.base.start)
  // What is asked when the module is loaded loads nothing: the other distribution may be in the middle of it.
  const text = isLate
    ? `str(importlib.resources.files("${other.name}"))`
    : `importlib.util.find_spec("${other.name}").submodule_search_locations[0]`
  const callee = step.isPath ? pathCallee(facts, step.region.start) : undefined
  if (step.isPath && callee === undefined) return undefined
  return {
    edits: [replace(step.region.start, step.region.end, callee === undefined ? text : `${callee}(${text})`, 'review')],
    needed: isLate ? 'importlib.resources' : 'importlib.util',
  }
}

/** How a text calls `pathlib.Path`: as the expression does, or as an import binds it. */
function pathCallee(facts: ModuleFacts, start: number): string | undefined {
  const written = /^((?:\w+\s*\.\s*)*(?:Pure|Posix)?Path)\s*\(/.exec(facts.text.slice(start, start + 80))?.[1]
  if (written !== undefined) return written
  return facts.imports
    .filter((statement) => statement.scope === 0 && statement.kind === 'from' && statement.module === 'pathlib')
    .flatMap((statement) => statement.items)
    .find((item) => item.name === 'Path')?.bound
}

/** Whether the reference at an offset is read when a function is called. */
export function runsInFunction(facts: ModuleFacts, at: number): boolean {
  const reference = referenceStartingAt(facts, at)
  for (let scope = reference?.scope; scope !== undefined; scope = facts.scopes[scope]?.parent)
    if (facts.scopes[scope]?.kind === 'function') return true
  return false
}

/** Folders up at the beginning of a place: `.parent`, `dirname(...)` and `".."`. */
function stepsUp(steps: readonly PlaceStep[]): number {
  const first = steps.findIndex(({ word }) => word?.text.split(/[\\/]/).every((part) => part === '..') === false)
  return first < 0 ? steps.length : first
}

/** More steps up, where the file lies deeper than before. */
function moreFolders({ facts }: PlaceFile, goal: PlaceGoal, moves: PlaceMoves): readonly Edit[] | undefined {
  const { steps } = goal.place
  const lead = stepsUp(steps)
  const from = after(goal.start.was, steps.slice(0, lead))
  const last = steps[lead - 1]
  if (from === undefined || last === undefined) return undefined
  const there = moves.goalOf(from) ?? from
  if (after(there, steps.slice(lead)) !== goal.goal) return undefined
  const isAbove = there === '' || goal.start.is?.startsWith(`${there}/`)
  const before = after(goal.start.is, steps.slice(0, lead))
  if (!isAbove || before === undefined || !(there === '' || before.startsWith(`${there}/`))) return undefined
  let count = 0
  for (let at = before; at !== there; at = folderOf(at)) count += 1
  const { word, region, raisedAt, isPath } = last
  if (word !== undefined) {
    const quote = facts.text[word.span.start] ?? '"'
    if (!/["']/.test(quote)) return undefined
    if (/[\\/]/.test(word.text)) return [insert(word.span.start + 1, '../'.repeat(count), 'review')]
    return [
      insert(
        word.span.start,
        `${quote}..${quote}${region !== undefined && isPath ? ' / ' : ', '}`.repeat(count),
        'review',
      ),
    ]
  }
  if (isPath && raisedAt !== undefined) return [insert(raisedAt, '.parent'.repeat(count), 'review')]
  if (region === undefined) return undefined
  if (isPath) return [insert(region.end, '.parent'.repeat(count), 'review')]
  const callee = /^(?:\w+\s*\.\s*)*dirname\s*\(/.exec(facts.text.slice(region.start, region.end))?.[0]
  if (callee === undefined) return undefined
  return [insert(region.start, callee.repeat(count), 'review'), insert(region.end, ')'.repeat(count), 'review')]
}

/** Other words on the way down, where the file stays and what it names has moved. */
function otherWords({ facts }: PlaceFile, goal: PlaceGoal, moves: PlaceMoves): readonly Edit[] | undefined {
  const { steps } = goal.place
  const lead = stepsUp(steps)
  const from = after(goal.start.is, steps.slice(0, lead))
  const wasFrom = after(goal.start.was, steps.slice(0, lead))
  if (from === undefined || goal.goal === undefined || from !== (moves.goalOf(wasFrom ?? '') ?? wasFrom))
    return undefined
  if (from !== '' && !goal.goal.startsWith(`${from}/`)) return undefined
  const words = steps.slice(lead).flatMap(({ word }) => (word === undefined ? [] : [word]))
  const parts = goal.goal.slice(from === '' ? 0 : from.length + 1).split('/')
  if (words.length !== steps.length - lead || words.some(({ text }) => text === '..')) return undefined
  // One word takes the new path, if only the folder before it is another one.
  while (words.length > 1 && words.at(-1)?.text === parts.at(-1)) {
    words.pop()
    parts.pop()
  }
  if (words.length === 0 || parts.length < words.length) return undefined
  // The first word takes what the new path has more; a name alone (`with_name`) takes no folder.
  const isNameAlone = steps.some(({ raisedAt }) => raisedAt !== undefined)
  if (isNameAlone && parts.length > words.length) return undefined
  const more = parts.length - words.length
  return words.flatMap(({ text, span }, at): readonly Edit[] => {
    const all = at === 0 ? parts.slice(0, more + 1).join('/') : (parts[at + more] ?? '')
    const now = withoutEnding(facts.text.slice(span.start, span.end), text, all)
    // The beginning of an f-string has no quotes of its own.
    const [first = ''] = /^["']/.exec(facts.text.slice(span.start)) ?? []
    return all === text ? [] : [replace(span.start, span.end, first + now + first, 'review')]
  })
}

/** A new word without the ending that code puts behind the literal (`joinpath("till").with_suffix(".py")`). */
function withoutEnding(literal: string, word: string, now: string): string {
  const written = literal.replace(/^["']|["']$/g, '')
  const ending = word.startsWith(written) ? word.slice(written.length) : ''
  return ending !== '' && now.endsWith(ending) ? now.slice(0, -ending.length) : now
}

/**
 * `SHOP / "till"` becomes `SHOP.parent / "packages/shop-till/src/shop_till"`: what moved out of a folder that stays, and that the file knows by a
 * name. Not with `".."`: a path that is compared would be another one.
 */
function upAndDown({ facts }: PlaceFile, goal: PlaceGoal, moves: PlaceMoves): readonly Edit[] | undefined {
  const { place, start } = goal
  const [first] = place.steps
  const isStaying = start.is !== undefined && start.is === (moves.goalOf(start.was) ?? start.was)
  if (place.parent === undefined || !isStaying || first?.word === undefined || goal.goal === undefined) return undefined
  const between = facts.text.slice(place.base.end, first.word.span.start)
  const isPath = place.steps.every((step) => step.isPath && step.word !== undefined && step.word.text !== '..')
  const quote = facts.text[first.word.span.start] ?? ''
  if (!isPath || !/^\s*\/\s*$/.test(between) || !/["']/.test(quote)) return undefined
  const [old, now] = [start.is ?? '', goal.goal].map((path) => path.split('/').filter((part) => part !== ''))
  const rest = place.steps.slice(1).map(({ word }) => word?.text ?? '')
  if (old === undefined || now === undefined || now.slice(now.length - rest.length).join('/') !== rest.join('/'))
    return undefined
  const same = sharedHead(old, now)
  const path = now.slice(same, now.length - rest.length).join('/')
  if (path === '') return undefined
  return [
    insert(place.base.end, '.parent'.repeat(old.length - same), 'review'),
    replace(first.word.span.start, first.word.span.end, quote + path + quote, 'review'),
  ]
}

/** A path in one literal, `"../shop/invoicing/rates.csv"`, told anew from where it starts. */
function otherPath({ facts }: PlaceFile, goal: PlaceGoal): readonly Edit[] | undefined {
  const { steps } = goal.place
  const word = steps.at(-1)?.word
  const from = after(goal.start.is, steps.slice(0, -1))
  if (word === undefined || from === undefined || goal.goal === undefined || !word.text.includes('/')) return undefined
  const quote = facts.text[word.span.start] ?? ''
  const end = /\/+$/.exec(word.text)?.[0] ?? ''
  const [old, now] = [from, goal.goal].map((path) => path.split('/').filter((part) => part !== '')) as [
    string[],
    string[],
  ]
  const same = sharedHead(old, now)
  const path = [...old.slice(same).map(() => '..'), ...now.slice(same)].join('/')
  return /["']/.test(quote)
    ? [replace(word.span.start, word.span.end, quote + path + end + quote, 'review')]
    : undefined
}
