import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement } from '../facts/facts.ts'
import { runsOnLoad } from '../facts/moments.ts'
import type { ItemFate } from './import-item-target.ts'
import { byIsort, renderFrom, spellModule } from './import-lines.ts'
import { placeOf } from './remove-items.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'
import { sortKey } from './statement-plan.ts'

/** What stays in a package that is half loaded when this statement runs is taken from where that takes it. */
export function pastFacade(
  { before, renaming }: RewriteState,
  statement: ImportStatement,
  module: QualifiedName,
  fate: ItemFate,
): ItemFate {
  const source =
    fate.kind === 'stay' && runsOnLoad(statement) ? renaming.pastFacade(before.name, module, fate.name) : undefined
  return source === undefined || fate.kind !== 'stay'
    ? fate
    : { kind: 'from', module: renaming.moduleTo(source.module), name: source.name }
}

/** Instead of the star of a package that is half loaded when it runs, each of its names; false where one of them is made there. */
export function planPastFacade(state: RewriteState, statement: ImportStatement, module: QualifiedName): boolean {
  const { renaming, before, index } = state
  const groups = new Map<QualifiedName, string[]>()
  for (const name of index.starNames(module) ?? []) {
    const source = renaming.pastFacade(before.name, module, name)
    if (source === undefined) return false
    const item = source.name === name ? name : `${source.name} as ${name}`
    groups.set(source.module, [...(groups.get(source.module) ?? []), item])
  }
  const plan = groups.size === 0 ? undefined : planOf(state, statement.index)
  if (plan === undefined) return false
  plan.replacesStar = true
  // Names that are only handed on are unused for a linter: one that was told so of the star, or said nothing of a star in an `__init__`.
  const isTold = /#\s*noqa\b/i.test(placeOf(state.facts, statement).comment)
  const pragma = isTold || (state.isInit && state.facts.dunderAll.length === 0) ? '# noqa: F401' : ''
  for (const [source, names] of groups) {
    const target = spellModule(renaming.moduleTo(source), state.after, statement.level > 0)
    const text = renderFrom(target, names.sort(byIsort), state.style)
    // The first takes the place of the star, with the comment behind it.
    const isMarked = isTold && plan.added.length === 0 && !text.includes('\n')
    plan.added.push({ text: isMarked ? text : withPragma(text, pragma), key: sortKey(target), commentOf: undefined })
  }
  return true
}

/** An import with a mark for linters on its first line, where they look for it. */
function withPragma(text: string, pragma: string): string {
  return pragma === '' ? text : text.replace(/(?:\(|)(?=\r?\n|$)/, (bracket) => `${bracket}  ${pragma}`)
}
