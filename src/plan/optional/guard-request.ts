import type { QualifiedName } from '../../model/names.ts'
import type { GuardPolicy } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'

/** What is known of the module that is to be guarded. */
export interface GuardRequest {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly dependencies: readonly OptionalDependency[]
  /** The module the helpers are imported from. */
  readonly helpers: QualifiedName
  readonly style: ImportStyle
  /** What strings stand in where the module has none. */
  readonly quote: string
  readonly isFirstParty: (top: string) => boolean
  /** Whether other modules, or `__all__`, get a name from this one. */
  readonly isOffered: (name: string) => boolean
  /** Whether another file reaches a name of this module by a text: a patch, a `setattr`. */
  readonly isReached: (name: string) => boolean
  readonly policy: GuardPolicy
  /** How reads are spelled through the generated module, under `module-getattr`. */
  readonly attributes: OptionalAttributes | undefined
  readonly evaluatesAnnotations: boolean
  /** The first-party modules that import this one when they are loaded. */
  readonly loadedBy: () => readonly QualifiedName[]
}
