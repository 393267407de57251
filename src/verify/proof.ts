import type { Finding } from '../model/finding.ts'
import type { QualifiedName } from '../model/names.ts'

/** The verdict of one independent check over base, final and plan. */
export interface Check {
  /** kebab-case: `parses`, `resolves`, `imports-first`, `cycles`, `bodies`, `configs`, `residue` ... */
  readonly name: string
  readonly verdict: 'pass' | 'fail' | 'warn' | 'skipped'
  /** One line of evidence with numbers: `61 files parse, as before`. */
  readonly evidence: string
  readonly findings: readonly Finding[]
  /** For `imports-first`: today's names of the modules on the way of a failure. */
  readonly involved?: readonly QualifiedName[]
}

/** An occurrence of an old name that is left after the run, with the verdict on it. */
export interface Residue {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly text: string
  readonly verdict: 'kept' | 'undecided'
  readonly reason: string
}

/** What is printed with every preview. */
export interface Proof {
  readonly checks: readonly Check[]
  readonly rewritten: number
  readonly residue: readonly Residue[]
}
