import type { ModuleFacts } from '../../python/facts/facts.ts'

/** Whether a module binds a name of its own again after it was first bound: an import of it may keep the first value. */
export function isBoundAgain(facts: ModuleFacts, name: string): boolean {
  const bindings = facts.scopes[0]?.bindings.get(name) ?? []
  const plain = bindings.filter((binding) => binding.kind !== 'annotation' && !binding.viaGlobal)
  const statements = new Set(plain.map((binding) => binding.statement))
  const functions = [...statements].every((statement) => facts.statements[statement]?.kind === 'function')
  return (
    bindings.some((binding) => binding.viaGlobal || binding.kind === 'delete' || binding.kind === 'augmented') ||
    (statements.size > 1 && !functions)
  )
}

/** Whether that happens while the module is loaded alone, and the name is there in the end: each import made later finds the last value. */
export function isSettledOnLoad(facts: ModuleFacts, name: string): boolean {
  const bindings = facts.scopes[0]?.bindings.get(name) ?? []
  return bindings.length > 0 && bindings.every(({ kind, viaGlobal }) => !viaGlobal && kind !== 'delete')
}
