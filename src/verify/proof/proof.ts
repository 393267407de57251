import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'

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

/** What a word of the ledger is. `other project`: a name of somebody else that is spelled alike; `nothing`: it resolves to nothing. */
export type ResidueClass =
  | 'module'
  | 'symbol'
  | 'attribute'
  | 'path'
  | 'distribution'
  | 'entry-point group'
  | 'logger'
  | 'history'
  | 'data'
  | 'other project'
  | 'nothing'

/** An occurrence of an old name, with the verdict on it; a rewritten one has its place in the base tree. */
export interface Residue {
  readonly path: string
  readonly line: number
  readonly column: number
  readonly text: string
  readonly verdict: 'rewritten' | 'kept' | 'undecided'
  readonly reason: string
  readonly class: ResidueClass
  /** What said that it is of this class. */
  readonly rule: string
}

/** A name that could be imported, and where it can be now; undefined: nowhere. */
export interface SurfaceEntry {
  readonly before: QualifiedName
  readonly after: QualifiedName | undefined
}

/**
 * One row of the checklist. `proved`: the tree shows it; `open`: not done, or nothing shows it; `broken`: the tree shows the
 * contrary; `none`: there is nothing it is about.
 */
export interface Duty {
  /** `P1` to `P12`. */
  readonly row: string
  readonly title: string
  readonly verdict: 'proved' | 'open' | 'broken' | 'none'
  readonly evidence: string
}

/** What is printed with every preview. */
export interface Proof {
  readonly checks: readonly Check[]
  readonly rewritten: number
  /** What is left: kept on purpose, or undecided. */
  readonly residue: readonly Residue[]
  /** Every occurrence there was or is. */
  readonly ledger: readonly Residue[]
  /** What could be imported from touched modules, and where each went. */
  readonly surface: readonly SurfaceEntry[]
  /** What usually goes wrong, and how this tree stands. */
  readonly checklist: readonly Duty[]
}
