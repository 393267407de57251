/** How much of a long list is shown without `--verbose`. */
const SHOWN = 20

/** The list, cut after 20 unless everything is asked for, with a last line that says how much is missing. */
export function shortened(lines: readonly string[], isVerbose: boolean): readonly string[] {
  if (isVerbose || lines.length <= SHOWN + 1) return lines
  return [...lines.slice(0, SHOWN), `and ${lines.length - SHOWN} more (--verbose lists them all)`]
}
