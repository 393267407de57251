import type { ModuleFacts, Reference } from '../facts/facts.ts'

/** Callees that replace an attribute of the object that is their first argument. */
export const PATCH_BY_OBJECT = /(^|\.)(patch\.object|setattr|delattr|spy)$/

/** For `module` in `patch.object(module, "name")`: the name, when the whole chain is the first argument and the name a plain string. */
export function patchedName(facts: ModuleFacts, reference: Reference): string | undefined {
  const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
  const fact = facts.strings.find(
    (candidate) =>
      candidate.call?.argument === 1 &&
      candidate.call.firstArgument?.start === reference.span.start &&
      candidate.call.firstArgument.end === end &&
      PATCH_BY_OBJECT.test(candidate.call.callee),
  )
  if (fact === undefined || fact.isFormat || fact.joined) return undefined
  return facts.text.slice(fact.content.start, fact.content.end)
}
