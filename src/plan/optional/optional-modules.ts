import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../manifests/test-files.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import { optionalImports } from './optional-imports.ts'

/**
 * The modules in which optional imports are guarded: those of the extracted package, or of every package when none is
 * extracted; never tests. Says which dependency nobody imports, and what cannot be read.
 */
export function optionalModules(
  index: SymbolIndex,
  recipe: Recipe,
  dependencies: readonly OptionalDependency[],
): { readonly paths: readonly RepoPath[]; readonly findings: readonly Finding[] } {
  const scope = recipe.package !== undefined && index.isModule(recipe.package.to) ? recipe.package.to : undefined
  const words = dependencies.map((entry) => firstPartOf(entry.importName))
  const paths: RepoPath[] = []
  const findings: Finding[] = []
  const imported = new Set<OptionalDependency>()
  const outside: RepoPath[] = []
  for (const path of index.workspace.mentioning(words, '.py')) {
    const module = index.moduleOf(path)
    if (isTestFile(path) || (scope !== undefined && (module === undefined || !isWithin(module, scope)))) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    const [broken] = facts.errors
    if (broken !== undefined) {
      for (const dependency of dependencies) if (facts.text.includes(dependency.importName)) imported.add(dependency)
      const isLazy = facts.text.slice(broken.start, broken.end) === 'lazy'
      findings.push({
        code: 'not-guarded',
        level: 'warning',
        reason: `the file mentions an optional dependency and cannot be parsed${isLazy ? ' (a `lazy` import, PEP 810, is not read yet)' : ''}, so its imports were not guarded`,
        advice: isLazy
          ? 'Write the import without `lazy` and run again, or guard the uses in this file by hand.'
          : 'Mend its syntax and run again.',
        place: { path, span: broken },
      })
      continue
    }
    const found = optionalImports(facts, index.identityOf(path), dependencies)
    for (const entry of found) imported.add(entry.dependency)
    if (found.length === 0) continue
    if (module?.includes('.') === true || index.isPackage(module ?? '')) paths.push(path)
    else outside.push(path)
  }
  if (outside.length > 0) {
    findings.push({
      code: 'optional-outside-package',
      level: 'note',
      reason: `${outside.length === 1 ? 'a script imports' : `${outside.length} scripts import`} an optional dependency outside of any package, and were left as they are`,
      advice: 'Nothing needs to be done for scripts that are run from the repository.',
      place: { path: outside[0] ?? '' },
    })
  }
  for (const dependency of dependencies) {
    if (imported.has(dependency)) continue
    findings.push({
      code: 'optional-unused',
      level: 'warning',
      reason: `\`optional\` lists ${dependency.importName} (${dependency.extras.join(', ')}), which no module ${scope === undefined ? '' : `of ${scope} `}imports`,
      advice: 'Take it out of the recipe, or correct its import name (it is not the name of the distribution).',
    })
  }
  return { paths, findings }
}
