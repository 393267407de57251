import { isFree } from '../index/free-name.ts'
import type { ImportItem, ImportStatement } from '../facts/facts.ts'
import { renderItem } from './import-lines.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * An imported item as text that goes on binding what it bound, where what it imports is called `name` now. In a stub
 * `from . import fish as fish` offers `fish` because both words are the same (typing specification, "stub files"); `shoal as fish` would
 * hide it. So the module is imported under a name that is not offered, and the old word is assigned beside the import.
 */
export function renamedItem(state: RewriteState, statement: ImportStatement, item: ImportItem, name: string): string {
  if (name === item.bound) return renderItem(name, undefined)
  const { facts } = state
  const isListed = facts.dunderAll.some(
    (part) => part.kind === 'list' && part.entries.some((entry) => entry.name === item.bound),
  )
  if (state.isStub !== true || item.alias !== item.name || isListed) return renderItem(name, item.bound)
  const [word = name] = name.split('.').slice(-1)
  const local = isFree(facts, word, 0, []) && statement.scope === 0 && !name.includes('.') ? word : `_${word}`
  planOf(state, statement.index)?.added.push({ text: `${item.bound} = ${local}`, key: '~', commentOf: undefined })
  return renderItem(name, local === name ? undefined : local)
}
