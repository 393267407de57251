import { insert } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin } from '../../model/names.ts'
import type { ImportItem, ImportStatement, Reference } from '../facts/facts.ts'
import { renderPlain } from './import-lines.ts'
import { importedName, meaningOf, visibleBindings } from '../facts/resolve.ts'
import type { ChainSite } from './chain-site.ts'
import { isLoadedBeside } from './loaded-beside.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'
import { placeOf } from './remove-items.ts'

/**
 * Module imports that nothing uses any more once the sites are spelled through another module, or (`own`) by the bare name
 * in the module that has it now: they are dropped, unless the name is offered to others (`__init__`, `__all__`, imported
 * from here, handed on by a facade). Returns `statement:item` keys.
 */
export function retireImports(
  state: RewriteState,
  sites: readonly ChainSite[],
  own: readonly Pick<ChainSite, 'reference' | 'statement'>[],
): ReadonlySet<string> {
  const { renaming } = state
  const retired = new Set<string>()
  if (state.isInit) return retired
  for (const statement of importsBehind(state, [...sites, ...own])) {
    const instead = sites.flatMap((site) => (site.statement === statement ? site.today : []))
    const isBeside = statement.typeChecking || isLoadedBeside(state, statement, instead)
    const through = sites.filter((site) => site.symbol !== undefined || isBeside)
    const leaving = new Set([...through, ...own].map((site) => site.reference))
    const respelled = new Set([...sites, ...own].map((site) => site.reference))
    // In a class body the name is an attribute of the class.
    if (state.facts.scopes[statement.scope]?.kind === 'class') continue
    statement.items.forEach((item, at) => {
      const users = state.facts.references.filter((reference) =>
        visibleBindings(state.facts, reference).some(
          (binding) => binding.imported?.statement === statement.index && binding.imported.item === at,
        ),
      )
      const plain = statement.kind === 'import' && item.alias === undefined
      const relevant = plain ? users.filter((reference) => isWithin(chainText(reference), item.name)) : users
      if (relevant.length === 0 || relevant.some((reference) => !respelled.has(reference))) return
      const isNeeded = relevant.some((reference) => !leaving.has(reference))
      if (plain && users.length !== relevant.length && !rootStaysBound(state, statement.index, at, item.bound)) return
      if (isReadInstead(state, statement, item, sites, users)) return
      if (state.isReadBeside?.(item.bound) === true) return
      const { name: module } = state.before
      if (module !== undefined && renaming.isTakenFrom(module, item.bound)) return
      if (
        state.facts.dunderAll.some(
          (part) => part.kind === 'list' && part.entries.some((entry) => entry.name === item.bound),
        )
      )
        return
      // What registers itself there has to be loaded still.
      const isLoaded = sites.some((site) => site.loads === true && site.statement === statement)
      const isOffered = statement.scope === 0 && module !== undefined && renaming.isHandedOn(module, item.bound)
      if (isLoaded || isOffered || isNeeded)
        return isNeeded && (statement.kind === 'from' || statement.items.length > 1)
          ? undefined
          : keepUnread(state, statement)
      retired.add(`${statement.index}:${at}`)
      retire(state, statement, at)
    })
  }
  return retired
}

/** Whether chains through other imports are spelled through the module of this one: two modules give each other something. */
function isReadInstead(
  { index, before }: RewriteState,
  statement: ImportStatement,
  item: ImportItem,
  sites: readonly ChainSite[],
  users: readonly Reference[],
): boolean {
  const name = importedName(statement, item, before)
  const target = name === undefined ? undefined : index.lookup(name, 'import')
  return (
    target?.kind === 'module' && sites.some((site) => site.today === target.module && !users.includes(site.reference))
  )
}

/** Take an item of an import out, and what was to stand in its place. */
function retire(state: RewriteState, statement: ImportStatement, at: number): void {
  const plan = planOf(state, statement.index)
  plan?.removed.add(at)
  const instead = plan?.added.findIndex((entry) => entry.commentOf === at) ?? -1
  if (instead >= 0) plan?.added.splice(instead, 1)
  const known = state.renamed.findIndex((one) => one.statement === statement && one.at === at)
  if (known >= 0) state.renamed.splice(known, 1)
}

/** What nothing reads any more and stays: marked, so that no linter takes it for unused. */
function keepUnread(state: RewriteState, statement: ImportStatement): void {
  const { alone, comment } = placeOf(state.facts, statement)
  if (alone && comment === '') state.edits.push(insert(statement.span.end, '  # noqa: F401'))
}

/** The imports of sites; several of them may bind one name (`import shop`, `import shop.till`). */
function importsBehind(
  { facts }: RewriteState,
  sites: readonly Pick<ChainSite, 'reference' | 'statement'>[],
): ReadonlySet<ImportStatement> {
  const beside = sites.flatMap(({ reference }) =>
    visibleBindings(facts, reference).flatMap(({ imported }) =>
      imported === undefined ? [] : (facts.imports[imported.statement] ?? []),
    ),
  )
  return new Set([...sites.map((site) => site.statement), ...beside.filter(({ kind }) => kind === 'import')])
}

function chainText(reference: Reference): string {
  return [reference.name, ...reference.attributes.map((step) => step.name)].join('.')
}

function rootStaysBound(state: RewriteState, statement: number, item: number, root: string): boolean {
  return (state.facts.scopes[0]?.bindings.get(root) ?? []).some(
    (binding) =>
      binding.imported !== undefined && !(binding.imported.statement === statement && binding.imported.item === item),
  )
}

/**
 * `import shop.invoicing.lines` also binds `shop` (language reference 7.11). When the module gets another
 * top-level name and other code lives off that binding, `import shop` has to be written beside it.
 */
export function keepRootImports(state: RewriteState, rewritten: ReadonlyMap<Reference, QualifiedName>): void {
  const { facts, renaming, index } = state
  for (const statement of facts.imports) {
    if (statement.kind !== 'import') continue
    statement.items.forEach((item, at) => {
      if (item.alias !== undefined || !item.name.includes('.')) return
      const target = index.lookup(item.name, 'import')
      const final = target.kind === 'module' ? renaming.moduleTo(target.module) : item.name
      if (final === item.name || firstPartOf(final) === item.bound) return
      markUnread(state, statement, at, final, rewritten)
      const scope = facts.scopes[statement.scope]
      const others = (scope?.bindings.get(item.bound) ?? []).some((binding) => {
        const entry = binding.imported === undefined ? undefined : facts.imports[binding.imported.statement]
        const other = binding.imported === undefined ? undefined : entry?.items[binding.imported.item]
        if (other === undefined || other === item || binding.conditional) return false
        const kept = renaming.moduleTo(other.name)
        return other.alias === undefined && firstPartOf(kept) === item.bound
      })
      if (others) return
      const users = facts.references.filter(
        (reference) =>
          reference.name === item.bound &&
          !rewritten.has(reference) &&
          meaningOf(facts, reference, state.before).kind === 'imported' &&
          usesItem(state, reference, statement.index),
      )
      const taken = state.before.name !== undefined && renaming.isTakenFrom(state.before.name, item.bound)
      if (users.length === 0 && !taken) return
      const plan = planOf(state, statement.index)
      if (plan === undefined) return
      const text = plan.itemTexts.get(at) ?? renderPlain(final, undefined).slice('import '.length)
      if (statement.items.length > 1 || !placeOf(facts, statement).alone)
        plan.itemTexts.set(at, `${item.bound}, ${text}`)
      else plan.added.push({ text: `import ${item.bound}`, key: '', commentOf: undefined })
    })
  }
}

/**
 * A renamed `import shop.till` whose root was read, for a linter the module with it, and that nothing is read through: it goes on
 * loading the module, and says so. What stood there unread keeps what was said of it.
 */
function markUnread(
  state: RewriteState,
  statement: ImportStatement,
  at: number,
  final: QualifiedName,
  rewritten: ReadonlyMap<Reference, QualifiedName>,
): void {
  const { facts } = state
  const item = statement.items[at]
  const plan = planOf(state, statement.index)
  const place = placeOf(facts, statement)
  if (item === undefined || plan === undefined || statement.items.length > 1 || !place.alone) return
  if (place.comment !== '' || plan.removed.has(at)) return
  const users = facts.references.filter((reference) => reference.name === item.bound && usesRoot(state, reference))
  const isRead = users.some((reference) => firstPartOf(rewritten.get(reference) ?? '') === firstPartOf(final))
  if (users.length === 0 || isRead) return
  plan.itemTexts.set(at, `${plan.itemTexts.get(at) ?? final}  # noqa: F401`)
}

/** Whether a name is one that imports alone bind. */
function usesRoot(state: RewriteState, reference: Reference): boolean {
  const bindings = visibleBindings(state.facts, reference)
  return bindings.length > 0 && bindings.every(({ imported }) => imported !== undefined)
}

function usesItem(state: RewriteState, reference: Reference, statement: number): boolean {
  return visibleBindings(state.facts, reference).some((binding) => binding.imported?.statement === statement)
}
