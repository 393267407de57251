import { prefixedText } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'
import { newlineAfter, textLines } from './text-lines.ts'
import type { TextLine } from './text-lines.ts'

const CODE_DIRECTIVE =
  /^([ \t]*(?:[-*+] +|\d+[.)] +)*)\.\. (code-block|code|sourcecode|code-cell|ipython|testcode|testsetup|testcleanup|doctest)::[ \t]*(\S*)/

const KIND_OF_DIRECTIVE: Readonly<Record<string, string>> = {
  ...{ testcode: 'python', testsetup: 'python', testcleanup: 'python', doctest: 'pycon', ipython: 'ipython' },
}

/** A paragraph that announces a literal block; a line that begins with `..` is a directive or a comment. */
const ANNOUNCES_LITERAL = /^(?![ \t]*\.\. ).*::[ \t]*$/

/**
 * The code of a reStructuredText text: `code-block` and its like (`kind` is the language), doctest directives, and
 * literal blocks after `::` (`kind` `''`), without their indentation; every line of a value ends with `\n`.
 */
export function rstCodeRegions(text: string): readonly HostText[] {
  const lines = textLines(text)
  const regions: HostText[] = []
  let i = 0
  while (i < lines.length) {
    const line = lines[i]
    i += 1
    if (line === undefined) break
    const directive = CODE_DIRECTIVE.exec(line.text)
    const isLiteral = directive === null && ANNOUNCES_LITERAL.test(line.text) && isBlank(lines[i])
    if (directive === null && !isLiteral) continue
    const width = directive === null ? indentOf(line) : (directive[1] ?? '').length
    const block = blockAfter(lines, i, width)
    i += block.length
    const code = directive === null ? block : withoutOptions(block)
    const name = directive?.[2] ?? ''
    const kind = isLiteral ? '' : (KIND_OF_DIRECTIVE[name] ?? (directive?.[3] ?? '').toLowerCase())
    const region = regionOf(text, code, kind)
    if (region !== undefined) regions.push(region)
  }
  return regions
}

function blockAfter(lines: readonly TextLine[], from: number, width: number): readonly TextLine[] {
  const block: TextLine[] = []
  for (const line of lines.slice(from)) {
    if (!isBlank(line) && indentOf(line) <= width) break
    block.push(line)
  }
  return block
}

function withoutOptions(block: readonly TextLine[]): readonly TextLine[] {
  const first = block.findIndex((line) => !/^[ \t]*:[\w-]+:/.test(line.text))
  return first < 0 ? [] : block.slice(first)
}

function regionOf(text: string, block: readonly TextLine[], kind: string): HostText | undefined {
  const first = block.findIndex((line) => !isBlank(line))
  const lines = block.slice(Math.max(first, 0), block.findLastIndex((line) => !isBlank(line)) + 1)
  const [top] = lines
  if (top === undefined) return undefined
  const width = Math.min(...lines.filter((line) => !isBlank(line)).map(indentOf))
  const prefix = top.text.slice(0, width)
  return prefixedText({
    ...{ host: text, kind, keys: [], isKey: false, newline: newlineAfter(text, top), prefixOf: () => prefix },
    span: { start: top.start, end: lines.at(-1)?.next ?? top.next },
    lines: lines.map(({ start, end, next }) => ({
      start,
      content: { start: Math.min(start + width, end), end },
      end: next,
    })),
  })
}

function isBlank(line: TextLine | undefined): boolean {
  return line === undefined || line.text.trim() === ''
}

function indentOf(line: TextLine): number {
  return /^[ \t]*/.exec(line.text)?.[0].length ?? 0
}
