import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** What code binds a name to where the module it names is missing. */
export type StandIn =
  /** `None`, or a mock that answers to every name. */
  | { readonly kind: 'nameless' }
  /** `types.SimpleNamespace(leaf=...)`: attributes that are written as keywords. */
  | { readonly kind: 'namespace'; readonly keywords: ReadonlyMap<string, NamespaceKeyword> }

/** One attribute of a namespace: where its name is written, and what it holds, if that is a stand-in in turn. */
export interface NamespaceKeyword {
  readonly span: Span
  readonly value: StandIn | undefined
}

/** The stand-in that an assignment to the bare name at `span` (UTF-16) binds; undefined for any other binding or value. */
export function standInAt(text: string, span: Span): StandIn | undefined {
  const target = parsePython(text).rootNode.descendantForIndex(span.start)
  const assignment = target.parent
  if (target.type !== 'identifier' || assignment?.type !== 'assignment') return undefined
  if (assignment.childForFieldName('left') !== target) return undefined
  const value = assignment.childForFieldName('right')
  return value === null ? undefined : standInOf(value)
}

function standInOf(value: Node): StandIn | undefined {
  if (value.type === 'none') return { kind: 'nameless' }
  if (value.type !== 'call') return undefined
  const callee = value.childForFieldName('function')?.text ?? ''
  if (/^(?:\w+\.)*(?:Magic)?Mock$/.test(callee)) return { kind: 'nameless' }
  if (!/^(?:types\.)?SimpleNamespace$/.test(callee)) return undefined
  const keywords = new Map<string, NamespaceKeyword>()
  const given = value.childForFieldName('arguments')?.namedChildren ?? []
  for (const part of given.filter((child) => child.type !== 'comment')) {
    const [name, held] = [part.childForFieldName('name'), part.childForFieldName('value')]
    if (part.type !== 'keyword_argument' || name === null || held === null) return undefined
    keywords.set(name.text, { span: { start: name.startIndex, end: name.endIndex }, value: standInOf(held) })
  }
  return { kind: 'namespace', keywords }
}
