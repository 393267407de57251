import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { distributionOf, requirementsFor } from './distribution.ts'
import type { Scope } from './declarations.ts'
import { RUNTIME } from './declarations.ts'
import { normalizedName } from './requirement.ts'

/** What a project installs always, and what only with an extra; names as PEP 503 normalizes them. */
export interface DeclaredParts {
  /** Undefined when the manifests do not say: there are none, one is broken, or its dependencies are computed. */
  readonly base: ReadonlySet<string> | undefined
  readonly extras: ReadonlyMap<string, ReadonlySet<string>>
  /** The folder of the manifest. */
  readonly folder: RepoPath
}

/** The declarations of the distribution a module belongs to; extras that name others are resolved. */
export function declaredParts(index: SymbolIndex, module: QualifiedName): DeclaredParts {
  const file = index.fileOf(module) ?? index.fileOf(index.modulesBelow(module)[0] ?? '') ?? ''
  const distribution = distributionOf(index.workspace, file)
  const namesOf = (scope: Scope): ReadonlySet<string> =>
    new Set(requirementsFor(distribution, scope).map(({ name }) => normalizedName(name)))
  const extras = new Set(distribution.declarations.flatMap(({ scope }) => (scope.kind === 'extra' ? [scope.name] : [])))
  return {
    base: distribution.isRuntimeTold ? namesOf(RUNTIME) : undefined,
    extras: new Map([...extras].map((extra) => [extra, namesOf({ kind: 'extra', name: extra })])),
    folder: distribution.folder,
  }
}
