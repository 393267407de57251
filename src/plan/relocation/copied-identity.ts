import type { FindingCode } from '../../model/findings/finding-table.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { changesOfCall } from '../../python/index/changes-outside.ts'
import { homeOfModule } from '../../python/index/callees.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Relocation } from './relocation.ts'

/** A code, the reason, a way out and the place in the source. */
type Found = readonly [code: FindingCode, reason: string, advice: string, span: Span | undefined]

/**
 * Copies that are told apart from what they are copies of: state that a function changes (there are two of it then), an exception (who
 * catches one does not catch the other), and a value made to be compared by identity (`EMPTY = object()`).
 */
export function copiedIdentity(index: SymbolIndex, facts: ModuleFacts, relocation: Relocation): readonly Found[] {
  if (!relocation.copied) return []
  return [
    ...copiedState(index, facts, relocation),
    ...topScopes(facts, relocation)
      .filter(({ kind, name }) => kind === 'class' && isException(index, relocation.from, name, 0))
      .map(({ name, span }) =>
        found(
          relocation,
          name,
          span,
          `who catches ${relocation.from}.${name} does not catch the copy, nor the other way round`,
        ),
      ),
    ...facts.statements.flatMap(({ index: at, kind, names, span }): readonly Found[] => {
      const [name = ''] = names
      const isOwn = kind === 'assign' && relocation.statements.includes(at) && relocation.symbols.has(name)
      const isMade = isOwn && /=\s*object\(\s*\)$/.test(facts.text.slice(span.start, span.end))
      if (!isMade || facts.scopes[0]?.bindings.has('object') === true) return []
      return [
        found(
          relocation,
          name,
          span,
          `${name} is told from everything else by being the one object it is, and the copy is another one`,
        ),
      ]
    }),
  ]
}

function found({ to }: Relocation, name: string, span: Span, why: string): Found {
  return [
    'copied-identity',
    `a copy of ${name} in ${to} is another object: ${why}`,
    `\`move\` it instead, with what changes or compares it, so that there is one.`,
    span,
  ]
}

/** Functions that change a value which comes along as a copy of its own. */
function copiedState(index: SymbolIndex, facts: ModuleFacts, relocation: Relocation): readonly Found[] {
  const { from, symbols } = relocation
  const home = homeOfModule(index, from)
  const values = new Map([...symbols].map((name) => [joinName(from, name), name]))
  if (home === undefined) return []
  const tops = new Set(topScopes(facts, relocation).map(({ id }) => id))
  const functions = facts.scopes.filter((scope) => scope.kind === 'function' && isBelow(facts, scope, tops))
  return functions.flatMap((scope): readonly Found[] => {
    const changed = changesOfCall(index, { kind: 'function', home, scope }, 1).flatMap(
      ({ object }) => values.get(object ?? '') ?? [],
    )[0]
    return changed === undefined
      ? []
      : [found(relocation, changed, scope.span, `${scope.name} changes ${changed}, of which there would be two`)]
  })
}

/** The functions and classes at the top of the source that are copied. */
function topScopes(facts: ModuleFacts, { symbols }: Relocation): readonly Scope[] {
  return facts.scopes.filter(
    ({ kind, name, parent }) => (kind === 'function' || kind === 'class') && parent === 0 && symbols.has(name),
  )
}

function isBelow(facts: ModuleFacts, scope: Scope, tops: ReadonlySet<number>): boolean {
  if (tops.has(scope.id)) return true
  const parent = scope.parent === undefined ? undefined : facts.scopes[scope.parent]
  return parent !== undefined && isBelow(facts, parent, tops)
}

/** Whether a class of the tree has an exception of Python among its bases (library reference, "Built-in exceptions"). */
function isException(index: SymbolIndex, module: QualifiedName, symbol: string, depth: number): boolean {
  const home = homeOfModule(index, module)
  const scope = home?.facts.scopes.findLast((one) => one.kind === 'class' && one.parent === 0 && one.name === symbol)
  if (home === undefined || scope === undefined || depth > 20) return false
  return scope.bases.some((span) => {
    const reference = referenceStartingAt(home.facts, span.start)
    if (reference === undefined) return false
    const meaning = meaningOf(home.facts, reference, index.identityOf(home.path))
    if (meaning.kind === 'unbound') return isBuiltin(reference.name) && EXCEPTION.test(reference.name)
    if (meaning.kind === 'own') return isException(index, module, reference.name, depth + 1)
    if (meaning.kind !== 'imported') return false
    const target = index.lookup(joinName(meaning.name, ...reference.attributes.map((step) => step.name)))
    if (target.kind !== 'symbol') return false
    const origin = index.definitionOf(target.module, target.symbol)
    return origin !== undefined && isException(index, origin.module, origin.symbol, depth + 1)
  })
}

const EXCEPTION = /(?:Exception|Error|Warning|Iteration|Exit|Interrupt|ExceptionGroup)$/
