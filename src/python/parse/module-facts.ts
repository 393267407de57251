import { lastPartOf } from '../../model/names.ts'
import type { Span } from '../../model/span.ts'
import { settleGlobals } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import { openScope } from './collector.ts'
import { noteFalseNames } from './conditions.ts'
import { dunderAllOf } from './dunder-all.ts'
import type { AllPart, ImportFacts, ModuleFacts, Statement, StringFact } from '../facts/facts.ts'
import { parsePython } from './grammar.ts'
import { meaningOf } from '../facts/resolve.ts'
import { statementOf } from './statements.ts'
import type { Node } from './syntax-tree.ts'
import { isTooLong } from './too-long.ts'
import { walkTypeComments } from './type-comments.ts'
import { walkImport } from './walk-imports.ts'
import { walkNode } from './walk.ts'

const AT_IMPORT: Place = {
  scope: 0,
  deferred: false,
  annotation: false,
  quoted: false,
  typeChecking: false,
  asScript: false,
  conditional: false,
}

/** The facts of one Python text. Syntax errors are facts too: see `errors`. */
export function moduleFacts(text: string): ModuleFacts {
  if (isTooLong(text)) return unreadFacts(text, 'too long')
  const { rootNode, hasError } = parsePython(text)
  try {
    return collect(rootNode, text, hasError ? errorSpans(rootNode) : [])
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return unreadFacts(text, 'too deep')
  }
}

const IMPORTS = ['import_statement', 'import_from_statement', 'future_import_statement']

/**
 * What of a text concerns its imports, where nothing else is asked: no name is looked up. Conditions around an import are not told.
 * `grownFrom` is the text that was edited to become this one.
 */
export function importFacts(text: string, grownFrom?: string): ImportFacts {
  if (isTooLong(text)) return unreadFacts(text, 'too long')
  const { rootNode, hasError } = parsePython(text, grownFrom)
  const collector = emptyCollector(true)
  const top = rootNode.namedChildren.filter((child) => child.type !== 'comment' && child.type !== 'line_continuation')
  for (const node of rootNode.descendantsOfType(...IMPORTS)) {
    collector.statement = top.findLastIndex((one) => one.startIndex <= node.startIndex)
    walkImport(collector, { ...AT_IMPORT, scope: suiteOf(node) }, node)
  }
  return {
    text,
    errors: hasError ? errorSpans(rootNode) : [],
    imports: collector.imports,
    statements: top.map((child, at) => statementOf(child, at, [])),
    comments: commentSpans(rootNode, text),
  }
}

/** A number for the function or class that a node stands in. */
function suiteOf(node: Node): number {
  for (let up = node.parent; up !== null; up = up.parent)
    if (up.type === 'function_definition' || up.type === 'class_definition') return up.startIndex + 1
  return 0
}

/** Of a text whose expressions stand deeper in each other than the walk can follow, or that is too long: as one that cannot be parsed. */
function unreadFacts(text: string, unread: NonNullable<ModuleFacts['unread']>): ModuleFacts {
  const all = { start: 0, end: text.length }
  const module = {
    id: 0,
    kind: 'module',
    name: '',
    parent: undefined,
    span: all,
    bodyAt: undefined,
    bases: [],
    hasDocstring: false,
  } as const
  return {
    text,
    errors: [all],
    unread,
    scopes: [{ ...module, bindings: new Map(), globals: new Set(), nonlocals: new Set() }],
    references: [],
    imports: [],
    statements: [],
    strings: [],
    comments: [],
    dunderAll: [],
    futureAnnotations: false,
  }
}

function emptyCollector(evaluatedAnnotations: boolean): Collector {
  return {
    scopes: [],
    references: [],
    imports: [],
    checkerNames: new Set(),
    strings: [],
    names: new Map(),
    evaluatedAnnotations,
    shift: 0,
    written: undefined,
    walk: walkNode,
    statement: 0,
  }
}

function collect(root: Node, text: string, errors: readonly Span[]): ModuleFacts {
  const futureAnnotations = root.namedChildren.some(
    (child) => child?.type === 'future_import_statement' && /\bannotations\b/.test(child.text),
  )
  const collector = emptyCollector(!futureAnnotations)
  openScope(collector, 'module', '', undefined, root)
  const statements: Statement[] = []
  const dunderAll: AllPart[] = []
  const top: Node[] = []
  for (const child of root.namedChildren) {
    if (child === null || child.type === 'comment' || child.type === 'line_continuation') continue
    collector.statement = top.length
    walkNode(collector, AT_IMPORT, child)
    dunderAll.push(...dunderAllOf(child, top.length))
    noteFalseNames(collector, child)
    top.push(child)
  }
  const comments = commentSpans(root, text)
  walkTypeComments(collector, text, comments, top)
  const bound = boundByStatement(collector)
  for (const [at, child] of top.entries())
    statements.push(statementOf(child, at, bound[at]?.map(({ name }) => name) ?? []))
  settleGlobals(collector.scopes)
  const facts: ModuleFacts = {
    text,
    errors,
    scopes: collector.scopes,
    references: collector.references.sort((a, b) => a.span.start - b.span.start),
    imports: collector.imports,
    statements,
    strings: collector.strings,
    comments,
    dunderAll,
    futureAnnotations,
  }
  return { ...facts, strings: withRealCallees(facts) }
}

/** `load("shop.lines")` below `from importlib import import_module as load` is a call of `importlib.import_module`. */
function withRealCallees(facts: ModuleFacts): readonly StringFact[] {
  const aliased = facts.imports.some(
    (statement) => statement.kind === 'from' && statement.items.some((item) => item.bound !== item.name),
  )
  if (!aliased || !facts.strings.some((fact) => fact.call !== undefined)) return facts.strings
  const heads = new Map(facts.references.map((reference) => [reference.span.start, reference]))
  return facts.strings.map((fact) => {
    const head = fact.call === undefined ? undefined : heads.get(fact.call.span.start)
    const meaning = head === undefined ? undefined : meaningOf(facts, head, { name: undefined, isPackage: false })
    if (fact.call === undefined || head === undefined || meaning?.kind !== 'imported') return fact
    if (lastPartOf(meaning.name) === head.name || !fact.call.callee.startsWith(head.name)) return fact
    return { ...fact, call: { ...fact.call, callee: meaning.name + fact.call.callee.slice(head.name.length) } }
  })
}

interface BoundName {
  readonly name: string
  readonly start: number
}

/** The names that each statement of the module binds, by the index of the statement, in the order in which they stand there. */
function boundByStatement(collector: Collector): readonly (readonly BoundName[] | undefined)[] {
  const names: (BoundName[] | undefined)[] = []
  for (const [name, bindings] of collector.scopes[0]?.bindings ?? [])
    for (const { statement, kind, span } of bindings) {
      const here = names[statement]
      if (kind === 'delete' || here?.at(-1)?.name === name) continue
      const bound = { name, start: span.start }
      if (here === undefined) names[statement] = [bound]
      else here.push(bound)
    }
  for (const here of names) if (here !== undefined && here.length > 1) here.sort((a, b) => a.start - b.start)
  return names
}

function errorSpans(root: Node): readonly Span[] {
  const spans: Span[] = []
  const open: Node[] = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.isError || node.isMissing) spans.push({ start: node.startIndex, end: node.endIndex })
    else open.push(...node.children.toReversed())
  }
  return spans
}

function commentSpans(root: Node, text: string): readonly Span[] {
  if (!text.includes('#')) return []
  return root
    .descendantsOfType('comment')
    .flatMap((node) => (node === null ? [] : [{ start: node.startIndex, end: node.endIndex }]))
}
