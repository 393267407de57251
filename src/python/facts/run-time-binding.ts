import type { Binding } from './facts.ts'

/** Whether a binding gives the name a value when the code runs: no annotation alone, no `del`, nothing for type checkers only. */
export function isBoundAtRunTime(binding: Binding): boolean {
  return binding.kind !== 'delete' && binding.kind !== 'annotation' && !binding.typeChecking
}
