import type { Span } from '../../model/span.ts'

/** The text of a file, and the function (or the whole file) that a place in it stands in. */
export interface TextAround {
  readonly text: string
  readonly around: Span
}

/** What takes a module for its name, up to the expression that tells it. */
const TAKES = /(?:\bmodules\s*(?:\[|\.\s*get\s*\()|\b(?:import_module|__import__)\s*\()[^\]\n]*$/
/** The rest of that expression, with the brackets that close it. */
const REST = String.raw`^[^\])\n]*[\])]`

/**
 * The names that code reads of a module which it takes by what a definition says of its module, at a span of `x.__module__` or `getmodule(`:
 * `sys.modules[x.__module__].LABEL`, `getattr(getmodule(x), "LABEL")`, `vars(...)["LABEL"]`, and of a variable that holds it, in its function.
 */
export function namesTaken({ text, around }: TextAround, span: Span): readonly string[] {
  const before = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start)
  const after = text.slice(span.end, span.end + 120)
  const isModule = text.slice(span.start, span.end).startsWith('getmodule') || TAKES.test(before)
  if (!isModule) return []
  const direct =
    new RegExp(String.raw`${REST}+\s*\.\s*(?!__)(\w+)`).exec(after)?.[1] ??
    (/\bgetattr\s*\(/.test(before)
      ? new RegExp(String.raw`${REST}+\s*,\s*["'](\w+)["']`).exec(after)?.[1]
      : undefined) ??
    new RegExp(String.raw`${REST}+(?:\s*\.\s*__dict__)?\s*(?:\[|\.\s*get\s*\()\s*["'](\w+)["']`).exec(after)?.[1]
  if (direct !== undefined) return [direct]
  const variable =
    /^\s*(\w+)\s*(?::[^=\n]*)?=(?!=)/.exec(before)?.[1] ?? /\(\s*(\w+)\s*:=\s*[\w.([]*$/.exec(before)?.[1]
  if (variable === undefined) return []
  const rest = text.slice(span.end, around.end)
  const read = new RegExp(
    String.raw`(?<![\w.])(?:getattr\s*\(\s*${variable}\s*,\s*["'](\w+)["']|(?:vars\s*\(\s*${variable}\s*\)|${variable}\s*\.\s*__dict__)\s*(?:\[|\.\s*get\s*\()\s*["'](\w+)["']|${variable}\s*\.\s*(?!__)(\w+))`,
    'g',
  )
  return [...rest.matchAll(read)].map((match) => match[1] ?? match[2] ?? match[3] ?? '')
}

const LISTING = /\b(?:getmembers|vars|globals|dir)\s*\(|\b__dict__\b/

/** Whether `x.__module__` (or `getattr(x, "__module__")`) at a span is compared with the own name of the file, or a constant that is it. */
export function isComparedWithOwn(text: string, span: Span): boolean {
  // What goes through all names of a module is judged where that lists them.
  if (LISTING.test(text.slice(Math.max(0, span.start - 200), span.end))) return false
  const constants = [...text.matchAll(/^(\w+)\s*(?::[^=\n]*)?=\s*__name__\s*(?:#.*)?$/gm)].map(
    (match) => match[1] ?? '',
  )
  const own = `(?:${['__name__', ...constants].join('|')})`
  const before = text.slice(text.lastIndexOf('\n', span.start) + 1, span.start)
  const after = text.slice(span.end, span.end + 120)
  const value = String.raw`(?:getattr\s*\(\s*)?[\w.]*(?:\([^()\n]*\))?[\s,]*$`
  return (
    new RegExp(
      String.raw`^\s*(?:,[^()\n]*)?\)*\s*(?:[=!]=\s*|(?:not\s+)?in\s*[[({](?:[^\])}\n]*,)?\s*|\.\s*startswith\s*\(\s*)${own}\b(?!\s*[.[])`,
    ).test(after) || new RegExp(String.raw`(?<![\w.])${own}\s*[=!]=\s*${value}`).test(before)
  )
}
