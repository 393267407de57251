import type { FileChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import type { Plan } from '../model/plan.ts'
import type { Decisions } from '../plan/relocation/decisions.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** What a transform sees: the plan, the tree as it was, and the tree as the transforms before it left it. */
export interface TransformContext {
  readonly plan: Plan
  readonly decisions: Decisions
  readonly base: Workspace
  readonly index: SymbolIndex
  readonly workspace: Workspace
}

/** What a transform wants: changes and findings. It never performs anything. */
export interface TransformResult {
  readonly changes: readonly FileChange[]
  readonly findings: readonly Finding[]
}

/** The group decides the commit: the transforms of one group only make sense together. */
export type TransformGroup =
  'scaffold' | 'code' | 'configs' | 'mentions' | 'optional' | 'cures' | 'api' | 'shim' | 'tests' | 'ci' | 'guide'

/** What moves, and everything that says its name: without one of them the tree does not work. */
const MOVING: readonly TransformGroup[] = ['code', 'configs', 'mentions']

/** The groups that each group rests on, beside itself: what it writes is right where they ran as well. */
export const RESTS_ON: Readonly<Record<TransformGroup, readonly TransformGroup[]>> = {
  scaffold: MOVING,
  code: MOVING,
  configs: MOVING,
  mentions: MOVING,
  optional: MOVING,
  cures: MOVING,
  api: MOVING,
  shim: ['scaffold', ...MOVING],
  tests: ['scaffold', ...MOVING],
  ci: ['scaffold', ...MOVING, 'tests'],
  guide: MOVING,
}

/** One transform. `name` is kebab-case and imperative; `summary` is one line for help and commit messages. */
export interface Transform {
  readonly name: string
  readonly group: TransformGroup
  readonly summary: string
  /**
   * True for a transform that brings a tree into a state the recipe describes (guards, a lazy `__init__`): it also
   * runs when nothing is left to move, and changes nothing the second time.
   */
  readonly settles?: boolean
  readonly run: (context: TransformContext) => TransformResult
}
