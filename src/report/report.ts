import type { Run } from '../engine/run.ts'
import type { Trial } from '../model/trial.ts'
import type { QualifiedName } from '../model/names.ts'
import type { Proof } from '../verify/proof/proof.ts'

/**
 * What became of a run. `refused`: there is nothing to apply. `proved` and `disproved`: a tree that is there already was
 * judged.
 */
export type Outcome = 'previewed' | 'applied' | 'refused' | 'nothing-to-do' | 'proved' | 'disproved'

/** One commit that was made. */
export interface MadeCommit {
  readonly id: string
  readonly subject: string
}

/** Where an applied run went. Without `branch` the current one was kept, without commits the changes are in the tree. */
export interface Written {
  readonly files: number
  readonly branch: string | undefined
  readonly commits: readonly MadeCommit[]
  /** What formatters and hooks made of the files after the digest was taken; absent: nothing. */
  readonly reformatted?: {
    readonly paths: readonly string[]
    readonly by: readonly string[]
    readonly notes: readonly string[]
  }
}

/** Everything the reports are made from, whatever their form. */
export interface Report {
  readonly toolVersion: string
  /** As the user may name it, for people. */
  readonly recipePath: string
  readonly run: Run
  /** Undefined where nothing was to be proved: an error in the plan, or nothing to do. */
  readonly proof: Proof | undefined
  readonly outcome: Outcome
  /** Why the run may not be applied; empty unless `refused`. */
  readonly refusals: readonly string[]
  readonly written: Written | undefined
  /** What came of trying it, where that was asked for. */
  readonly trial?: Trial | undefined
  /** Where a tree that was judged stands in the run it is part of, in words. */
  readonly standing?: string | undefined
}

/** What is done, in a few words. */
export function titleOf(report: Report): string {
  const { recipe } = report.run.plan
  const extracted = recipe.package
  if (extracted !== undefined) {
    return `${extracted.from} -> ${extracted.to} (${extracted.distribution}, in ${extracted.directory})`
  }
  const names: readonly QualifiedName[] = [
    ...Object.keys(recipe.renameModules),
    ...recipe.move.map((move) => move.from),
  ]
  return names.length === 0 ? 'no package to extract' : `changes to ${[...new Set(names)].join(', ')}`
}
