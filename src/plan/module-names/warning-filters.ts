import type { Finding } from '../../model/finding.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { StringFact } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/**
 * `filterwarnings("error", module="shop.prices")`, where a definition that warns leaves that module: the filter goes by the module that
 * runs the code (warnings, "The Warnings Filter"), which is the new one.
 */
export function warningFilters(index: SymbolIndex, moved: readonly SymbolMove[]): readonly Finding[] {
  const warning = moved.filter((move) => {
    const facts = index.factsOfModule(move.from)
    const statement = facts === undefined ? undefined : statementBinding(facts, move.symbol)
    return /\bwarn/.test(facts?.text.slice(statement?.span.start, statement?.span.end) ?? '')
  })
  if (warning.length === 0) return []
  return index.workspace.matching(wordQuery(['filterwarnings']), '.py').flatMap((path) => {
    const facts = index.facts(path)
    return (facts?.strings ?? []).flatMap((fact): readonly Finding[] => {
      if (facts === undefined || !isModulePattern(fact)) return []
      const said = facts.text.slice(fact.content.start, fact.content.end)
      const pattern = patternOf(fact.hasEscapes && !/r/i.test(fact.prefix) ? said.replaceAll('\\\\', '\\') : said)
      const move = warning.find((one) => pattern?.test(one.from) === true && !pattern.test(one.to))
      if (move === undefined) return []
      return [
        {
          code: 'package-asked',
          level: 'warning',
          reason: `${path} filters warnings of modules that match "${said}"; what ${move.symbol} warns of comes from ${move.from} and will come from ${move.to}, which does not match`,
          advice: `Let that filter accept "${move.to}" as well.`,
          place: { path, span: fact.span },
        },
      ]
    })
  })
}

/** The argument `module` of `warnings.filterwarnings(action, message, category, module)`. */
function isModulePattern({ call, isFormat }: StringFact): boolean {
  if (call === undefined || isFormat || !/(?:^|\.)filterwarnings$/.test(call.callee)) return false
  return call.argument === 'module' || call.argument === 3
}

/** A regular expression that is matched at the beginning; undefined where it is none in this language. */
function patternOf(text: string): RegExp | undefined {
  try {
    return new RegExp(`^(?:${text.replaceAll(String.raw`\Z`, '$')})`)
  } catch {
    return undefined
  }
}
