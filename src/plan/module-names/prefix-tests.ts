import type { RepoPath } from '../../model/source-file.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Whether a string does nothing but stand as the beginning that names are asked for: `name.startswith("kit")`, or `START = "kit"` where
 * the one file that spells `START` says it nowhere but in such calls.
 */
export function isPrefixTest(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, fact: StringFact): boolean {
  if (fact.call !== undefined) return fact.call.argument === 0 && /(^|\.)startswith$/.test(fact.call.callee)
  const before = facts.text.slice(0, fact.span.start)
  const held = /(?:^|\n)[ \t]*(\w+)\s*(?::[^=\n]+)?=[ \t]*$/.exec(before)?.[1]
  const isAlone = held !== undefined && /^[ \t]*(#|\r?\n|$)/.test(facts.text.slice(fact.span.end))
  if (!isAlone || index.workspace.mentioning([held]).some((other) => other !== path)) return false
  const { isRemark } = asidesOf(facts)
  return [...facts.text.matchAll(new RegExp(`\\b${held}\\b`, 'g'))].every(({ index: at }) => {
    if (isRemark(at) || /^\w+\s*(?::[^=\n]+)?=[ \t]*$/.test(facts.text.slice(at, fact.span.start))) return true
    const [left, right] = [facts.text.slice(Math.max(0, at - 80), at), facts.text.slice(at + held.length)]
    return /\.\s*startswith\s*\(\s*(?:\w+\s*\.\s*)*$/.test(left) && /^\s*[,)]/.test(right)
  })
}

/**
 * Whether a string does nothing but stand as what is looked for somewhere in a name: `"kit" in thing.__module__`, `"kit" not in ...`. The
 * attribute is a text (language reference 3.2), so letters are looked for and no part of a name.
 */
export function isSubstringTest({ text }: ModuleFacts, fact: StringFact): boolean {
  const [left, right] = [text.slice(Math.max(0, fact.span.start - 80), fact.span.start), text.slice(fact.span.end)]
  if (/(?:[=!<>]=|[<>+\-*/%&|^@~]|(?<![\w.])(?:in|is|is\s+not))\s*$/.test(left)) return false
  const asked = /^\s*(?:not\s+)?in\s+(?:\w|\.|\([^()\n]*\)|\[[^[\]\n]*\])*\.__module__\b\s*(.?.?)/.exec(right)
  return asked !== null && !/^(?:[.([<>=!+*/%&|^@-]|i[ns])/.test(asked[1] ?? '')
}
