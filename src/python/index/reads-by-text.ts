import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { referenceStartingAt } from '../facts/by-statement.ts'
import type { ModuleFacts, Reference, StringFact } from '../facts/facts.ts'
import { meaningOf } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'

/** A module that a file takes from where it must be loaded already, by a literal. */
export interface ReadByText {
  /** What the literal is looked up in: `sys.modules`, or the package. */
  readonly reference: Reference
  readonly module: QualifiedName
}

/**
 * Modules a file reads by text and does not load by it: `sys.modules["shop.billing"]`, `getattr(shop, "billing")` without a
 * default, `vars(shop)["billing"]`, `shop.__dict__["billing"]`. Whether such a module exists is for the caller to ask.
 */
export function readsByText(facts: ModuleFacts, self: ModuleIdentity): readonly ReadByText[] {
  return facts.strings.flatMap((fact): readonly ReadByText[] => {
    if (fact.isFormat || fact.joined || fact.docstring) return []
    const start = holderOf(facts, fact)
    const reference = referenceStartingAt(facts, start)
    if (reference === undefined) return []
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') return []
    const word = facts.text.slice(fact.content.start, fact.content.end)
    const steps = reference.attributes.map((step) => step.name)
    const whole = joinName(meaning.name, ...steps)
    if (whole === 'sys.modules') return fact.keyOf === undefined ? [] : [{ reference, module: word }]
    return [{ reference, module: joinName(meaning.name, ...stepsToModule(steps), word) }]
  })
}

/** The attributes before the namespace of a module is asked. */
function stepsToModule(steps: readonly string[]): readonly string[] {
  const end = steps.indexOf('__dict__')
  return end < 0 ? steps : steps.slice(0, end)
}

/** Where the object starts in which a literal is looked up; undefined for other literals. */
function holderOf(facts: ModuleFacts, { span, keyOf, call }: StringFact): number | undefined {
  const after = facts.text.slice(span.end, span.end + 20)
  if (keyOf !== undefined) {
    if (!/^\s*\]/.test(after)) return undefined
    const mapping = facts.text.slice(keyOf.start, keyOf.end)
    const vars = /^vars\s*\(\s*/.exec(mapping)
    if (vars !== null) return keyOf.start + vars[0].length
    return /\.__dict__$|^(\w+\.)?modules$/.test(mapping) ? keyOf.start : undefined
  }
  if (call?.argument === 0 && /\.__dict__\.get$/.test(call.callee)) return call.span.start
  const isGetattr = call !== undefined && call.argument === 1 && /^(builtins\.)?getattr$/.test(call.callee)
  return isGetattr && /^\s*,?\s*\)/.test(after) ? call.firstArgument?.start : undefined
}
