import type { FindingCode } from '../../model/findings/finding-table.ts'
import { UserError } from '../../model/errors.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { findRoots, pathsOf } from '../../python/facts/modules.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What the monolith's own manifest says, as far as a new member is made from it. */
export interface ProjectManifest {
  readonly data: Readonly<Record<string, unknown>> | undefined
  readonly name: string | undefined
  /** Every requirement it declares: dependencies, extras, dependency groups. */
  readonly declared: readonly string[]
  readonly findings: readonly Finding[]
}

/** Read the root `pyproject.toml`; a missing or broken one is a finding, and the member is made without it. */
export function readProject(file: SourceFile | undefined): ProjectManifest {
  const empty = { data: undefined, name: undefined, declared: [] }
  if (file === undefined) {
    return {
      ...empty,
      findings: [
        problem(
          'no-manifest',
          'there is no pyproject.toml at the root, so the workspace was not told of the new member',
          'Add the member, its source and the dependency where your build is configured.',
        ),
      ],
    }
  }
  try {
    const data = mappingOf(parseToml(file.text))
    const project = mappingOf(data['project'])
    const extras = Object.values(mappingOf(project['optional-dependencies']))
    const groups = Object.values(mappingOf(data['dependency-groups']))
    const declared = [project['dependencies'], ...extras, ...groups].flatMap((list) =>
      Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : [],
    )
    return { data, name: typeof project['name'] === 'string' ? project['name'] : undefined, declared, findings: [] }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    const line = error.problems[0]?.line
    return {
      ...empty,
      findings: [
        {
          ...problem(
            'manifest-not-read',
            `pyproject.toml cannot be read: ${error.problems[0]?.message ?? error.message}`,
            'Mend it and run again; it was left as it is.',
          ),
          place: { path: file.path, ...(line === undefined ? {} : { line }) },
        },
      ],
    }
  }
}

/** The manifest of the distribution a file belongs to: the nearest `pyproject.toml` above it that has a `[project]`. */
export function manifestPath(workspace: Workspace, path: RepoPath): RepoPath {
  for (let folder = folderOf(path); folder !== ''; folder = folderOf(folder)) {
    const manifest = joinPath(folder, 'pyproject.toml')
    if (workspace.has(manifest) && readProject(workspace.read(manifest)).name !== undefined) return manifest
  }
  return 'pyproject.toml'
}

/** Every requirement that the distribution declares whose sources hold a module of today; the root's where there is none. */
export function declaredNear(workspace: Workspace, recipe: Recipe, module: QualifiedName): readonly string[] {
  const below = (recipe.roots ?? findRoots(workspace.list())).flatMap((root) => pathsOf(module, root))
  const home = manifestPath(workspace, below.find((path) => workspace.has(path)) ?? '')
  return readProject(workspace.read(home)).declared
}

function problem(code: FindingCode, reason: string, advice: string): Finding {
  return { code, level: 'warning', reason, advice, place: { path: 'pyproject.toml' } }
}
