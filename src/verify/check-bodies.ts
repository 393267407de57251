import type { Finding } from '../model/finding.ts'
import type { Span } from '../model/span.ts'
import { definitionSet } from '../python/definitions.ts'
import type { ModuleFacts } from '../python/facts.ts'
import { optionalDependencies } from '../plan/optional-dependencies.ts'
import { requireName } from '../templates/imports-module.ts'
import { ownImports } from './own-imports.ts'
import { checkOf, count } from './scene.ts'
import type { Scene } from './scene.ts'
import type { Check } from './proof.ts'
import { withoutGuards } from './without-guards.ts'

/** Moved and copied definitions are the same text in their new module, apart from names the plan changes. */
export function checkBodies(scene: Scene): Check {
  const findings: Finding[] = []
  const helpers = new Set(optionalDependencies(scene.plan.recipe).map((entry) => requireName(entry.importName)))
  let same = 0
  let [renamed, importing] = [0, 0]
  for (const move of scene.plan.symbols) {
    const before = scene.before.factsOfModule(move.from)
    const after = scene.after.factsOfModule(scene.map.moduleTo(move.to))
    const was = before === undefined ? [] : texts(before, move.symbol, helpers)
    const added = ownImports(scene, move)
    const is = after === undefined ? [] : texts(after, move.symbol, helpers, added)
    if (added.length > 0) importing += 1
    const path = scene.after.fileOf(scene.map.moduleTo(move.to)) ?? ''
    if (was.join('\n') === is.join('\n') && was.length > 0) same += 1
    else if (was.length === is.length && was.length > 0 && skeleton(was) === skeleton(is)) renamed += 1
    else {
      findings.push({
        code: 'body-changed',
        level: 'error',
        reason: `${move.symbol} is not the same in ${scene.map.moduleTo(move.to)} as it was in ${move.from}`,
        advice: 'Nothing was written. This is a mistake of the tool: please report it.',
        place: { path },
      })
    }
  }
  return checkOf(
    'bodies',
    `${count(same, 'moved definition')} identical${renamed === 0 ? '' : `, ${renamed} with names changed by the plan`}${importing === 0 ? '' : `, ${importing} with imports inside functions`}`,
    findings,
  )
}

function texts(
  facts: ModuleFacts,
  symbol: string,
  helpers: ReadonlySet<string>,
  added: readonly Span[] = [],
): readonly string[] {
  return definitionSet(facts, new Set([symbol])).statements.flatMap((index) => {
    const span = facts.statements[index]?.span
    return span === undefined ? [] : [withoutGuards(facts, span, helpers, added).replaceAll('\r\n', '\n').trimEnd()]
  })
}

/** Everything but dotted names and the dots of relative imports: what must be equal when only names were changed. */
function skeleton(parts: readonly string[]): string {
  return parts
    .join('\n')
    .replace(/\bfrom\s+\.+/g, 'from ')
    .replace(/[\p{L}_][\p{L}\p{N}_]*(\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*/gu, 'x')
}
