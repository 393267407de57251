import type { Span } from '../../model/span.ts'
import type { Binding, BindingKind, ImportStatement, Reference, ScopeKind, StringFact } from '../facts/facts.ts'
import type { Around } from '../facts/reference.ts'
import { identifierOf } from '../facts/python-names.ts'
import type { WrittenText } from './quoted-text.ts'
import type { Node } from './syntax-tree.ts'

/** Where the walk is: the scope names are looked up in, and what is known of the code around. */
export interface Place extends Around {
  readonly conditional: boolean
}

export interface OpenScope {
  readonly id: number
  readonly kind: ScopeKind
  readonly name: string
  readonly parent: number | undefined
  readonly span: Span
  bodyAt: number | undefined
  bases: readonly Span[]
  hasDocstring: boolean
  readonly bindings: Map<string, Binding[]>
  globals: ReadonlySet<string>
  nonlocals: ReadonlySet<string>
}

/** Most scopes declare no name `global` or `nonlocal`. */
const NO_NAMES: ReadonlySet<string> = new Set()

/** The growing facts of one text, and where what is parsed stands in it (for quoted annotations). */
export interface Collector {
  readonly scopes: OpenScope[]
  readonly references: Reference[]
  readonly imports: ImportStatement[]
  /** The names that `TYPE_CHECKING` was imported by so far. */
  readonly checkerNames: Set<string>
  readonly strings: StringFact[]
  /** The names so far. */
  readonly names: Map<string, string>
  /** Bindings made where a `global` declaration may still follow: moved to the module scope at the end. */
  readonly evaluatedAnnotations: boolean
  /** What is added to every offset. */
  readonly shift: number
  /** Of a text that is written in pieces: where its characters are, before `shift` is added. */
  readonly written: WrittenText | undefined
  /** The walker: what walks one kind of node asks it for the nodes inside. */
  readonly walk: (collector: Collector, place: Place, node: Node) => void
  statement: number
}

export function spanOf(collector: Collector, node: Node): Span {
  return { start: startIn(collector, node.startIndex), end: endIn(collector, node.endIndex) }
}

/** Where in the whole text something begins that begins at an offset of what is parsed. */
export function startIn({ shift, written }: Collector, offset: number): number {
  return (written === undefined ? offset : (written.starts[offset] ?? written.ends.at(-1) ?? 0)) + shift
}

/** Where in the whole text something ends that ends at an offset of what is parsed. */
export function endIn({ shift, written }: Collector, offset: number): number {
  return (written === undefined ? offset : (written.ends[offset - 1] ?? written.starts[0] ?? 0)) + shift
}

export function openScope(
  collector: Collector,
  kind: ScopeKind,
  name: string,
  parent: number | undefined,
  node: Node,
): number {
  const id = collector.scopes.length
  collector.scopes.push({
    id,
    kind,
    name,
    parent,
    span: spanOf(collector, node),
    bodyAt: undefined,
    bases: [],
    hasDocstring: false,
    bindings: new Map(),
    globals: NO_NAMES,
    nonlocals: NO_NAMES,
  })
  return id
}

/**
 * The name that an identifier stands for in a scope: within a class, `__x` is `_Class__x`, nested functions included; names that
 * end with two underscores, and classes named by underscores alone, are left as they are (language reference 6.2.1, "Private name mangling").
 */
export function mangled(collector: Collector, scope: number, text: string): string {
  const name = onceWritten(collector, identifierOf(text))
  if (!name.startsWith('__') || name.endsWith('__') || name.includes('.')) return name
  for (let at: number | undefined = scope; at !== undefined; at = collector.scopes[at]?.parent) {
    const around = collector.scopes[at]
    if (around?.kind !== 'class') continue
    const owner = around.name.replace(/^_+/, '')
    return owner === '' ? name : `_${owner}${name}`
  }
  return name
}

/** The same string for the same name: one module says a few hundred names thousands of times. */
function onceWritten({ names }: Collector, name: string): string {
  const known = names.get(name)
  if (known !== undefined) return known
  names.set(name, name)
  return name
}

/** Bind the name of `node`; a walrus or a name in a comprehension's element binds past comprehensions (PEP 572). */
export function bind(
  collector: Collector,
  place: Place,
  node: Node,
  kind: BindingKind,
  options: {
    readonly from?: number
    readonly imported?: Binding['imported']
    readonly walrus?: boolean
    readonly name?: string
  } = {},
): void {
  const name = mangled(collector, place.scope, options.name ?? node.text)
  let scope = place.scope
  if (options.walrus === true) {
    while (collector.scopes[scope]?.kind === 'comprehension') scope = collector.scopes[scope]?.parent ?? 0
  }
  const target = collector.scopes[scope]
  if (target === undefined) return
  const span = spanOf(collector, node)
  const list = target.bindings.get(name) ?? []
  list.push({
    name,
    kind,
    scope,
    span,
    from: options.from === undefined ? span.end : endIn(collector, options.from),
    statement: collector.statement,
    conditional: place.conditional,
    typeChecking: place.typeChecking,
    viaGlobal: false,
    imported: options.imported,
  })
  target.bindings.set(name, list)
}

/** Names declared `global` are bound in the module, whatever function the assignment stands in (language reference 7.12). */
export function settleGlobals(scopes: readonly OpenScope[]): void {
  const module = scopes[0]
  if (module === undefined) return
  for (const scope of scopes) {
    if (scope.id === 0) continue
    settleNonlocals(scopes, scope)
    for (const name of scope.globals) {
      const bound = scope.bindings.get(name)
      if (bound === undefined) continue
      scope.bindings.delete(name)
      const list = module.bindings.get(name) ?? []
      list.push(...bound.map((binding) => ({ ...binding, scope: 0, viaGlobal: true })))
      module.bindings.set(name, list)
    }
  }
}

/** Names declared `nonlocal` are bound in the nearest function around that binds them (language reference 7.13). */
function settleNonlocals(scopes: readonly OpenScope[], scope: OpenScope): void {
  for (const name of scope.nonlocals) {
    const bound = scope.bindings.get(name)
    if (bound === undefined) continue
    scope.bindings.delete(name)
    for (let at = scope.parent; at !== undefined; at = scopes[at]?.parent) {
      const outer = scopes[at]
      if (outer === undefined || outer.kind !== 'function' || outer.nonlocals.has(name)) continue
      const list = outer.bindings.get(name)
      if (list === undefined) continue
      list.push(...bound.map((binding) => ({ ...binding, scope: outer.id, viaGlobal: true })))
      break
    }
  }
}
