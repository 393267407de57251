import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'

/** A dependency that comes with an extra: its dotted import name and the extras that bring it, in recipe order. */
export interface OptionalDependency {
  readonly importName: QualifiedName
  readonly extras: readonly string[]
}

/** The dependencies a recipe calls optional, one entry for each import name, in the recipe's order. */
export function optionalDependencies(recipe: Recipe): readonly OptionalDependency[] {
  const extras = new Map<QualifiedName, string[]>()
  for (const [extra, { requires }] of Object.entries(recipe.optional))
    for (const importName of requires) extras.set(importName, [...(extras.get(importName) ?? []), extra])
  return [...extras].map(([importName, names]) => ({ importName, extras: names }))
}

/** The optional dependency an absolute dotted name belongs to; the longest import name wins. */
export function dependencyOf(
  dependencies: readonly OptionalDependency[],
  name: QualifiedName,
): OptionalDependency | undefined {
  return dependencies
    .filter((entry) => isWithin(name, entry.importName))
    .sort((a, b) => b.importName.length - a.importName.length)[0]
}

/** What a user runs to get a dependency of a distribution. */
export function installText(distribution: string, { extras }: OptionalDependency): string {
  return extras.map((extra) => `pip install '${distribution}[${extra}]'`).join(' or ')
}
