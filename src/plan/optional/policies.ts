import type { Finding } from '../../model/finding.ts'
import type { GuardPolicy } from '../../model/recipe.ts'
import { attributeGuards, NO_GUARDS } from './attribute-guards.ts'
import type { AttributeGuards } from './attribute-guards.ts'
import { quoteEdits } from '../../python/edit/quote-edits.ts'
import { decideGuards } from './guard-decisions.ts'
import type { GuardRequest } from './guard-request.ts'
import { lazyGuards } from './lazy-guards.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import { boundBy } from './optional-imports.ts'
import type { OptionalImport } from './optional-imports.ts'
import { importReads } from './optional-uses.ts'
import type { OptionalUse } from './optional-uses.ts'
import { isAtTop, keptByName, keptNote } from './policy-fallbacks.ts'

/** The imports and uses that `guard: function` is left with, and what the other policies do with the rest. */
export interface Turned extends AttributeGuards {
  readonly imports: readonly OptionalImport[]
  readonly uses: readonly OptionalUse[]
  readonly findings: readonly Finding[]
}

/** What a policy does with the optional imports of a module. */
type Policy = (
  request: GuardRequest,
  imports: readonly OptionalImport[],
  uses: readonly OptionalUse[],
  attributes: OptionalAttributes | undefined,
) => Turned

const asNames: Policy = (_request, imports, uses) => ({ ...NO_GUARDS, imports, uses, findings: [] })

/** Each policy; what it leaves to `guard: function` is in `imports` and `uses` of what it gives. */
export const POLICIES: Readonly<Record<GuardPolicy, Policy>> = {
  function: asNames,

  'module-getattr'(request, imports, uses, attributes) {
    if (attributes === undefined) return asNames(request, imports, uses, attributes)
    const { facts, self } = request
    const { isTurned, findings } = turnable(request, imports, uses, attributes.spell)
    const turned = attributeGuards(request, imports.filter(isTurned), attributes)
    const own = uses.filter((use) => isTurned(use.imported))
    const { quoted } = decideGuards(facts, self, own, imports, request.evaluatesAnnotations)
    return {
      ...turned,
      edits: [...turned.edits, ...quoted.flatMap(({ span }) => quoteEdits(facts, span))],
      imports: imports.filter((entry) => !isTurned(entry)),
      uses: uses.filter((use) => !isTurned(use.imported)),
      findings,
    }
  },

  'lazy-import'(request, imports, uses) {
    const { isTurned, findings } = turnable(request, imports, uses, undefined)
    const lazy = lazyGuards(request, imports.filter(isTurned))
    const rest = imports.filter((entry) => !isTurned(entry))
    return { ...NO_GUARDS, ...lazy, imports: rest, uses, findings: [...findings, ...lazy.findings] }
  },
}

/** Which imports a policy other than `function` can take over, and what a person is told of the rest. */
function turnable(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  uses: readonly OptionalUse[],
  spell: OptionalAttributes['spell'] | undefined,
): { readonly isTurned: (entry: OptionalImport) => boolean; readonly findings: readonly Finding[] } {
  const { facts, self } = request
  const decided = decideGuards(facts, self, uses, imports, request.evaluatesAnnotations)
  const kept = keptByName(request, imports, decided, spell)
  const read = new Set(importReads(facts, self, imports).map((one) => one.reference.name))
  return {
    isTurned: (entry) =>
      isAtTop(entry) && !kept.has(entry.dependency) && [...boundBy([entry])].some((name) => read.has(name)),
    findings: [...kept].map(([dependency, reason]) => keptNote(request, dependency, reason)),
  }
}
