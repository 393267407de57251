import type { SourceFile } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'

const handed = new WeakMap<SourceFile, Map<string, boolean>>()

/**
 * Whether a Python text may give one of its names for something else: by an import, by an alias (`b = a`), through a star or a
 * `__getattr__`. Told without parsing it, from what stands beside each place that spells the name; it says yes too often, and never no
 * where one of them does (language reference 7.2, 7.11).
 */
export function mayHandOn(file: SourceFile, name: string): boolean {
  return answered(handed, file, name, () => handsOn(file, name))
}

const open = new WeakMap<SourceFile, boolean>()

/** Whether a text may give any name on: by a star, by a `__getattr__`, or because beyond ASCII one name has many spellings (NFKC). */
function mayHandAnyOn(file: SourceFile): boolean {
  const { text } = file
  const known =
    open.get(file) ??
    (text.includes('__getattr__') || STAR.test(text) || (/[^\x00-\x7f]/.test(text) && text.normalize('NFKC') !== text))
  open.set(file, known)
  return known
}

function handsOn(file: SourceFile, name: string): boolean {
  if (!/^\w+$/.test(name) || mayHandAnyOn(file)) return true
  const { text } = file
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + 1)) {
    const end = at + name.length
    if (isWord(text[at - 1]) || isWord(text[end])) continue
    const behind = text.slice(end, end + SIGHT)
    if (GIVEN.test(behind)) return true
    if (ENDS_ITEM.test(behind) && BEGINS_ITEM.test(text.slice(Math.max(0, at - SIGHT), at))) return true
  }
  return false
}

/** How far to look beside a name; more blanks than that may hide anything. */
const SIGHT = 40
const STAR = /\bimport[\s\\(]*\*/
/** A value: `=`, `:=`, `+=` and their like. */
const GIVEN = /^[ \t\f]*(?:\\|:?=(?!=)|(?:[-+@%&|^]|\*\*?|\/\/?|>>|<<)=)|^[ \t\f]{40}/
/** What may stand behind an item in the list of an import. */
const ENDS_ITEM = /^[ \t\f]*(?:[,);#.\r\n]|as\b|$)/
/** What may stand before one. */
const BEGINS_ITEM = /(?:^|[,(\\\r\n;]|\bimport|\bas)[ \t\f]*$/

const defined = new WeakMap<SourceFile, Map<string, boolean>>()

/**
 * Whether a Python text surely has a function or a class of that name at its top level: outside of strings a line that begins with
 * `class name` or `def name` can be nothing else. Told without parsing it; it says no too often, and never yes where there is none.
 */
export function surelyDefines(file: SourceFile, name: string): boolean {
  return answered(defined, file, name, () => {
    if (!/^\w+$/.test(name)) return false
    const line = new RegExp(`^(?:class|def|async[ \\t]+def)[ \\t]+${name}[ \\t]*[(:[]`, 'm').exec(file.text)
    if (line === null || NESTING_STRING.test(file.text)) return false
    return !longStrings(file).some((one) => one.start < line.index && line.index < one.end)
  })
}

/** Strings in which strings of the same quotes may stand (since Python 3.12). */
const NESTING_STRING = /[fFtT][rR]?(?:"""|''')|[rR][fFtT](?:"""|''')/

const strings = new WeakMap<SourceFile, readonly Span[]>()

/** The strings of a Python text that go over the end of a line (language reference 2.4.1). */
function longStrings(file: SourceFile): readonly Span[] {
  const before = strings.get(file)
  if (before !== undefined) return before
  const { text } = file
  const found: Span[] = []
  const opens = /["'#]/g
  for (let match = opens.exec(text); match !== null; match = opens.exec(text)) {
    const start = match.index
    const end = match[0] === '#' ? endOfLine(text, start) : endOfString(text, start, match[0])
    if (match[0] !== '#' && text.slice(start, end).includes('\n')) found.push({ start, end })
    opens.lastIndex = end
  }
  strings.set(file, found)
  return found
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** The end of a string that begins there, or of the line or the text where nothing closes it. */
function endOfString(text: string, start: number, quote: string): number {
  const isLong = text.startsWith(quote.repeat(3), start)
  const close = isLong ? quote.repeat(3) : quote
  for (let at = start + close.length; at < text.length; at += 1) {
    if (text[at] === '\\') at += 1
    else if (text.startsWith(close, at)) return at + close.length
    else if (!isLong && text[at] === '\n') return at
  }
  return text.length
}

function isWord(character: string | undefined): boolean {
  return character !== undefined && /\w/.test(character)
}

function answered(
  known: WeakMap<SourceFile, Map<string, boolean>>,
  file: SourceFile,
  name: string,
  find: () => boolean,
): boolean {
  const answers = known.get(file) ?? new Map<string, boolean>()
  known.set(file, answers)
  const answer = answers.get(name) ?? find()
  answers.set(name, answer)
  return answer
}
