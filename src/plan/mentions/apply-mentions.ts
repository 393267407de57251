import type { Plan } from '../../model/plan.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { replaceSpans } from '../../text/replace-spans.ts'
import { findMentions } from './find-mentions.ts'
import { nameMapOf } from '../names/name-map.ts'

/** A text with every mention of an affected name spelled anew; `spell` may give a new name another form. */
export function applyMentions(
  text: string,
  plan: Plan,
  index: SymbolIndex,
  spell: (name: string) => string = (name) => name,
): string {
  const found = findMentions(text, nameMapOf(plan), index)
  return replaceSpans(
    text,
    found.map((mention) => ({ span: mention.span, text: spell(mention.text) })),
  )
}
