import type { ModuleFacts } from '../../python/facts/facts.ts'
import { indentationOf } from '../../python/facts/indentation.ts'
import { newlineOf } from '../../text/text-style.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'

/** How one Python text is written: by its own strings and indentation, by `model` where it has none. */
export function pythonStyle(facts: ModuleFacts, lineLength: number, model?: ModuleFacts): PythonStyle {
  return {
    newline: newlineOf(facts.text),
    quote: quoteOf(facts) ?? (model === undefined ? undefined : quoteOf(model)) ?? '"',
    indent: indentationOf(facts) ?? (model === undefined ? undefined : indentationOf(model)) ?? '    ',
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
