import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { SourceFile } from '../../model/source-file.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { newlineOf } from '../../text/text-style.ts'
import { iniEntries, iniEntry } from './ini-file.ts'

/** A line at the end of a text, below what it ends with. */
export function addLine({ text }: SourceFile, line: string): Edit {
  const newline = newlineOf(text)
  const isOpen = text !== '' && !text.endsWith('\n')
  return insert(text.length, (isOpen ? newline : '') + line + (isOpen ? '' : newline))
}

/**
 * One more line of a list in an INI text, with the blanks of the line before it; the key itself is added at the end of its section where
 * `isWanted`. Undefined where there is no such list and none is wanted, or its lines come from a file.
 */
export function appendToIniList(
  text: string,
  section: string,
  key: string,
  value: string,
  isWanted: boolean,
): readonly Edit[] | undefined {
  const entries = iniEntries(text)
  const newline = newlineOf(text)
  const entry = iniEntry(entries, section, key)
  const last = entry?.lines.at(-1)
  if (entry !== undefined && last !== undefined) {
    if (last.text.startsWith('file:')) return undefined
    const start = text.lastIndexOf('\n', last.start - 1) + 1
    const isOnKey = last.line === entry.line
    const indent = isOnKey ? '    ' : /^[ \t]*/.exec(text.slice(start))?.[0]
    const end = text.indexOf('\n', last.start)
    const at = end < 0 ? text.length : text[end - 1] === '\r' ? end - 1 : end
    return [insert(at, newline + (indent ?? '    ') + value)]
  }
  if (!isWanted) return undefined
  const header = new RegExp(`^\\[${section.replaceAll('.', '\\.')}\\][^\\n]*(?:\\n|$)`, 'm').exec(text)
  if (header === null)
    return [insert(text.length, `${newline}[${section}]${newline}${key} =${newline}    ${value}${newline}`)]
  return [insert(header.index + header[0].length, `${key} =${newline}    ${value}${newline}`)]
}

/** One more string in a list literal of Python, in its layout and with its quotes; undefined for a list that is not written as one. */
export function appendToPythonList(
  text: string,
  list: Extract<StaticValue, { readonly kind: 'list' }>,
  value: string,
): readonly Edit[] | undefined {
  const { start, end } = list.span
  if (!/[[(]/.test(text[start] ?? '') || !/[\])]/.test(text[end - 1] ?? '')) return undefined
  const inside = list.items.filter(({ span }) => span.start > start && span.end < end)
  const last = inside.at(-1)
  if (last === undefined) {
    return text.slice(start + 1, end - 1).trim() === ''
      ? [insert(start + 1, `"${value}"${text[start] === '(' ? ',' : ''}`)]
      : undefined
  }
  const quote = text[last.span.start] === "'" ? "'" : '"'
  const between = text.slice(last.span.end, end - 1)
  const hasComma = /^\s*(?:#[^\n]*\n\s*)*,/.test(between)
  const at = hasComma ? last.span.end + between.indexOf(',') + 1 : last.span.end
  const line = text.lastIndexOf('\n', last.span.start - 1) + 1
  const isTall = line > start
  const indent = isTall ? newlineOf(text) + (/^[ \t]*/.exec(text.slice(line))?.[0] ?? '') : ' '
  if (!isTall || !hasComma)
    return [insert(at, `${hasComma ? '' : ','}${indent}${quote}${value}${quote}${hasComma ? ',' : ''}`)]
  // A comment behind the last entry stays with it.
  const rest = text.indexOf('\n', at)
  const stop = rest < 0 || rest > end ? at : text[rest - 1] === '\r' ? rest - 1 : rest
  return [insert(stop, `${indent}${quote}${value}${quote},`)]
}
