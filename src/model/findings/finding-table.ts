import type { FindingEntry, Remedy } from './finding-entry.ts'
import { MEMBER_FINDINGS } from './member-findings.ts'
import { MOVE_FINDINGS } from './move-findings.ts'
import { OPTIONAL_FINDINGS } from './optional-findings.ts'
import { PITFALL_FINDINGS } from './pitfall-findings.ts'
import { PROOF_FINDINGS } from './proof-findings.ts'
import { TEXT_FINDINGS } from './text-findings.ts'

/** Every finding the program can make, by its code: the one home of what a code means. */
export const FINDINGS = {
  ...MOVE_FINDINGS,
  ...TEXT_FINDINGS,
  ...MEMBER_FINDINGS,
  ...OPTIONAL_FINDINGS,
  ...PITFALL_FINDINGS,
  ...PROOF_FINDINGS,
} as const satisfies Readonly<Record<string, FindingEntry>>

/** The situation a finding is about, in kebab-case. */
export type FindingCode = keyof typeof FINDINGS

/**
 * The codes of findings that are about what happens at run time or to an installation only, so that somebody who knows may accept one
 * in the recipe.
 */
export const ACCEPTABLE = [
  'attribute-path',
  'caller-asked',
  'dynamic-import',
  'module-compared',
  'module-name-read',
  'package-walked',
  'names-enumerated',
  'place-read',
  'read-by-path',
  'unknown-distribution',
] as const satisfies readonly FindingCode[]

/** All codes, in the order of the alphabet. */
export const FINDING_CODES: readonly FindingCode[] = (Object.keys(FINDINGS) as FindingCode[]).sort()

/** What is known of a code; takes one that is in the table. */
export function entryOf(code: FindingCode): FindingEntry {
  return FINDINGS[code]
}

/** Whether a plan that was refused for this reason may be saved in this way. */
export function allowsRemedy(code: FindingCode, remedy: Remedy): boolean {
  return entryOf(code).remedies?.includes(remedy) === true
}
