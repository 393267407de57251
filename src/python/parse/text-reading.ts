import type { Binding, ModuleFacts, Reference } from '../facts/facts.ts'
import { visibleBindings } from '../facts/resolve.ts'
import type { Node } from './syntax-tree.ts'
import type { TextValue } from './text-pieces.ts'

/** A module read for the texts it puts together. */
export interface TextReader {
  readonly root: Node
  /** The texts an expression can give, as far as the module says. */
  readonly valuesOf: (node: Node) => readonly TextValue[]
  /** The same for a name at the top of the module. */
  readonly valuesOfName: (name: string) => readonly TextValue[]
  /** The reference that starts at an expression. */
  readonly referenceAt: (node: Node) => Reference | undefined
}

/** A module that is read for its texts. */
export interface Reading {
  readonly facts: ModuleFacts
  readonly root: Node
  readonly references: ReadonlyMap<number, Reference>
  /** What bindings give, by how many steps led to them: a name that is set from itself in many places leads to each of them from each. */
  readonly known: Map<Binding, (readonly TextValue[])[]>
}

/** The rows of a display of tuples, lists or pairs, or of the one a name stands for. */
export function displayed(reading: Reading, node: Node | null | undefined): readonly Node[] | undefined {
  if (node?.type === 'identifier') {
    const [binding, ...more] = bindingsAt(reading, node)
    const value = binding === undefined || more.length > 0 ? undefined : assigned(reading, binding)
    return value?.type === 'identifier' ? undefined : displayed(reading, value)
  }
  if (node === null || node === undefined || !/^(list|tuple|set|dictionary)$/.test(node.type)) return undefined
  const rows = node.namedChildren.filter((one) => one.type !== 'comment')
  return rows.every((row) => /^(tuple|list|pair)$/.test(row.type)) ? rows : undefined
}

/** What the name at an expression may be bound by. */
export function bindingsAt(reading: Reading, node: Node): readonly Binding[] {
  const reference = reading.references.get(node.startIndex)
  return reference === undefined ? [] : visibleBindings(reading.facts, reference)
}

/** Whether a name comes from elsewhere. */
export function isImported(reading: Reading, reference: Reference): boolean {
  return visibleBindings(reading.facts, reference).some((binding) => binding.imported !== undefined)
}

/** Constants of classes: `self.PREFIX` where one class alone has a `PREFIX`. */
export function attributesCalled(reading: Reading, name: string): readonly Binding[] {
  return reading.facts.scopes.flatMap((scope) => (scope.kind === 'class' ? (scope.bindings.get(name) ?? []) : []))
}

/** The value that a plain assignment gives; undefined for any other binding. */
export function assigned(reading: Reading, binding: Binding): Node | undefined {
  const target = reading.root.descendantForIndex(binding.span.start)
  const statement = target.parent
  if (statement?.type === 'named_expression') return statement.childForFieldName('value') ?? undefined
  return statement?.type === 'assignment' ? (statement.childForFieldName('right') ?? undefined) : undefined
}

/** What `name += ...` puts behind the text that the name has; undefined for other bindings and operators. */
export function addedTo(reading: Reading, binding: Binding): Node | undefined {
  const statement = reading.root.descendantForIndex(binding.span.start).parent
  if (statement?.type !== 'augmented_assignment' || statement.childForFieldName('operator')?.text !== '+=')
    return undefined
  return statement.childForFieldName('right') ?? undefined
}

/** `__name__` or `__package__` as the default of a parameter; undefined for any other binding. */
export function defaultName(reading: Reading, binding: Binding): Node | undefined {
  const parameter = binding.kind === 'parameter' ? reading.root.descendantForIndex(binding.span.start).parent : null
  const value = /default_parameter$/.test(parameter?.type ?? '') ? parameter?.childForFieldName('value') : undefined
  return /^__(name|package)__$/.test(value?.text ?? '') ? (value ?? undefined) : undefined
}

/** What one of several variables of a loop gets of `product(PACKAGES, NAMES)` or `zip(...)`; undefined for any other call. */
export function columnOf(looped: Node | null, at: number): Node | undefined {
  const callee = looped?.type === 'call' ? looped.childForFieldName('function') : null
  if (!/^(?:itertools\.)?(?:product|zip|zip_longest)$/.test(callee?.text ?? '')) return undefined
  return looped?.childForFieldName('arguments')?.namedChildren[at]
}

/** The table whose `.items()` are looped over; else what is looped over itself. */
export function tableOf(looped: Node | null): Node | null {
  const callee = looped?.type === 'call' ? looped.childForFieldName('function') : null
  return callee?.childForFieldName('attribute')?.text === 'items' ? callee.childForFieldName('object') : looped
}

/** What gives a name of the module a value. */
export function boundAtTop(facts: ModuleFacts, name: string): readonly Binding[] {
  return (facts.scopes[0]?.bindings.get(name) ?? []).filter(({ kind }) => kind !== 'annotation')
}
