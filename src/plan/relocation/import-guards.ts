import type { ModuleFacts } from '../../python/facts/facts.ts'
import { mayStop } from '../../python/index/module-stops.ts'
import type { Need } from '../../python/index/needs.ts'

/**
 * The top-level `try`/`if` statement that binds a name only to decide how it is imported: it holds
 * imports and constant fallbacks, nothing else, so a copy of it in another module means the same.
 * A relative import in it only means the same in a module of the same package (`sameFolder`).
 * Undefined for a plain import or a name that is bound in some other way.
 */
export function guardStatement(facts: ModuleFacts, need: Need, sameFolder: boolean): number | undefined {
  const statements = new Set(need.bindings.map((binding) => binding.statement))
  const [only] = statements
  if (statements.size !== 1 || only === undefined) return undefined
  const statement = facts.statements[only]
  if (statement === undefined || statement.kind !== 'compound') return undefined
  if (need.bindings.some((binding) => binding.viaGlobal)) return undefined
  if (need.bindings.every((binding) => isTypeChecking(facts, binding.imported?.statement))) return undefined
  const relative = facts.imports.some((entry) => entry.statement === only && entry.level > 0)
  if (relative && !sameFolder) return undefined
  const lines = facts.text
    .slice(statement.span.start, statement.span.end)
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*$/, '').trim())
  return lines.every((line) => GUARD_LINE.test(line)) && lines.some((line) => /^(try\s*:|if\b)/.test(line))
    ? only
    : undefined
}

/**
 * Whether it is decided while the module runs which of several imports gives a name, or whether one does: `if sys.version_info >= (3, 11):`
 * with an `else`, `try` with `except ImportError`. Where that statement cannot be copied the module that decides has to be asked.
 */
export function isChosenThere(facts: ModuleFacts, { bindings }: Need): boolean {
  const live = bindings.filter((binding) => !isTypeChecking(facts, binding.imported?.statement))
  return live.some(
    ({ conditional, imported }) =>
      imported !== undefined && conditional && facts.imports[imported.statement]?.conditional === true,
  )
}

/** Whether such a name may have no value at all, for one import alone gives it, under a condition without which the module goes on. */
export function mayBeMissing(facts: ModuleFacts, need: Need): boolean {
  const [only, ...others] = need.bindings
  if (only === undefined || others.length > 0 || need.kind !== 'import' || !isChosenThere(facts, need)) return false
  const statement = facts.statements[only.statement]
  if (statement === undefined || mayStop(facts, statement)) return false
  const { start } = statement.span
  return !/^(?:async\s+)?(?:with|for)\b/.test(facts.text.slice(start, start + 20))
}

const GUARD_LINE =
  /^$|^(try|else|finally)\s*:$|^except(\s+\(?[\w., ]+\)?(\s+as\s+\w+)?)?\s*:$|^(if|elif)\b[^#]*:$|^(from|import)\s.*$|^[\w]+\s*=\s*(None|True|False|object|\(\)|\w+\s*=\s*None)$|^[\w, ]+,?\)?$|^\)$|^pass$|^(\w+\s*=\s*)+None$/

function isTypeChecking(facts: ModuleFacts, statement: number | undefined): boolean {
  return statement !== undefined && facts.imports[statement]?.typeChecking === true
}
