import type { ModuleFacts } from '../facts/facts.ts'
import { definitionSet } from './definitions.ts'
import { needsOf } from './needs.ts'
import { isBuiltin } from '../facts/python-names.ts'

/** What a set of symbols needs from its own module, transitively, and by which way each was reached. */
export interface Closure {
  /** Names defined in the module that are needed and not in the set, in the order they were reached. */
  readonly needed: readonly string[]
  /** For each needed name the chain that leads to it, starting at a symbol of the set. */
  readonly chains: ReadonlyMap<string, readonly string[]>
}

/** Follow needs through the definitions of one module until nothing new turns up. */
export function closureOf(facts: ModuleFacts, symbols: ReadonlySet<string>): Closure {
  const chains = new Map<string, readonly string[]>()
  const queue = [...symbols].map((symbol) => [symbol])
  while (queue.length > 0) {
    const chain = queue.shift() ?? []
    const symbol = chain.at(-1) ?? ''
    const statements = new Set(definitionSet(facts, new Set([symbol])).statements)
    for (const need of needsOf(facts, statements, isBuiltin).needs) {
      if (need.kind !== 'definition' && need.kind !== 'mixed') continue
      if (symbols.has(need.name) || chains.has(need.name)) continue
      const longer = [...chain, need.name]
      chains.set(need.name, longer)
      queue.push(longer)
    }
  }
  return { needed: [...chains.keys()], chains }
}
