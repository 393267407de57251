import type { FoundDifference } from './compare-imports.ts'
import { failureText } from './probe-imports.ts'
import type { Probed } from './probe-imports.ts'
import type { NamedReference } from './references.ts'

/** Compare what references of both sides resolve to; one that did not resolve before is left out. */
export function compareReferences(
  references: readonly NamedReference[],
  before: Probed,
  after: Probed,
): { readonly differences: readonly FoundDifference[]; readonly compared: number } {
  const differences: FoundDifference[] = []
  let compared = 0
  for (const reference of references) {
    const was = before.targets.get(reference.before)
    if (was?.kind === undefined) continue
    compared += 1
    const is = reference.after === undefined ? undefined : after.targets.get(reference.after)
    if (is?.kind === was.kind) continue
    const gone = reference.after === undefined ? 'there is no such entry' : 'was not answered'
    differences.push({
      kind: 'reference',
      subject: `${reference.before} in ${reference.place}`,
      now: reference.after ?? reference.before,
      before: was.kind,
      after: is?.error === undefined ? (is?.kind ?? gone) : failureText(is.error),
      failure: is?.error,
    })
  }
  return { differences, compared }
}
