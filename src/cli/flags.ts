/** The forms a report comes in; `text` is a diff on stdout and prose on stderr. */
export const FORMATS = ['text', 'json', 'jsonl', 'sarif', 'github', 'gitlab'] as const

export type Format = (typeof FORMATS)[number]

/** The flags every command takes. */
export interface Flags {
  readonly root: string
  readonly recipe?: string
  readonly dryRun: boolean
  readonly only: readonly string[]
  readonly skip: readonly string[]
  readonly patch?: string
  /** A file for the page, and whether a browser shall show it. */
  readonly html?: string
  readonly open?: boolean
  readonly format: Format
  readonly check: boolean
  /** Show the diff on a terminal too. */
  readonly diff?: boolean
  /** In place of the diff how much of each file changes. */
  readonly stat?: boolean
  /** False for `--no-pager`. */
  readonly pager?: boolean
  /** `--root` as it was typed, where it was. */
  readonly givenRoot?: string
  readonly strict: boolean
  readonly quiet: boolean
  readonly verbose: boolean
  /** Say at the end where the time went. */
  readonly timing: boolean
  /** Replace files that are there (`init`), or that git tracks (`--patch`, `-o`). */
  readonly force: boolean
  /** A plan that `plan -o` wrote: its recipe is taken, and it has to come out the same. */
  readonly plan?: string
  /** A command to run on the tree before and after. */
  readonly verifyWith?: string
  /** Take a tree as it is although HEAD is in the middle of an earlier run. */
  readonly fromMiddle?: boolean
  /** Undefined: as the stream and the environment are. */
  readonly color?: boolean
}

/** What `apply` takes besides. */
export interface ApplyFlags extends Flags {
  /** A name, or false for `--no-branch`. */
  readonly branch?: string | false
  readonly commits: boolean
  readonly allowDirty: boolean
  readonly yes: boolean
  /** False for `--no-verify`. */
  readonly verify: boolean
  /** Ask for each edit. */
  readonly interactive: boolean
  /** False for `--no-formatter`. */
  readonly formatter: boolean
  /** A plan that no longer comes out the same is made again, and the difference said. */
  readonly replan: boolean
  /** The digest that the run has to have, or its beginning. */
  readonly expectDigest?: string
  readonly continue: boolean
  readonly abort: boolean
  /** Lock anew with uv what is stale, as a commit of its own. */
  readonly lock: boolean
  /** A level, or true for the first one. */
  readonly try?: string | true
}

/** What `guide` takes besides. */
export interface GuideFlags extends Flags {
  readonly output?: string
}

/** What `plan` takes besides. */
export interface PlanFlags extends Flags {
  readonly output?: string
}

/** What `init` takes besides. */
export interface InitFlags extends Flags {
  /** The package to extract, and what it is called afterwards; what is missing follows from its name. Undefined: list what there is. */
  readonly from?: string
  /** Folders where dotted names start, with commas between them. */
  readonly roots?: string
  readonly to?: string
  readonly distribution?: string
  readonly directory?: string
  readonly output?: string
}

/** What `verify` takes besides. */
export interface VerifyFlags extends Flags {
  /** The revision the work started from. */
  readonly base: string
  /** The revision to judge; undefined: the working tree. */
  readonly head?: string
  readonly ledger: boolean
  /** A level, or true for the first one. */
  readonly try?: string | true
}

/** What `try` takes besides; numbers as they were typed. */
export interface TryFlags extends Flags {
  readonly level: string
  readonly base?: string
  readonly head?: string
  readonly python?: string
  readonly extras: string
  readonly command?: string
  readonly findLinks: readonly string[]
  readonly with: readonly string[]
  readonly timeout: string
  readonly memory: string
  readonly jobs: string
}

/** What a switch is that is not given. Apart from commander, whose help would print each of them. */
export const UNSET = {
  dryRun: false,
  check: false,
  strict: false,
  quiet: false,
  verbose: false,
  timing: false,
  commits: true,
  allowDirty: false,
  yes: false,
  verify: true,
  formatter: true,
  interactive: false,
  replan: false,
  continue: false,
  lock: false,
  abort: false,
  ledger: false,
  force: false,
} as const

/** `quiet` wins over `verbose`. */
export function verbosityOf(flags: Flags): 'quiet' | 'normal' | 'verbose' {
  if (flags.quiet) return 'quiet'
  return flags.verbose ? 'verbose' : 'normal'
}
