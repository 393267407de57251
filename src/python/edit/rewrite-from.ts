import { runsOnLoad, surelyRunsOnLoad } from '../facts/moments.ts'
import { insert } from '../../model/edit.ts'
import { firstPartOf, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportItem, ImportStatement } from '../facts/facts.ts'
import { byIsort, renderFrom, renderItem, renderPlain, spellModule } from './import-lines.ts'
import { itemFate } from './import-item-target.ts'
import type { ItemFate } from './import-item-target.ts'
import { isLate } from './late-items.ts'
import { isLoadedByPackage } from './loaded-beside.ts'
import { nextLine } from '../facts/lines.ts'
import { absoluteModule, nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { pastFacade, planPastFacade } from './past-facade.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'
import { sortKey } from './statement-plan.ts'
import { renamedItem } from './stub-reexports.ts'
import { offeredSubmodule } from './stub-submodules.ts'
import type { AddedImport, StatementPlan } from './statement-plan.ts'

/** Plan one `from` import: its module, its names, and the statements that have to stand beside it. */
export function planFromImport(state: RewriteState, statement: ImportStatement): void {
  const { index, renaming } = state
  const module = absoluteModule(statement, state.before)
  if (module === undefined) return
  if (statement.star) return planStar(state, statement, module)
  const fates = statement.items.map((item) => {
    const fate = itemFate(index, renaming, state.before, module, item)
    return offeredSubmodule(state, statement, item, pastFacade(state, statement, module, fate))
  })
  const spell = (final: QualifiedName): string => spellModule(final, state.after, statement.level > 0)
  const stays = fates.some((fate) => fate.kind === 'stay')
  const { leaving, late } = leavingItems(state, statement, fates)
  const [firstHome] = leaving.keys()
  const home = stays ? renaming.moduleTo(module) : firstHome
  const unchanged =
    home === module && fates.every((fate, at) => fate.kind === 'stay' && fate.name === statement.items[at]?.name)
  const text = home === undefined ? undefined : spell(home)
  const written = '.'.repeat(statement.level) + statement.module
  // A way that leads there still stays, if there is a shorter one as well (`from ..common.texts import x` in `common`).
  if (unchanged && (statement.level === 0 || text === written || absoluteModule(statement, state.after) === home))
    return
  const plan = planOf(state, statement.index)
  if (plan === undefined) return
  if (text !== undefined && text !== written) plan.moduleText = text
  fates.forEach((fate, at) => {
    const itsHome = fate.kind === 'from' ? fate.module : renaming.moduleTo(module)
    const isStaying = !late.has(at) && (fate.kind === 'stay' || fate.kind === 'from') && itsHome === home
    planItem(state, plan, at, fate, isStaying)
  })
  planLoad(state, statement, plan, module, fates)
  for (const [target, items] of leaving) {
    if (target === home) continue
    for (const group of withComments(state, statement, items) ? items.map((at) => [at]) : [items]) {
      const names = group.flatMap((at) => textOf(state, statement, at, fates[at]))
      const entry = {
        text: renderFrom(spell(target), names, state.style),
        key: sortKey(spell(target)),
        commentOf: group.length === 1 ? group[0] : undefined,
      }
      plan.added.push(entry)
      planRenamed(state, { statement, module, entry, names, spelled: spell(target) }, group, fates)
    }
  }
}

/** A statement that takes items over from an import. */
interface TakenOver {
  readonly statement: ImportStatement
  readonly module: QualifiedName
  readonly entry: AddedImport
  readonly names: string[]
  readonly spelled: string
}

/** Modules that a statement of their own imports under their old word: that word may turn out to be known to nobody else. */
function planRenamed(
  state: RewriteState,
  { statement, module, entry, names, spelled }: TakenOver,
  group: readonly number[],
  fates: readonly ItemFate[],
): void {
  for (const at of group) {
    const [item, fate] = [statement.items[at], fates[at]]
    if (item === undefined || fate?.kind !== 'from' || fate.name === item.name || item.alias !== undefined) continue
    if (!state.index.isModule(joinName(module, item.name))) continue
    const { name } = fate
    const place = names.indexOf(renderItem(name, item.bound))
    if (place < 0) continue
    const renamed = (): void => {
      names[place] = name
      entry.text = renderFrom(spelled, names, state.style)
    }
    state.renamed.push({ statement, at, name, added: { entry, renamed } })
  }
}

/** The items that are taken from other modules, by those, and those that are taken late: where they are used. */
function leavingItems(
  state: RewriteState,
  statement: ImportStatement,
  fates: readonly ItemFate[],
): { readonly leaving: ReadonlyMap<QualifiedName, readonly number[]>; readonly late: ReadonlySet<number> } {
  const leaving = new Map<QualifiedName, number[]>()
  const late = new Set<number>()
  fates.forEach((fate, at) => {
    const item = statement.items[at]
    if (fate.kind === 'from' && item !== undefined && isLate(state, statement, item)) {
      late.add(at)
      state.late.push({ item: { ...item, name: fate.name }, module: fate.module, isRelative: statement.level > 0 })
    } else if (fate.kind === 'from') leaving.set(fate.module, [...(leaving.get(fate.module) ?? []), at])
  })
  return { leaving, late }
}

/** Let an item of an import stay, under the name it has then, or take it out: it goes into a statement of its own, or is not needed. */
function planItem(state: RewriteState, plan: StatementPlan, at: number, fate: ItemFate, isStaying: boolean): void {
  const item = plan.statement.items[at]
  if (item === undefined) return
  if (!isStaying) plan.removed.add(at)
  if (fate.kind === 'self') keepAlias(state, item)
  else if (fate.kind === 'plain') {
    const { module } = fate
    const isAlias = item.bound !== module
    const entry = {
      text: renderPlain(module, isAlias ? item.bound : undefined),
      key: sortKey(module),
      commentOf: at,
    }
    plan.added.push(entry)
    const renamed = (): void => void (entry.text = renderPlain(module, undefined))
    if (isAlias && item.alias === undefined)
      state.renamed.push({ statement: plan.statement, at, name: module, added: { entry, renamed } })
  } else if (isStaying && fate.name !== item.name) {
    plan.itemTexts.set(at, renamedItem(state, plan.statement, item, fate.name))
    if (item.alias === undefined) state.renamed.push({ statement: plan.statement, at, name: fate.name })
  }
}

/**
 * Things register themselves on a moved name when its old module is loaded, so who took it from there goes on loading that:
 * by `import a.b`, or under a private name where the text has something else under the first word.
 */
function planLoad(
  state: RewriteState,
  statement: ImportStatement,
  plan: StatementPlan,
  module: QualifiedName,
  fates: readonly ItemFate[],
): void {
  const { facts, renaming, before } = state
  const loads = fates.some((fate) => fate.kind === 'from' && renaming.loadsWith(module, fate.name))
  if (!loads || statement.typeChecking || fates.some((fate) => fate.kind === 'stay')) return
  const source = renaming.moduleTo(module)
  const others = facts.imports.some((entry) => {
    if (entry === statement || !surelyRunsOnLoad(entry)) return false
    if (entry.kind === 'import') return entry.items.some((item) => item.name === module)
    if (absoluteModule(entry, before) !== module) return false
    return entry.items.some((item) => itemFate(state.index, renaming, before, module, item).kind === 'stay')
  })
  const homes = fates.flatMap((fate) => (fate.kind === 'from' ? [fate.module] : []))
  if (others || isLoadedByPackage(state, module, homes)) return
  const top = firstPartOf(source)
  const bindings = facts.scopes[statement.scope]?.bindings.get(top) ?? []
  const isFree = bindings.every((binding) => nameOfBinding(facts, binding, before) === top)
  const parent = parentOf(source)
  const text =
    (isFree && !state.isInit && statement.level === 0) || parent === ''
      ? renderPlain(source, isFree ? undefined : `_${source}`)
      : renderFrom(
          spellModule(parent, state.after, statement.level > 0),
          [renderItem(lastPartOf(source), `_${lastPartOf(source)}`)],
          state.style,
        )
  plan.added.push({ text: `${text}  # noqa: F401`, key: sortKey(source), commentOf: undefined })
}

/** Names that each carry a comment of their own become statements of their own, so that no comment is lost. */
function withComments(state: RewriteState, statement: ImportStatement, items: readonly number[]): boolean {
  if (items.length < 2) return false
  return items.some((at) =>
    /^\s*,?[ \t]*#/.test(state.facts.text.slice(statement.items[at]?.span.end ?? 0, statement.span.end)),
  )
}

function textOf(
  state: RewriteState,
  statement: ImportStatement,
  at: number,
  fate: ItemFate | undefined,
): readonly string[] {
  const item = statement.items[at]
  if (item === undefined || fate?.kind !== 'from') return []
  return [fate.name === item.name ? renderItem(fate.name, item.alias) : renamedItem(state, statement, item, fate.name)]
}

/** `from .a import f as plus` in the module that now defines `f`: the other name is kept by an assignment below the definition. */
function keepAlias(state: RewriteState, item: ImportItem): void {
  if (item.bound === item.name) return
  const { facts, style } = state
  const definition = [...facts.statements]
    .reverse()
    .find((statement) => statement.names.includes(item.name) && statement.kind !== 'import')
  if (definition === undefined) return
  const line = nextLine(facts.text, definition.span.end)
  const open = line === facts.text.length && !facts.text.endsWith('\n')
  const gap = definition.kind === 'assign' ? '' : style.newline + style.newline
  state.edits.push(
    insert(line, `${open ? style.newline : ''}${gap}${item.bound} = ${item.name}${open ? '' : style.newline}`),
  )
}

/**
 * `from a import *`: the module is renamed; a moved name the star no longer gives is imported by name beside
 * it when this text reads it or passes it on: a package does, and a module that reads nothing of the star. A second star would bring names nobody asked for.
 */
function planStar(state: RewriteState, statement: ImportStatement, module: QualifiedName): void {
  const { index, renaming, facts } = state
  const spell = (final: QualifiedName): string => spellModule(final, state.after, statement.level > 0)
  const final = renaming.moduleTo(module)
  const written = '.'.repeat(statement.level) + statement.module
  if (runsOnLoad(statement) && planPastFacade(state, statement, module)) return
  const needed = new Map<QualifiedName, string[]>()
  const passesOn = state.isInit || !readsOf(state, index.starNames(module) ?? [])
  for (const name of index.starNames(module) ?? []) {
    const origin = starOrigin(state, module, name)
    if (origin === undefined) continue
    const home = renaming.homeOf(origin, name)
    if (home === undefined || home === state.before.name || renaming.isStillIn(origin, name)) continue
    if (isGivenBelow(state, statement, name)) continue
    if (facts.scopes[0]?.bindings.has(name) === true && !state.isInit) continue
    const mentioned = facts.strings.some(
      (fact) =>
        fact.content.end - fact.content.start === name.length && facts.text.startsWith(name, fact.content.start),
    )
    const taken = state.before.name !== undefined && renaming.isTakenFrom(state.before.name, name)
    if (readsOf(state, [name]) || mentioned || taken || passesOn) needed.set(home, [...(needed.get(home) ?? []), name])
  }
  const isThere = spell(final) === written || absoluteModule(statement, state.after) === final
  if (needed.size === 0 && (statement.level > 0 ? isThere : final === module)) return
  const plan = planOf(state, statement.index)
  if (plan === undefined) return
  if (!isThere) plan.moduleText = spell(final)
  // What is only passed on is marked as such (`X as X`), for type checkers and so that no linter takes it out.
  const isKept = (name: string): boolean => state.isStub === true || (!state.isInit && !readsOf(state, [name]))
  const offered = (name: string): string => renderItem(name, isKept(name) ? name : undefined)
  for (const [home, names] of needed) {
    const target = spell(renaming.moduleTo(home))
    plan.added.push({
      text: renderFrom(target, names.sort(byIsort).map(offered), state.style),
      key: sortKey(target) + '~',
      commentOf: undefined,
    })
  }
}

/** Whether a star below gives the name as well: that one counts, and goes on doing so if it gives another definition. */
function isGivenBelow({ index, facts, before }: RewriteState, statement: ImportStatement, name: string): boolean {
  return facts.imports.some((other) => {
    const module = other.star && surelyRunsOnLoad(other) ? absoluteModule(other, before) : undefined
    if (module === undefined || other.span.start <= statement.span.start) return false
    return index.starNames(module)?.has(name) === true
  })
}

/** Whether the text reads one of some names that it does not bind itself. */
function readsOf({ facts }: RewriteState, names: Iterable<string>): boolean {
  const wanted = new Set(names)
  return facts.references.some((one) => wanted.has(one.name) && visibleBindings(facts, one).length === 0)
}

/** The module a star-imported name is defined in, if that is where the star gets it: the module itself or one it stars in turn. */
function starOrigin(state: RewriteState, module: QualifiedName, name: string): QualifiedName | undefined {
  const facts = state.index.factsOfModule(module)
  if (facts === undefined) return undefined
  const own = facts.scopes[0]?.bindings.get(name)
  if (own !== undefined) return own.some((binding) => binding.imported !== undefined) ? undefined : module
  return undefined
}
