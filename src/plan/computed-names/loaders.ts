import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { queryOf } from '../../workspace/text-query.ts'
import { builtSites } from './built-sites.ts'
import type { KnownPiece } from './built-sites.ts'
import { IMPORTERS } from './importers.ts'

/** Handed on with a package: `partial(import_module, package=__package__)`. */
const PARTIAL = /\bpartial\(\s*[\w.]*\b(?:import_module|find_spec|resolve_name)\s*,\s*(?:package\s*=\s*)?([^\s,()]+)/g
const MAY_LOAD = new RegExp(String.raw`\b(?:${IMPORTERS.join('|')})\s*[(,]`)

/** A file with code that imports by names which others hand to it. */
export interface Loader {
  readonly path: RepoPath
  /** What the file defines at its top, and the methods of its classes: by one of these others hand something over. */
  readonly names: ReadonlySet<string>
  /** It puts a name together from more than one text that it does not know. */
  readonly joins: boolean
  /** The packages that relative names may count from; undefined where none are imported. `'any'`: some package it is handed as well. */
  readonly bases: readonly QualifiedName[] | 'any' | undefined
}

/** The files of a tree that import by what they are handed in parts, or by relative names. */
export function loadersOf(index: SymbolIndex): readonly Loader[] {
  return index.workspace.matching(queryOf(MAY_LOAD, IMPORTERS), '.py').flatMap((path): readonly Loader[] => {
    const facts = index.facts(path)
    if (facts === undefined) return []
    const self = index.identityOf(path)
    const sites = builtSites(index, facts, self)
    const imports = sites.filter(({ kind, values }) => kind === 'import' && values.some((one) => one.some(isAny)))
    const partials = [...facts.text.matchAll(PARTIAL)].map(([, package_ = '']) => package_)
    if (imports.length === 0 && partials.length === 0) return []
    // What is put together in one function may be imported in another.
    const joins = sites.some(({ kind, values }) => (kind === 'import' || kind === 'text') && values.some(isJoined))
    const own = self.name === undefined ? '' : self.isPackage ? self.name : parentOf(self.name)
    const counted = imports.filter(({ values, within }) => within.length > 0 && values.some((one) => one.some(isAny)))
    const bases = counted.flatMap(({ within }) => within.map(packageOf))
    const given = partials.map((word) => literalPackage(word, self.name, own))
    const all = [...bases, ...given]
    const isOpen = all.includes(undefined)
    return [
      {
        path,
        names: namesIn(facts.scopes),
        joins: joins || counted.some(({ within }) => within.some((value) => value.some(isAny))),
        bases: all.length === 0 ? undefined : isOpen ? 'any' : all.filter((one) => one !== undefined),
      },
    ]
  })
}

function isAny({ kind }: KnownPiece): boolean {
  return kind === 'any'
}

/** Two texts that nobody knows, with a dot between. */
function isJoined(value: readonly KnownPiece[]): boolean {
  const first = value.findIndex(isAny)
  const dot = value.findIndex((piece, at) => at > first && piece.kind === 'text' && piece.value.startsWith('.'))
  return first >= 0 && dot > first && value.slice(dot + 1).some(isAny)
}

/** The package that a value is the name of; undefined where a part of it is not known. */
function packageOf(value: readonly KnownPiece[]): QualifiedName | undefined {
  const known = value.flatMap((piece) => (piece.kind === 'any' ? [] : [piece.value]))
  // The default of a parameter stands before whatever else it is handed.
  return known.length === 0 ? undefined : known.length < value.length ? known[0] : known.join('')
}

function literalPackage(word: string, own: QualifiedName | undefined, home: QualifiedName): QualifiedName | undefined {
  if (word === '__package__') return home
  if (word === '__name__') return own
  return /^["']([\w.]+)["']$/.exec(word)?.[1]
}

interface Names {
  readonly kind: string
  readonly bindings: ReadonlyMap<string, readonly { readonly kind: string }[]>
}

function namesIn(scopes: readonly Names[]): ReadonlySet<string> {
  return new Set(
    scopes.flatMap((scope) =>
      scope.kind === 'module' || scope.kind === 'class'
        ? [...scope.bindings].flatMap(([name, bindings]) =>
            bindings.some(({ kind }) => kind !== 'import') ? [name] : [],
          )
        : [],
    ),
  )
}
