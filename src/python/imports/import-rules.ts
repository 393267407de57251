/** A kind of import with a place of its own in a block: one of the known five, or a section the project names. */
export type ImportSection = string

/** How far dots go: `from ..a` before or behind `from .a`. */
export type RelativeOrder = 'furthest-to-closest' | 'closest-to-furthest'

/** How names that are too many for a line are laid out: one on a line, or as many as there is room for (isort's modes 3, 0, 4 and 5). */
export type ImportWrapping = 'hanging' | 'grid' | 'vertical-grid' | 'grouped-grid'

/**
 * The rules a project sorts imports by, in the words of ruff (`[tool.ruff.lint.isort]`); those of isort say the same under other
 * names. Lists of modules may hold patterns with `*` and `?`.
 */
export interface ImportRules {
  readonly lineLength: number
  /** How wide a tab is. */
  readonly tabWidth: number
  /** The minor version of the oldest Python 3: what belongs to the standard library depends on it. */
  readonly pythonMinor: number
  readonly forceSingleLine: boolean
  readonly singleLineExclusions: readonly string[]
  readonly combineAsImports: boolean
  readonly forceWrapAliases: boolean
  /** Whether a name with another one parts the names of its module before it from those behind it. */
  readonly splitsAtAliases: boolean
  readonly wrapping: ImportWrapping
  /** Whether a mark for tools behind a statement (`# noqa: E402`) counts in the width of its line. */
  readonly measuresMarks: boolean
  /** Whether a comma stands behind the last of names on many lines. */
  readonly endsInComma: boolean
  /** From how many names on they never stand on one line; 0: that depends on the room alone. */
  readonly wrapsFrom: number
  /** Comments, without the mark, that sections are headed by. */
  readonly headings: ReadonlyMap<ImportSection, string>
  readonly splitOnTrailingComma: boolean
  readonly orderByType: boolean
  readonly forceSortWithinSections: boolean
  readonly caseSensitive: boolean
  readonly lengthSort: boolean
  readonly lengthSortStraight: boolean
  readonly forceToTop: readonly string[]
  readonly fromFirst: boolean
  readonly relativeOrder: RelativeOrder
  readonly classes: readonly string[]
  readonly constants: readonly string[]
  readonly variables: readonly string[]
  readonly noLinesBefore: readonly ImportSection[]
  /** Blank lines below the imports; -1: two above a definition, else one. */
  readonly linesAfterImports: number
  readonly linesBetweenTypes: number
  readonly forcedSeparate: readonly string[]
  readonly noSections: boolean
  /** Nobody says so: what fits by chance (three lines, or the order alone) was not kept by them. */
  readonly isGuess: boolean
  readonly sectionOrder: readonly ImportSection[]
  readonly defaultSection: ImportSection
  /** Patterns of modules with the section they belong to, whatever else is known of them; the first that fits counts. */
  readonly known: readonly (readonly [pattern: string, section: ImportSection])[]
  /** Whether what is known of the standard library is all there is of it for the project. */
  readonly isStandardLibraryListed: boolean
  /** Whether a file's own top-level package is first party wherever it lies. */
  readonly detectSamePackage: boolean
  /** Statements that every module with code has to have, as written. */
  readonly requiredImports: readonly string[]
}

/** What ruff does where nothing is set (docs.astral.sh/ruff/settings, "lint.isort"). */
export const DEFAULT_RULES: ImportRules = {
  lineLength: 88,
  tabWidth: 4,
  pythonMinor: 10,
  forceSingleLine: false,
  singleLineExclusions: [],
  combineAsImports: false,
  forceWrapAliases: false,
  splitsAtAliases: false,
  wrapping: 'hanging',
  measuresMarks: false,
  endsInComma: true,
  wrapsFrom: 0,
  headings: new Map(),
  splitOnTrailingComma: true,
  orderByType: true,
  forceSortWithinSections: false,
  caseSensitive: false,
  lengthSort: false,
  lengthSortStraight: false,
  forceToTop: [],
  fromFirst: false,
  relativeOrder: 'furthest-to-closest',
  classes: [],
  constants: [],
  variables: [],
  noLinesBefore: [],
  linesAfterImports: -1,
  linesBetweenTypes: 0,
  forcedSeparate: [],
  noSections: false,
  isGuess: false,
  sectionOrder: ['future', 'standard-library', 'third-party', 'first-party', 'local-folder'],
  defaultSection: 'third-party',
  known: [],
  isStandardLibraryListed: false,
  detectSamePackage: true,
  requiredImports: [],
}

/** What one file needs to have its imports sorted: the rules, and where it stands. */
export interface FileRules {
  readonly rules: ImportRules
  /** The top-level package the file is in, by the folder that has no `__init__.py` above it. */
  readonly ownPackage: string | undefined
  /** Whether a dotted module has a file or a folder in a source folder of the project, as its tools see it. */
  readonly isInSource: (module: string) => boolean
  readonly isStub: boolean
}

/** Whether two sets of rules are equal in each of them. */
export function sameRules(one: ImportRules, other: ImportRules): boolean {
  return one === other || wordsOf(one) === wordsOf(other)
}

const written = new WeakMap<ImportRules, string>()

function wordsOf(rules: ImportRules): string {
  const known = written.get(rules) ?? JSON.stringify({ ...rules, headings: [...rules.headings] })
  written.set(rules, known)
  return known
}
