import type { FindingCode } from './findings/finding-table.ts'
import type { QualifiedName } from './names.ts'
import type { RepoPath } from './source-file.ts'
import type { Span } from './span.ts'

/** Where a finding points: a file and, if known, a span of its text and the 1-based line and column. */
export interface Place {
  readonly path: RepoPath
  readonly span?: Span
  readonly line?: number
  readonly column?: number
}

/** An `error` stops the run before anything is written; a `warning` and a `note` do not. */
export type FindingLevel = 'error' | 'warning' | 'note'

/**
 * Something a person must know. `code` names the situation in kebab-case, not the remedy;
 * `reason` says what is the case and why it matters; `advice` is an instruction.
 */
export interface Finding {
  readonly code: FindingCode
  readonly level: FindingLevel
  readonly reason: string
  readonly advice: string
  readonly place?: Place
  /** What it is about beside the file it points to: modules, packages and imports, as dotted names of before or after. */
  readonly about?: readonly QualifiedName[]
}
