import type { Problem } from '../../model/errors.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isPublicDistribution } from '../manifests/import-names.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { workspaceMembers } from '../manifests/workspace-members.ts'
import { hiddenFolders } from './hidden-folders.ts'

/**
 * New names of a recipe that something else has: import names that are modules of the standard library or of a third party, and
 * distributions that are declared or are another member. `moves` are the symbols that move, whose target may be a new module;
 * `to` gives the final name of a module. The name of the package is no question once it has left.
 */
export function takenNames(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Problem[] {
  const extracted = recipe.package
  const isLeaving = extracted !== undefined && index.isModule(extracted.from)
  const asked = [
    ...(isLeaving ? [{ key: 'package: to', name: extracted.to }] : []),
    ...Object.keys(recipe.renameModules)
      .filter((from) => index.isModule(from) && to(from) !== from)
      .map((from) => ({ key: `rename_modules: ${from}`, name: to(from) })),
    ...[...new Set(moves.map((move) => move.to))].map((target) => ({ key: `move: to ${target}`, name: to(target) })),
  ]
  const byTop = new Map(asked.toReversed().map((entry) => [firstPartOf(entry.name), entry.key]))
  const hidden = [...byTop].toReversed().flatMap(([top, key]) => {
    const owner = ownerOf(index, top)
    return owner === undefined ? [] : [{ message: `${key}: ${top} is ${owner}; choose another name` }]
  })
  const problems = [...hidden, ...hiddenFolders(index, recipe, moves, to)]
  return isLeaving ? [...problems, ...takenDistribution(index, extracted.distribution)] : problems
}

/** What a new top-level module would hide, since it stands before everything else of its name on `sys.path`; undefined where the name is free. */
function ownerOf(index: SymbolIndex, top: string): string | undefined {
  if (index.isModule(top)) return undefined
  if (isStandardLibrary(top))
    return 'a module of the standard library, which it would hide from everybody (or be hidden by it)'
  const place = importerOf(index, top)
  return place === undefined ? undefined : `what ${place} imports of another distribution, which it would hide`
}

/** A file that imports a top-level name today, else the environment that has it; undefined where neither does. */
function importerOf({ workspace }: SymbolIndex, top: string): string | undefined {
  const importer = workspace
    .mentioning([top], '.py')
    .find((path) => scannedImports(workspace, path).some((name) => firstPartOf(name) === top))
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
