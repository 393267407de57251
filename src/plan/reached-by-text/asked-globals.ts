import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Names that a file asks of the globals of a function by a text (`self.method.__globals__["PEER"]`; data model 3.2.8.1): those are of the module
 * in which the function was made. Which function it is nobody can tell from a chain, so what moves stays importable where it was.
 */
export function namesOfGlobals(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const symbols = new Set(moved.map((move) => move.symbol))
  return index.workspace.matching(wordQuery(['__globals__']), '.py').flatMap((path): readonly KeptName[] => {
    const text = index.workspace.glance(path)
    if (![...symbols].some((symbol) => text.includes(symbol))) return []
    const facts = index.facts(path)
    const said = facts?.strings.flatMap((fact) =>
      fact.docstring || fact.isFormat ? [] : [facts.text.slice(fact.content.start, fact.content.end)],
    )
    const words = new Set(literalKeys(text) ?? said)
    return moved
      .filter(({ symbol }) => words.has(symbol))
      .map(({ from, symbol }) => ({ module: from, symbol, reason: `${path} asks the globals of a function for it` }))
  })
}

/** The literals by which a text asks globals, where it asks them by nothing else and hands them on to nobody; undefined for any other text. */
function literalKeys(text: string): readonly string[] | undefined {
  const keys = [...text.matchAll(/__globals__\s*(?:\[|\.\s*(?:get|pop)\s*\()\s*(["'])(\w+)\1\s*[\]),]/g)]
  const asks = text.match(/__globals__/g)?.length ?? 0
  return keys.length === asks ? keys.map((match) => match[2] ?? '') : undefined
}
