import { codeRegions } from '../../markdown/code-regions.ts'
import { doctestRegions } from '../../markdown/doctest-regions.ts'
import { rstCodeRegions } from '../../markdown/rst-code-regions.ts'
import type { HostText } from '../../model/host-text.ts'
import { overlaps } from '../../model/span.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import { literalText } from './literal-text.ts'
import { replaceSpans } from '../../text/replace-spans.ts'

/** Two texts with Python in them: what stands around the code, and each piece of code before and after. */
export interface TextsWithCode {
  readonly around: readonly [string, string]
  readonly code: readonly (readonly [string, string])[]
}

/**
 * The Python in two literals, before and after: all of it where both are programs that import something, else the examples in it.
 * Undefined when there is none, or not as much in one as in the other.
 */
export function textsWithCode(was: string, is: string): TextsWithCode | undefined {
  const [one, other] = [literalText(was), literalText(is)]
  if (one === undefined || other === undefined || one.fields.join('\0') !== other.fields.join('\0')) return undefined
  const [program, final] = [programIn(one.text), programIn(other.text)]
  if (program !== undefined && final !== undefined) return { around: ['', ''], code: [[program, final]] }
  const [regions, others] = [regionsOf(one.text), regionsOf(other.text)]
  if (regions.length === 0 || regions.length !== others.length) return undefined
  return {
    around: [around(one.text, regions), around(other.text, others)],
    code: regions.map((region, at) => [region.value, others[at]?.value ?? ''] as const),
  }
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

/** `python -c '...'` of a shell. */
const COMMAND = /\bpython[\d.]*[^\n'"|;&]*? -c[ \t]+(['"])((?:(?!\1)[^\n])+)\1/g

function regionsOf(text: string): readonly Region[] {
  const regions: Region[] = [...text.matchAll(COMMAND)].flatMap((match) => {
    const value = match[2] ?? ''
    const start = match.index + match[0].length - value.length - 1
    return isProgram(value) ? [{ kind: 'command', value, span: { start, end: start + value.length } }] : []
  })
  for (const region of [...doctestRegions(text), ...rstCodeRegions(text), ...codeRegions(text)]) {
    if (regions.some((other) => overlaps(other.span, region.span))) continue
    if (region.kind === 'doctest' || isProgram(region.value)) regions.push(region)
  }
  return regions.sort((a, b) => a.span.start - b.span.start)
}

function around(text: string, regions: readonly Region[]): string {
  return replaceSpans(
    text,
    regions.map(({ span }) => ({ span, text: '\0' })),
  )
}
