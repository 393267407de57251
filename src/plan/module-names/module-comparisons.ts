import type { Edit } from '../../model/edit.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts, StringFact } from '../../python/facts/facts.ts'
import { regionAround } from './module-readings.ts'

/** How a text is compared with a `__module__`: what the comparison asks, and the edits that let it accept another name as well. */
export interface ModuleComparison {
  /** The whole name equals the text, its first part does, or it begins so. */
  readonly asks: 'whole' | 'first' | 'beginning'
  /** Each name is written with the quotes of the text, behind it, or before it where both together would read as one. */
  readonly accepting: (names: readonly string[], where?: 'before' | 'behind') => readonly Edit[]
}

const ATTRIBUTE = String.raw`(?:[\w.]|\([^()\n]*\)|\[[^[\]\n]*\])*\.__module__`
const GETATTR = String.raw`getattr\(\s*[\w.]+(?:\([^()\n]*\))?\s*,\s*["']__module__["']\s*(?:,\s*(?:""|''|None)\s*)?,?\s*\)`
const READING = String.raw`(?:${GETATTR}|${ATTRIBUTE}|\(\s*(?:${GETATTR}|${ATTRIBUTE})\s+or\s+(?:""|'')\s*\))`
const FIRST = String.raw`(?:\.split\(\s*["']\.["']\s*(?:,\s*(?:maxsplit\s*=\s*)?1\s*)?\)\[0\]|\.partition\(\s*["']\.["']\s*\)\[0\])`
const TEXT = String.raw`(?:"[^"\n\\]*"|'[^'\n\\]*')`

/**
 * The comparison that a string stands in, where the text around leaves no doubt about what is compared and what follows from it: the value
 * is read off `__module__` in the same function, and used for nothing else there that goes by the letters of the old name.
 */
export function moduleComparison(facts: ModuleFacts, fact: StringFact): ModuleComparison | undefined {
  const region = regionAround(facts, fact)
  if (region === undefined) return undefined
  const text = asidesOf(facts).withoutRemarks(region)
  const at = local(fact.span, region)
  const values = [READING, ...heldValues(text, at.start)]
  const found = comparisonAt(text, values, at)
  const compared = found === undefined ? undefined : { ...found, offset: region.start }
  if (compared === undefined || usesLetters(text, values) || isSaidApart(facts, fact, { text, values, region }))
    return undefined
  return { asks: compared.asks, accepting: (names, where) => acceptingEdits(facts, fact, compared, { names, where }) }
}

function acceptingEdits(
  { text }: ModuleFacts,
  { span, content }: StringFact,
  { operator, isListed, offset }: Compared,
  { names, where = 'behind' }: { readonly names: readonly string[]; readonly where: 'before' | 'behind' | undefined },
): readonly Edit[] {
  const quote = text.slice(span.start, content.start)
  const quoted = names.map((name) => `${quote}${name}${quote}`).join(', ')
  const [open, close] = isListed ? ['', ''] : ['(', ')']
  const around = where === 'before' ? [`${open}${quoted}, `, close] : [open, `, ${quoted}${close}`]
  const edits = [insert(span.start, around[0] ?? '', 'review'), insert(span.end, around[1] ?? '', 'review')]
  const shown = edits.filter((edit) => edit.text !== '')
  if (operator === undefined) return shown
  const [start, end] = [operator.start + offset, operator.end + offset]
  const word = text.slice(start, end) === '==' ? 'in' : 'not in'
  const blank = (character: string | undefined): string => (/\s/.test(character ?? '') ? '' : ' ')
  return [replace(start, end, blank(text[start - 1]) + word + blank(text[end]), 'review'), ...shown]
}

interface Compared {
  readonly asks: ModuleComparison['asks']
  /** The text is one of several, in brackets. */
  readonly isListed: boolean
  /** `==` or `!=`, where it stands in the region, which begins at `offset` of the file. */
  readonly operator?: Span
  readonly offset: number
}

function comparisonAt(text: string, values: readonly string[], at: Span): Omit<Compared, 'offset'> | undefined {
  const [left, right] = [text.slice(0, at.start), text.slice(at.end)]
  const value = `(?:${values.join('|')})`
  const behind = String.raw`\s*(?:,\s*${TEXT}\s*)*,?\s*`
  const before = String.raw`\s*(?:${TEXT}\s*,\s*)*$`
  if (new RegExp(String.raw`${value}${FIRST}?\.startswith\(\s*$`).test(left))
    return /^\s*,?\s*\)/.test(right) ? { asks: 'beginning', isListed: false } : undefined
  if (new RegExp(String.raw`${value}${FIRST}?\.startswith\(\s*\(${before}`).test(left))
    return new RegExp(String.raw`^${behind}\)\s*,?\s*\)`).test(right)
      ? { asks: 'beginning', isListed: true }
      : undefined
  const member = new RegExp(String.raw`(${value})(${FIRST})?\s+(?:not\s+)?in\s*([[({])(${before})`).exec(left)
  if (member !== null) {
    const isTuple = member[3] !== '(' || member[4]?.includes(',') === true || /^\s*,/.test(right)
    const isWhole = new RegExp(String.raw`^${behind}[\])}]`).test(right) && isAlone(left, member.index)
    return isTuple && isWhole ? { asks: member[2] === undefined ? 'whole' : 'first', isListed: true } : undefined
  }
  const equal = new RegExp(String.raw`(${value})(${FIRST})?\s*([=!]=)(?=\s*$)`).exec(left)
  if (equal === null || !isAlone(left, equal.index) || GOES_ON.test(right)) return undefined
  const end = equal.index + equal[0].length
  return {
    asks: equal[2] === undefined ? 'whole' : 'first',
    isListed: false,
    operator: { start: end - 2, end },
  }
}

/** What would take the text into a longer expression: another comparison, an operator, a call, a text beside it. */
const GOES_ON = /^\s*(?:[=!<>+%*/&|^@.([{"'-]|(?:in|is|not)\b)/

/** Whether nothing before an operand takes it into a longer expression. */
function isAlone(left: string, at: number): boolean {
  return !/(?:[=!<>]=|[<>+\-*/%&|^@~]|(?<![\w.])(?:in|is|await))\s*$/.test(left.slice(0, at))
}

/** What is done with a name that a dot was put behind: its first part and its beginning are those of the name. */
const IN_PARTS = String.raw`(?=\s*\.(?:split|partition|startswith)\()`

/**
 * Patterns of the names that hold a `__module__` at a place of the text, with or without a dot behind it: the text binds them once before, and
 * no loop leads back there from where it binds them again.
 */
function heldValues(text: string, at: number): readonly string[] {
  const held = String.raw`(?:^|\n)[ \t]*(\w+)[ \t]*=[ \t]*${READING}[ \t]*(\+[ \t]*(?:"\."|'\.')[ \t]*)?(?=\r?\n|$)`
  const isLooped = /(?:^|\n)[ \t]*(?:async[ \t]+)?(?:for|while)\b/.test(text)
  return [...text.matchAll(new RegExp(held, 'g'))].flatMap(([, name = '', dot]) => {
    const bound = new RegExp(
      String.raw`(?<![\w.])${name}\b[ \t]*(?::=|(?:[-+*/|&%@]|<<|>>)?=(?!=))|\b(?:for|as|global|nonlocal|del)\s+(?:\w+\s*,\s*)*${name}\b`,
      'g',
    )
    const all = [...text.matchAll(bound)].filter((match) => isLooped || match.index < at)
    return all.length === 1 ? [String.raw`(?<![\w.])${name}\b${dot === undefined ? '' : IN_PARTS}`] : []
  })
}

/** Whether a value is taken to pieces, or asked in a way that is not known. */
function usesLetters(text: string, values: readonly string[]): boolean {
  const known = new RegExp(String.raw`^(?:${FIRST}\s*(?![.[])|\.startswith\()`)
  const first = new RegExp(String.raw`^${FIRST}\s*\.startswith\(`)
  return [...text.matchAll(new RegExp(`(?:${values.join('|')})(?=\\s*[.[])`, 'g'))].some((match) => {
    const rest = text.slice(match.index + match[0].length)
    return !known.test(rest) && !first.test(rest)
  })
}

interface Region {
  readonly text: string
  readonly values: readonly string[]
  readonly region: Span
}

/** Whether the same name is said in the region as something else than what is compared. */
function isSaidApart(facts: ModuleFacts, fact: StringFact, { text, values, region }: Region): boolean {
  const word = facts.text.slice(fact.content.start, fact.content.end).replace(/\.$/, '')
  return facts.strings.some(({ content, span, docstring, isFormat }) => {
    const said = facts.text.slice(content.start, content.end)
    const isInside = region.start <= span.start && span.end <= region.end && span.start !== fact.span.start
    if (!isInside || docstring || isFormat || said.replace(/\.$/, '') !== word) return false
    return comparisonAt(text, values, local(span, region)) === undefined
  })
}

function local(span: Span, region: Span): Span {
  return { start: span.start - region.start, end: span.end - region.start }
}
