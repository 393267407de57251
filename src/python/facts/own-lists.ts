import type { ModuleFacts } from './facts.ts'

/**
 * Names of a module that a list of its own tells by text, all of it such names (`exported = ["Invoice", "net"]`): who reads the list looks
 * for them in the module. What `__all__` offers is not among them.
 */
export function namesInOwnLists(facts: ModuleFacts): readonly string[] {
  const bindings = facts.scopes[0]?.bindings
  if (bindings === undefined) return []
  return facts.statements
    .filter((entry) => entry.kind === 'assign' && !entry.names.includes('__all__'))
    .map((entry) => facts.strings.filter((fact) => fact.statement === entry.index && fact.call === undefined))
    .map((strings) => strings.map(({ content }) => facts.text.slice(content.start, content.end)))
    .filter((words) => words.length > 1 && words.every((word) => bindings.has(word)))
    .flat()
}
