import type { RepoPath } from '../../model/source-file.ts'
import type { ProjectDetails } from './project-details.ts'
import type { Requirement } from './requirement.ts'

/** Where something stands: the line is 1-based, and left out where a value has none of its own. */
export interface DeclaredPlace {
  readonly path: RepoPath
  readonly line?: number
}

/**
 * What a declared requirement is for. `runtime`: it comes with every installation; `extra`: with that extra (PEP 508); `group`: for those
 * who work on the project (a dependency group of PEP 735, an environment, a file of requirements that no manifest reads).
 */
export interface Scope {
  readonly kind: 'runtime' | 'extra' | 'group'
  /** The name of the extra or group; `''` for `runtime`. */
  readonly name: string
}

/** What every installation brings. */
export const RUNTIME: Scope = { kind: 'runtime', name: '' }

/** What a `requirements.txt` names that no manifest reads: what a checkout needs to run. */
export const PLAIN_REQUIREMENTS: Scope = { kind: 'group', name: 'requirements' }

/** One requirement that a manifest declares. */
export interface Declaration {
  readonly scope: Scope
  readonly requirement: Requirement
  readonly place: DeclaredPlace
}

/** What a manifest says in a way that cannot be read without running something. */
export interface Unread {
  /** `dependencies`, `extras`, or a group. */
  readonly what: string
  readonly reason: string
  readonly place: DeclaredPlace
}

/** What one file adds to what is known of a distribution. */
export interface ManifestPart {
  readonly name?: string | undefined
  readonly requiresPython?: string | undefined
  readonly details?: ProjectDetails
  readonly declarations: readonly Declaration[]
  readonly unread: readonly Unread[]
  /** Files of requirements that it reads, relative to its folder, and what for. */
  readonly files?: readonly { readonly path: string; readonly scope: Scope; readonly place: DeclaredPlace }[]
  /** Whether it is where the dependencies of the distribution are told (none at all is told too). */
  readonly tellsRuntime: boolean
}

/** Nothing at all. */
export const NO_PART: ManifestPart = { declarations: [], unread: [], tellsRuntime: false }

/** The files beside the manifest in which pbr finds what every installation brings, and what tests need (pbr, "Using pbr", "Requirements"). */
export function filesOfPbr(place: DeclaredPlace): NonNullable<ManifestPart['files']> {
  return [
    { path: 'requirements.txt', scope: RUNTIME, place },
    { path: 'test-requirements.txt', scope: { kind: 'group', name: 'test' }, place },
  ]
}
