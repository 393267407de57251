import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { statementBinding } from '../../python/facts/by-statement.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What follows a name in a text where it is changed: a method that fills or empties it, an item that is set, an operator that does. */
export const CHANGES = String.raw`\s*(?:\.\s*(?:append|add|appendleft|extend|insert|update|setdefault|pop|popitem|popleft|remove|discard|clear|sort|reverse|put|set|acquire)\s*\(|\[[^\]\n]*\]\s*(?:[-+*/|&^%@]|//|\*\*|<<|>>)?=(?!=)|(?:[-+*/|&^%@]|//|\*\*)=)`
const EXCEPTION = /^(?:BaseException|Exception|\w+(?:Error|Exception|Warning|Iteration|Exit|Interrupt))$/

/**
 * Definitions that are copied are told from their originals by nothing: no exception, no `object()` that is compared by identity, and no
 * value that copied code changes. Read off the text of the definitions.
 */
export function copiedObjects({ plan, before }: Scene): readonly Finding[] {
  const copied = plan.symbols.filter((move) => move.copied)
  return copied.flatMap(({ from, to, symbol }): readonly Finding[] => {
    const text = textOf(before, from, symbol)
    const others = copied.filter((one) => one.from === from && one.to === to && one.symbol !== symbol)
    const state = others.find((one) => new RegExp(String.raw`(?<![\w.])${one.symbol}${CHANGES}`).test(text))
    const why = /=\s*object\(\s*\)\s*$/.test(text)
      ? `${symbol} is compared by identity`
      : isException(before, from, symbol, 0)
        ? `who catches ${symbol} does not catch its copy`
        : state === undefined
          ? undefined
          : `${symbol} changes ${state.symbol}, of which there are two`
    if (why === undefined) return []
    return [
      {
        code: 'copied-identity',
        level: 'error',
        reason: `${to} has a copy of what is one object: ${why}`,
        advice: '`move` it instead, so that there is one.',
        place: { path: before.fileOf(from) ?? '' },
      },
    ]
  })
}

function textOf(index: SymbolIndex, module: QualifiedName, symbol: string): string {
  const facts = index.factsOfModule(module)
  const statement = facts === undefined ? undefined : statementBinding(facts, symbol)
  return facts?.text.slice(statement?.span.start, statement?.span.end) ?? ''
}

function isException(index: SymbolIndex, module: QualifiedName, symbol: string, depth: number): boolean {
  const bases = /^(?:@[^\n]*\n\s*)*class\s+\w+\s*\(([^)]*)\)/.exec(textOf(index, module, symbol))?.[1] ?? ''
  return bases.split(',').some((base) => {
    const words = base.trim().split('.')
    const isBound = index.factsOfModule(module)?.scopes[0]?.bindings.has(words[0] ?? '') === true
    if (!isBound) return words.length === 1 && EXCEPTION.test(words[0] ?? '')
    const origin = originFrom(index, module, words)
    const [name, ...rest] = origin.words
    if (origin.module === undefined || name === undefined || rest.length > 0) return false
    return depth < 20 && isException(index, origin.module, name, depth + 1)
  })
}
