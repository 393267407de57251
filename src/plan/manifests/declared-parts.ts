import { mappingOf } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { manifestPath, readProject } from './project-manifest.ts'
import { distributionNames, normalizedName, parseRequirement } from './requirement.ts'

/** What a project installs always, and what only with an extra; names as PEP 503 normalizes them. */
export interface DeclaredParts {
  /** Undefined when the manifest does not say: there is none, it is broken, or its dependencies are dynamic. */
  readonly base: ReadonlySet<string> | undefined
  readonly extras: ReadonlyMap<string, ReadonlySet<string>>
  /** The folder of the manifest. */
  readonly folder: RepoPath
}

/** The declarations of the project a module belongs to (PEP 621). */
export function declaredParts(index: SymbolIndex, module: QualifiedName): DeclaredParts {
  const file = index.fileOf(module) ?? index.fileOf(index.modulesBelow(module)[0] ?? '') ?? ''
  const manifest = manifestPath(index.workspace, file)
  const { data } = readProject(index.workspace.read(manifest))
  const project = mappingOf(data?.['project'])
  const dynamic = Array.isArray(project['dynamic']) && project['dynamic'].includes('dependencies')
  return {
    base: data?.['project'] === undefined || dynamic ? undefined : namesOf(project['dependencies']),
    extras: new Map(
      Object.entries(mappingOf(project['optional-dependencies'])).map(([extra, list]) => [extra, namesOf(list)]),
    ),
    folder: folderOf(manifest),
  }
}

/** Whether one of the distributions that offer an import name is among the declared ones. */
export function isDeclared(workspace: Workspace, importName: string, declared: ReadonlySet<string>): boolean {
  return distributionNames(workspace, importName).some((name) => declared.has(normalizedName(name)))
}

function namesOf(list: unknown): ReadonlySet<string> {
  const entries = Array.isArray(list) ? list.filter((entry): entry is string => typeof entry === 'string') : []
  return new Set(entries.flatMap((entry) => parseRequirement(entry)?.name ?? []).map(normalizedName))
}
