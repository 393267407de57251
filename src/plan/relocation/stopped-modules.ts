import type { Finding } from '../../model/finding.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
import { mayStop } from '../../python/index/module-stops.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/**
 * Code that leaves a module which may stop while it is loaded (`assert sys.platform == "win32"`, `if not HAS: raise ImportError`) for one
 * that does not: what the source imports behind the stop would be imported wherever the target is (language reference 5.4: a module
 * that raises is not imported).
 */
export function stoppedModules(index: SymbolIndex, relocations: readonly Relocation[]): readonly Finding[] {
  return relocations.flatMap((relocation): readonly Finding[] => {
    const [source, target] = [index.factsOfModule(relocation.from), index.factsOfModule(relocation.to)]
    const path = index.fileOf(relocation.from)
    if (source === undefined || target === undefined || path === undefined) return []
    const stop = source.statements.find((statement) => mayStop(source, statement))
    if (stop === undefined) return []
    const known = new Set(target.imports.filter(surelyRunsOnLoad).flatMap((one) => one.items.map(({ bound }) => bound)))
    const brought = relocation.needs.needs.find(
      ({ name, bindings }) =>
        !known.has(name) &&
        bindings.length > 0 &&
        bindings.every(
          (binding) =>
            binding.imported !== undefined && binding.statement >= stop.index && !isTypeOnly(source, binding.statement),
        ),
    )
    if (brought === undefined) return []
    const what = [...relocation.symbols].join(', ')
    return [
      {
        code: 'stopped-module',
        level: 'error',
        reason: `${relocation.from} stops here where it cannot be used, before it imports ${brought.name}, which ${what} needs; ${relocation.to} would import it everywhere`,
        advice: `Choose a new module for ${what}.`,
        place: { path, span: stop.span },
        about: [relocation.from, relocation.to],
      },
    ]
  })
}

function isTypeOnly(facts: ModuleFacts, statement: number): boolean {
  const own = facts.imports.filter((one) => one.statement === statement)
  return own.length > 0 && own.every((one) => one.typeChecking)
}
