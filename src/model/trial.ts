import type { RepoPath } from './source-file.ts'

/** How far a trial goes; each level takes in those before it. */
export const TRIAL_LEVELS = ['import', 'collect', 'test'] as const

export type TrialLevel = (typeof TRIAL_LEVELS)[number]

/**
 * One part of a trial. `different`: something works otherwise in the result than in the base. `skipped`: it could not be tried, on one side
 * at least, and `detail` says why.
 */
export interface TrialStage {
  readonly title: string
  readonly verdict: 'same' | 'different' | 'skipped'
  readonly detail: string
  /** The level that this part is the answer to; other parts are beside it. */
  readonly answers?: TrialLevel
}

/** What kind of thing works otherwise. */
export type DifferenceKind = 'build' | 'install' | 'import' | 'name' | 'reference' | 'collect' | 'test'

/** One thing that works otherwise in the result. */
export interface TrialDifference {
  readonly kind: DifferenceKind
  /** A module, a public name, a reference or a test, as the base calls it. */
  readonly subject: string
  /** As the result calls it; the same as `subject` where it kept its name. */
  readonly now: string
  readonly before: string
  readonly after: string
  /** The file of the result in which it goes wrong, where that is known. */
  readonly path?: RepoPath
  /** What of the run may explain it: a transform that edited the file, a finding about it. */
  readonly causes: readonly string[]
}

/** What came of trying a result where its users will. */
export interface Trial {
  readonly level: TrialLevel
  /** The interpreter of both sides, such as `CPython 3.12.1`, and what made the environments. */
  readonly python: string
  readonly stages: readonly TrialStage[]
  readonly differences: readonly TrialDifference[]
  /** What a person may want to know and is no difference: what could not be installed, new warnings, times. */
  readonly notes: readonly string[]
}

/** Whether what was asked for was tried: the part that answers the level of the trial was not skipped. */
export function wasTried({ stages, level }: Trial): boolean {
  return stages.some(({ answers, verdict }) => answers === level && verdict !== 'skipped')
}
