import type { Check, Duty, Proof, Residue } from '../verify/proof/proof.ts'
import type { Paint, Style } from './paint.ts'
import { plural } from './plan-lines.ts'
import { shortened } from './shortened.ts'

const STYLES: Readonly<Record<Check['verdict'], Style>> = { pass: 'green', fail: 'red', warn: 'yellow', skipped: 'dim' }

/** One line a check: its verdict, its name, the evidence. */
export function proofLines(proof: Proof, paint: Paint): readonly string[] {
  const width = Math.max(0, ...proof.checks.map((check) => check.name.length))
  return proof.checks.map((check) => {
    return `${paint(STYLES[check.verdict], check.verdict.padEnd(7))}  ${check.name.padEnd(width)}  ${check.evidence}`
  })
}

const DUTIES: Readonly<Record<Duty['verdict'], Style>> = { proved: 'green', broken: 'red', open: 'yellow', none: 'dim' }

/** The checklist: in its own order with all evidence, or what is open first and with evidence only there, and what is not here in one line. */
export function checklistLines(proof: Proof, paint: Paint, isFull: boolean): readonly string[] {
  const rows = proof.checklist
  if (rows.length === 0) return []
  if (isFull)
    return rows.map((one) => {
      const verdict = paint(DUTIES[one.verdict], one.verdict.padEnd(6))
      return `${verdict}  ${one.row.padEnd(3)}  ${one.title}: ${one.evidence}`
    })
  const said = (['broken', 'open', 'proved'] as const).flatMap((verdict) =>
    // What is settled needs its words alone, what is not its evidence as well.
    rows.flatMap((one) => {
      if (one.verdict !== verdict) return []
      const evidence = verdict === 'proved' ? '' : `: ${one.evidence}`
      return [`${paint(DUTIES[verdict], verdict.padEnd(8))}  ${one.row.padEnd(3)}  ${one.title}${evidence}`]
    }),
  )
  const others = rows.flatMap(({ row, verdict }) => (verdict === 'none' ? [row] : []))
  return others.length === 0
    ? said
    : [...said, `${paint(DUTIES.none, 'not here')}  ${others.join(', ')} (--verbose says what they are)`]
}

/** What is left of the old names: first what nobody decided, then what is kept, by reason. */
export function residueLines(proof: Proof, paint: Paint, isVerbose: boolean): readonly string[] {
  const undecided = proof.residue.filter((one) => one.verdict === 'undecided')
  const kept = proof.residue.filter((one) => one.verdict === 'kept')
  if (proof.rewritten + proof.residue.length === 0) return []
  const counts = `${proof.rewritten} rewritten, ${kept.length} kept on purpose, ${undecided.length} undecided`
  return [
    counts,
    ...(isVerbose ? byClass(proof.ledger) : []),
    ...shortened(
      undecided.map((one) => `${paint('yellow', 'undecided')}  ${placeOf(one)}  ${one.text}: ${one.reason}`),
      isVerbose,
    ),
    ...byReason(kept).flatMap(([reason, places]) => [
      `${paint('dim', 'kept')}       ${reason} (${plural(places.length, 'place')})`,
      ...(isVerbose ? places.map((one) => `${placeOf(one)}  ${one.text}`) : shortened(perFile(places), false)).map(
        (line) => `           ${line}`,
      ),
    ]),
  ]
}

/** How many words of the ledger are what. */
function byClass(ledger: readonly Residue[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const one of ledger) counts.set(one.class, (counts.get(one.class) ?? 0) + 1)
  const sorted = [...counts].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
  return sorted.length === 0 ? [] : [`by class: ${sorted.map(([name, number]) => `${name} ${number}`).join(', ')}`]
}

function byReason(residue: readonly Residue[]): readonly (readonly [string, readonly Residue[]])[] {
  return [...grouped(residue, ({ reason }) => reason)]
}

/** One place in full; many of one file as their number. */
function perFile(residue: readonly Residue[]): readonly string[] {
  return [...grouped(residue, ({ path }) => path)].map(([path, [first, ...more]]) => {
    return first === undefined || more.length > 0 ? `${path} (${more.length + 1})` : `${placeOf(first)}  ${first.text}`
  })
}

/** There may be ten thousands: lists are not copied. */
function grouped(all: readonly Residue[], keyOf: (one: Residue) => string): ReadonlyMap<string, readonly Residue[]> {
  const groups = new Map<string, Residue[]>()
  for (const one of all) {
    const list = groups.get(keyOf(one))
    if (list === undefined) groups.set(keyOf(one), [one])
    else list.push(one)
  }
  return groups
}

function placeOf(residue: Residue): string {
  return `${residue.path}:${residue.line}:${residue.column}`
}
