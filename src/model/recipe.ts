import type { FindingCode } from './findings/finding-table.ts'
import type { QualifiedName } from './names.ts'
import type { RepoPath } from './source-file.ts'

/** Definitions that move (or are copied) from one module to another; `shared` picks them from the code. */
export interface SymbolRequest {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly symbols: 'shared' | readonly string[]
}

/** The sub-package that becomes a distribution of its own. */
export interface PackageRequest {
  readonly from: QualifiedName
  readonly to: QualifiedName
  readonly distribution: string
  readonly directory: RepoPath
}

/** Tests that move along: those below a folder that are about the package alone, or of them the files that are named. */
export interface TestsRequest {
  readonly from: RepoPath
  readonly to: RepoPath
  /** Paths from the root of the repository; undefined: all below `from`. */
  readonly files: readonly RepoPath[] | undefined
}

/** Whether a recipe asks for a file of tests; whether it may go is another question. */
export function isAskedFor(tests: TestsRequest | undefined, path: RepoPath): boolean {
  return tests !== undefined && path.startsWith(`${tests.from}/`) && tests.files?.includes(path) !== false
}

/** A package whose `__init__` becomes lazy, and what of it is imported at once all the same: names or modules. */
export interface LazyRequest {
  readonly package: QualifiedName
  readonly eager: readonly string[]
}

/** How optional dependencies are guarded, by the word of the recipe: what each policy does, for messages, the schema and the documentation. */
export const GUARD_POLICIES = {
  function: '`try`, and functions ask first; the default',
  'module-getattr': 'reached through a module that imports them when first read, PEP 562',
  'lazy-import': 'PEP 810, where requires-python starts at 3.15',
} as const

/** One of the policies. */
export type GuardPolicy = keyof typeof GUARD_POLICIES

/** A pitfall whose code is changed when the recipe asks: managers made in `__init__`, memory maps that nothing closes. */
export type Cure = 'manager-in-setup' | 'memory-map-teardown'

/** What somebody looked at and found right, though nothing can prove it: findings of a code in a file. */
export interface AcceptedFinding {
  readonly code: FindingCode
  readonly path: RepoPath
  readonly because: string
}

/** What the user asks for. All names are today's names. Absent keys have been given their defaults. */
export interface Recipe {
  readonly roots: readonly RepoPath[] | undefined
  readonly package: PackageRequest | undefined
  readonly renameModules: Readonly<Record<QualifiedName, QualifiedName>>
  readonly move: readonly SymbolRequest[]
  readonly copy: readonly SymbolRequest[]
  readonly layers: readonly (readonly string[])[]
  readonly lazy: readonly LazyRequest[]
  readonly optional: Readonly<
    Record<string, { readonly requires: readonly string[]; readonly marker: string | undefined }>
  >
  /** Import names whose distribution nothing else says, or says wrongly. */
  readonly distributions: Readonly<Record<QualifiedName, string>>
  readonly guard: GuardPolicy
  readonly tests: TestsRequest | undefined
  /** Whether workflow jobs are written; undefined: when there are workflows and the package has tests. */
  readonly ci: boolean | undefined
  readonly classPaths: { readonly keys: 'any' | readonly string[]; readonly prefer: 'module' | 'public' }
  /** The release in which old names stop working; undefined: they stop at once. */
  readonly shim: string | undefined
  readonly cures: readonly Cure[]
  readonly guide: RepoPath | undefined
  readonly exclude: readonly string[]
  /** Findings that are no reason to refuse, each with why. */
  readonly accept?: readonly AcceptedFinding[] | undefined
  /** `ignore`: files of the repository outside of the root that name what moves are no reason to refuse. */
  readonly outside?: 'ignore' | undefined
  /** Commands that format files, each in words, files come behind; false: none, undefined: what the project's own configuration says. */
  readonly format?: false | readonly (readonly string[])[] | undefined
  /** Where the recipe itself lies, if that is in the tree: it is never rewritten. */
  readonly file?: RepoPath | undefined
}

/** Whether a recipe accepts what is said with this code of the file at this path (of the tree as it is today). */
export function accepts(recipe: Recipe, code: FindingCode, path: RepoPath | undefined): boolean {
  return recipe.accept?.some((one) => one.code === code && one.path === path) === true
}
