import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { contentEnd } from '../facts/lines.ts'
import type { Brackets } from './brackets.ts'

/**
 * Whether lines hold nothing but code that may be put on one: no comment, no text of many lines, no bracket that is there for the break alone but
 * the one that opens at `dropped`.
 */
export function isPlain(
  { text, comments, strings }: ModuleFacts,
  brackets: Brackets,
  { start, end }: Span,
  dropped?: number,
): boolean {
  const isIn = (span: Span): boolean => start <= span.start && span.start < end
  return (
    /^[\x20-\x7e\r\n]*$/.test(text.slice(start, end)) &&
    !/\\\r?\n/.test(text.slice(start, end)) &&
    !comments.some(isIn) &&
    !strings.some(
      (fact) => isIn(fact.span) && (fact.joined || text.slice(fact.span.start, fact.span.end).includes('\n')),
    ) &&
    brackets.spread.every(
      ({ open }) => open < start || open >= end || open === dropped || isCall(text, open) || text[open] !== '(',
    )
  )
}

/** Whether the bracket at an offset stands right behind what is called or subscripted. */
export function isCall(text: string, open: number): boolean {
  return /[\w)\]}]/.test(text[open - 1] ?? '')
}

/** Lines in brackets on one, without their indentation; undefined where a comma before a closing bracket keeps them apart. */
export function onOneLine(text: string, dropsCommas = false): string | undefined {
  let line = ''
  for (const part of text.split('\n').map((one) => one.trim())) {
    const isClosing = /^[)\]}]/.test(part)
    if (isClosing && line.endsWith(',') && !dropsCommas) return undefined
    if (isClosing) line = line.replace(/,$/, '')
    line += line === '' || isClosing || part.startsWith('.') || /[([{]$/.test(line) ? part : ` ${part}`
  }
  return line
}

/** The blanks a line begins with, by the offset of its start. */
export function indentOf(text: string, start: number): string {
  return /^ */.exec(text.slice(start, contentEnd(text, start)))?.[0] ?? ''
}
