import type { Finding } from '../../model/finding.ts'
import type { FileMove } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { ownPlaces } from '../../python/index/own-place.ts'
import { packagePlaces } from '../../python/index/package-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { foldersOf } from '../names/moved-folders.ts'
import { PLACES, givenBy, mayKnowPlaces, namesGiven, placesOf, placesTaken, takersOf } from './known-places.ts'
import { isNamedPart } from './named-parts.ts'
import { listedFiles } from './listed-files.ts'
import { isNoPart } from './listed-words.ts'

/** Callables that make a path of their arguments, by their last words. */
const MAKES_PATH =
  /(?:^|\.)(?:join|joinpath|(?:Pure)?(?:Posix|Windows)?Path|open|i?glob|rglob|listdir|scandir|get_data|open_text|open_binary|read_text|read_binary)$/

/**
 * Words of a path whose folder moves away, put behind a place that the file knows otherwise than by one expression: a function
 * that joins (`asset("data", name)`), a name imported from another file (`ROOT / "data"`), the path of a package
 * (`shop.__path__[0]`, `files(shop)`). The word is a part of a path, and which path it becomes is known at run time only.
 */
export function folderWords(index: SymbolIndex, files: readonly FileMove[]): readonly Finding[] {
  const folders = withFilesAlone(foldersOf(files, index.workspace.list()), files)
  if (folders.size === 0) return []
  const goals = new Set(files.map((move) => move.from))
  const places = new Map<RepoPath, readonly RepoPath[]>()
  for (const path of index.workspace.matching(wordQuery(PLACES), '.py')) {
    const facts = goals.has(path) || !mayKnowPlaces(index.workspace.glance(path)) ? undefined : index.facts(path)
    const known = facts === undefined ? [] : placesOf(index, path, facts)
    if (known.length > 0) places.set(path, known)
  }
  const findings: Finding[] = []
  for (const path of [...places.keys(), ...takersOf(index, places, goals, folders)]) {
    const facts = index.facts(path)
    if (facts === undefined || findings.some((one) => one.place?.path === path)) continue
    let bases: readonly RepoPath[] | undefined
    // Names that are taken from others are followed for a word that ends the way to a folder alone.
    const basesOf = (): readonly RepoPath[] =>
      (bases ??= [...new Set([...(places.get(path) ?? []), ...placesTaken(index, path, facts, places)])])
    // What one expression says from the place of the file to its end follows, or is refused, by itself.
    const whole = [...ownPlaces(facts), ...packagePlaces(facts)].filter((place) => !place.goesOn)
    const listed = listedFiles(index, path, facts, files)
    const folderSaid = (fact: StringFact): RepoPath | undefined => {
      if (listed.some(({ span }) => contains(fact.span, span))) return undefined
      if (whole.some(({ span }) => contains(span, fact.span))) return undefined
      const folder = folderNamed(folders, basesOf, facts, fact)
      if (folder === undefined || (/\.\w+$/.test(folder) && fact.isFormat && !isBehindGiven(index, path, facts, fact)))
        return undefined
      if (!isPathPart(index, path, facts, fact, places)) return undefined
      const value = facts.text.slice(fact.content.start, fact.content.end)
      const isBeside = `${joinPath(folderOf(path), value)}/`.startsWith(`${folder}/`)
      return isNoPart(index, path, facts, fact, isBeside) ? undefined : folder
    }
    const said = firstSaid(facts.strings, folderSaid)
    findings.push(...wordsJoined(facts, path, folders))
    if (said === undefined) continue
    findings.push({
      code: 'place-read',
      level: 'error',
      reason: `${path} puts the word ${facts.text.slice(said.fact.span.start, said.fact.span.end)} behind a folder it finds by a place, and ${said.folder} becomes ${folders.get(said.folder) ?? ''}`,
      advice: `Let ${path} find it through the package itself first (\`importlib.resources.files\`), or keep the package in its folder; where the word is no part of that path, or nothing has to be there (what is left out), say so: \`accept: [{ code: place-read, path: ${path}, because: ... }]\`.`,
      place: { path, span: said.fact.span },
    })
  }
  return findings
}

/** The first literal that names a folder; the others need not be looked at. */
function firstSaid(
  strings: readonly StringFact[],
  folderSaid: (fact: StringFact) => RepoPath | undefined,
): { readonly fact: StringFact; readonly folder: RepoPath } | undefined {
  for (const fact of strings) {
    const folder = folderSaid(fact)
    if (folder !== undefined) return { fact, folder }
  }
  return undefined
}

/** The folders that move, and the files that move out of a folder which stays; every package has an `__init__.py`. */
function withFilesAlone(
  folders: ReadonlyMap<RepoPath, RepoPath>,
  files: readonly FileMove[],
): ReadonlyMap<RepoPath, RepoPath> {
  const isAlone = ({ from }: FileMove): boolean =>
    baseNameOf(from) !== '__init__.py' && [...folders.keys()].every((folder) => !from.startsWith(`${folder}/`))
  return new Map([...folders, ...files.filter(isAlone).map(({ from, to }) => [from, to] as const)])
}

/** Paths that are put together of words alone (`os.path.join("shop", "data")`) and end as a folder does that moves away. */
function wordsJoined(facts: ModuleFacts, path: RepoPath, folders: ReadonlyMap<RepoPath, RepoPath>): readonly Finding[] {
  return facts.strings.flatMap((fact): readonly Finding[] => {
    if (fact.call?.argument !== 1 || !isBehindText(facts, fact.call)) return []
    const { firstArgument } = fact.call
    const first = facts.text.slice((firstArgument?.start ?? 0) + 1, (firstArgument?.end ?? 0) - 1)
    const words = `${first}/${facts.text.slice(fact.content.start, fact.content.end)}`
    const folder = [...folders.keys()].find((one) => one.endsWith(`/${words}`))
    if (folder === undefined) return []
    return [
      {
        code: 'place-read',
        level: 'warning',
        reason: `${path} puts ${words} together of words, and ${folder} becomes ${folders.get(folder) ?? ''}`,
        advice: 'Change it by hand if it means the moved code.',
        place: { path, span: fact.span },
      },
    ]
  })
}

/** Whether an f-string begins with a name that is imported and holds a place. */
function isBehindGiven(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, { content }: StringFact): boolean {
  const hole = /^\{\s*/.exec(facts.text.slice(content.start, content.end))?.[0]
  const reference = hole === undefined ? undefined : referenceStartingAt(facts, content.start + hole.length)
  return reference !== undefined && givenBy(index, path, facts, reference) !== undefined
}

/** The moved folder that a literal names or goes into from one of the places; its whole path is text that follows by itself. */
function folderNamed(
  folders: ReadonlyMap<RepoPath, RepoPath>,
  basesOf: () => readonly RepoPath[],
  { text, statements }: ModuleFacts,
  fact: StringFact,
): RepoPath | undefined {
  if (fact.docstring || statements[fact.statement]?.names.includes('__all__') === true) return undefined
  const pieces = fact.isFormat
    ? fact.pieces.filter((piece) => piece.startsWith('/'))
    : [text.slice(fact.content.start, fact.content.end)]
  for (const value of pieces.map((piece) => piece.replace(/^\/+|\/+$/g, ''))) {
    if (!/^[\w.-]+(?:\/[\w.*-]+)*$/.test(value)) continue
    const words = new Set(value.split('/'))
    const named = [...folders.keys()].find(
      (folder) =>
        words.has(baseNameOf(folder)) &&
        !value.includes(folder) &&
        basesOf().some(
          (base) =>
            base !== '' &&
            !goesAlong(folders, base, folder) &&
            !`${base}/`.startsWith(`${folder}/`) &&
            `${joinPath(base, value)}/`.startsWith(`${folder}/`),
        ),
    )
    if (named !== undefined) return named
  }
  return undefined
}

/** Whether a place goes where the folder in it goes, by the same way: what names the place is followed by itself. */
function goesAlong(folders: ReadonlyMap<RepoPath, RepoPath>, base: RepoPath, folder: RepoPath): boolean {
  const goal = folders.get(base)
  return goal !== undefined && folder.startsWith(`${base}/`) && folders.get(folder) === goal + folder.slice(base.length)
}

/** What stands before a part of a path: an operand of `/`, of `+` where the text begins with a slash, or of a list. */
const BEFORE_PART = /[\w)\]]\s*\/\s*$/
const BEFORE_SUFFIX = /[\w)\]]\s*\+\s*$/
const BEFORE_ENTRY = /(?:^|(?:[^\w)\]\s]|\bin)\s*[[(]|,)\s*$/

/** Whether what joins begins with a relative path that is written out: `os.path.join("shop", "data")` knows no place. */
function isBehindText(
  { text }: ModuleFacts,
  { callee, argument, firstArgument }: NonNullable<StringFact['call']>,
): boolean {
  if (argument === 0 || firstArgument === undefined || !/(?:^|path\.|\bop\.)join$/.test(callee)) return false
  return /^(["'])[\w.-]+\1$/.test(text.slice(firstArgument.start, firstArgument.end))
}

/** Whether a literal is a part of a path by where it stands: beside `/` or `+`, in a list, or an argument of what makes paths or holds a place. */
function isPathPart(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  fact: StringFact,
  places: ReadonlyMap<RepoPath, readonly RepoPath[]>,
): boolean {
  const { text } = facts
  const before = text.slice(Math.max(0, fact.span.start - 40), fact.span.start)
  if (fact.isFormat || BEFORE_PART.test(before)) return true
  if (BEFORE_SUFFIX.test(before) && /^["']\//.test(text.slice(fact.content.start - 1, fact.content.end))) return true
  const { call } = fact
  if (call === undefined) return fact.keyOf === undefined && (BEFORE_ENTRY.test(before) || isNamedPart(facts, fact))
  if (typeof call.argument !== 'number' || isBehindText(facts, call)) return false
  if (MAKES_PATH.test(call.callee)) return true
  const callee = referenceStartingAt(facts, call.span.start)
  if (callee === undefined) return false
  if (places.has(path) && namesGiven(index, path).includes(call.callee)) return true
  return givenBy(index, path, facts, callee) !== undefined
}
