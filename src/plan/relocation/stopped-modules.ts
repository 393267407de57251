import type { Finding } from '../../model/finding.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { surelyRunsOnLoad } from '../../python/facts/moments.ts'
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
      },
    ]
  })
}

/** Whether a top-level statement ends the import of its module under a condition. */
function mayStop(facts: ModuleFacts, statement: Statement): boolean {
  if (statement.mainGuard !== undefined) return false
  const text = textOf(facts, statement)
  if (/^assert\b/.test(text)) return true
  if (!/^(?:if|match|try|with|for|while)\b/.test(text)) return false
  const { isInString } = asidesOf(facts)
  const isOwn = (at: number): boolean =>
    !facts.scopes.some((scope) => scope.kind === 'function' && scope.span.start <= at && at < scope.span.end) &&
    !isInString(at)
  return [...text.matchAll(/^[ \t]+(?:raise\b|(?:sys\s*\.\s*)?exit\s*\()|:[ \t]*raise\b/gm)].some((match) =>
    isOwn(statement.span.start + match.index + match[0].length - 1),
  )
}

function isTypeOnly(facts: ModuleFacts, statement: number): boolean {
  const own = facts.imports.filter((one) => one.statement === statement)
  return own.length > 0 && own.every((one) => one.typeChecking)
}

function textOf(facts: ModuleFacts, { span }: Statement): string {
  return facts.text.slice(span.start, span.end)
}
