import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { QualifiedName } from '../../model/names.ts'
import { iniEntries } from '../../plan/manifests/ini-file.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** One contract of import-linter: the names that it says, and which imports it forbids. */
export interface ImportContract {
  readonly path: RepoPath
  /** The section or the place in the list, which stays when names follow. */
  readonly key: string
  readonly name: string
  /** All modules that it names, whole; the word that says one, where that is relative to a container. */
  readonly modules: readonly { readonly module: QualifiedName; readonly word: string | undefined }[]
  /** Pairs of modules, with all that is below them: the first one must not import the second one. */
  readonly forbidden: readonly (readonly [QualifiedName, QualifiedName])[]
  /** Imports that it lets pass: patterns of both sides, joined by ` -> `. */
  readonly ignored: readonly RegExp[]
}

/**
 * The contracts of import-linter in a tree (its manual, "Contract types"): of `.importlinter`, `setup.cfg` and `[tool.importlinter]` of a `pyproject.toml`.
 * Of the types `forbidden`, `layers` and `independence` the forbidden imports are read, of others the names alone.
 */
export function importContracts(tree: Workspace): readonly ImportContract[] {
  return tree
    .list()
    .filter((path) => /^(?:\.importlinter|setup\.cfg|pyproject\.toml)$/.test(baseNameOf(path)))
    .flatMap((path) => {
      const text = tree.glance(path)
      if (!text.includes('importlinter')) return []
      const fields = path.endsWith('.toml') ? fieldsOfToml(text) : fieldsOfIni(text)
      return [...fields].map(([key, said]) => contractOf(path, key, said))
    })
}

type Fields = ReadonlyMap<string, readonly string[]>

function fieldsOfIni(text: string): ReadonlyMap<string, Fields> {
  const all = new Map<string, Map<string, readonly string[]>>()
  for (const { section, key, lines } of iniEntries(text)) {
    if (!section.startsWith('importlinter:contract:')) continue
    const fields = all.get(section) ?? new Map<string, readonly string[]>()
    all.set(
      section,
      fields.set(
        key,
        lines.map((line) => line.text),
      ),
    )
  }
  return all
}

function fieldsOfToml(text: string): ReadonlyMap<string, Fields> {
  const read = tomlStrings(text)
  const all = new Map<string, Map<string, readonly string[]>>()
  for (const { keys, value, isKey } of 'problem' in read ? [] : read.strings) {
    const [tool, linter, contracts, at = '', field = ''] = keys
    if (isKey || tool !== 'tool' || linter !== 'importlinter' || contracts !== 'contracts') continue
    const fields = all.get(at) ?? new Map<string, readonly string[]>()
    all.set(at, fields.set(field, [...(fields.get(field) ?? []), value]))
  }
  return all
}

function contractOf(path: RepoPath, key: string, fields: Fields): ImportContract {
  const said = (field: string): readonly string[] => fields.get(field) ?? []
  const containers = said('containers')
  const layers = said('layers').map((line) => ({ words: line.match(/[\w.]+/g) ?? [], isApart: !line.includes(':') }))
  const inEach = containers.length === 0 ? [undefined] : containers
  const whole = (container: string | undefined, word: string): QualifiedName =>
    container === undefined ? word : `${container}.${word}`
  const ordered = inEach.flatMap((container) =>
    layers.flatMap(({ words, isApart }, at) => {
      const beside = isApart
        ? words.flatMap((one) => words.filter((other) => other !== one).map((other) => [one, other]))
        : []
      const above = layers
        .slice(0, at)
        .flatMap((higher) => words.flatMap((low) => higher.words.map((high) => [low, high])))
      return [...beside, ...above].map(
        ([low = '', high = '']) => [whole(container, low), whole(container, high)] as const,
      )
    }),
  )
  const apart = said('type')[0] === 'independence' ? said('modules') : []
  const named = [
    'source_modules',
    'forbidden_modules',
    'modules',
    'protected_modules',
    'allowed_importers',
    'containers',
    'ancestors',
  ]
  return {
    path,
    key,
    name: said('name')[0] ?? key,
    modules: [
      ...named.flatMap(said).map((module) => ({ module, word: undefined })),
      ...inEach.flatMap((container) =>
        layers.flatMap(({ words }) =>
          words.map((word) => ({ module: whole(container, word), word: container === undefined ? undefined : word })),
        ),
      ),
    ],
    forbidden: [
      ...said('source_modules').flatMap((from) => said('forbidden_modules').map((to) => [from, to] as const)),
      ...ordered,
      ...apart.flatMap((from) => apart.filter((to) => to !== from).map((to) => [from, to] as const)),
    ],
    ignored: said('ignore_imports').map(patternOf),
  }
}

/** `shop.* -> shop.till`: a star is one part of a name, two are any parts (import-linter, "Wildcards"). */
function patternOf(said: string): RegExp {
  const source = said.replaceAll(/\s+/g, ' ').replaceAll('.', String.raw`\.`)
  return new RegExp(
    `^${source
      .replaceAll('**', '\0')
      .replaceAll('*', String.raw`[^.\s]+`)
      .replaceAll('\0', String.raw`[^\s]+`)}$`,
  )
}
