import { momentOf } from '../../python/facts/moments.ts'
import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { pathsOf } from '../../python/facts/modules.ts'
import { sourceRootsOf } from '../decide/source-roots-of.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionAt, distributionOf, everyRequirement } from '../manifests/distribution.ts'
import { declaredNames, importDistribution } from '../manifests/import-distribution.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { pluginsOf } from './test-plugins.ts'
import { sortKey } from '../../toml/add-in-order.ts'

/** What tests of a member are, for what they need. */
export interface TestNeeds {
  readonly index: SymbolIndex
  /** The tree before the run: its manifests declare what the tests need. */
  readonly base: Workspace
  readonly recipe: Recipe
  /** The package's name of today, and tomorrow's. */
  readonly from: QualifiedName
  readonly files: readonly RepoPath[]
  /** Names of further imports, of what is copied for them. */
  readonly imports: readonly QualifiedName[]
}

/**
 * The requirements of tests that the member does not bring already (`has`, normalized): third parties, plugins of pytest, other
 * distributions of the repository. What nothing tells the distribution of is a note and is not written.
 */
export function testRequirements(
  needs: TestNeeds,
  has: ReadonlySet<string>,
): { readonly requirements: readonly string[]; readonly findings: readonly Finding[] } {
  const { base, recipe } = needs
  const below = sourceRootsOf(recipe, base).flatMap((root) => pathsOf(needs.from, root))
  const home = distributionOf(base, below.find((path) => base.has(path)) ?? '')
  const all = [...everyRequirement(home), ...everyRequirement(distributionAt(base, ''))]
  const declared = declaredNames(all.map(({ name }) => name).reverse())
  const findings: Finding[] = []
  const requirements = new Map<string, string>()
  const add = (name: string): boolean => {
    const own = normalizedName(name)
    const found = all.find((entry) => normalizedName(entry.name) === own)
    if (!has.has(own) && !requirements.has(own)) requirements.set(own, found?.text ?? name)
    return found !== undefined || has.has(own)
  }
  add('pytest')
  for (const [name, path] of usesOf(needs)) {
    const found = importDistribution(base, name, declared, recipe.distributions)
    const top = firstPartOf(name)
    const place = path === undefined ? {} : { place: { path } }
    if (found === undefined)
      findings.push({
        code: 'unknown-distribution',
        level: 'note',
        reason: `tests import ${top}, and nothing says which distribution installs it, so the group \`test\` does not name one`,
        advice: `Declare it in a manifest of today, or write \`distributions: { ${top}: NAME }\` in the recipe.`,
        ...place,
      })
    else if (!add(found.name) && top !== 'pytest' && found.source !== 'recipe')
      findings.push({
        code: 'undeclared-import',
        level: 'note',
        reason: `tests import ${top}, which no manifest declares; \`${found.name}\` was written into the group \`test\` without a version`,
        advice: 'Give it the versions you support.',
        ...place,
      })
  }
  for (const name of pluginsOf(needs.index, needs.files).keys()) add(name)
  for (const name of neighbours(needs, home.name)) add(name)
  return {
    requirements: [...requirements.values()].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1)),
    findings,
  }
}

/** Third-party names that tests ask for, one for each distribution that could be meant. */
function usesOf({ index, files, imports }: TestNeeds): ReadonlyMap<QualifiedName, RepoPath | undefined> {
  const uses = new Map<string, { readonly name: QualifiedName; readonly path: RepoPath | undefined }>()
  const note = (name: QualifiedName, path: RepoPath | undefined): void => {
    const top = firstPartOf(name)
    if (top === '' || index.isModule(top) || isStandardLibrary(top)) return
    if (files.some((file) => file.endsWith(`/${top}.py`))) return
    const unit = index.workspace.installed(name)?.importName ?? name
    if (!uses.has(unit)) uses.set(unit, { name, path })
  }
  for (const name of imports) note(name, undefined)
  for (const path of files)
    for (const statement of index.facts(path)?.imports ?? []) {
      if (statement.level > 0 || momentOf(statement) === 'never') continue
      if (statement.kind === 'import') for (const item of statement.items) note(item.name, path)
      else for (const item of statement.items) note(joinName(statement.module, item.name), path)
    }
  return new Map([...uses.values()].map(({ name, path }) => [name, path]))
}

/** Other distributions of the repository whose modules the tests import. */
function neighbours({ index, files, recipe }: TestNeeds, monolith: string | undefined): readonly string[] {
  const to = recipe.package?.to ?? ''
  const found = new Set<string>()
  for (const path of files)
    for (const statement of index.facts(path)?.imports ?? []) {
      const names = statement.kind === 'import' ? statement.items.map((item) => item.name) : [statement.module]
      for (const name of statement.level > 0 || statement.typeChecking ? [] : names) {
        const top = firstPartOf(name)
        const file = index.fileOf(name) ?? index.fileOf(top)
        if (isWithin(name, to) || !index.isModule(top) || file === undefined || files.includes(file)) continue
        const owner = distributionOf(index.workspace, file).name ?? monolith
        if (owner !== undefined) found.add(owner)
      }
    }
  return [...found]
}
