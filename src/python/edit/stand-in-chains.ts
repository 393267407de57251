import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import { isWithin } from '../../model/names.ts'
import type { Binding, Reference } from '../facts/facts.ts'
import type { Meaning } from '../facts/resolve.ts'
import { nameOfBinding } from '../facts/resolve.ts'
import { standInAt } from '../parse/stand-ins.ts'
import type { StandIn } from '../parse/stand-ins.ts'
import { chainTarget } from './chain-target.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * A chain whose first word is the package, or a stand-in for it where it is missing (`plant = None`,
 * `plant = SimpleNamespace(leaf=...)`): its words spelled anew, and the keywords of the stand-in with them. Undefined where the
 * chain gets another number of words or another first one, or where the other thing is no such stand-in.
 */
export function standInEdits(
  state: RewriteState,
  reference: Reference,
  { bindings }: Extract<Meaning, { readonly kind: 'ambiguous' }>,
): readonly Edit[] | undefined {
  const edits: Edit[] = []
  const spelled = new Set<string>()
  const others: StandIn[] = []
  for (const binding of bindings) {
    const words = newWords(state, reference, binding)
    if (words !== undefined) spelled.add(words.join('.'))
    else if (binding.imported !== undefined) return undefined
    const other = binding.imported === undefined ? standInAt(state.facts.text, binding.span) : undefined
    if (binding.imported === undefined && other === undefined) return undefined
    if (other !== undefined) others.push(other)
  }
  const [only] = spelled
  if (only === undefined || spelled.size > 1 || reference.context !== 'load') return undefined
  const words = only.split('.')
  for (const [at, word] of words.entries()) {
    const step = reference.attributes[at]
    if (step !== undefined && step.name !== word) edits.push(replace(step.span.start, step.span.end, word))
  }
  for (const other of others) {
    const own = keywordEdits(other, reference, words)
    if (own === undefined) return undefined
    edits.push(...own)
  }
  return edits.filter((edit) => !state.edits.some((known) => known.span.start === edit.span.start))
}

/** The words behind the first as they are after the renaming; undefined where the first would be another, or their number. */
function newWords(state: RewriteState, reference: Reference, binding: Binding): readonly string[] | undefined {
  const root = nameOfBinding(state.facts, binding, state.before)
  if (root === undefined) return undefined
  const chain = chainTarget(state.index, state.renaming, state.before, root, reference.attributes)
  if (chain === undefined || chain.home !== undefined) return undefined
  const [bound, final] = [state.renaming.moduleTo(root), state.renaming.moduleTo(chain.module)]
  if (bound !== root || !isWithin(final, bound)) return undefined
  const words = final.slice(bound.length).split('.').slice(1)
  return words.length === chain.moduleStep + 1 ? words : undefined
}

function keywordEdits(standIn: StandIn, reference: Reference, words: readonly string[]): readonly Edit[] | undefined {
  const edits: Edit[] = []
  let holder: StandIn | undefined = standIn
  for (const [at, word] of words.entries()) {
    const old = reference.attributes[at]?.name ?? word
    if (holder?.kind === 'nameless') return edits
    // What is no stand-in has attributes of its own, which nobody renames.
    if (holder === undefined)
      return words.slice(at).every((one, step) => one === reference.attributes[at + step]?.name) ? edits : undefined
    const keyword = holder.keywords.get(old)
    if (old !== word && holder.keywords.has(word)) return undefined
    if (keyword === undefined) return edits
    if (old !== word) edits.push(replace(keyword.span.start, keyword.span.end, word))
    holder = keyword.value
  }
  return edits
}
