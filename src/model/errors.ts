/** One problem of a recipe or of the flags, with the line of the recipe where there is one. */
export interface Problem {
  readonly message: string
  readonly line?: number
}

/** Why a text that is nested beyond the stack of its parser (a RangeError, for each of them) is not read, with the 1-based line. */
export const NESTED_TOO_DEEPLY = { problem: 'nested too deeply', line: 1 } as const

/** Indicates that the recipe or the flags are wrong. Carries every problem found, not the first. Exit code 2. */
export class UserError extends Error {
  readonly problems: readonly Problem[]

  constructor(title: string, problems: readonly Problem[]) {
    super(title)
    this.name = 'UserError'
    this.problems = problems
  }
}

/** Indicates that the run cannot go on in this environment or tree (dirty tree, branch exists). Exit code 1. */
export class RefusedError extends Error {
  readonly advice: string

  constructor(message: string, advice: string) {
    super(message)
    this.name = 'RefusedError'
    this.advice = advice
  }
}

/** Indicates that a trial could not be carried out (no repository, a signal), so that nothing is known of the result. Exit code 2. */
export class NotTriedError extends RefusedError {
  constructor({ message, advice }: RefusedError) {
    super(message, advice)
    this.name = 'NotTriedError'
  }
}

/** Indicates a mistake of this program, such as overlapping edits. Nothing is written. Exit code 3. */
export class InvariantError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'InvariantError'
  }
}

/**
 * Indicates that the tree is in the middle: some of it was written, and it could be brought neither on nor back. What is needed for
 * either is on the disk. Exit code 5.
 */
export class UnfinishedError extends Error {
  readonly advice: string

  constructor(message: string, advice: string) {
    super(message)
    this.name = 'UnfinishedError'
    this.advice = advice
  }
}
