import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { nameOfOrigin, originFrom } from './origin.ts'

/** The text that reads a name, and the tree around it. */
interface StarReader {
  readonly index: SymbolIndex
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
}

/** What a name stands for that nothing binds but an `import *`; undefined where that cannot be told. */
export function starOrigin(side: StarReader, reference: Reference): QualifiedName | undefined {
  const { self, index, facts } = side
  if (!facts.imports.some((statement) => statement.star)) return undefined
  if (self.name === undefined) return offeredBy(side, reference)
  const own = joinName(self.name, reference.name)
  const origin = nameOfOrigin(originFrom(index, self.name, [reference.name]))
  return origin === own ? undefined : origin
}

/** In a text that is no module: what the last `import *` above gives it, if each below that is known not to. */
function offeredBy({ index, facts }: StarReader, { name, span }: Reference): QualifiedName | undefined {
  const stars = facts.imports.filter((one) => one.star && one.scope === 0 && one.span.start < span.start)
  for (const { module, level } of stars.toReversed()) {
    const offer = level === 0 ? starOffer(index, module) : undefined
    if (offer === undefined || offer.perhaps.includes(name)) return undefined
    if (offer.sure.includes(name)) return nameOfOrigin(originFrom(index, module, [name]))
  }
  return undefined
}
