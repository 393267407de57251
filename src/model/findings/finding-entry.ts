import type { FindingLevel } from '../finding.ts'

/** How a refused plan may be saved without the user: imports placed elsewhere, or a longer list of what moves, each tried first. */
export type Remedy = 'placement' | 'alternatives'

/** What is always true of a finding of one code; its reason and advice say what is true of the one at hand. */
export interface FindingEntry {
  /** The levels at which it is made, the most severe first. */
  readonly levels: readonly FindingLevel[]
  /** The situation in one line, no full stop. */
  readonly title: string
  /** Why it matters and what to do, for somebody who meets it for the first time. */
  readonly explains: string
  readonly remedies?: readonly Remedy[]
}
