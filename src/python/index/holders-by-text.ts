import type { QualifiedName } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts, StringFact } from '../facts/facts.ts'
import { Reference } from '../facts/reference.ts'
import { nameOfBinding, visibleBindings } from '../facts/resolve.ts'
import { parsePython } from '../parse/grammar.ts'
import type { Node } from '../parse/syntax-tree.ts'
import type { Home } from './callees.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** Where a file has a package as a value: what says it, and the whole expression whose value it is. */
export interface Holder {
  readonly holder: Reference
  readonly name: QualifiedName
  readonly span: Span
}

/** The last words of callees that give the module whose name they are told. */
const GIVERS = ['import_module', '__import__', 'resolve_name', 'locate', 'import_string']
const GIVES = new RegExp(String.raw`(?:^|\.)(?:${GIVERS.join('|')})$`)
const NAMESPACE = /^(?:globals|vars|locals)\(\)$/
const MODULES = /^(?:\w+\.)?modules$/

/** The words of which a file has one where `holdersByText` finds something in it. */
export const WORDS_OF_HOLDERS: readonly string[] = [...GIVERS, 'globals', 'vars', 'locals', 'modules']
const MAY_HOLD = new RegExp(WORDS_OF_HOLDERS.join('|'))

/**
 * Where a file takes one of some packages by a text: `import_module("shop")`, `__import__(NAME)`, `sys.modules["shop"]`, and `globals()["shop"]` of
 * a name that it imports.
 */
export function holdersByText(
  index: SymbolIndex,
  { facts, path }: Home,
  packages: ReadonlyMap<QualifiedName, unknown>,
): readonly Holder[] {
  if (!MAY_HOLD.test(facts.text)) return []
  const self = index.identityOf(path)
  return facts.strings.flatMap((fact): readonly Holder[] => {
    if (fact.docstring || fact.isFormat || fact.joined || fact.annotation) return []
    const said = facts.text.slice(fact.content.start, fact.content.end)
    const own = facts.scopes[0]?.bindings.get(said)?.flatMap((one) => nameOfBinding(facts, one, self) ?? []) ?? []
    const names = [said, ...own].filter((name) => packages.has(name))
    if (names.length === 0) return []
    return placesOf(facts, fact).flatMap((place): readonly Holder[] => {
      const given = givenBy(place, facts)
      const name = names.find((one) => (given?.isOfNames === true ? own.includes(one) : one === said))
      if (given === undefined || name === undefined) return []
      return [
        { holder: asReference(fact, said), name, span: { start: given.node.startIndex, end: given.node.endIndex } },
      ]
    })
  })
}

/** The name that a literal is given to, or that goes through a list with it. */
function targetOf(literal: Node): Node | null {
  const { parent } = literal
  if (parent?.type === 'assignment' && literal.field === 'right') return parent.childForFieldName('left')
  const around =
    parent !== null && /^(?:list|tuple|set)$/.test(parent.type) && parent.field === 'right' ? parent.parent : null
  return around !== null && /^for_(?:statement|in_clause)$/.test(around.type) ? around.childForFieldName('left') : null
}

/** Where the value of a literal stands: itself, and each read of a name that it alone was given to. */
function placesOf(facts: ModuleFacts, fact: StringFact): readonly Node[] {
  const { rootNode } = parsePython(facts.text)
  let literal = rootNode.descendantForIndex(fact.span.start)
  while (literal.endIndex < fact.span.end && literal.parent !== null) literal = literal.parent
  const target = targetOf(literal)
  if (target?.type !== 'identifier') return [literal]
  const reads = facts.references.filter((reference) => {
    const seen = reference.name === target.text ? visibleBindings(facts, reference) : []
    return seen.length === 1 && seen[0]?.span.start === target.startIndex
  })
  return reads.map(({ span }) => rootNode.descendantForIndex(span.start))
}

/** The call or look-up that gives what a text names. */
function givenBy(text: Node, facts: ModuleFacts): { readonly node: Node; readonly isOfNames: boolean } | undefined {
  const { parent } = text
  if (parent?.type === 'subscript' && text.field === 'subscript')
    return lookedUp(parent.childForFieldName('value'), parent)
  const isNamed = parent?.type === 'keyword_argument' && parent.childForFieldName('name')?.text === 'name'
  const list = isNamed ? parent.parent : parent
  const isFirst = list?.type === 'argument_list' && (isNamed || list.firstNamedChild === text)
  const call = isFirst ? list.parent : null
  const callee = call?.type === 'call' ? call.childForFieldName('function') : null
  if (call === null || callee === null) return undefined
  const imported = facts.imports.flatMap(({ items }) => items).find(({ bound }) => bound === callee.text)
  if (GIVES.test(imported?.name ?? callee.text)) return { node: call, isOfNames: false }
  const isGet = callee.type === 'attribute' && callee.childForFieldName('attribute')?.text === 'get'
  return isGet ? lookedUp(callee.childForFieldName('object'), call) : undefined
}

function lookedUp(mapping: Node | null, node: Node): { readonly node: Node; readonly isOfNames: boolean } | undefined {
  const written = mapping?.text.replace(/\s/g, '') ?? ''
  const isHeld =
    mapping?.type === 'identifier' &&
    new RegExp(String.raw`(?<![\w.])${written}\s*=\s*(?:globals|vars|locals)\(\)`).test(mapping.source)
  if (isHeld || NAMESPACE.test(written)) return { node, isOfNames: true }
  return MODULES.test(written) ? { node, isOfNames: false } : undefined
}

function asReference({ span, scope, statement }: StringFact, name: string): Reference {
  return new Reference(
    { name, span, attributes: [], context: 'load', statement },
    { scope, deferred: scope !== 0, annotation: false, quoted: false, typeChecking: false, asScript: false },
  )
}
