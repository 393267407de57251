import type { ModuleFacts } from '../facts/facts.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import type { ImportStyle } from './import-lines.ts'

/** A text that is to import something, and how imports are spelled in it. */
export interface ImportHost {
  readonly facts: ModuleFacts
  /** The module it is; relative imports are counted from it. */
  readonly self: ModuleIdentity
  readonly style: ImportStyle
  /** Whether a top-level name is one of the project's own packages. */
  readonly isFirstParty: (top: string) => boolean
}
