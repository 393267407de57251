import { joinName } from '../../model/names.ts'
import type { KeptName, Plan, SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { behindModules } from '../../python/index/through-module-attributes.ts'

/** Whether a reference goes through a module to a moved symbol: `a.f` or `pkg.a.f`; `last` when the chain ends there. */
export function movedChain(
  index: SymbolIndex,
  facts: ModuleFacts,
  reference: Reference,
  moved: readonly SymbolMove[],
  path: RepoPath,
): { readonly move: SymbolMove; readonly at: number; readonly last: boolean } | undefined {
  if (reference.attributes.length === 0) return undefined
  const at = reference.attributes.findIndex((step) => moved.some((move) => move.symbol === step.name))
  if (at < 0) return undefined
  const meaning = meaningOf(facts, reference, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  for (let step = at; step < reference.attributes.length; step += 1) {
    const name = joinName(meaning.name, ...reference.attributes.slice(0, step + 1).map((attribute) => attribute.name))
    const target = step === 0 ? index.lookup(name) : behindModules(index, name, 'attribute')
    if (target.kind !== 'symbol' || target.rest.length > 0) continue
    const move = moved.find((candidate) => candidate.from === target.module && candidate.symbol === target.symbol)
    if (move !== undefined) return { move, at: step, last: step === reference.attributes.length - 1 }
  }
  return undefined
}

/** Whether a moved symbol is read through its old module somewhere, as `module.symbol`: such reads are written anew and a patch there misses them. */
export function readElsewhere(
  index: SymbolIndex,
  plan: Pick<Plan, 'symbols'>,
  module: string,
  symbol: string,
): boolean {
  const move = plan.symbols.find(
    (candidate) => !candidate.copied && candidate.from === module && candidate.symbol === symbol,
  )
  if (move === undefined) return false
  return index.workspace.mentioning([symbol], '.py').some((path) => {
    const facts = index.facts(path)
    return (
      facts !== undefined &&
      facts.references.some((reference) => movedChain(index, facts, reference, [move], path) !== undefined)
    )
  })
}

/** `a.f` where `a` may be the source module or something else: the name stays reachable there. */
export function ambiguousChain(
  facts: ModuleFacts,
  reference: Reference,
  moved: readonly SymbolMove[],
  self: Parameters<typeof meaningOf>[2],
  path: RepoPath,
): readonly KeptName[] {
  const move = moved.find((candidate) => reference.attributes.some((step) => step.name === candidate.symbol))
  if (move === undefined) return []
  const meaning = meaningOf(facts, reference, self)
  if (
    meaning.kind !== 'ambiguous' ||
    !meaning.names.some((name) => move.from === name || move.from.startsWith(name + '.'))
  )
    return []
  return [
    {
      module: move.from,
      symbol: move.symbol,
      reason: `${path} reads it through \`${reference.name}\`, which is not always that module`,
    },
  ]
}
