import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, prefixesOf } from '../../model/names.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isNamespace, publicDistributions } from './import-names.ts'
import { normalizedName } from './requirement.ts'

/** Names that the recipe gives: import name to distribution. */
export type GivenDistributions = Readonly<Record<QualifiedName, string>>

/** Who says it: the recipe, a manifest of the project, the environment, or public metadata. */
export type DistributionSource = 'recipe' | 'declared' | 'installed' | 'public'

/** The distribution that an import comes from. */
export interface ImportDistribution {
  /** As it should be written: as declared where it is, else normalized or as its own metadata has it. */
  readonly name: string
  readonly source: DistributionSource
}

/** Names of distributions that are declared, by their normalized form. */
export type DeclaredNames = ReadonlyMap<string, string>

/** The declared names of a list, for `importDistribution`. */
export function declaredNames(names: Iterable<string>): DeclaredNames {
  return new Map([...names].map((name) => [normalizedName(name), name]))
}

/**
 * The distribution of a dotted import name. The recipe goes first; then what is declared and known to install it (by the environment's
 * metadata, by public metadata, by its very name, by names by custom); then what the environment has; then public metadata. Undefined
 * when nothing says it: no name is made up.
 */
export function importDistribution(
  workspace: Workspace,
  importName: QualifiedName,
  declared: DeclaredNames,
  given: GivenDistributions = {},
): ImportDistribution | undefined {
  const told = givenDistribution(importName, given)
  if (told !== undefined) return { name: told, source: 'recipe' }
  const installed = workspace.installed(importName)?.distributions ?? []
  const known = publicDistributions(importName)
  for (const name of [...installed, ...known, ...likelyNames(importName)]) {
    const own = declared.get(normalizedName(name))
    if (own !== undefined) return { name: own, source: 'declared' }
  }
  const squeezed = declared.get(squeezedName(declared.keys(), importName) ?? '')
  if (squeezed !== undefined && known.length === 0 && installed.length === 0)
    return { name: squeezed, source: 'declared' }
  const [first] = installed
  if (first !== undefined) return { name: normalizedName(first), source: 'installed' }
  return known[0] === undefined ? undefined : { name: known[0], source: 'public' }
}

/**
 * The one of some distributions (normalized) that has the name of an import but for hyphens: `wtfpeewee` is of wtf-peewee. Undefined where
 * there is none.
 */
export function squeezedName(names: Iterable<string>, importName: QualifiedName): string | undefined {
  const top = firstPartOf(importName).toLowerCase().replaceAll('_', '')
  return [...names].find((name) => name.replaceAll('-', '') === top)
}

/** What the recipe says of an import: the entry with the longest part of the name. */
export function givenDistribution(importName: QualifiedName, given: GivenDistributions): string | undefined {
  const key = prefixesOf(importName).find((prefix) => Object.hasOwn(given, prefix))
  return key === undefined ? undefined : given[key]
}

/** All names under which a requirement may stand that brings an import, normalized, the likeliest first. */
export function possibleDistributions(
  workspace: Workspace,
  importName: QualifiedName,
  given: GivenDistributions = {},
): readonly string[] {
  const told = givenDistribution(importName, given)
  if (told !== undefined) return [normalizedName(told)]
  const installed = workspace.installed(importName)?.distributions ?? []
  return [
    ...new Set([...installed, ...publicDistributions(importName), ...likelyNames(importName)].map(normalizedName)),
  ]
}

/** Whether one of the distributions that may offer an import is among the declared ones (names normalized). */
export function isDeclared(
  workspace: Workspace,
  importName: QualifiedName,
  declared: ReadonlySet<string>,
  given: GivenDistributions = {},
): boolean {
  const names = possibleDistributions(workspace, importName, given)
  const isSqueezed =
    givenDistribution(importName, given) === undefined && squeezedName(declared, importName) !== undefined
  return names.some((name) => declared.has(name)) || isSqueezed
}

/** Names by custom that are good enough to take a declared requirement for the one that is meant, never to write one. */
function likelyNames(dottedName: QualifiedName): readonly string[] {
  const words = dottedName.replaceAll('_', '-').split('.')
  const [top = ''] = words
  const endings =
    'core cpu gpu binary headless client driver sdk devkit lib cu11 cu12 cu13 cuda11x cuda12x cuda13x python py'.split(
      ' ',
    )
  // `google.cloud.storage` comes with google-cloud-storage; elsewhere the first word alone is likelier.
  const dotted = prefixesOf(dottedName)
    .filter((prefix) => !isNamespace(prefix))
    .map((prefix) => prefix.replaceAll('_', '-').replaceAll('.', '-'))
  const order = isWithinNamespace(dottedName) ? dotted : [top, ...dotted]
  if (isWithinNamespace(dottedName)) return order
  return [
    ...order,
    // `serial` with pyserial, `multipart` with python-multipart, `faiss` with faiss-cpu, `rpds` with rpds-py.
    `py${top}`,
    `python-${top}`,
    ...endings.map((one) => `${top}-${one}`),
  ]
}

function isWithinNamespace(name: QualifiedName): boolean {
  return prefixesOf(name).some((prefix) => prefix !== name && isNamespace(prefix) && isWithin(name, prefix))
}
