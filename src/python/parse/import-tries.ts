import type { Span } from '../../model/span.ts'
import { parsePython } from './grammar.ts'
import type { Node } from './syntax-tree.ts'

/** The `try` (or `with suppress`) an import stands in, when it catches a missing module. */
export interface ImportTry {
  readonly span: Span
  /** The module goes on without the import; false when every such handler raises. */
  readonly goesOn: boolean
  /** Nothing but imports in the body, nothing but `raise` in the handlers, no `else` and no `finally`. */
  readonly importsOnly: boolean
  /** Where its first handler starts. */
  readonly handlersAt: number
}

/**
 * For each offset (of an import statement) the innermost `try` around it that catches ImportError, ModuleNotFoundError
 * or one of their bases; undefined where there is none. UTF-16 offsets.
 */
export function importTries(text: string, offsets: readonly number[]): readonly (ImportTry | undefined)[] {
  if (offsets.length === 0) return []
  const isBare = !/\btry\b|suppress/.test(text) || offsets.every((offset) => startsLine(text, offset))
  if (isBare) return offsets.map(() => undefined)
  const { rootNode } = parsePython(text)
  return offsets.map((offset) => tryAt(rootNode, offset))
}

/** A statement at the very start of a line, no line above being joined to it, stands in no block (language reference 2.1.8). */
function startsLine(text: string, offset: number): boolean {
  return offset === 0 || (text[offset - 1] === '\n' && !/\\\r?\n$/.test(text.slice(Math.max(0, offset - 3), offset)))
}

function tryAt(root: Node, offset: number): ImportTry | undefined {
  let node: Node | null = root.descendantForIndex(offset)
  for (; node !== null && node.type !== 'module'; node = node.parent) {
    const parent: Node | null = node.parent
    if (parent?.type === 'with_statement' && suppresses(parent)) return { ...GOES_ON, span: spanOf(parent) }
    if (parent?.type !== 'try_statement' || parent.childForFieldName('body') !== node) continue
    const clauses = parent.namedChildren.filter((child): child is Node => child !== null && child.type !== 'comment')
    const handlers = clauses.filter((child) => child.type === 'except_clause')
    const catching = handlers.filter((child) => catchesMissing(child))
    if (catching.length === 0) continue
    const raising = catching.map((child) => alwaysRaises(child))
    return {
      span: spanOf(parent),
      goesOn: raising.includes(false),
      handlersAt: handlers[0]?.startIndex ?? parent.endIndex,
      importsOnly:
        clauses.length === handlers.length + 1 &&
        handlers.every((child) => alwaysRaises(child) && blockOf(child)?.namedChildCount === 1) &&
        node.namedChildren.every((child) => child !== null && IMPORTS.has(child.type)),
    }
  }
  return undefined
}

/**
 * For each offset (of an import statement) the body of the `try` in whose handler for a missing module it stands: what is imported there
 * is wanted first. Undefined where there is none. UTF-16 offsets.
 */
export function triedFirst(text: string, offsets: readonly number[]): readonly (Span | undefined)[] {
  if (!/\bexcept\b/.test(text) || offsets.every((offset) => startsLine(text, offset)))
    return offsets.map(() => undefined)
  const { rootNode } = parsePython(text)
  return offsets.map((offset) => bodyBefore(rootNode, offset))
}

function bodyBefore(root: Node, offset: number): Span | undefined {
  let node: Node | null = root.descendantForIndex(offset)
  for (; node !== null && node.type !== 'module'; node = node.parent) {
    if (node.type !== 'except_clause' || !catchesMissing(node)) continue
    const body = node.parent?.childForFieldName('body')
    return body === null || body === undefined ? undefined : spanOf(body)
  }
  return undefined
}

const GOES_ON = { goesOn: true, importsOnly: false, handlersAt: 0 } as const

/** `with suppress(ImportError):` (contextlib) goes on as a `try` does. */
function suppresses(statement: Node): boolean {
  const calls = statement.namedChildren
    .filter((child) => child !== null && child.type === 'with_clause')
    .flatMap((clause) => clause?.descendantsOfType('call') ?? [])
  return calls.some(
    (call) =>
      /(^|\.)suppress$/.test(call?.childForFieldName('function')?.text ?? '') &&
      call?.childForFieldName('arguments')?.namedChildren.some((name) => BASES.has(name?.text ?? '')) === true,
  )
}

function spanOf(node: Node): { readonly start: number; readonly end: number } {
  return { start: node.startIndex, end: node.startIndex + node.text.trimEnd().length }
}

const IMPORTS = new Set(['import_statement', 'import_from_statement'])
const BASES = new Set(['ImportError', 'ModuleNotFoundError', 'Exception', 'BaseException'])

function catchesMissing(clause: Node): boolean {
  const value = clause.namedChildren.find(
    (child) => child !== null && child.type !== 'block' && child.type !== 'comment',
  )
  if (value === undefined || value === null) return true
  const names = value.type === 'identifier' ? [value] : value.descendantsOfType('identifier')
  return names.some((name) => name !== null && BASES.has(name.text))
}

function blockOf(clause: Node): Node | undefined {
  return clause.namedChildren.find((child) => child?.type === 'block') ?? undefined
}

function alwaysRaises(clause: Node): boolean {
  return blockOf(clause)?.namedChildren.some((child) => child?.type === 'raise_statement') === true
}
