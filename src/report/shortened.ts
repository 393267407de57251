/** How much of a long list is shown without `--verbose`. */
const SHOWN = 20

/** The list, cut after `shown` entries (20) unless everything is asked for, with a last line that says how much is missing. */
export function shortened(lines: readonly string[], isVerbose: boolean, shown = SHOWN): readonly string[] {
  if (isVerbose || lines.length <= shown + 1) return lines
  const indent = /^ */.exec(lines[0] ?? '')?.[0] ?? ''
  return [...lines.slice(0, shown), `${indent}and ${lines.length - shown} more (--verbose lists them all)`]
}
