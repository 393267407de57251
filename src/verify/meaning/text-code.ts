import { codeRegions } from '../../markdown/code-regions.ts'
import { doctestRegions } from '../../markdown/doctest-regions.ts'
import { rstCodeRegions } from '../../markdown/rst-code-regions.ts'
import type { HostText } from '../../model/host-text.ts'
import { overlaps } from '../../model/span.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { literalText } from './literal-text.ts'
import { replaceSpans } from '../../text/replace-spans.ts'

/** Two texts with Python in them: what stands around the code, and each piece of code before and after, as it is written. */
export interface TextsWithCode {
  readonly around: readonly [string, string]
  readonly code: readonly (readonly [string, string])[]
}

/**
 * The Python in two literals, before and after: all of it where both are programs that import something, else the examples in it.
 * Undefined when there is none, or not as much in one as in the other.
 */
export function textsWithCode(was: string, is: string): TextsWithCode | undefined {
  const [one, other] =
    BYTES.test(was) && BYTES.test(is) ? [asText(was), asText(is)] : [literalText(was), literalText(is)]
  if (one === undefined || other === undefined || one.fields.join('\0') !== other.fields.join('\0')) return undefined
  const [program, final] = [programIn(one.text), programIn(other.text)]
  if (program !== undefined && final !== undefined) return { around: ['', ''], code: [[program, final]] }
  return piecesWithCode(one.text, other.text)
}

function piecesWithCode(was: string, is: string): TextsWithCode | undefined {
  const [regions, others] = [regionsOf(was), regionsOf(is)]
  if (regions.length === 0 || regions.length !== others.length) return undefined
  return {
    around: [around(was, regions), around(is, others)],
    code: regions.map((region, at) => [region.value, others[at]?.value ?? ''] as const),
  }
}

const BYTES = /^(?:[bB][rR]?|[rR][bB])['"]/

/** The code in bytes, as ASCII. */
function asText(written: string): ReturnType<typeof literalText> {
  return literalText(written.replace(/[bB]/, ''))
}

/** The text as Python that imports something; what `%` and `.format` fill may be no Python yet. */
export function programIn(text: string): string | undefined {
  if (isProgram(text)) return text
  const filled = text.replace(/%(?:\(\w+\))?[-+ #0]*[\d.]*[srdifgx]|\{[^{}\n]*\}/g, '_field_')
  return filled !== text && isProgram(filled) ? filled : undefined
}

/** Whether a text is Python that imports something. */
function isProgram(text: string): boolean {
  if (!/\bimport\b/.test(text)) return false
  const facts = factsOfText(text)
  return facts.errors.length === 0 && facts.imports.length > 0
}

type Region = Pick<HostText, 'kind' | 'value' | 'span'>

/** `python -c '...'` of a shell, the name of the program put in perhaps. */
const COMMAND = /(?:py|PY|^_field_1_(?=[ \t]+-))[^\n'|;&]{0,120}?[ \t]-c[ \t]+(['"])((?:(?!\1)[\s\S])+)\1/g
/** What a shell hands to Python up to a word of its own. */
const UP_TO = /\bpython[^\n|;&<]{0,200}<<-?[ \t]*(['"]?)(\w+)\1[^\n]{0,400}\n/g

/**
 * The Python in two values of configs, before and after: all of it where both are programs, else that of their commands. Undefined as for
 * literals.
 */
export function valuesWithCode(was: string, is: string): TextsWithCode | undefined {
  const [program, final] = [isProgram(was), isProgram(is)]
  return program && final ? { around: ['', ''], code: [[was, is]] } : piecesWithCode(was, is)
}

function regionsOf(text: string): readonly Region[] {
  const regions: Region[] = [...text.matchAll(COMMAND)].flatMap((match) => {
    const value = match[2] ?? ''
    const start = match.index + match[0].length - value.length - 1
    return isProgram(value) ? [{ kind: 'command', value, span: { start, end: start + value.length } }] : []
  })
  const unended = new Set<string>()
  for (const match of text.matchAll(UP_TO)) {
    const start = match.index + match[0].length
    const word = match[2] ?? ''
    const lines = unended.has(word) ? [] : text.slice(start).split('\n')
    const last = lines.findIndex((line) => line.trim() === word)
    if (last < 0) unended.add(word)
    const value = lines.slice(0, Math.max(0, last)).join('\n')
    if (isProgram(value)) regions.push({ kind: 'command', value, span: { start, end: start + value.length } })
  }
  const blocks = [...doctestRegions(text), ...rstCodeRegions(text), ...codeRegions(text)]
  for (const region of blocks.sort(byPlace)) {
    if (regions.some((other) => overlaps(other.span, region.span))) continue
    if (region.kind === 'doctest' || isProgram(region.value) || readsImportsOf(regions, region.value))
      regions.push(region)
  }
  return regions.sort(byPlace)
}

function byPlace(one: Region, other: Region): number {
  return one.span.start - other.span.start
}

function readsImportsOf(earlier: readonly Region[], text: string): boolean {
  return earlier.length > 0 && earlierImports([...earlier.map(({ value }) => value), text]).at(-1) !== ''
}

/**
 * For each of several examples that are typed one after the other: the import statements of earlier ones that bind what it reads and does
 * not bind, a line each; empty where there is none or it is no Python.
 */
export function earlierImports(texts: readonly string[]): readonly string[] {
  const statements = new Map<string, string>()
  return texts.map((text) => {
    const facts = factsOfText(text)
    if (facts.errors.length > 0) return ''
    const open = facts.references.filter((one) => visibleBindings(facts, one).length === 0)
    const needed = new Set(open.flatMap(({ name }) => statements.get(name) ?? []))
    for (const { span, items } of facts.imports)
      for (const { bound } of items) statements.set(bound, text.slice(span.start, span.end))
    return [...needed].map((statement) => `${statement}\n`).join('')
  })
}

function around(text: string, regions: readonly Region[]): string {
  return replaceSpans(
    text,
    regions.map(({ span }) => ({ span, text: '\0' })),
  )
}
