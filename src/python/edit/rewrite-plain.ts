import { firstPartOf, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Binding, ImportItem, ImportStatement, Reference } from '../facts/facts.ts'
import { absoluteModule, visibleBindings } from '../facts/resolve.ts'
import { renderFrom, renderItem, spellModule } from './import-lines.ts'
import { planOf } from './rewrite-state.ts'
import type { RewriteState } from './rewrite-state.ts'
import { isOtherRoot } from './root-taken.ts'
import { sortKey } from './statement-plan.ts'
import { renamedItem } from './stub-reexports.ts'

/** `import a.b` and `import a.b as c` of renamed modules: the name in the statement. What the code reads through it is planned with the chains. */
export function planPlainImports(state: RewriteState): void {
  for (const statement of state.facts.imports) {
    if (statement.kind !== 'import') continue
    statement.items.forEach((item, at) => {
      const target = state.index.lookup(item.name, 'import')
      if (target.kind === 'foreign') return
      // An import names a module, even where its file is generated, compiled or ignored by git.
      const module = target.kind === 'module' ? target.module : item.name
      const final = state.renaming.moduleTo(module)
      if (final === module) return
      if (isOfPackage(state, item, module, final)) return planFromPackage(state, statement, at, module)
      const keeps = item.alias !== undefined || keepsName(state, statement, item)
      planOf(state, statement.index)?.itemTexts.set(at, keeps ? renamedItem(state, statement, item, final) : final)
    })
  }
}

/**
 * Whether `import shop.run as r` gives what the package binds by that word and no module: it takes the attribute (Python 3.7, bpo-30024), and a
 * package that imports the word from the module itself (`from .run import run`) has that in its place (language reference 5.4.2).
 */
function isOfPackage(state: RewriteState, item: ImportItem, module: QualifiedName, final: QualifiedName): boolean {
  const [parent, last] = [parentOf(module), lastPartOf(module)]
  if (item.alias === undefined || parent === '' || item.name !== module) return false
  if (final === joinName(state.renaming.moduleTo(parent), last)) return false
  const path = state.index.fileOf(parent)
  const facts = path === undefined ? undefined : state.index.facts(path)
  const bindings = facts?.scopes[0]?.bindings.get(last) ?? []
  return (
    path !== undefined &&
    bindings.length > 0 &&
    bindings.every(({ imported, conditional }) => {
      const one = imported === undefined ? undefined : facts?.imports[imported.statement]
      const isFromIt = one?.kind === 'from' && absoluteModule(one, state.index.identityOf(path)) === module
      return isFromIt && !conditional
    })
  )
}

/** `import shop.run as r` becomes `from shop import run as r`. */
function planFromPackage(state: RewriteState, statement: ImportStatement, at: number, module: QualifiedName): void {
  const [plan, item] = [planOf(state, statement.index), statement.items[at]]
  if (plan === undefined || item === undefined) return
  const home = spellModule(state.renaming.moduleTo(parentOf(module)), state.after, false)
  plan.removed.add(at)
  const text = renderFrom(home, [renderItem(lastPartOf(module), item.bound)], state.style)
  plan.added.push({ text, key: sortKey(home), commentOf: at })
}

/**
 * Whether `import billing` has to go on binding `billing` when the module gets another name: others take the
 * name from here, it is an attribute of a class, something else binds it as well, or the new name starts with a word that is
 * something else where it would be read.
 */
export function keepsName(state: RewriteState, statement: ImportStatement, item: ImportItem): boolean {
  if (statement.kind !== 'import' || item.alias !== undefined || item.name.includes('.')) return false
  const target = state.index.lookup(item.name, 'import')
  if (target.kind !== 'module' || state.renaming.moduleTo(target.module) === target.module) return false
  const scope = state.facts.scopes[statement.scope]
  if (scope?.kind === 'class' || scope?.globals.has(item.bound) === true) return true
  const bindings = scope?.bindings.get(item.bound) ?? state.facts.scopes[0]?.bindings.get(item.bound) ?? []
  if (bindings.some((binding) => binding.imported === undefined || binding.viaGlobal)) return true
  if (isRootTakenAnywhere(state, bindings, firstPartOf(state.renaming.moduleTo(target.module)))) return true
  if (statement.scope !== 0) return false
  const listed = state.facts.dunderAll.some(
    (part) => part.kind === 'list' && part.entries.some((entry) => entry.name === item.bound),
  )
  return listed || (state.before.name !== undefined && state.renaming.isTakenFrom(state.before.name, item.bound))
}

/** Whether the first word of the new name is something else than the package, where the statement binds it or where one of its uses reads it. */
function isRootTakenAnywhere(state: RewriteState, bindings: readonly Binding[], root: string): boolean {
  const isOther = (binding: Binding): boolean => isOtherRoot(state, binding, root)
  if (!state.facts.scopes.some((scope) => scope.bindings.has(root))) return false
  const isTaken = (name: string, at: Pick<Reference, 'scope' | 'span' | 'deferred'>): boolean =>
    visibleBindings(state.facts, { ...at, name, deferred: true }).some(isOther)
  // In a function the new name would make the word local, and what else reads it there would find nothing.
  const isOuter = bindings.some(
    ({ scope }) => scope !== 0 && state.facts.scopes.some((one, at) => at !== scope && one.bindings.has(root)),
  )
  if (isOuter) return true
  return (
    state.facts.references.some(
      (reference) =>
        visibleBindings(state.facts, reference).some((binding) => bindings.includes(binding)) &&
        isTaken(root, reference),
    ) || bindings.some((binding) => state.facts.scopes[binding.scope]?.bindings.get(root)?.some(isOther) === true)
  )
}
