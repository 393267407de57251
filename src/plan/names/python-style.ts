import type { ModuleFacts } from '../../python/facts/facts.ts'
import { isBlank, lineStart } from '../../python/facts/lines.ts'
import { newlineOf } from '../../text/text-style.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'

/** How one Python text is written: by its own strings and indentation, by `model` where it has none. */
export function pythonStyle(facts: ModuleFacts, lineLength: number, model?: ModuleFacts): PythonStyle {
  return {
    newline: newlineOf(facts.text),
    quote: quoteOf(facts) ?? (model === undefined ? undefined : quoteOf(model)) ?? '"',
    indent: indentOf(facts) ?? (model === undefined ? undefined : indentOf(model)) ?? '    ',
    lineLength,
  }
}

/** What most strings of a text stand in, docstrings apart; undefined where it has none. */
export function quoteOf(facts: ModuleFacts): '"' | "'" | undefined {
  const plain = facts.strings.filter((fact) => !fact.docstring)
  const single = plain.filter((fact) => facts.text[fact.span.start + fact.prefix.length] === "'").length
  if (plain.length === 0) return undefined
  return single * 2 > plain.length ? "'" : '"'
}

/** The blanks before the first statement of the first block. */
function indentOf(facts: ModuleFacts): string | undefined {
  const isOwnLine = (at: number): boolean => isBlank(facts.text.slice(lineStart(facts.text, at), at))
  const body = facts.scopes.find(
    (scope) => scope.parent === 0 && scope.bodyAt !== undefined && isOwnLine(scope.bodyAt),
  )?.bodyAt
  const block = body ?? facts.imports.find((entry) => entry.scope === 0 && entry.conditional)?.span.start
  if (block === undefined) return undefined
  const line = facts.text.slice(lineStart(facts.text, block), block)
  return /^([ \t]+)$/.exec(line)?.[1]
}
