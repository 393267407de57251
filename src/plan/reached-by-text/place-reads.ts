import type { Finding } from '../../model/finding.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { FileMove } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isInit } from '../../python/facts/modules.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { ownPlaces } from '../../python/index/own-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { placeEdit } from './place-edits.ts'
import { hasToChange, placeGoals, placeMoves } from './place-goals.ts'
import type { PlaceMoves } from './place-goals.ts'
import { placePackages } from './place-packages.ts'
import type { PlacePackages } from './place-packages.ts'

const PLACES = '__file__ __package__ __name__ __spec__ resources get_data PackageLoader'.split(' ')

/**
 * Code that finds files by its own place or package (`__file__`, `__package__`, `importlib.resources`, `pkgutil.get_data`), where
 * it and the files do not keep their distance.
 */
export function placeReads(
  index: SymbolIndex,
  files: readonly FileMove[],
  roots: readonly RepoPath[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  if (files.length === 0) return []
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const [moves, packages] = [placeMoves(index, files), placePackages(index, files, roots)]
  const findings: Finding[] = []
  for (const path of index.workspace.matching(wordQuery(PLACES), '.py')) {
    const facts = index.facts(path)
    if (facts === undefined) continue
    findings.push(...filePlaces(moves, packages, { origin: path, path: goals.get(path) ?? path }, facts))
    if (goals.has(path)) findings.push(...ownPackage(index, path, facts, to))
    findings.push(...namedPackages(index, goals, path, facts, to))
  }
  return findings
}

/** Paths made from `__file__` that name something else, or something that is gone, afterwards, and that nobody can write anew. */
function filePlaces(
  moves: PlaceMoves,
  packages: PlacePackages,
  { origin, path }: { readonly origin: RepoPath; readonly path: RepoPath },
  facts: ModuleFacts,
): readonly Finding[] {
  const lost = placeGoals(moves, ownPlaces(facts), origin, path).find(
    (one) => one !== undefined && hasToChange(one) && placeEdit({ facts, path }, one, moves, packages) === undefined,
  )
  if (lost === undefined) return []
  const { place, was, plain } = lost
  const text = facts.text.slice(place.span.start, place.span.end).replace(/\s+/g, ' ')
  return [
    {
      code: 'place-read',
      level: 'error',
      reason:
        was === plain
          ? `${origin} finds ${was} by its own place (\`${text}\`), and that moves away`
          : `${origin} finds ${was === '' ? 'the root of the tree' : was} by its own place (\`${text}\`); from ${path} it would look in ${plain === undefined || plain === '' ? 'another folder' : plain}`,
      advice: `Let ${origin} find it through a package that stays first (\`importlib.resources.files("name.of.the.package")\`), keep the module in its folder, or say why it is right as it is: \`accept: [{ code: place-read, path: ${origin}, because: ... }]\`.`,
      place: { path: origin, span: place.span },
    },
  ]
}

const READERS =
  /(?:^|[^\w])(?:files|open_text|open_binary|read_text|read_binary|path|contents|is_resource|get_data|resource_\w+|PackageLoader)\s*\(\s*$/

/** `__package__` and what is cut from `__name__`, where the module gets into another package than its old one becomes. */
function ownPackage(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const module = index.moduleOf(path)
  if (module === undefined || isInit(path)) return []
  const [was, is] = [parentOf(module), parentOf(to(module))]
  if (to(was) === is && was !== '') return []
  for (const reference of facts.references) {
    if (!/^__(package|name|spec)__$/.test(reference.name) || visibleBindings(facts, reference).length > 0) continue
    const after = facts.text.slice(reference.span.end, reference.span.end + 60)
    const before = facts.text.slice(Math.max(0, reference.span.start - 60), reference.span.start)
    const reads =
      reference.name === '__package__'
        ? !/^\s*(is|==|!=|not)\b|^\s*[=!]=/.test(after)
        : reference.name === '__spec__'
          ? /^\s*\.\s*parent\b/.test(after)
          : READERS.test(before) || /^\s*\.\s*r(partition|split)\s*\(|^\s*\.\s*split\s*\([^)]*\)\s*\[\s*:/.test(after)
    if (!reads) continue
    return [
      finding(
        path,
        reference.span,
        `${path} asks its own package (\`${reference.name}\`), which is ${was === '' ? 'none' : was} today and ${is} afterwards`,
        was,
      ),
    ]
  }
  return []
}

/** `resources.files("kit") / "data" / "a.txt"`: a file that leaves the package it is named by. */
function namedPackages(
  index: SymbolIndex,
  goals: ReadonlyMap<RepoPath, RepoPath>,
  path: RepoPath,
  facts: ModuleFacts,
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  for (const fact of facts.strings) {
    if (fact.isFormat || fact.call?.argument !== 0) continue
    const module = facts.text.slice(fact.content.start, fact.content.end)
    if (!READERS.test(facts.text.slice(Math.max(0, fact.span.start - 40), fact.span.start))) continue
    const init = index.isPackage(module) ? index.fileOf(module) : undefined
    if (init === undefined) continue
    const tail = tailBehind(facts.text.slice(fact.span.end, fact.span.end + 200))
    const named = joinPath(folderOf(init), ...tail)
    if (tail.length === 0) continue
    const now = joinPath(folderOf(goals.get(init) ?? init), ...tail)
    const inside = index.workspace.list().filter((file) => file === named || file.startsWith(named + '/'))
    if (inside.length === 0 || inside.every((file) => (goals.get(file) ?? file) === now + file.slice(named.length)))
      continue
    return [
      finding(
        path,
        fact.span,
        `${path} finds ${named} through the package ${module}, which it leaves: ${joinName(to(module))} has it no more`,
        module,
      ),
    ]
  }
  return []
}

/** The literal words behind the name of a package: further arguments, `/ "a"` and `.joinpath("a")`. */
function tailBehind(text: string): readonly string[] {
  const words: string[] = []
  let rest = text
  for (;;) {
    const step = /^\s*(?:,|\)*\s*\/|\)*\s*\.\s*joinpath\s*\(|\/)\s*(["'])([^"'\\\n]*)\1/.exec(rest)
    if (step === null) return words
    words.push(step[2] ?? '')
    rest = rest.slice(step[0].length)
  }
}

function finding(path: RepoPath, span: Span, reason: string, was: QualifiedName): Finding {
  return {
    code: 'place-read',
    level: 'error',
    reason,
    advice:
      was === ''
        ? 'Name the package that has the file in the code first, or keep the module where it is.'
        : `Name the package in the code first, as \`"${was}"\` or by the one that has the file afterwards, or keep the module where it is.`,
    place: { path, span },
  }
}
