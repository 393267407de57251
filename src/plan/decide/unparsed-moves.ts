import type { Finding } from '../../model/finding.ts'
import type { FileMove } from '../../model/plan.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Python files that move and cannot be parsed: their bytes move along, and the proof sees nothing of what they say. Those that `found` speaks of
 * already are left out.
 */
export function unparsedMoves(
  index: SymbolIndex,
  files: readonly FileMove[],
  found: readonly Finding[],
): readonly Finding[] {
  const said = new Set(
    found.flatMap(({ code, place }) => (code === 'syntax-error' && place !== undefined ? [place.path] : [])),
  )
  return files.flatMap(({ from }): Finding[] => {
    if (!/\.pyi?$/.test(from) || said.has(from)) return []
    const facts = index.facts(from)
    const [error] = facts?.errors ?? []
    if (error === undefined) return []
    return [
      {
        code: 'syntax-error',
        level: 'warning',
        reason: `${from} is not valid Python here; it moves as it is, and nothing in it was looked at or proved`,
        advice: 'Mend the syntax and run again, or look through the file by hand.',
        place: { path: from, span: error },
      },
    ]
  })
}
