/** What the command line takes, as data: completions, the man page and the reference are made from it. */
export interface CommandOutline {
  readonly name: string
  readonly description: string
  readonly options: readonly OptionOutline[]
  /** What may stand behind the name of the command; empty where nothing is known. */
  readonly values: readonly string[]
}

/** One option. */
export interface OptionOutline {
  /** As the help writes it: `-o, --output <file>`. */
  readonly flags: string
  readonly short: string | undefined
  readonly long: string
  readonly description: string
  /** What comes behind it: nothing, one of `values`, a path, or a word that nobody can guess. */
  readonly takes: 'nothing' | 'value' | 'file' | 'folder' | 'word'
  readonly values: readonly string[]
}

/** The whole program. The first command is the one that runs without a name. */
export interface ProgramOutline {
  readonly name: string
  readonly version: string
  readonly about: string
  readonly shared: readonly OptionOutline[]
  readonly commands: readonly CommandOutline[]
  readonly exitCodes: string
}
