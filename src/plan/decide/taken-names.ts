import type { Problem } from '../../model/errors.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { scanImports } from '../../python/facts/scan-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isPublicDistribution } from '../manifests/import-names.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { workspaceMembers } from '../manifests/workspace-members.ts'

/**
 * New names of a recipe that something else has: import names that are modules of the standard library or of a third party, and
 * distributions that are declared or are another member. `to` gives the final name of a module. Nothing once the package has left.
 */
export function takenNames(
  index: SymbolIndex,
  recipe: Recipe,
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const problems: Problem[] = []
  const extracted = recipe.package
  const isLeaving = extracted !== undefined && index.isModule(extracted.from)
  const names = [
    ...(isLeaving ? [{ key: 'package: to', name: extracted.to }] : []),
    ...Object.keys(recipe.renameModules)
      .filter((from) => index.isModule(from) && to(from) !== from)
      .map((from) => ({ key: `rename_modules: ${from}`, name: to(from) })),
  ]
  for (const { key, name } of names) {
    const top = name.split('.')[0] ?? name
    if (index.isModule(top)) continue
    if (isStandardLibrary(top))
      problems.push({
        message: `${key}: ${top} is a module of the standard library, which it would hide from everybody (or be hidden by it); choose another name`,
      })
    else {
      const place = importerOf(index, top)
      if (place !== undefined)
        problems.push({
          message: `${key}: ${top} is what ${place} imports of another distribution, which it would hide; choose another name`,
        })
    }
  }
  if (isLeaving) problems.push(...takenDistribution(index, extracted.distribution))
  return problems
}

/** A file that imports a top-level name today; undefined when none does and no environment has it. */
function importerOf({ workspace }: SymbolIndex, top: string): string | undefined {
  const importer = workspace
    .mentioning([top], '.py')
    .find((path) =>
      [...scanImports(Buffer.from(workspace.bytes(path) ?? []).toString('latin1'))].some(
        (name) => name.split('.')[0] === top,
      ),
    )
  return importer ?? (workspace.installed(top) === undefined ? undefined : 'the environment')
}

function takenDistribution(index: SymbolIndex, distribution: string): readonly Problem[] {
  const { workspace } = index
  const wanted = normalizedName(distribution)
  for (const { name, manifest, dependencies, extras, groups } of workspaceMembers(workspace)) {
    if (normalizedName(name) === wanted)
      return [
        {
          message: `package: distribution: ${distribution} is the name of what ${manifest} builds; choose another name`,
        },
      ]
    const declared = [...dependencies, ...Object.values(extras).flat(), ...groups]
    const taken = declared.find((text) => normalizedName(/^[\w.-]+/.exec(text)?.[0] ?? '') === wanted)
    // A manifest may have been told of the new one before: then nothing imports it yet, and nobody else has the name.
    const isElses = isPublicDistribution(wanted) || importerOf(index, wanted.replaceAll('-', '_')) !== undefined
    if (taken !== undefined && isElses)
      return [
        {
          message: `package: distribution: ${distribution} is what ${manifest} requires of somebody else (\`${taken}\`); choose another name`,
        },
      ]
  }
  return []
}
