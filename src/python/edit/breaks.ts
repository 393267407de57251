import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { outermost } from './outermost.ts'

/** Where what stands in brackets may go on in the next line: before operators, or before dots behind brackets. */
export interface Breaks {
  readonly kind: 'operator' | 'dot'
  /** Offsets where a line would begin: of the operators or dots; none where it cannot be broken. */
  readonly at: readonly number[]
}

/** Operators by how little they bind, the least first (language reference 6.17; black, "Line breaks & binary operators"). */
const OPERATORS = [
  / (?=(?:if|else) )/g,
  / (?=(?:and|or) )/g,
  / (?=(?:==|!=|<=?|>=?|is|not in|(?<!\bnot )in) )/g,
  / (?=\| )/g,
  / (?=\^ )/g,
  / (?=& )/g,
  / (?=(?:<<|>>) )/g,
  / (?=[-+] )/g,
  / (?=(?:\*|\/\/?|%|@) )/g,
]
/** What binds less than these, is no operand, or is laid out by rules of its own. */
const OTHER = /^ *\*|[,;:]|\*\*|(?<![=!<>])=(?!=)|\b(?:for|lambda|await|yield|from)\b/

/** Whether a stretch is one expression, outside of all brackets, of which parentheses around it say nothing. */
export function isOperands(facts: ModuleFacts, span: Span): boolean {
  return !OTHER.test(outermost(facts, span))
}

/** The places where the tools break what a stretch of one line says outside all brackets; undefined where it is none of what is known here. */
export function breaksIn(facts: ModuleFacts, span: Span): Breaks | undefined {
  const seen = outermost(facts, span)
  if (OTHER.test(seen)) return undefined
  for (const operator of OPERATORS) {
    const at = [...seen.matchAll(operator)].map(({ index }) => span.start + index + 1)
    if (at.length > 0) return { kind: 'operator', at }
  }
  const dots = [...seen.matchAll(/x\.(?=\w)/g)].flatMap(({ index }) => {
    const dot = span.start + index + 1
    return /[)\]}]/.test(facts.text[dot - 1] ?? '') ? [dot] : []
  })
  return { kind: 'dot', at: dots }
}

/** Whether something stands in several operands, or asks what one call gives for a method, and that again. */
export function hasOperands({ kind, at }: Breaks): boolean {
  return at.length > (kind === 'dot' ? 1 : 0)
}

/** A stretch of one line as lines that begin at its breaks, each behind an indentation. */
export function rowsAt(text: string, { start, end }: Span, { at }: Breaks, indent: string): readonly string[] {
  const ends = [...at, end]
  return ends.map((stop, index) => indent + text.slice(ends[index - 1] ?? start, stop).trimEnd()).filter(Boolean)
}
