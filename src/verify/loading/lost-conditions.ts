import type { Finding } from '../../model/finding.ts'
import type { ImportItem, ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { whenRun } from '../meaning/when-run.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Imports that a module has now for definitions which came to it, whatever Python and platform it runs on, and that stood under a
 * condition (`if sys.version_info`, `try`) alone where these came from.
 */
export function lostConditions(scene: Scene): readonly Finding[] {
  const { plan, before, after, map } = scene
  const pairs = new Map(plan.symbols.map(({ from, to }) => [`${from} ${to}`, { from, to }]))
  return [...pairs.values()].flatMap(({ from, to }): readonly Finding[] => {
    const [was, old] = [before.factsOfModule(from), before.factsOfModule(to)]
    const path = after.fileOf(map.moduleTo(to))
    const is = path === undefined ? undefined : after.facts(path)
    const origin = before.fileOf(from)
    if (was === undefined || is === undefined || path === undefined || origin === undefined) return []
    const said = bindings(was, before.identityOf(origin))
    const own = old === undefined ? [] : bindings(old, before.identityOf(before.fileOf(to) ?? ''))
    return bindings(is, after.identityOf(path)).flatMap(({ key, statement, item }): readonly Finding[] => {
      const there = said.filter((one) => one.key === key)
      const isOpen = there.length > 0 && there.every((one) => one.statement.conditional)
      if (statement.conditional || !isOpen || own.some((one) => one.key === key)) return []
      return [
        {
          code: 'condition-lost',
          level: 'error',
          reason: `${path} imports ${item.name} in any case, and ${origin} did under a condition`,
          advice: 'Nothing was written. Move what decides it as well, or import it in the functions that use it first.',
          place: { path, span: item.span },
        },
      ]
    })
  })
}

/** What the imports bind that run with a module or later, with a key that tells what it is and under which name. */
function bindings(
  { imports }: ModuleFacts,
  self: ModuleIdentity,
): readonly { readonly key: string; readonly statement: ImportStatement; readonly item: ImportItem }[] {
  return imports
    .filter((statement) => statement.scope === 0 && whenRun(statement) === 'with-module')
    .flatMap((statement) =>
      statement.items.map((item) => {
        const module = statement.kind === 'from' ? `${absoluteModule(statement, self) ?? ''}:` : ''
        return { key: `${module}${item.name} ${item.bound}`, statement, item }
      }),
    )
}
