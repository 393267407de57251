import type { Relocation } from '../relocation/relocation.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { distributionAt, distributionOf, everyRequirement } from '../manifests/distribution.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { PLAIN_REQUIREMENTS } from '../manifests/declarations.ts'
import type { Declaration } from '../manifests/declarations.ts'
import { declaredNames, importDistribution } from '../manifests/import-distribution.ts'
import type { ImportDistribution } from '../manifests/import-distribution.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { dependencyOf, optionalDependencies } from '../names/optional-dependencies.ts'
import { callNote, notNamed, unknownDistribution, undeclaredImport } from './dependency-findings.ts'
import { URGENCIES, packageUses } from './package-uses.ts'
import type { PackageUse, Urgency } from './package-uses.ts'
import { sortKey } from '../../toml/add-in-order.ts'

/** What the new distribution needs, from the imports of its modules and the declarations of the monolith. */
export interface PackageDependencies {
  readonly dependencies: readonly string[]
  readonly extras: Readonly<Record<string, readonly string[]>>
  /** What only tests inside the package need: the group `test`. */
  readonly testGroup: readonly string[]
  readonly findings: readonly Finding[]
  /** Distributions of this repository that it needs, by name: the monolith and others. */
  readonly neighbours: readonly Distribution[]
}

/** Nothing is needed where nothing is extracted. */
const NOTHING: PackageDependencies = { dependencies: [], extras: {}, testGroup: [], findings: [], neighbours: [] }

/** All uses of one distribution, or of one import that nothing tells the distribution of. */
interface Need {
  readonly found: ImportDistribution | undefined
  /** The import name of the recipe's `optional` that it belongs to. */
  readonly optional: QualifiedName | undefined
  readonly uses: PackageUse[]
}

/** Work out the dependencies. `home` is the distribution that the package leaves. */
export function packageDependencies(
  index: SymbolIndex,
  plan: Plan,
  relocations: readonly Relocation[],
  home: Distribution,
): PackageDependencies {
  const extracted = plan.recipe.package
  if (extracted === undefined) return NOTHING
  const uses = packageUses(index, plan, relocations, extracted.from)
  const lists: Lists = { base: new Set(), extras: {}, tests: new Set(), findings: [] }
  const neighbours = new Map<string, Distribution>()
  for (const use of uses.staying) {
    const { name, urgency } = use
    const distribution = ownerOf(index, name, home)
    if (distribution.name === undefined) {
      const isFirst = !lists.findings.some(({ code }) => code === 'monolith-not-named')
      if (isFirst && (urgency === 'import' || urgency === 'load'))
        lists.findings.push(notNamed(use, extracted.distribution))
      continue
    }
    // The monolith's own pin of itself (documents built with what is released) is about another version than the one beside it.
    const isHome = distribution.folder === home.folder
    const text = (isHome ? undefined : declaredText(home, distribution.name)) ?? distribution.name
    ;(urgency === 'test' ? lists.tests : lists.base).add(text)
    neighbours.set(distribution.folder, distribution)
  }
  // Whoever installs the package gets what its monolith brings, declared or not, as before.
  const isBeside = home.name !== undefined && lists.base.has(home.name)
  for (const need of needsOf(index, plan, home, uses.foreign)) settle(lists, index, plan, { home, isBeside }, need)
  for (const text of lists.base) lists.tests.delete(text)
  return {
    dependencies: inOrder(lists.base),
    extras: lists.extras,
    testGroup: inOrder(lists.tests),
    findings: lists.findings,
    neighbours: [...neighbours.values()],
  }
}

/** A first-party module belongs to the distribution of the nearest manifest above its file. */
function ownerOf(index: SymbolIndex, name: QualifiedName, home: Distribution): Distribution {
  const target = index.lookup(name, 'import')
  const module = target.kind === 'foreign' ? name : target.module
  const file = index.fileOf(module) ?? index.fileOf(index.modulesBelow(module)[0] ?? '')
  return file === undefined ? home : distributionOf(index.workspace, file)
}

function needsOf(index: SymbolIndex, plan: Plan, home: Distribution, uses: readonly PackageUse[]): readonly Need[] {
  const { workspace } = index
  const optional = optionalDependencies(plan.recipe)
  const all = [...everyRequirement(home), ...everyRequirement(distributionAt(workspace, ''))]
  const declared = declaredNames(all.map(({ name }) => name).reverse())
  const needs = new Map<string, Need>()
  for (const use of uses) {
    const asked = dependencyOf(optional, use.name)?.importName
    const found = importDistribution(workspace, asked ?? use.name, declared, plan.recipe.distributions)
    if (found === undefined && isNeighbour(index, use)) continue
    const key = asked ?? (found === undefined ? `? ${firstPartOf(use.name)}` : normalizedName(found.name))
    const need = needs.get(key) ?? { found, optional: asked, uses: [] }
    need.uses.push(use)
    needs.set(key, need)
  }
  const nameOf = ({ found, optional: asked, uses: [first] }: Need): string =>
    (found?.name ?? asked ?? first?.name ?? '').toLowerCase()
  return [...needs.values()].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1))
}

/** Whether a file beside the importing one is what a bare name means: a script's neighbour is no distribution. */
function isNeighbour(index: SymbolIndex, use: PackageUse): boolean {
  return fileBeside(index, use.place.path, firstPartOf(use.name)) !== undefined
}

interface Lists {
  readonly base: Set<string>
  readonly extras: Record<string, string[]>
  readonly tests: Set<string>
  readonly findings: Finding[]
}

/** The distribution that the package leaves, and whether the new one always brings it. */
interface Monolith {
  readonly home: Distribution
  readonly isBeside: boolean
}

/** Put one need where it belongs: always, with an extra, for tests; what nobody knows is an error, never a guess. */
function settle(lists: Lists, index: SymbolIndex, plan: Plan, { home, isBeside }: Monolith, need: Need): void {
  const urgency = URGENCIES.find((one) => need.uses.some((use) => use.urgency === one)) ?? 'guarded'
  const first = need.uses.find((use) => use.urgency === urgency)
  if (first === undefined) return
  const wanted = Object.entries(plan.recipe.optional).filter(
    ([, extra]) => need.optional !== undefined && extra.requires.includes(need.optional),
  )
  if (need.found === undefined) {
    if (wanted.length === 0 && urgency === 'guarded') return
    const isFallback = need.uses.every((use) => use.urgency !== urgency || use.isFallback === true)
    const shown = wanted.length > 0 ? 'import' : isFallback ? 'guarded' : urgency
    const beside = wanted.length === 0 && isBeside ? home.name : undefined
    lists.findings.push(unknownDistribution(first, need.optional ?? first.name, shown, beside))
    return
  }
  const root = distributionAt(index.workspace, '')
  const declared = [home, ...(home.folder === '' ? [] : [root])]
    .map((one) => declarationsOf(one, need.found?.name ?? ''))
    .find((list) => list.length > 0)
  const text = best(declared ?? [])?.requirement.text ?? need.found.name
  if (wanted.length > 0) {
    for (const [extra, { marker }] of wanted)
      (lists.extras[extra] ??= []).push(marker === undefined || text.includes(';') ? text : `${text}; ${marker}`)
    if (declared === undefined && need.found.source !== 'recipe')
      lists.findings.push(
        undeclaredImport(
          first,
          need.optional ?? unitOf(index, first.name),
          text,
          wanted.map(([extra]) => extra),
        ),
      )
    return
  }
  if (urgency === 'test') {
    lists.tests.add(text)
    return
  }
  if (declared === undefined) settleUndeclared(lists, need, urgency, first, unitOf(index, first.name))
  else settleDeclared(lists, declared, urgency, first, text)
}

/** The marker of a requirement whose uses while modules are loaded are all for one platform: what is for Windows alone installs nowhere else. */
function platformOf(uses: readonly PackageUse[]): string {
  const loading = uses.filter(({ urgency }) => urgency === 'import' || urgency === 'load')
  const marker = loading[0]?.marker
  return marker === undefined || loading.some((use) => use.marker !== marker) ? '' : `; ${marker}`
}

/** What no manifest declares is needed only where importing fails without. */
function settleUndeclared(
  lists: Lists,
  { found, uses }: Need,
  urgency: Urgency,
  use: PackageUse,
  importName: QualifiedName,
): void {
  if (urgency === 'guarded' || found === undefined) return
  if (urgency === 'call') {
    lists.findings.push(callNote(use, found.name, 'no manifest declares it'))
    return
  }
  const text = found.name + platformOf(uses)
  lists.base.add(text)
  if (found.source !== 'recipe') lists.findings.push(undeclaredImport(use, importName, text, []))
}

/**
 * What comes always stays so, and so does what every checkout gets; what comes with an extra does as well unless importing the package needs
 * it.
 */
function settleDeclared(
  lists: Lists,
  declared: readonly Declaration[],
  urgency: Urgency,
  use: PackageUse,
  text: string,
): void {
  const always = declared.filter(({ scope }) => scope.kind === 'runtime')
  if (always.length > 0) {
    for (const { requirement } of always) lists.base.add(requirement.text)
    return
  }
  const scope = best(declared)?.scope
  const isForAll = scope?.name === PLAIN_REQUIREMENTS.name && scope.kind === PLAIN_REQUIREMENTS.kind
  if (urgency === 'import' || scope === undefined || (urgency === 'load' && isForAll)) lists.base.add(text)
  else if (scope.kind === 'extra' || urgency === 'load') {
    const extra = (lists.extras[scope.name] ??= [])
    if (!extra.includes(text)) extra.push(text)
  } else if (urgency === 'call') lists.findings.push(callNote(use, text, `the project has it in ${scope.name} only`))
}

/** The part of a dotted name that one distribution installs, as far as the environment knows, else the first word. */
function unitOf(index: SymbolIndex, name: QualifiedName): QualifiedName {
  return index.workspace.installed(name)?.importName ?? firstPartOf(name)
}

/** The declarations of a distribution by its name. */
function declarationsOf(distribution: Distribution, name: string): readonly Declaration[] {
  const wanted = normalizedName(name)
  return distribution.declarations.filter(({ requirement }) => normalizedName(requirement.name) === wanted)
}

function declaredText(distribution: Distribution, name: string): string | undefined {
  const forUsers = declarationsOf(distribution, name).filter(({ scope }) => scope.kind !== 'group')
  return best(forUsers)?.requirement.text
}

/** Extras that are for those who work on a project, or that collect others: the last to be taken for what an import needs. */
const NOT_FOR_USERS =
  /^(all|full|complete|everything|dev|devel|develop|development|tests?|testing|docs?|documentation|lint|style|typing|types|mypy|ci|build|release|minimal)$/i

/** Of several declarations the one for most: always, then an extra for users, then any extra, then a group. */
function best(declared: readonly Declaration[]): Declaration | undefined {
  const rank = ({ scope }: Declaration): number =>
    scope.kind === 'runtime' ? 0 : scope.kind === 'group' ? 3 : NOT_FOR_USERS.test(scope.name) ? 2 : 1
  return [...declared].sort((a, b) => rank(a) - rank(b))[0]
}

function inOrder(texts: ReadonlySet<string>): readonly string[] {
  return [...texts].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
}
