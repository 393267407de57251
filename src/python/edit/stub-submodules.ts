import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { ImportItem, ImportStatement } from '../facts/facts.ts'
import { absoluteModule, nameOfBinding } from '../facts/resolve.ts'
import type { ItemFate } from './import-item-target.ts'
import type { RewriteState } from './rewrite-state.ts'

/**
 * What the stub of a package takes for a submodule of its own that it offers as another module (`from attr import filters as filters` in
 * `attrs/__init__.pyi`): where a name leaves that module and the submodule, which is what runs, goes on having it, the stub offers the submodule,
 * or type checkers would miss the name (typing specification, "stub files"). Else the fate it has.
 */
export function offeredSubmodule(
  state: RewriteState,
  statement: ImportStatement,
  item: ImportItem,
  fate: ItemFate,
): ItemFate {
  const { before, renaming, facts } = state
  const module = absoluteModule(statement, before)
  if (state.isStub !== true || !state.isInit || before.name === undefined || fate.kind !== 'stay') return fate
  const other = joinName(module ?? '', item.name)
  const own = joinName(before.name, item.bound)
  const isOffered =
    item.alias === item.name ||
    facts.dunderAll.some((part) => part.kind === 'list' && part.entries.some(({ name }) => name === item.bound))
  // What the stub itself reads of the other module its own may not have (`setters._NoOpType`).
  const isRead = facts.references.some(({ name }) => name === item.bound)
  if (
    statement.scope !== 0 ||
    isRead ||
    !isOffered ||
    own === other ||
    !runsAsSubmodule(state, before.name, item.bound)
  )
    return fate
  const final = lastPartOf(renaming.moduleTo(own))
  return keepsWhatLeaves(state, own, other)
    ? { kind: 'from', module: renaming.moduleTo(before.name), name: final }
    : fate
}

/** Whether at run time a package has its own submodule under a name: it imports that, or nothing else. */
function runsAsSubmodule({ index }: RewriteState, name: QualifiedName, word: string): boolean {
  const facts = index.factsOfModule(name)
  const own = joinName(name, word)
  if (facts === undefined || index.fileOf(own) === undefined) return false
  const bindings = facts.scopes[0]?.bindings.get(word) ?? []
  return bindings.every((binding) => nameOfBinding(facts, binding, { name, isPackage: true }) === own)
}

/** Whether a definition leaves a module, which does not keep it, and another one offers it and goes on doing so. */
function keepsWhatLeaves({ index, renaming }: RewriteState, own: QualifiedName, other: QualifiedName): boolean {
  const names = index.factsOfModule(other)?.scopes[0]?.bindings.keys() ?? []
  return [...names].some((name) => {
    if (renaming.homeOf(other, name) === undefined || renaming.isStillIn(other, name)) return false
    const there = index.binds(own, name) ? index.definitionOf(own, name) : undefined
    return there?.module === other && there.symbol === name
  })
}
