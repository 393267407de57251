import { asidesOf } from '../../python/facts/asides.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Span } from '../../model/span.ts'

/**
 * The lines whose values may come to what a module imports by a computed name (`import_module(name)`): those that bind a word of the
 * argument, or of such a line in turn, by assignment, loop, `with`, parameter, `return` or by adding to a list. Words stand for all that is
 * called so in the file, so there may be lines too many, and none too few but for what other files hand in. `undefined`: a value is read by a
 * name that is computed itself.
 */
export function linesOfImportedNames(facts: ModuleFacts): readonly Span[] | undefined {
  const lines = logicalLines(facts)
  const relevant = new Set<Line>(lines.filter((line) => /\b(?:import_module|__import__)\s*\(/.test(line.code)))
  const words = new Set([...relevant].flatMap(wordsOf))
  const called = new Set<string>()
  for (let before = -1; before !== relevant.size + called.size;) {
    before = relevant.size + called.size
    for (const line of lines) {
      const isCall = [...called].some((name) => new RegExp(`\\b${name}\\s*\\(`).test(line.code))
      if (!relevant.has(line) && !isCall && !boundBy(line).some((word) => words.has(word))) continue
      relevant.add(line)
      for (const word of wordsOf(line)) words.add(word)
    }
    for (const { def } of lines) if (def?.takes.some((word) => words.has(word)) === true) called.add(def.calledAs)
  }
  const isComputed = [...relevant].some(({ code }) => /\b(?:getattr|globals|locals|vars|eval|__dict__)\b/.test(code))
  return isComputed ? undefined : [...relevant].map((line) => line.span)
}

/** A statement on as many lines as it takes, without its strings and comments. */
interface Line {
  readonly span: Span
  readonly code: string
  readonly indent: number
  /** Of a `def`: what it takes, and by what name it is called. */
  readonly def?: { readonly name: string; readonly takes: readonly string[]; readonly calledAs: string }
  /** The name of the function that a `return` or `yield` stands in. */
  readonly answersFor?: string
}

const DEF = /^\s*(?:async\s+)?def\s+(\w+)\s*\(/
const MUTATED = /\b(\w+)\s*\.\s*(?:append|add|extend|insert|update|setdefault|appendleft)\s*\(/g

function logicalLines(facts: ModuleFacts): readonly Line[] {
  const code = asidesOf(facts).codeOf({ start: 0, end: facts.text.length })
  const lines: Line[] = []
  const around: { readonly indent: number; readonly kind: 'class' | 'def'; readonly name: string }[] = []
  for (let start = 0; start < code.length;) {
    const end = endOfLine(code, start)
    const text = code.slice(start, end)
    const indent = /^\s*/.exec(text)?.[0].length ?? 0
    if (text.trim() !== '') {
      while ((around.at(-1)?.indent ?? -1) >= indent) around.pop()
      const [, name] = DEF.exec(text) ?? []
      const holder = around.findLast(({ kind }) => kind === 'class')?.name
      const inside = around.findLast(({ kind }) => kind === 'def')?.name
      lines.push({
        span: { start, end },
        code: text,
        indent,
        ...(name === undefined
          ? {}
          : { def: { name, takes: parametersOf(text), calledAs: name === '__init__' ? (holder ?? name) : name } }),
        ...(inside !== undefined && /\b(?:return|yield)\b/.test(text) ? { answersFor: inside } : {}),
      })
      if (name !== undefined) around.push({ indent, kind: 'def', name })
      const [, type] = /^\s*class\s+(\w+)/.exec(text) ?? []
      if (type !== undefined) around.push({ indent, kind: 'class', name: type })
    }
    start = end + 1
  }
  return lines
}

/** The end of the statement that begins at an offset: brackets and backslashes take it over line ends. */
function endOfLine(code: string, start: number): number {
  let depth = 0
  for (let at = start; at < code.length; at += 1) {
    const sign = code.charAt(at)
    if ('([{'.includes(sign)) depth += 1
    if (')]}'.includes(sign)) depth -= 1
    if (sign === '\n' && depth <= 0 && code.charAt(at - 1) !== '\\') return at
  }
  return code.length
}

function parametersOf(text: string): readonly string[] {
  const list = text.slice(text.indexOf('(') + 1, text.lastIndexOf(')'))
  return [...list.matchAll(/(?:^|,)\s*\*{0,2}(\w+)/g)].map((match) => match[1] ?? '')
}

/** The words that a line gives a value to. */
function boundBy({ code, def, answersFor }: Line): readonly string[] {
  if (def !== undefined || /^\s*(?:from|import|class|@)\b/.test(code)) return []
  const targets = [
    ...[...code.matchAll(/\bfor\s+(.+?)\s+in\b/gs)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/\bas\s+(\w+)/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(/(\w+)\s*:=/g)].map((match) => match[1] ?? ''),
    ...[...code.matchAll(MUTATED)].map((match) => match[1] ?? ''),
    /^[^]*(?<![=!<>:])=(?!=)/.exec(code)?.[0] ?? '',
    answersFor ?? '',
  ]
  return targets.flatMap((target) => target.match(/[A-Za-z_]\w*/g) ?? [])
}

/** What a line reads or binds; `self` and `cls` are no values of it. */
function wordsOf({ code, def }: Line): readonly string[] {
  return def === undefined ? (code.match(/[A-Za-z_]\w*/g) ?? []).filter((word) => !/^(?:self|cls)$/.test(word)) : []
}
