import { replace } from '../../model/edit.ts'
import type { ImportItem, ImportStatement, ModuleFacts, Reference, StringFact } from '../facts/facts.ts'
import { lastPartOf } from '../../model/names.ts'
import { absoluteModule, visibleBindings } from '../facts/resolve.ts'
import { isFree } from '../index/free-name.ts'
import type { RewriteState } from './rewrite-state.ts'
import type { AddedImport } from './statement-plan.ts'

/** An item of a `from` import without an alias whose module is called `name` now. */
export interface RenamedItem {
  readonly statement: ImportStatement
  readonly at: number
  readonly name: string
  /** The statement of its own that imports it as what it was called, and what lets that bind the new word. */
  readonly added?: { readonly entry: AddedImport; readonly renamed: () => void }
}

/**
 * Let imports of renamed modules bind the new word, and the code read that, instead of the old one as an alias (`from shop import money`
 * for `money as misc`): where the new word is free and nothing else can know the old one. Asked last, for what is written anew already is no use
 * of the old word any more.
 */
export function useNewNames(state: RewriteState): void {
  if (state.isNamedElsewhere === undefined || state.isInit || state.isStub === true) return
  for (const renamed of state.renamed) {
    const item = renamed.statement.items[renamed.at]
    const uses = item === undefined ? undefined : usesOf(state, renamed, item)
    if (uses === undefined) continue
    if (renamed.added === undefined) state.plans.get(renamed.statement.index)?.itemTexts.set(renamed.at, renamed.name)
    else renamed.added.renamed()
    for (const { span } of uses) state.edits.push(replace(span.start, span.end, renamed.name))
  }
}

/** The references to rename; undefined where the old word has to stay. */
function usesOf(
  state: RewriteState,
  { statement, name, added: own }: RenamedItem,
  { bound }: ImportItem,
): readonly Reference[] | undefined {
  const { facts } = state
  const scope = facts.scopes[statement.scope]
  const [binding, ...others] = scope?.bindings.get(bound) ?? []
  if (scope === undefined || scope.kind === 'class' || binding === undefined || others.length > 0) return undefined
  if (facts.scopes.some((one) => one.globals.has(bound) || one.nonlocals.has(bound))) return undefined
  if (statement.scope === 0 && isKnown(state, statement, bound)) return undefined
  const seen = facts.references.map((reference) => ({
    reference,
    isUse: reference.name === bound && visibleBindings(facts, reference).includes(binding),
  }))
  const uses = seen.filter(({ isUse }) => isUse).map(({ reference }) => reference)
  if (!isFree(facts, name, statement.scope, uses) || isSpelt(facts, bound, uses)) return undefined
  const words = new RegExp(`(?<![\\w.])(?:${bound}|${name})(?!\\w)`)
  const isInTheWay =
    state.edits.some(({ text }) => words.test(text)) ||
    [...state.plans.values()].some(
      ({ statement: beside, added }) =>
        (isWithinScope(facts, beside.scope, statement.scope) || isWithinScope(facts, statement.scope, beside.scope)) &&
        added.some((entry) =>
          words.test(entry === own?.entry ? entry.text.replace(`${name} as ${bound}`, '') : entry.text),
        ),
    )
  if (isInTheWay) return undefined
  const isWritten = ({ span }: Reference): boolean =>
    state.edits.some((edit) => edit.span.start < span.end && span.start < edit.span.end)
  return uses.filter((use) => !isWritten(use))
}

function isWithinScope({ scopes }: ModuleFacts, inner: number, outer: number): boolean {
  for (let at: number | undefined = inner; at !== undefined; at = scopes[at]?.parent) if (at === outer) return true
  return false
}

/** Whether something besides the code of this text may ask the module for the word. */
function isKnown(state: RewriteState, statement: ImportStatement, bound: string): boolean {
  const { facts, before, renaming, isNamedElsewhere } = state
  const isListed = facts.dunderAll.some(
    (part) => part.kind !== 'list' || part.entries.some((entry) => entry.name === bound),
  )
  const isTaken = before.name !== undefined && renaming.isTakenFrom(before.name, bound)
  const parent = lastPartOf(absoluteModule(statement, before) ?? '')
  return isListed || isTaken || isNamedElsewhere?.(bound, parent) !== false
}

/** Whether a string or a comment says the word to somebody who reads code in it: examples, `eval`, templates, comments for types. */
function isSpelt({ text, strings, comments }: ModuleFacts, bound: string, uses: readonly Reference[]): boolean {
  const word = new RegExp(`(?<!\\w)${bound}(?!\\w)`)
  const isRead = ({ span, docstring }: StringFact): boolean => {
    const said = text.slice(span.start, span.end)
    if (!word.test(said) || (docstring && !said.includes('>>>'))) return false
    return !uses.some((use) => span.start <= use.span.start && use.span.end <= span.end)
  }
  return (
    strings.some(isRead) ||
    comments.some(({ start, end }) => /^#\s*type:/.test(text.slice(start, end)) && word.test(text.slice(start, end)))
  )
}
