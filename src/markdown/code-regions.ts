import { fromMarkdown } from 'mdast-util-from-markdown'
import { firstIndex } from '../model/first-index.ts'
import { prefixedText } from '../model/host-lines.ts'
import type { HostLine } from '../model/host-lines.ts'
import type { HostText } from '../model/host-text.ts'
import { fenceKind } from './fence-kind.ts'
import { plainFences } from './plain-fences.ts'
import type { Fence } from './plain-fences.ts'
import { textLines } from './text-lines.ts'

/** What micromark need not look for, as it never holds a fence; it takes most of the time. */
const INLINE = [
  'attention',
  'autolink',
  'codeText',
  'hardBreakEscape',
  'htmlText',
  'labelEnd',
  'labelStartImage',
  'labelStartLink',
]

type Root = ReturnType<typeof fromMarkdown>
type MarkdownNode = Root | Root['children'][number]
type CodeNode = Extract<MarkdownNode, { type: 'code' }>

/**
 * The fenced code blocks of a Markdown text, also inside lists, block quotes and MyST directives; `kind` is the
 * language in lower case (`''` without one). The value has no prefixes such as `> ` and no directive options, and
 * every line of it ends with `\n`.
 */
export function codeRegions(text: string): readonly HostText[] {
  if (!/`{3}|~{3}/.test(text)) return []
  const known = latest.get(text) ?? regionsIn(text)
  latest.delete(text)
  latest.set(text, known)
  for (const [oldest] of latest) {
    if (latest.size <= KEPT_TEXTS) break
    latest.delete(oldest)
  }
  return known
}

/** The regions of the texts that were asked for last, the latest at the end: rewriting and proving ask for the same ones. */
const latest = new Map<string, readonly HostText[]>()
const KEPT_TEXTS = 32

function regionsIn(text: string): readonly HostText[] {
  return fencesIn(text).map((fence) => {
    const first = fence.lines.find((line) => line.content.start < line.content.end)
    const prefix = first === undefined ? fence.prefix : text.slice(first.start, first.content.start)
    return prefixedText({
      ...{ host: text, lines: fence.lines, kind: fenceKind(fence.info).kind, keys: [], isKey: false },
      span: { start: fence.lines[0]?.start ?? fence.start, end: fence.lines.at(-1)?.end ?? fence.start },
      newline: /\r\n|\r|\n/.exec(text.slice(Math.max(fence.start - 2, 0), fence.start))?.[0] ?? '\n',
      prefixOf: () => prefix,
    })
  })
}

/** The fences with code; one that holds prose is looked into instead. */
function fencesIn(text: string): readonly Fence[] {
  const fences = plainFences(text) ?? codeNodes(text).flatMap((node) => fenceOf(text, node) ?? [])
  return fences.flatMap((fence) => {
    const { content } = fenceKind(fence.info)
    if (content === 'code') return [fence]
    return content === 'directive' ? [withoutOptions(text, fence)] : fencesInside(text, fence)
  })
}

function fencesInside(text: string, outer: Fence): readonly Fence[] {
  const starts: number[] = []
  let inside = ''
  for (const { content, end } of outer.lines) {
    starts.push(inside.length)
    inside += text.slice(content.start, content.end) + (end > content.end ? '\n' : '')
  }
  const lineAt = (offset: number): HostLine | undefined =>
    outer.lines[firstIndex(starts.length, (at) => (starts[at] ?? 0) > offset) - 1]
  return fencesIn(inside).flatMap((inner) => {
    const first = lineAt(inner.start)
    if (first === undefined) return []
    const lines = inner.lines.flatMap((line): HostLine[] => {
      const host = lineAt(line.start)
      if (host === undefined) return []
      const start = host.content.start + line.content.start - line.start
      return [{ start: host.start, content: { start, end: host.content.end }, end: host.end }]
    })
    return [{ info: inner.info, lines, prefix: outer.prefix + inner.prefix, start: first.start }]
  })
}

/** Directive options: lines such as `:linenos:`, or YAML between two `---`, and a blank line. */
function withoutOptions(text: string, fence: Fence): Fence {
  const lines = fence.lines.map(({ content }) => text.slice(content.start, content.end).trim())
  let skipped = 0
  if (lines[0] === '---') skipped = lines.indexOf('---', 1) + 1
  else while (/^:[\w-]+:/.test(lines[skipped] ?? '')) skipped += 1
  if (skipped > 0 && lines[skipped] === '') skipped += 1
  const start = fence.lines[skipped]?.start ?? fence.lines.at(-1)?.end ?? fence.start
  return { ...fence, lines: fence.lines.slice(skipped), start }
}

function fenceOf(text: string, node: CodeNode): Fence | undefined {
  // Offsets of micromark do not count a byte order mark.
  const mark = text.startsWith('\ufeff') ? 1 : 0
  const from = (node.position?.start.offset ?? 0) + mark
  if (!/^(?:`{3}|~{3})/.test(text.slice(from, from + 3))) return undefined
  const lineStart = from - ((node.position?.start.column ?? 1) - 1)
  const [opening, ...rest] = textLines(text.slice(lineStart, (node.position?.end.offset ?? 0) + mark))
  if (opening === undefined || opening.end === opening.next) return undefined
  const values = node.value.split(/\r\n|\r|\n/)
  const isEmpty = node.value === '' && /(?:`{3,}|~{3,})[ \t]*$/.test(rest[0]?.text ?? '')
  const lines: HostLine[] = []
  for (const [i, line] of (isEmpty ? [] : rest).entries()) {
    const value = values[i]
    if (value === undefined) break
    // A tab that belongs partly to the container becomes blanks in the value.
    const content = line.text.endsWith(value) ? value : value.trimStart()
    if (!line.text.endsWith(content)) return undefined
    const end = lineStart + line.end
    const next = end + (/^(?:\r\n|\r|\n)/.exec(text.slice(end, end + 2))?.[0].length ?? 0)
    lines.push({ start: lineStart + line.start, content: { start: end - content.length, end }, end: next })
  }
  const prefix = text
    .slice(lineStart, from)
    .replace(/^\ufeff/, '')
    .replace(/[^>\s]/g, ' ')
  const info = [node.lang, node.meta].filter((part) => typeof part === 'string').join(' ')
  return { info, lines, prefix, start: lineStart + opening.next }
}

function codeNodes(text: string): readonly CodeNode[] {
  const found: CodeNode[] = []
  const visit = (node: MarkdownNode): void => {
    if (node.type === 'code') found.push(node)
    else if ('children' in node) node.children.forEach(visit)
  }
  visit(fromMarkdown(text, { extensions: [{ disable: { null: INLINE } }] }))
  return found
}
