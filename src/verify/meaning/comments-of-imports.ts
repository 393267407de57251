import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { Part } from './canonical.ts'

/** The parts of a text without the comments that belong to its imports, and those comments: they go where their import goes. */
export interface SplitParts {
  readonly rest: readonly Part[]
  readonly ofImports: readonly Part[]
}

/** Tell the comments above, in and behind the import statements of a text from its other parts. */
export function withoutImportComments(parts: readonly Part[], facts: ModuleFacts): SplitParts {
  const isOfImport = ({ kind, span }: Part): boolean =>
    kind === 'comment' &&
    facts.imports.some((statement) => {
      if (statement.span.start <= span.start)
        return span.start < statement.span.end || !facts.text.slice(statement.span.end, span.start).includes('\n')
      return /^(?:\s|#[^\n]*\n)*$/.test(facts.text.slice(span.end, statement.span.start))
    })
  return { rest: parts.filter((part) => !isOfImport(part)), ofImports: parts.filter(isOfImport) }
}

/** The first comment of one list that stands in the other one no more, in any order; both sides are asked. */
export function lostFrom(
  was: readonly Part[],
  is: readonly Part[],
  isSame: (one: Part, other: Part) => boolean,
): { readonly was: Part | undefined; readonly is: Part | undefined } | undefined {
  const left = [...is]
  for (const one of was) {
    const at = left.findIndex((other) => isSame(one, other))
    if (at < 0) return { was: one, is: left[0] }
    left.splice(at, 1)
  }
  return left.length === 0 ? undefined : { was: undefined, is: left[0] }
}
