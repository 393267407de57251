import type { QualifiedName } from '../../model/names.ts'
import { firstIndex } from '../../model/first-index.ts'
import { joinName, parentOf } from '../../model/names.ts'
import type { Binding, ImportItem, ImportStatement, ModuleFacts, Reference, Scope } from './facts.ts'

/** Which module a text is, for relative imports; `name` is undefined for a script outside any package. */
export interface ModuleIdentity {
  readonly name: QualifiedName | undefined
  readonly isPackage: boolean
}

/**
 * The absolute name of the module a statement imports from; undefined when the dots lead out of the
 * tree or the text has no place in a package (language reference 5.7).
 */
export function absoluteModule(
  statement: Pick<ImportStatement, 'level' | 'module'>,
  self: ModuleIdentity,
): QualifiedName | undefined {
  if (statement.level === 0) return statement.module
  if (self.name === undefined) return undefined
  let base = self.isPackage ? self.name : parentOf(self.name)
  for (let level = 1; level < statement.level; level += 1) base = parentOf(base)
  return base === '' ? undefined : joinName(base, statement.module)
}

/** The absolute name an import item binds locally: `import a.b` binds `a`; with an alias it binds `a.b`. */
export function importedName(
  statement: ImportStatement,
  item: ImportItem,
  self: ModuleIdentity,
): QualifiedName | undefined {
  if (statement.kind === 'import') return item.alias === undefined ? item.bound : item.name
  const module = absoluteModule(statement, self)
  return module === undefined ? undefined : joinName(module, item.name)
}

/**
 * The bindings a reference may see, by Python's rules (language reference 4.2.2): innermost scope
 * first, class scopes only from their own body, `global` and `nonlocal` respected, and in code that runs
 * while the module is imported only what was bound before. Empty for builtins and undefined names.
 */
export function visibleBindings(
  facts: ModuleFacts,
  reference: Pick<Reference, 'name' | 'scope' | 'span' | 'deferred'>,
): readonly Binding[] {
  let from: number | undefined = reference.scope
  let start = true
  let classReachable = true
  while (from !== undefined) {
    const scope: Scope | undefined = facts.scopes[from]
    if (scope === undefined) return []
    if (scope.globals.has(reference.name)) return live(facts.scopes[0]?.bindings.get(reference.name))
    const skip: boolean = (scope.kind === 'class' && !start && !classReachable) || scope.nonlocals.has(reference.name)
    const bound = skip ? undefined : scope.bindings.get(reference.name)
    if (bound !== undefined) {
      const flows = scope.kind === 'class' || (scope.kind === 'module' && !reference.deferred)
      const seen = flows ? reaching(bound, reference.span.start) : live(bound)
      if (seen.length > 0) return seen
      if (scope.kind === 'module') return live(bound)
    }
    // Only type parameter scopes (PEP 695) see the class body they stand in.
    classReachable = scope.kind === 'type-params'
    start = false
    from = scope.parent
  }
  return []
}

function live(bindings: readonly Binding[] | undefined): readonly Binding[] {
  return (bindings ?? []).filter((binding) => binding.kind !== 'delete' && binding.kind !== 'annotation')
}

/** In straight-line code the last certain binding before the place counts, and what may have happened since. */
function reaching(bindings: readonly Binding[], offset: number): readonly Binding[] {
  const { ordered, global, lastCertain } = timelineOf(bindings)
  const until = firstIndex(ordered.length, (index) => (ordered[index]?.from ?? 0) > offset)
  const since = until === 0 ? 0 : (lastCertain[until - 1] ?? 0)
  const seen = ordered.slice(since, until)
  return live(global.length === 0 ? seen : bindings.filter((one) => one.viaGlobal || seen.includes(one)))
}

/** The bindings of one name in one scope by where they begin: a name may be bound some thousand times, and read after each. */
interface Timeline {
  readonly ordered: readonly Binding[]
  /** Bound by functions: at a time that is not known. */
  readonly global: readonly Binding[]
  /** For each of `ordered`: the first one that begins where the last certain one up to it begins; 0 where there is none. */
  readonly lastCertain: readonly number[]
}

const timelines = new WeakMap<readonly Binding[], Timeline>()

function timelineOf(bindings: readonly Binding[]): Timeline {
  const known = timelines.get(bindings)
  if (known !== undefined) return known
  const ordered = bindings.filter((one) => !one.viaGlobal).sort((one, other) => one.from - other.from)
  const lastCertain: number[] = []
  let last = 0
  for (const [index, one] of ordered.entries()) {
    if (!one.conditional) last = firstIndex(index, (earlier) => (ordered[earlier]?.from ?? 0) >= one.from)
    lastCertain.push(last)
  }
  const timeline = { ordered, global: bindings.filter((one) => one.viaGlobal), lastCertain }
  timelines.set(bindings, timeline)
  return timeline
}

/** What a reference stands for. */
export type Meaning =
  | { readonly kind: 'imported'; readonly name: QualifiedName; readonly bindings: readonly Binding[] }
  | { readonly kind: 'own'; readonly bindings: readonly Binding[] }
  | { readonly kind: 'ambiguous'; readonly names: readonly QualifiedName[]; readonly bindings: readonly Binding[] }
  | { readonly kind: 'unbound' }

/** The meaning of a reference's first name. `ambiguous`: an import and something else, or two different imports. */
export function meaningOf(
  facts: ModuleFacts,
  reference: Pick<Reference, 'name' | 'scope' | 'span' | 'deferred'>,
  self: ModuleIdentity,
): Meaning {
  const bindings = visibleBindings(facts, reference)
  if (bindings.length === 0) return { kind: 'unbound' }
  const names = new Set<QualifiedName>()
  let others = false
  for (const binding of bindings) {
    const name = nameOfBinding(facts, binding, self)
    if (name === undefined) others = true
    else names.add(name)
  }
  const [only] = names
  if (only === undefined) return { kind: 'own', bindings }
  if (others || names.size > 1) return { kind: 'ambiguous', names: [...names], bindings }
  return { kind: 'imported', name: only, bindings }
}

/** The absolute name an import binding stands for; undefined for any other binding. */
export function nameOfBinding(facts: ModuleFacts, binding: Binding, self: ModuleIdentity): QualifiedName | undefined {
  if (binding.imported === undefined) return undefined
  const statement = facts.imports[binding.imported.statement]
  const item = statement?.items[binding.imported.item]
  return statement === undefined || item === undefined ? undefined : importedName(statement, item, self)
}
