import type { Residue } from '../verify/proof/proof.ts'

const ORDER: readonly Residue['verdict'][] = ['undecided', 'kept', 'rewritten']

/** The ledger as lines for people and for `grep`: verdict, place, the old name, what it is, the reason. Ends in a newline. */
export function ledgerLines(ledger: readonly Residue[]): string {
  const sorted = ledger.toSorted(
    (a, b) =>
      ORDER.indexOf(a.verdict) - ORDER.indexOf(b.verdict) ||
      (a.path < b.path ? -1 : a.path > b.path ? 1 : 0) ||
      a.line - b.line ||
      a.column - b.column,
  )
  return sorted
    .map(
      (one) =>
        `${one.verdict.padEnd(9)}  ${one.path}:${one.line}:${one.column}  ${one.text}  ${one.class}  (${one.reason})\n`,
    )
    .join('')
}
