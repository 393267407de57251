import type { LiftablePackage } from '../plan/propose/liftable-packages.ts'

/** So many are shown unless all are asked for. */
const SHOWN = 25

/** The packages that could be lifted, as a table for people; ends in a newline. */
export function candidateText(
  candidates: readonly LiftablePackage[],
  isVerbose: boolean,
  program = 'extract-codemod',
): string {
  if (candidates.length === 0)
    return 'There is no sub-package here that could become a distribution: `init --from` takes a package inside of another.\n'
  const shown = isVerbose ? candidates : candidates.slice(0, SHOWN)
  const rows = [
    ['package', 'modules', 'lines', 'inner', 'needs', 'needed by', ''],
    ...shown.map((one) => [
      one.name,
      String(one.modules),
      String(one.lines),
      String(one.inner),
      one.outward === one.outwardOnLoad ? String(one.outward) : `${one.outward} (${one.outwardOnLoad} on import)`,
      String(one.inward),
      one.isCyclic ? 'each needs the other' : '',
    ]),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((row) => row[at]?.length ?? 0))) ?? []
  const lines = rows.map((row) =>
    row
      .map((cell, at) => padded(cell, widths[at] ?? 0, at))
      .join('  ')
      .trimEnd(),
  )
  const left = candidates.length - shown.length
  return [
    'Packages that could become a distribution of their own, the easiest first.',
    'inner: imports within it; needs: imports of the rest; needed by: imports of it by the rest, each rewritten by the tool.',
    '',
    ...lines,
    ...(left === 0 ? [] : [`and ${left} more (--verbose shows them)`]),
    '',
    `Next: ${program} init --from ${shown[0]?.name ?? 'PACKAGE'}`,
    '',
  ].join('\n')
}

/** Words on the left, numbers on the right. */
function padded(cell: string, width: number, at: number): string {
  return at === 0 || at === 6 ? cell.padEnd(width) : cell.padStart(width)
}
