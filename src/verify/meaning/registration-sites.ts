import { TAKES_IN, handedInCode } from './handed-in-code.ts'
import { whenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts, Reference, Statement } from '../../python/facts/facts.ts'
import { referencesOf, statementBinding } from '../../python/facts/by-statement.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { originFrom } from './origin.ts'
import type { Origin } from './origin.ts'

/** A top-level statement that puts something on an object of the tree while its module is loaded. */
export interface RegistrationSite {
  readonly module: QualifiedName
  readonly statement: Statement
  /** Where the object is defined. */
  readonly on: { readonly module: QualifiedName; readonly symbol: string }
}

const CHANGING_CALL =
  /^\s*\.\s*(append|add|extend|insert|update|setdefault|register\w*|connect|subscribe|push|put)\s*\(/
const CHANGING_ITEM = /^\s*\[[^\]\n]*\]\s*(=[^=]|\.\s*(append|add|update)\s*\()/

/** What the statements of a module put on objects: by a decorator that hangs on one or fills one, and by a bare call. */
export function registrationSites(index: SymbolIndex, module: QualifiedName): readonly RegistrationSite[] {
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (facts === undefined) return []
  return facts.statements.flatMap((statement) => {
    const heads = [
      ...statement.decorators.flatMap((span) => headAt(facts, statement, span.start + 1, span.end)),
      ...(statement.kind === 'expression' ? headAt(facts, statement, statement.span.start, statement.span.end) : []),
    ]
    const put = statement.kind === 'import' ? [] : putOn(index, module, facts, statement)
    const handed = [
      ...handedOn(module, facts, statement, heads),
      ...handedInCode(index, module, facts, statement).map((symbol) => ({ module, symbol })),
    ]
    return [...heads.flatMap((head) => objectsOf(index, module, facts, head)), ...put, ...handed].map((on) => ({
      module,
      statement,
      on,
    }))
  })
}

/** Objects of other modules that a statement sets an attribute or item of, or hands something to, anywhere in what runs of it. */
function putOn(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  statement: Statement,
): readonly RegistrationSite['on'][] {
  return referencesOf(facts, statement.index).flatMap((reference) => {
    if (whenRun(reference) !== 'with-module') return []
    const end = reference.attributes.at(-1)?.span.end ?? reference.span.end
    const after = facts.text.slice(end, end + 80)
    const isSet =
      (reference.context === 'store' && reference.attributes.length > 0) || /^\s*\[[^\]\n]*\]\s*=[^=]/.test(after)
    const isHanded = TAKES_IN.test(reference.attributes.at(-1)?.name ?? '') && /^\s*\(/.test(after)
    if (!isSet && !isHanded) return []
    const steps = reference.context === 'store' || isHanded ? reference.attributes.slice(0, -1) : reference.attributes
    const origin = originIn(index, module, facts, reference.as({ attributes: steps }))
    const [symbol = reference.attributes.at(-1)?.name] = origin?.words ?? []
    if (origin?.module === undefined || symbol === undefined || origin.module === module) return []
    return [{ module: origin.module, symbol }]
  })
}

/**
 * Definitions of the module itself that a bare call of something imported, an item put on it or a `register` decorator is given:
 * `copyreg.pickle(Money, ...)`, `TABLE[Money] = show`. Who has the definition has what was made of it there.
 */
function handedOn(
  module: QualifiedName,
  facts: ModuleFacts,
  statement: Statement,
  heads: readonly Reference[],
): readonly RegistrationSite['on'][] {
  const isOutside = (head: Reference): boolean =>
    visibleBindings(facts, head).some((binding) => binding.imported !== undefined) &&
    (head.attributes.at(-1)?.name ?? head.name) !== 'getLogger'
  const first = referencesOf(facts, statement.index).find((one) => one.span.start === statement.span.start)
  const isItem =
    first !== undefined && /^\s*\[[^\]\n]*\]\s*=[^=]/.test(facts.text.slice(endOf(first), endOf(first) + 80))
  const calls = statement.kind === 'expression' ? heads : isItem ? [first] : []
  const registering = heads.filter((head) => /^register/.test(head.attributes.at(-1)?.name ?? ''))
  if (![...calls, ...registering].some(isOutside)) return []
  return referencesOf(facts, statement.index).flatMap((reference) => {
    const binding = facts.scopes[0]?.bindings.get(reference.name)?.[0]
    const isOwn = binding?.kind === 'class' || binding?.kind === 'function'
    const isSeen = visibleBindings(facts, reference).every((one) => one.scope === 0)
    const isRun = whenRun(reference) === 'with-module' && (!reference.annotation || registering.length > 0)
    return isOwn && isSeen && isRun && !statement.names.includes(reference.name)
      ? [{ module, symbol: reference.name }]
      : []
  })
}

function endOf(reference: Reference): number {
  return reference.attributes.at(-1)?.span.end ?? reference.span.end
}

function headAt(facts: ModuleFacts, statement: Statement, start: number, end: number): readonly Reference[] {
  const first = referencesOf(facts, statement.index).find(({ span }) => span.start >= start && span.end <= end)
  const isHead = first !== undefined && facts.text.slice(start, first.span.start).trim() === ''
  return isHead && whenRun(first) === 'with-module' ? [first] : []
}

/** `@app.route`: on `app`; `@hook`, a function that says `HOOKS.append(f)`: on `HOOKS`. */
function objectsOf(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  head: Reference,
): readonly RegistrationSite['on'][] {
  const origin = originIn(index, module, facts, head)
  const [symbol, ...rest] = origin?.words ?? []
  if (origin?.module === undefined || symbol === undefined) return []
  const home = index.factsOfModule(origin.module)
  const statement = home && statementBinding(home, symbol)
  if (home === undefined || statement === undefined) return []
  if (rest.length > 0) return [{ module: origin.module, symbol }]
  if (statement.kind !== 'function') return []
  return referencesOf(home, statement.index)
    .filter((reference) => {
      if (whenRun(reference) !== 'later') return false
      const after = home.text.slice(reference.span.end, reference.span.end + 80)
      return CHANGING_CALL.test(after) || CHANGING_ITEM.test(after)
    })
    .flatMap((reference) => {
      if (visibleBindings(home, reference).some((binding) => binding.scope !== 0)) return []
      const object = originIn(index, origin.module ?? '', home, reference.as({ attributes: [] }))
      const [name, ...more] = object?.words ?? []
      if (object?.module === undefined || name === undefined || more.length > 0) return []
      return [{ module: object.module, symbol: name }]
    })
}

function originIn(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  reference: Reference,
): Origin | undefined {
  const [binding] = visibleBindings(facts, reference)
  if (binding === undefined || binding.scope !== 0) return undefined
  return originFrom(index, module, [binding.name, ...reference.attributes.map((step) => step.name)])
}
