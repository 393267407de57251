import type { Plan } from '../model/plan.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { findMentions } from './find-mentions.ts'
import { findPaths, movedFolders } from './find-paths.ts'
import { nameMapOf } from './name-map.ts'

/** A text with every mention of an affected name or path spelled anew. */
export function applyMentions(text: string, plan: Plan, index: SymbolIndex): string {
  const found = [...findMentions(text, nameMapOf(plan), index), ...findPaths(text, plan, movedFolders(plan))].sort(
    (a, b) => b.span.start - a.span.start,
  )
  return found.reduce(
    (result, mention) => result.slice(0, mention.span.start) + mention.text + result.slice(mention.span.end),
    text,
  )
}
