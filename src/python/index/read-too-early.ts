import type { ModuleFacts, Reference } from '../facts/facts.ts'
import { momentOf } from '../facts/moments.ts'
import { visibleBindings } from '../facts/resolve.ts'

/** Names a module reads while it is imported before it has bound them: `NameError` at import time. */
export function readTooEarly(facts: ModuleFacts): readonly Reference[] {
  return facts.references.filter((reference) => {
    const moment = momentOf(reference)
    if (
      moment === 'call' ||
      moment === 'never' ||
      reference.annotation ||
      facts.scopes[reference.scope]?.kind !== 'module'
    )
      return false
    const bindings = visibleBindings(facts, reference)
    return (
      bindings.length > 0 &&
      bindings.every(
        (binding) =>
          binding.scope === 0 &&
          binding.from > reference.span.start &&
          !binding.conditional &&
          !binding.viaGlobal &&
          binding.statement > reference.statement,
      )
    )
  })
}
