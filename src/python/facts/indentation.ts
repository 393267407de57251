import type { ModuleFacts } from './facts.ts'
import { isBlank, lineStart } from './lines.ts'

/**
 * One level of indentation, as a text has it: before the names of its first import on many lines where `inImports` is asked for, else
 * before the first statement of its first function, else of its first conditional import; undefined where it has none of them.
 */
export function indentationOf(facts: ModuleFacts, inImports = false): string | undefined {
  return (inImports ? ofWrappedNames(facts) : undefined) ?? ofBlocks(facts)
}

/** The blanks of the line up to an offset; undefined where something else stands there. */
function blanksUpTo({ text }: ModuleFacts, offset: number): string | undefined {
  const line = text.slice(lineStart(text, offset), offset)
  return isBlank(line) ? line : undefined
}

function ofWrappedNames(facts: ModuleFacts): string | undefined {
  for (const { span, items } of facts.imports) {
    const [first] = items
    if (first === undefined || !facts.text.slice(span.start, first.span.start).includes('\n')) continue
    const unit = indented(blanksUpTo(facts, span.start), blanksUpTo(facts, first.span.start))
    if (unit !== undefined) return unit
  }
  return undefined
}

function ofBlocks(facts: ModuleFacts): string | undefined {
  for (const { span, bodyAt } of facts.scopes) {
    if (bodyAt === undefined) continue
    const unit = indented(blanksUpTo(facts, span.start), blanksUpTo(facts, bodyAt))
    if (unit !== undefined) return unit
  }
  const block = facts.imports.find((entry) => entry.scope === 0 && entry.conditional)?.span.start
  return block === undefined ? undefined : indented('', blanksUpTo(facts, block))
}

/** What the inner line is indented by, in blanks or tabs. */
function indented(outer: string | undefined, inner: string | undefined): string | undefined {
  if (outer === undefined || inner === undefined || !inner.startsWith(outer)) return undefined
  return /^([ \t]+)$/.exec(inner.slice(outer.length))?.[1]
}
