import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { ownPlaces } from '../../python/index/own-place.ts'
import type { OwnPlace } from '../../python/index/own-place.ts'
import { nameAsked, packageNamed, packagePlaces } from '../../python/index/package-place.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { packageEdit, packageStart } from './package-goals.ts'
import type { PackageNames } from './package-goals.ts'
import { placeEdit } from './place-edits.ts'
import { hasToChange, placeGoals } from './place-goals.ts'
import type { PlaceMoves } from './place-goals.ts'
import { placePackages } from './place-packages.ts'
import type { PlacePackages } from './place-packages.ts'

/** What every text says that finds files by its own place, or through a package. */
export const PLACES: readonly string[] =
  '__file__ __package__ __name__ __spec__ __loader__ co_filename stack getframeinfo getfile getsourcefile getabsfile resources get_data PackageLoader'.split(
    ' ',
  )

/**
 * Code that finds files by its own place or package (`__file__`, `__package__`, `importlib.resources`, `pkgutil.get_data`), where
 * it and the files do not keep their distance.
 */
export function placeReads(
  index: SymbolIndex,
  moves: PlaceMoves,
  roots: readonly RepoPath[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  const { files } = moves
  if (files.length === 0) return []
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const packages = placePackages(index, files, roots)
  const findings: Finding[] = []
  for (const path of index.workspace.matching(wordQuery(PLACES), '.py')) {
    const facts = index.facts(path)
    if (facts === undefined) continue
    const file = { origin: path, path: goals.get(path) ?? path }
    const asked = packagePlaces(facts)
    findings.push(...filePlaces(moves, packages, file, facts))
    findings.push(...askedPackages({ index, moves, to }, packages, file, facts, asked))
    if (goals.has(path)) findings.push(...ownPackage(index, file, facts, to, asked))
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
  const lost = placeGoals(moves, ownPlaces(facts), () => ({ was: origin, is: path })).find(
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
  { origin, path }: { readonly origin: RepoPath; readonly path: RepoPath },
  facts: ModuleFacts,
  to: (module: QualifiedName) => QualifiedName,
  places: readonly OwnPlace[],
): readonly Finding[] {
  const module = index.moduleOf(origin)
  if (module === undefined) return []
  for (const { name, span } of facts.references) {
    const asked = /^__(package|name|spec)__$/.test(name) ? packageNamed(facts, span.start) : undefined
    if (asked?.kind !== 'own') continue
    const [was, is] = [nameAsked(asked, module, origin), nameAsked(asked, to(module), path)]
    const isPlace = index.isPackage(was) && places.some((one) => one.asked?.argument.start === span.start)
    if (isPlace) continue
    if (to(was) === is) continue
    const after = facts.text.slice(asked.argument.end, asked.argument.end + 60)
    const before = facts.text.slice(Math.max(0, span.start - 60), span.start)
    const isCut = asked.argument.end > span.end
    const reads =
      name === '__name__'
        ? isCut
          ? !/getLogger\s*\(\s*$/.test(before)
          : READERS.test(before) || /^\s*\.\s*r?(partition|split)\s*\(/.test(after)
        : !/^\s*(is|==|!=|not)\b|^\s*[=!]=/.test(after)
    if (!reads) continue
    return [
      finding(
        origin,
        asked.argument,
        `${origin} asks its own package (\`${name}\`), which is ${was === '' ? 'none' : was} today and ${is === '' ? 'none' : is} afterwards`,
        to(was),
      ),
    ]
  }
  return []
}

/** `resources.files("kit") / "data" / "a.txt"`: a file that leaves the package it is asked of, where nobody can say how to ask afterwards. */
function askedPackages(
  names: PackageNames,
  packages: PlacePackages,
  { origin, path }: { readonly origin: RepoPath; readonly path: RepoPath },
  facts: ModuleFacts,
  asked: readonly OwnPlace[],
): readonly Finding[] {
  const lost = placeGoals(names.moves, asked, packageStart(names, origin, path)).find(
    (one) =>
      one !== undefined && hasToChange(one) && packageEdit(names, { facts, path }, origin, one, packages) === undefined,
  )
  if (lost === undefined) return []
  const { place, was, goal } = lost
  const text = facts.text.slice(place.span.start, place.span.end).replace(/\s+/g, ' ')
  return [
    {
      code: 'place-read',
      level: 'error',
      reason: `${origin} finds ${was} through a package (\`${text}\`)${goal === undefined || goal === was ? ', and asks another package afterwards' : `; that becomes ${goal}`}`,
      advice: `Ask for it in a function of the package that has it afterwards, or say why it is right as it is: \`accept: [{ code: place-read, path: ${origin}, because: ... }]\`.`,
      place: { path: origin, span: place.span },
    },
  ]
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
