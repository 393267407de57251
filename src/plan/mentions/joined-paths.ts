import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { PathMap } from './path-map.ts'

/** One part of a path that several strings make, and the string it stands in. */
interface JoinedPart {
  readonly name: string
  readonly literal: number
  readonly start: number
  readonly end: number
}

/** What stands between two parts: a comma of one call, the operator of pathlib, or the next call of a chain. */
const BETWEEN = /^\s*(?:,|\)?\s*\/|\)?\s*\.\s*(?:joinpath|glob|rglob)\s*\()\s*$/
const JOINS = /(^|\.)((Pure)?(Posix|Windows)?Path|joinpath|path\.join|join)$/
/** What a path starts from: nothing, the folder of the file, or a name that says it is the root. */
const STARTS = /(?:^|[^\w.])(?:pathlib\.)?(?:Pure)?(?:Posix|Windows)?Path\(\s*$|(?:^|[^\w.])os\.path\.join\(\s*$/
const OWN_FOLDER =
  /(?:Path\(__file__\)(?:\.(?:resolve|absolute)\(\))?((?:\.parent)+)|(?:os\.path\.)?dirname\((?:os\.path\.(?:abspath|realpath)\()?__file__\)?\))\s*[/,]\s*$/
const ROOT_NAME =
  /\b(?:_?(?:REPO|PROJECT|GIT|SOURCE|SRC)?_?(?:ROOT|TOP)(?:_?(?:DIR|PATH|FOLDER))?|(?:repo|project)_?(?:root|dir|path))\s*[/,]\s*$/i

/**
 * `Path("shop") / "invoicing" / "lines.csv"`, `os.path.join("shop", "invoicing")`: the parts of a moved path in several strings, where it is
 * certain what they start from. The first string takes what the new path has more.
 */
export function joinedPathEdits(map: PathMap, facts: ModuleFacts, path: RepoPath): readonly Edit[] {
  const edits: Edit[] = []
  for (const chain of chainsOf(facts)) {
    const parts = partsOf(facts.text, chain)
    const base = baseOf(facts, chain, path)
    if (base === undefined || parts.some((part) => part.name === '..')) continue
    edits.push(...rewritten(map, base, parts))
  }
  return edits
}

function rewritten(map: PathMap, base: RepoPath, parts: readonly JoinedPart[]): readonly Edit[] {
  const goal = map.goalOf(joinPath(base, ...parts.map((part) => part.name)))
  if (goal === undefined || goal.kind === 'stem') return []
  const above = base === '' ? [] : base.split('/')
  const old = parts.slice(0, goal.parts - above.length)
  const wanted = goal.to.split('/').slice(0, goal.to.split('/').length - (parts.length - old.length))
  if (above.some((part, at) => wanted[at] !== part)) return []
  const names = wanted.slice(above.length)
  const literals = [...new Set(old.map((part) => part.literal))]
  if (literals.length < 2 || names.length < literals.length) return []
  return literals.flatMap((literal, at) => {
    const own = old.filter((part) => part.literal === literal)
    const first = at === 0 ? 0 : names.length - literals.length + at
    const text = names.slice(first, names.length - literals.length + at + 1).join('/')
    const [start, end] = [own[0]?.start ?? 0, own.at(-1)?.end ?? 0]
    return own.map((part) => part.name).join('/') === text ? [] : [replace(start, end, text, 'review')]
  })
}

/** Strings that stand side by side as parts of one path. */
function chainsOf(facts: ModuleFacts): readonly (readonly StringFact[])[] {
  const chains: StringFact[][] = []
  for (const fact of facts.strings) {
    const chain = chains.at(-1)
    const last = chain?.at(-1)
    if (chain !== undefined && last !== undefined && continues(facts, last, fact)) chain.push(fact)
    else chains.push([fact])
  }
  return chains.filter((chain) => chain.length > 1)
}

function continues(facts: ModuleFacts, last: StringFact, fact: StringFact): boolean {
  if (last.isFormat || fact.isFormat || last.joined || fact.joined || last.docstring) return false
  const between = facts.text.slice(last.span.end, fact.span.start)
  if (!BETWEEN.test(between)) return false
  if (!between.includes(',')) return true
  return fact.call !== undefined && fact.call.span.start === last.call?.span.start && JOINS.test(fact.call.callee)
}

function partsOf(text: string, chain: readonly StringFact[]): readonly JoinedPart[] {
  return chain.flatMap((fact, literal) => {
    const content = text.slice(fact.content.start, fact.content.end)
    return [...content.matchAll(/[^/]+/g)].map((match) => ({
      name: match[0],
      literal,
      start: fact.content.start + match.index,
      end: fact.content.start + match.index + match[0].length,
    }))
  })
}

/** The folder that a chain of parts starts from; undefined where nobody can tell. */
function baseOf(facts: ModuleFacts, chain: readonly StringFact[], path: RepoPath): RepoPath | undefined {
  const start = chain[0]?.span.start ?? 0
  const before = facts.text.slice(Math.max(0, start - 120), start)
  if (STARTS.test(before) || ROOT_NAME.test(before)) return ''
  const own = OWN_FOLDER.exec(before)
  if (own === null) return undefined
  let folder = folderOf(path)
  for (let up = (own[1] ?? '.parent').split('.parent').length - 2; up > 0; up -= 1) folder = folderOf(folder)
  return folder
}
