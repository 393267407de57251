import type { Finding } from '../../model/finding.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/**
 * `Unpickler.find_class` of the tree (pickle, "Restricting Globals") in a file that names the module of a class or function which moves, by
 * itself: pickles say the module and the name apart, and those that are made afterwards say the new module.
 */
export function unpicklers(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  if (moved.length === 0) return []
  return index.workspace.matching(wordQuery(['find_class']), '.py').flatMap((path): readonly Finding[] => {
    const facts = index.facts(path)
    if (facts?.scopes.some(({ kind, name }) => kind === 'function' && name === 'find_class') !== true) return []
    const words = facts.strings.map((fact) => ({
      span: fact.span,
      word: fact.docstring || fact.isFormat ? '' : facts.text.slice(fact.content.start, fact.content.end),
    }))
    return moved.flatMap(({ from, to, symbol }): readonly Finding[] => {
      const home = index.factsOfModule(from)
      const kind = home === undefined ? undefined : statementBinding(home, symbol)?.kind
      const named = words.find(
        ({ word, span }) => word === from && [undefined, symbol].includes(pairedWith(facts.text, span.end)),
      )
      if (named === undefined || (kind !== 'class' && kind !== 'function')) return []
      if (words.some(({ word }) => word === to)) return []
      return [
        {
          code: 'module-compared',
          level: 'error',
          reason: `${path} lets pickles load what it names, and names ${from} by itself (\`find_class\`); a pickle of ${symbol} will name ${to}`,
          advice: `Let it accept "${to}" as well first.`,
          place: { path, span: named.span },
        },
      ]
    })
  })
}

/** `("tool.fetch", "Job")`: the name behind a module; undefined where it stands alone. */
function pairedWith(text: string, end: number): string | undefined {
  return /^\s*,\s*["'](\w+)["']\s*\)/.exec(text.slice(end, end + 120))?.[1]
}
