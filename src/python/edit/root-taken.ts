import { nameOfBinding } from '../facts/resolve.ts'
import type { Binding } from '../facts/facts.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * Whether a binding of `root`, the first word of a module's new name, is something else than the package of that name: then a plain
 * import of the module would take the name from it, or would be hidden by it.
 */
export function isOtherRoot(state: RewriteState, binding: Binding, root: string): boolean {
  return nameOfBinding(state.facts, binding, state.before) !== root || state.renaming.moduleTo(root) !== root
}
