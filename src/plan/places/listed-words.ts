import type { RepoPath } from '../../model/source-file.ts'
import { contains } from '../../model/span.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, Reference, StringFact } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isElsewhere } from '../../python/index/elsewhere.ts'
import { parsePython } from '../../python/parse/grammar.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { spansJoined } from './known-places.ts'

/** What stands before a list that is all of a value: `NAME = [`, `NAME = set([`, `NAME = dict.fromkeys([`. */
const BOUND =
  /(?:^|\n)[ \t]*([A-Za-z_]\w*)[ \t]*(?::[^=\n]+)?=[ \t]*(?:(?:set|frozenset|list|tuple|dict\.fromkeys)\(\s*)?$/

/** What stands before a part of a path: an operand of `/`, of `+` where the text begins with a slash. */
const OPERAND = /[\w)\]]\s*[/+]\s*$/

/**
 * Whether a word that names a moved folder is surely no part of a path to it: it is put behind a folder of no repository, or it is an entry of a
 * list or a table that nothing takes to a place. `isBeside` says that the word names a folder beside the file, which a list that nothing
 * reads may tell others (`collect_ignore`).
 */
export function isNoPart(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  fact: StringFact,
  isBeside: boolean,
): boolean {
  const before = facts.text.slice(Math.max(0, fact.span.start - 40), fact.span.start)
  if (fact.call !== undefined)
    return isElsewhere(index, path, facts, { start: fact.call.span.start, end: fact.span.start })
  if (fact.isFormat || OPERAND.test(before)) return false
  if (isCompared(facts, fact)) return true
  return isListedWord(index, path, facts, fact, isBeside) || isFarFromPlaces(index, path, facts, fact, isBeside)
}

const IN_A_COLLECTION = /^(?:string\w*|concatenated_string|parenthesized_expression|tuple|list|set)$/

/** Whether something is asked to be one of the words (`mode in ("train", "task")`). */
function isCompared(facts: ModuleFacts, { span }: StringFact): boolean {
  let node: Node | null = parsePython(facts.text).rootNode.descendantForIndex(span.start)
  while (node !== null && IN_A_COLLECTION.test(node.type)) node = node.parent
  return node?.type === 'comparison_operator'
}

/** Whether nothing takes an entry to a place: in its file, or in one that has the name of its list. */
function isFarFromPlaces(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  fact: StringFact,
  isBeside: boolean,
): boolean {
  if (spansJoined(index, path).some((span) => contains(span, fact.span))) return false
  const name = nameGiven(facts, fact)
  if (name === undefined) return !isBeside
  if (
    isBeside &&
    !facts.references.some((one) => one.name === name || one.attributes.some((step) => step.name === name))
  )
    return false
  if (facts.scopes[fact.scope]?.kind === 'function') return true
  const says = new RegExp(`\\b${name}\\b`)
  return index.workspace
    .matching(wordQuery([name]), '.py')
    .every(
      (other) =>
        other === path ||
        spansJoined(index, other).every(
          ({ start, end }) => !says.test(index.workspace.glance(other).slice(start, end)),
        ),
    )
}

/** The name or attribute that is given what an entry stands in. */
function nameGiven(facts: ModuleFacts, fact: StringFact): string | undefined {
  let node: Node | null = parsePython(facts.text).rootNode.descendantForIndex(fact.span.start)
  while (node !== null && node.type !== 'assignment') node = node.parent
  const target = node?.childForFieldName('left')
  const name = target?.type === 'attribute' ? target.childForFieldName('attribute') : target
  return name?.type === 'identifier' ? name.text : undefined
}

/**
 * Whether a word in a list is surely no part of a path: the list is all that a name is given, and whatever reads that name asks whether it
 * holds something, or puts more text behind the single word (`f"{page}.html"` is another name). A name that nothing reads, here or in a
 * file that has the word, tells others by itself; `isBeside` says that the word names a folder beside the file, which such a list may mean.
 */
function isListedWord(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  fact: StringFact,
  isBeside: boolean,
): boolean {
  const open = openingBefore(facts, fact.span.start)
  const name = open === undefined ? undefined : BOUND.exec(facts.text.slice(0, open))?.[1]
  if (name === undefined || !endsThere(facts, fact)) return false
  const reads = readsOf(facts, name, fact.scope)
  if (fact.scope === 0 && index.workspace.matching(wordQuery([name]), '.py').some((other) => other !== path))
    return false
  return reads.length === 0 ? fact.scope === 0 && !isBeside : reads.every((read) => isHarmless(facts, read))
}

/** Where the bracket opens that a place stands in. */
function openingBefore(facts: ModuleFacts, place: number): number | undefined {
  const [{ text }, { textAt }] = [facts, asidesOf(facts)]
  let depth = 0
  for (let at = place - 1; at >= 0; at -= 1) {
    const span = textAt(at)
    if (span !== undefined) {
      at = span.start
      continue
    }
    const character = text[at] ?? ''
    if (')]}'.includes(character)) depth += 1
    if ('([{'.includes(character) && depth-- === 0) return at
  }
  return undefined
}

/** Whether the value ends with the list, or with the call around it. */
function endsThere({ text }: ModuleFacts, fact: StringFact): boolean {
  const rest = /^[^\])}]*[\])}]([^\n]*)/.exec(text.slice(fact.span.end))?.[1] ?? ''
  return /^(?:\s*,?[^()[\]]*\))?\s*(?:#.*)?$/.test(rest) || /^,?\s*$/.test(rest)
}

function readsOf(facts: ModuleFacts, name: string, scope: number): readonly Reference[] {
  return facts.references.filter(
    (reference) =>
      reference.name === name &&
      reference.context !== 'store' &&
      visibleBindings(facts, reference).some((binding) => binding.scope === scope),
  )
}

/** `x in NAME`, `len(NAME)`, and a loop over it whose variable is harmless. */
function isHarmless(facts: ModuleFacts, read: Reference): boolean {
  if (read.attributes.length > 0) return false
  const line = facts.text.slice(facts.text.lastIndexOf('\n', read.span.start) + 1, read.span.start)
  if (/\blen\(\s*$/.test(line)) return /^\s*\)/.test(facts.text.slice(read.span.end))
  const isLooped = /\bfor\s(?:(?!\bin\b)[\w\s,()*])+\sin\s+(?:enumerate\(\s*)?$/.test(line)
  if (!isLooped) return /[\w\])"']\s+(?:not\s+)?in\s+$/.test(line)
  const variable = /^[ \t]*for\s+(?:\w+\s*,\s*)?(\w+)\s+in\s+(?:enumerate\(\s*)?$/.exec(line)?.[1]
  const isStatement = /^\s*\)?\s*:/.test(facts.text.slice(read.span.end))
  return (
    variable !== undefined &&
    isStatement &&
    readsOf(facts, variable, read.scope).every((one) => goesOnInText(facts, one))
  )
}

/** `{word}.rst` in a text: the word is the beginning of a longer name. */
function goesOnInText({ text, strings }: ModuleFacts, { span, attributes }: Reference): boolean {
  const isInText = strings.some((one) => one.isFormat && one.span.start < span.start && span.end < one.span.end)
  return isInText && attributes.length === 0 && /^\}[\w.-]*\w/.test(text.slice(span.end))
}
