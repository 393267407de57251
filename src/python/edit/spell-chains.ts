import { runsLater } from '../facts/moments.ts'
import { replace } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, lastPartOf, parentOf } from '../../model/names.ts'
import type { ChainSite } from './chain-site.ts'
import type { Reference } from '../facts/facts.ts'
import { freeName, isFree } from '../index/free-name.ts'
import { byIsort, renderFrom, renderPlain, spellModule } from './import-lines.ts'
import { meaningOf, visibleBindings } from '../facts/resolve.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'
import { isOtherRoot } from './root-taken.ts'
import { sortKey } from './statement-plan.ts'
import type { StatementPlan } from './statement-plan.ts'

/** Choose how all sites of one import and one module are spelled, and have the import written. */
export function spellGroup(state: RewriteState, group: readonly ChainSite[], retired: ReadonlySet<string>): void {
  const first = group[0]
  if (first === undefined) return
  const { statement, module } = first
  const references = group.map((site) => site.reference)
  const plan = planOf(state, statement.index)
  if (plan === undefined) return
  if (first.plain && !isRootTakenHere(state, group)) {
    plan.added.push({ text: renderPlain(module, undefined), key: sortKey(module), commentOf: undefined })
    for (const site of group) state.edits.push(replace(site.reference.span.start, site.end, module))
    return
  }
  const known = boundAlready(state, module, statement.scope, references)
  if (known !== undefined) return respell(state, group, known)
  const wishes = [lastPartOf(module)]
  const symbols = [...new Set(group.flatMap((site) => site.symbol ?? []))]
  const usual = wishes[0] ?? module
  const retiredNames = [...retired].filter((key) => key.startsWith(`${statement.index}:`))
  if (
    !isFree(state.facts, usual, statement.scope, references) &&
    retiredNames.length === 0 &&
    symbols.length > 0 &&
    symbols.every((symbol) => isFree(state.facts, symbol, statement.scope, references))
  ) {
    plan.added.push({
      text: renderFrom(spellModule(module, state.after, statement.level > 0), symbols.sort(), state.style),
      key: sortKey(module),
      commentOf: undefined,
    })
    for (const site of group)
      state.edits.push(replace(site.reference.span.start, state.facts.text.indexOf('.', site.end) + 1, ''))
    return
  }
  const name = freeName(state.facts, [usual, `_${usual}`, module.replaceAll('.', '_')], statement.scope, references)
  addModuleImport(state, plan, module, name)
  respell(state, group, name)
}

/** Import a module under a name. Where nothing puts imports in order (cells, examples), modules of one package share a statement. */
function addModuleImport(state: RewriteState, plan: StatementPlan, module: QualifiedName, name: string): void {
  const { statement, added } = plan
  const parent = parentOf(module)
  const last = lastPartOf(module)
  const isPlain = parent === '' || (statement.kind === 'import' && name !== last)
  const from = isPlain ? undefined : spellModule(parent, state.after, statement.level > 0)
  const isExample = state.isNamedElsewhere === undefined
  const other = from === undefined || !isExample ? undefined : added.find((entry) => entry.from?.module === from)
  if (from === undefined || other?.from === undefined) {
    const names = [last === name ? last : `${last} as ${name}`]
    // `import a.b as b` says no more than `from a import b`.
    const text =
      from === undefined
        ? renderPlain(module, module === name ? undefined : name)
        : renderFrom(from, names, state.style)
    added.push({
      text,
      key: sortKey(module),
      commentOf: undefined,
      ...(from === undefined ? {} : { from: { module: from, names } }),
    })
    return
  }
  const names = [...other.from.names, last === name ? last : `${last} as ${name}`].sort(byIsort)
  other.from = { module: from, names }
  other.text = renderFrom(from, names, state.style)
}

/** Whether the first word of the module is something else where one of the sites would read it, or where its import would bind it. */
function isRootTakenHere(state: RewriteState, group: readonly ChainSite[]): boolean {
  return group.some(({ reference, module, statement }) => {
    const root = firstPartOf(module)
    const own = state.facts.scopes[statement.scope]?.bindings.get(root) ?? []
    const seen = visibleBindings(state.facts, reference.as({ name: root }))
    return [...own, ...seen].some((binding) => isOtherRoot(state, binding, root))
  })
}

function respell(state: RewriteState, group: readonly ChainSite[], name: string): void {
  for (const site of group) state.edits.push(replace(site.reference.span.start, site.end, name))
}

/** A name that is bound to the module already, in the same scope or the module, and seen by every site. */
function boundAlready(
  state: RewriteState,
  module: QualifiedName,
  scope: number,
  references: readonly Reference[],
): string | undefined {
  for (const at of new Set([scope, 0])) {
    for (const [name, bindings] of state.facts.scopes[at]?.bindings ?? []) {
      const [binding] = bindings
      if (bindings.length !== 1 || binding?.imported === undefined || binding.conditional) continue
      const statement = state.facts.imports[binding.imported.statement]
      const item = statement?.items[binding.imported.item]
      if (statement === undefined || item === undefined || (statement.kind === 'import' && item.alias === undefined))
        continue
      const meaning = meaningOf(
        state.facts,
        { name, scope: at, span: { start: state.facts.text.length, end: state.facts.text.length }, deferred: true },
        state.before,
      )
      // What is looked up may be parsed for it, so that a name which cannot be the module is none that is looked up.
      if (meaning.kind !== 'imported' || state.renaming.moduleTo(meaning.name) !== module) continue
      if (state.index.lookup(meaning.name).kind !== 'module') continue
      const seen = references.every(
        (reference) =>
          visibleBindings(state.facts, reference.as({ name })).every((other) => other === binding) &&
          (runsLater(reference) || binding.from <= reference.span.start),
      )
      if (seen) return name
    }
  }
  return undefined
}

/** The problem of a new name whose first word is taken where it would be read. */
export function captured(name: string, reference: Reference): RewriteState['problems'][number] {
  return {
    code: 'captured-name',
    level: 'error',
    reason: `the new name starts with \`${name}\`, which is something else here`,
    advice: `Rename the other ${name} first, or import the module under an alias.`,
    span: reference.span,
  }
}
