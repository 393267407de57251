import type { FileChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { TransformGroup } from './transform.ts'

/** One transform's result within a run. */
export interface Step {
  readonly transform: string
  readonly group: TransformGroup
  readonly summary: string
  readonly before: Workspace
  readonly after: Workspace
  readonly changes: readonly FileChange[]
  readonly findings: readonly Finding[]
}

/** Preview, patch, JSON, apply and the guide all read the same run. */
export interface Run {
  readonly plan: Plan
  readonly base: Workspace
  readonly steps: readonly Step[]
  readonly final: Workspace
  /** SHA-256 over the paths and bytes of every file that differs between base and final. */
  readonly digest: string
}
