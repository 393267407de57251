import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isPython } from '../../python/facts/modules.ts'
import { wrongDepth } from '../meaning/block-depth.ts'
import { checkOf, count } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** Every Python file that was touched still parses, if it did before. */
export function checkParses(scene: Scene): Check {
  const findings: Finding[] = []
  let parsed = 0
  for (const [path, origin] of scene.touched) {
    if (!isPython(path)) continue
    const after = scene.after.facts(path)
    if (after === undefined) continue
    parsed += 1
    if (after.errors.length === 0 && futureComesLate(after)) findings.push(lateFuture(path))
    const before = origin === undefined ? undefined : scene.before.facts(origin)
    const wrong = after.errors[0] ?? placeOf(wrongDepth(after))
    if (wrong === undefined || (before !== undefined && (before.errors.length > 0 || wrongDepth(before) !== undefined)))
      continue
    findings.push({
      code: 'no-longer-parses',
      level: 'error',
      reason: `${path} is not valid Python after the run`,
      advice: 'This is a mistake of the tool: please report it with the file.',
      place: { path, span: wrong },
    })
  }
  return checkOf('parses', `${count(parsed, 'touched Python file')} parse as before`, findings)
}

function placeOf(at: number | undefined): Span | undefined {
  return at === undefined ? undefined : { start: at, end: at + 1 }
}

/** A `__future__` import stands above all other code but the docstring (language reference 7.11.1); the grammar does not know. */
function futureComesLate(facts: ModuleFacts): boolean {
  const last = facts.imports.findLast((statement) => statement.future)
  if (last === undefined) return false
  return facts.statements.some(
    (statement) =>
      statement.span.start < last.span.start &&
      statement.kind !== 'docstring' &&
      !facts.imports.some((entry) => entry.future && entry.statement === statement.index),
  )
}

function lateFuture(path: string): Finding {
  return {
    code: 'no-longer-parses',
    level: 'error',
    reason: `${path} would have a \`from __future__\` import below other code`,
    advice: 'Nothing was written. This is a mistake of the tool: please report it.',
    place: { path },
  }
}
