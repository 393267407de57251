import { replace, remove } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { loadedModules } from '../../python/index/loaded-modules.ts'
import { nameAsked } from '../../python/index/package-place.ts'
import type { OwnPlace } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { placeEdit, runsInFunction } from './place-edits.ts'
import type { PlaceEdit, PlaceFile } from './place-edits.ts'
import type { PlaceGoal, PlaceMoves, PlaceStart } from './place-goals.ts'
import { packageOf } from './place-packages.ts'
import type { PlacePackages } from './place-packages.ts'

/** The tree before, and what its modules are called afterwards. */
export interface PackageNames {
  readonly index: SymbolIndex
  readonly moves: PlaceMoves
  readonly to: (module: QualifiedName) => QualifiedName
}

/** What the text calls a package: in the tree before, and as it will be called. */
interface Asked {
  readonly name: QualifiedName
  readonly init: RepoPath
}

/** The package of the tree that a place asks, by its name before; the text may have the new name of it already. */
function askedOf({ index, to }: PackageNames, place: OwnPlace, origin: RepoPath): Asked | undefined {
  const module = index.moduleOf(origin)
  if (place.asked === undefined || (module === undefined && place.asked.kind === 'own')) return undefined
  const word = nameAsked(place.asked, module ?? '', origin)
  const name = index.isPackage(word) ? word : index.modulesBelow(firstPartOf(word)).find((one) => to(one) === word)
  const init = name === undefined || !index.isPackage(name) ? undefined : index.fileOf(name)
  return name === undefined || init === undefined ? undefined : { name, init }
}

/**
 * Where the folder of a package is that a place asks: today, and as the text asks for it afterwards, when names have followed; what a
 * module knows of its own package is another one where the module has gone elsewhere than its package.
 */
export function packageStart(
  names: PackageNames,
  origin: RepoPath,
  path: RepoPath,
): (place: OwnPlace) => PlaceStart | undefined {
  return (place) => {
    const asked = askedOf(names, place, origin)
    const module = names.index.moduleOf(origin)
    if (asked === undefined || place.asked === undefined) return undefined
    const goal = folderOf(names.moves.goalOf(asked.init) ?? asked.init)
    const isSame =
      place.asked.kind !== 'own' || nameAsked(place.asked, names.to(module ?? ''), path) === names.to(asked.name)
    return { was: folderOf(asked.init), is: isSame ? goal : undefined }
  }
}

/** Spell such a place anew, so that it leads to its goal; undefined where nobody can say how. */
export function packageEdit(
  names: PackageNames,
  file: PlaceFile,
  origin: RepoPath,
  goal: PlaceGoal,
  packages: PlacePackages,
): PlaceEdit | undefined {
  const { place } = goal
  const asked = askedOf(names, place, origin)
  if (place.asked === undefined) return behindName(file, goal) ?? placeEdit(file, goal, names.moves, packages)
  if (asked === undefined || goal.goal === undefined || !keepsTogether(names, goal)) return undefined
  const [now, folder] = [names.to(asked.name), folderOf(names.moves.goalOf(asked.init) ?? asked.init)]
  const other = packageOf(packages, goal.goal)
  const isInside = goal.goal === folder || goal.goal.startsWith(`${folder}/`)
  const home = isInside ? { name: now, folder } : other
  const own = packages.isTest(file.path) ? undefined : packageOf(packages, file.path)
  // Another distribution is asked late: it may be in the middle of its own import, and it is not there for everybody.
  const isApart = own !== undefined && other?.folder !== own.folder && !runsInFunction(file.facts, place.base.start)
  const isForeign =
    isApart && (!isInside || (goal.start.is === undefined && loadsBack(names.index, asked.name, origin)))
  if (home === undefined || isForeign) return undefined
  const words = otherParts(file.facts.text, goal, goal.goal.slice(home.folder.length + 1))
  if (words === undefined) return undefined
  const isNamed = home.name === now && goal.start.is !== undefined
  if (!isNamed && place.asked.kind === 'object') return undefined
  const { start, end } = place.asked.argument
  const quote = place.asked.kind === 'text' ? (file.facts.text[start] ?? '"') : '"'
  const edits = isNamed ? words : [replace(start, end, quote + home.name + quote, 'review'), ...words]
  return { edits, needed: undefined }
}

/** Other words behind a name for a folder that holds the goal. */
function behindName({ facts }: PlaceFile, goal: PlaceGoal): PlaceEdit | undefined {
  const folder = goal.start.is
  if (folder === undefined || goal.goal?.startsWith(`${folder}/`) !== true) return undefined
  const edits = otherParts(facts.text, goal, goal.goal.slice(folder.length + 1))
  return edits === undefined ? undefined : { edits, needed: undefined }
}

/** Whether a package loads a module by itself: who asks it at that moment may find it half loaded. */
function loadsBack(index: SymbolIndex, asked: QualifiedName, origin: RepoPath): boolean {
  return loadedModules(index, [asked], '').has(index.moduleOf(origin) ?? '')
}

/** Where the text says no file: whether all data of the folder keep their distance to the package. */
function keepsTogether({ index, moves }: PackageNames, goal: PlaceGoal): boolean {
  if (goal.place.steps.length > 0 && !goal.place.goesOn) return true
  const [was, is] = [goal.was, goal.goal]
  return index.workspace
    .list()
    .filter((path) => path.startsWith(`${was}/`) && !/\.pyi?$/.test(path))
    .every((path) => moves.goalOf(path) === `${is ?? ''}${path.slice(was.length)}`)
}

/** The words behind a package for another path below it: the last words take the last parts, the first what is left, or it goes. */
function otherParts(text: string, { place }: PlaceGoal, path: string): readonly Edit[] | undefined {
  const parts = path.split('/').filter((part) => part !== '')
  const edits: Edit[] = []
  const { steps } = place
  for (let at = steps.length - 1; at >= 0; at -= 1) {
    const [word, region] = [steps[at]?.word, steps[at]?.region]
    const old = word?.text.split('/').filter((part) => part !== '' && part !== '.')
    if (word === undefined || old === undefined || old.includes('..')) return undefined
    const now = parts.splice(at === 0 ? 0 : Math.max(0, parts.length - old.length)).join('/')
    const isRaw = !/["']/.test(text[word.span.start] ?? '')
    const shift = isRaw ? 0 : 1
    if (now !== '' && now !== old.join('/'))
      edits.push(replace(word.span.start + shift, word.span.end - shift, now, 'review'))
    if (now !== '') continue
    const next = steps[at + 1]?.word
    const previous = steps[at - 1]?.word?.span.end ?? place.base.end
    if (isRaw) edits.push(remove(word.span.start, word.span.end + 1, 'review'))
    else if (region !== undefined && /^\s*\/\s*$/.test(text.slice(previous, word.span.start)))
      edits.push(remove(previous, word.span.end, 'review'))
    else if (next !== undefined && /^\s*,\s*$/.test(text.slice(word.span.end, next.span.start)))
      edits.push(remove(word.span.start, next.span.start, 'review'))
    else return undefined
  }
  return parts.length > 0 ? undefined : edits
}
