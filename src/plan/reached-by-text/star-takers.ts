import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { runsLater } from '../../python/facts/moments.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { absoluteModule, nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { computedNames } from '../computed-names/computed-attributes.ts'
import type { ComputedName } from '../computed-names/computed-attributes.ts'
import { isTaken } from '../names/imported-elsewhere.ts'
import { starTakers } from '../names/star-takers.ts'
import type { StarTaker } from '../names/star-takers.ts'

/** A definition that comes to a module. */
type Arrival = Pick<SymbolMove, 'symbol' | 'from' | 'to'>

/**
 * Where a name that comes to a module takes the place of another thing: in modules that import all its names by a star, directly or one
 * through the other (language reference 7.11), and where code asks the module for a name that it does not define (`hasattr`, its `__getattr__`).
 */
export function arrivingNames(index: SymbolIndex, moves: readonly SymbolMove[]): readonly Finding[] {
  const asks = new Map([...new Set(moves.map(({ to }) => to))].map((to) => [to, questionsTo(index, to)]))
  return moves.flatMap((arrival): readonly Finding[] => {
    const { symbol, to } = arrival
    const target = index.factsOfModule(to)
    if (target === undefined || target.scopes[0]?.bindings.has(symbol) === true) return []
    const takers = isOffered(index, to, symbol)
      ? starTakers(index, to, (module) => isOffered(index, module, symbol))
      : []
    return [
      ...takers.flatMap((taker) => replaced(index, arrival, taker)),
      ...askedOf(index, arrival, asks.get(to) ?? []),
    ]
  })
}

/** Whether a star import of a module gives what is bound in it under a name. */
function isOffered(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const listed = index.factsOfModule(module)?.dunderAll ?? []
  if (listed.length === 0) return !symbol.startsWith('_')
  return listed.some((part) => part.kind === 'dynamic' || part.entries.some((entry) => entry.name === symbol))
}

/** What the name means today to a file that will get it by a star, where that is another thing. */
function replaced(index: SymbolIndex, arrival: Arrival, taker: StarTaker): readonly Finding[] {
  const { path, facts, star } = taker
  const { symbol } = arrival
  const self = index.identityOf(path)
  const tell = (what: string, span: Span): readonly Finding[] => [clash(arrival, path, what, span)]
  if (self.isPackage && self.name !== undefined && index.isModule(joinName(self.name, symbol)))
    return tell(`has a submodule ${joinName(self.name, symbol)}`, star.span)
  if (givenAlready(index, path, facts, arrival)) return []
  const reads = facts.references.filter((one) => one.name === symbol && reachesModule(facts, one))
  const own = (facts.scopes[0]?.bindings.get(symbol) ?? []).find((binding) => {
    const name = nameOfBinding(facts, binding, self)
    if (name !== undefined && isMoved(index, arrival, name)) return false
    const between = reads.some((one) => !runsLater(one) && one.span.start < binding.span.start)
    return binding.span.start < star.span.start || binding.conditional || binding.viaGlobal || between
  })
  if (own !== undefined) return tell(`binds another ${symbol}`, own.span)
  const bound = facts.scopes[0]?.bindings.has(symbol) === true
  const other = bound ? undefined : starAbove(index, taker, symbol)
  if (other !== undefined) return tell(`gets another ${symbol} from its other star import`, other.span)
  const isGivenBelow = starsOf(index, path, facts).some(({ module }) => index.starNames(module)?.has(symbol) === true)
  const [read] = bound || isGivenBelow ? [] : reads
  if (read === undefined) return []
  return tell(isBuiltin(symbol) ? `uses the builtin ${symbol}` : `reads a ${symbol} that nothing gives it`, read.span)
}

/** Whether a name is looked up in the module, and not in a function or class around it. */
function reachesModule(facts: ModuleFacts, reference: ModuleFacts['references'][number]): boolean {
  return visibleBindings(facts, reference).every((binding) => binding.scope === 0)
}

/** Whether a file gets the very thing that moves by a star of the module it leaves. */
function givenAlready(index: SymbolIndex, path: RepoPath, facts: ModuleFacts, arrival: Arrival): boolean {
  return starsOf(index, path, facts).some(
    ({ module }) =>
      index.starNames(module)?.has(arrival.symbol) === true &&
      isMoved(index, arrival, joinName(module, arrival.symbol)),
  )
}

/** A star import above another one that gives the file another thing of the name. */
function starAbove(index: SymbolIndex, { path, facts, star }: StarTaker, symbol: string): ImportStatement | undefined {
  const above = starsOf(index, path, facts).filter(({ statement }) => statement.span.start < star.span.start)
  return above.find(({ module }) => index.starNames(module)?.has(symbol) === true)?.statement
}

function starsOf(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
): readonly { readonly module: QualifiedName; readonly statement: ImportStatement }[] {
  return facts.imports.flatMap((statement) => {
    const module = statement.star ? absoluteModule(statement, index.identityOf(path)) : undefined
    return module === undefined ? [] : [{ module, statement }]
  })
}

/** Whether a name is that of what moves, directly or through re-exports. */
function isMoved(index: SymbolIndex, { from, symbol }: Arrival, name: QualifiedName): boolean {
  if (name === joinName(from, symbol)) return true
  const target = index.lookup(name)
  if (target.kind !== 'symbol' || target.rest.length > 0) return false
  const origin = index.definitionOf(target.module, target.symbol)
  return origin?.module === from && origin.symbol === symbol
}

/** The places that ask a module which is there for a name that they write out. */
function questionsTo(index: SymbolIndex, to: QualifiedName): readonly ComputedName[] {
  if (index.fileOf(to) === undefined) return []
  return computedNames(index, to).filter((one) => one.isLiteral && !one.walks)
}

/** Code that asks the target for the name today: `hasattr(target, "name")`, or as an attribute or import that its `__getattr__` answers. */
function askedOf(index: SymbolIndex, { symbol, to }: Arrival, asks: readonly ComputedName[]): readonly Finding[] {
  const hook = index.factsOfModule(to)?.scopes[0]?.bindings.get('__getattr__')?.[0]
  const path = index.fileOf(to)
  const advice = 'Rename one of the two first, or choose another target module.'
  if (hook !== undefined && path !== undefined && isTaken(index, to, symbol)) {
    const reason = `others take ${symbol} from ${to}, which makes it in its \`__getattr__\`; the moved ${symbol} would take its place`
    return [{ code: 'name-clash', level: 'error', reason, advice, place: { path, span: hook.span }, about: [to] }]
  }
  return asks
    .filter((one) => one.mayBe(symbol))
    .map((one) => ({
      code: 'name-clash',
      level: 'error',
      reason: `${one.path} asks ${to} whether it has ${symbol}; with the moved ${symbol} the answer is another one`,
      advice,
      place: { path: one.path, span: one.span },
      about: [to],
    }))
}

function clash({ symbol, to }: Arrival, path: RepoPath, what: string, span: Span): Finding {
  return {
    code: 'name-clash',
    level: 'error',
    reason: `${path} ${what}, and a star import would bring it the ${symbol} that comes to ${to}`,
    advice: `Rename one of the two first, list what ${lastPartOf(to)} offers in an \`__all__\` without ${symbol}, or choose another target module.`,
    place: { path, span },
    about: [to],
  }
}
