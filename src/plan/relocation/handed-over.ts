import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Reference, Statement } from '../../python/facts/facts.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { readsOfActs } from '../../python/index/acts-on-load.ts'
import type { Home } from '../../python/index/callees.ts'
import { statementEffect } from '../../python/index/load-effects.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * The definitions that a statement hands to others while its module is loaded, as names of the modules that define them: a class
 * that is registered with a library (`copyreg.pickle(Money, ...)`) or with another module (`register(Money)`, `TABLE[Money] = show`,
 * `@render.register` above a function of it), that gets an attribute by `setattr`, or that a loop, a comprehension or a function hands on. `moved` are the definitions in question.
 */
export function handedOver(
  index: SymbolIndex,
  home: Home,
  statement: Statement,
  moved: ReadonlySet<QualifiedName>,
): readonly QualifiedName[] {
  if (statement.kind === 'import' || statement.mainGuard !== undefined) return []
  const own = referencesOf(home.facts, statement.index)
  const isEffect = statementEffect(index, home.module, statement) !== undefined
  const handed = own.filter((reference) =>
    isEffect ? isPart(home, statement, reference) : runsOnLoad(reference) && isSet(home, reference),
  )
  return [
    ...handed.map((reference) => definitionRead(index, home, reference)),
    ...readsOfActs(index, home, statement, moved).map((read) => definitionRead(index, read.home, read.reference)),
  ].filter((name) => name !== undefined)
}

/** What runs of a statement, and what a decorator that registers reads of a function: its annotations. */
function isPart({ facts }: Home, statement: Statement, reference: Reference): boolean {
  if (statement.kind !== 'function' && statement.kind !== 'class') return runsOnLoad(reference) && !reference.annotation
  const isInDecorator = statement.decorators.some(
    (span) => span.start <= reference.span.start && reference.span.end <= span.end,
  )
  const isOfSignature = reference.annotation && facts.scopes[reference.scope]?.kind !== 'class'
  return statement.kind === 'function' && (isInDecorator || isOfSignature)
}

/** `setattr(Money, "name", ...)`. */
function isSet({ facts }: Home, { span }: Reference): boolean {
  return /\b(?:setattr|delattr)\s*\(\s*$/.test(facts.text.slice(Math.max(0, span.start - 30), span.start))
}

function definitionRead(index: SymbolIndex, home: Home, reference: Reference): QualifiedName | undefined {
  const meaning = meaningOf(home.facts, reference, index.identityOf(home.path))
  if (meaning.kind === 'own')
    return meaning.bindings.every((binding) => binding.scope === 0) ? joinName(home.module, reference.name) : undefined
  if (meaning.kind !== 'imported') return undefined
  const target = index.lookup(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
  const found = target.kind === 'symbol' ? index.definitionOf(target.module, target.symbol) : undefined
  return found === undefined ? undefined : joinName(found.module, found.symbol)
}
