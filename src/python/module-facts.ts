import type { Span } from '../model/span.ts'
import { settleGlobals } from './collector.ts'
import type { Collector, Place } from './collector.ts'
import { openScope } from './collector.ts'
import { dunderAllOf } from './dunder-all.ts'
import type { AllPart, ModuleFacts, Statement } from './facts.ts'
import { parsePython } from './grammar.ts'
import { statementOf } from './statements.ts'
import type { Node } from './syntax-tree.ts'
import { walk } from './walk.ts'

const AT_IMPORT: Place = {
  scope: 0,
  deferred: false,
  annotation: false,
  quoted: false,
  typeChecking: false,
  conditional: false,
}

/** The facts of one Python text. Syntax errors are facts too: see `errors`. */
export function moduleFacts(text: string): ModuleFacts {
  const { rootNode, hasError } = parsePython(text)
  return { ...collect(rootNode, text), errors: hasError ? errorSpans(rootNode) : [] }
}

function collect(root: Node, text: string): Omit<ModuleFacts, 'errors'> {
  const futureAnnotations = root.namedChildren.some(
    (child) => child?.type === 'future_import_statement' && /\bannotations\b/.test(child.text),
  )
  const collector: Collector = {
    scopes: [],
    references: [],
    imports: [],
    strings: [],
    evaluatedAnnotations: !futureAnnotations,
    shift: 0,
    statement: 0,
  }
  openScope(collector, 'module', '', undefined, root)
  const statements: Statement[] = []
  const dunderAll: AllPart[] = []
  for (const child of root.namedChildren) {
    if (child === null || child.type === 'comment') continue
    collector.statement = statements.length
    walk(collector, AT_IMPORT, child)
    dunderAll.push(...dunderAllOf(child, statements.length))
    statements.push(statementOf(child, statements.length, boundIn(collector, statements.length)))
  }
  settleGlobals(collector.scopes)
  return {
    text,
    scopes: collector.scopes,
    references: collector.references.sort((a, b) => a.span.start - b.span.start),
    imports: collector.imports,
    statements,
    strings: collector.strings,
    comments: commentSpans(root, text),
    dunderAll,
    futureAnnotations,
  }
}

function boundIn(collector: Collector, statement: number): readonly string[] {
  const names: { name: string; start: number }[] = []
  for (const [name, bindings] of collector.scopes[0]?.bindings ?? []) {
    const here = bindings.find((binding) => binding.statement === statement && binding.kind !== 'delete')
    if (here !== undefined) names.push({ name, start: here.span.start })
  }
  return names.sort((a, b) => a.start - b.start).map((entry) => entry.name)
}

function errorSpans(root: Node): readonly Span[] {
  const spans: Span[] = []
  const visit = (node: Node): void => {
    if (node.isError || node.isMissing) spans.push({ start: node.startIndex, end: node.endIndex })
    else for (const child of node.children) visit(child)
  }
  visit(root)
  return spans
}

function commentSpans(root: Node, text: string): readonly Span[] {
  if (!text.includes('#')) return []
  return root
    .descendantsOfType('comment')
    .flatMap((node) => (node === null ? [] : [{ start: node.startIndex, end: node.endIndex }]))
}
