import { parsePython } from '../../python/parse/grammar.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import { replaceSpans } from '../../text/replace-spans.ts'
import { CLOSED, OPENED } from './code-text.ts'

/** Where the grammar takes any expression up to the end of the line or the colon, by the field (language reference 7 and 8). */
const WHOLE_SIDES: ReadonlyMap<string, string | undefined> = new Map([
  ['assignment', 'right'],
  ['augmented_assignment', 'right'],
  ['return_statement', undefined],
  ['assert_statement', undefined],
  ['if_statement', 'condition'],
  ['elif_clause', 'condition'],
  ['while_statement', 'condition'],
  ['for_statement', 'right'],
])

/** What says the same with parentheses around it and without: no tuple, generator, `yield` or `:=`, and no texts that stand side by side. */
const EXPRESSIONS = new Set([
  'attribute',
  'await',
  'binary_operator',
  'boolean_operator',
  'call',
  'comparison_operator',
  'conditional_expression',
  'identifier',
  'not_operator',
  'subscript',
  'unary_operator',
])

/**
 * A text, as long as it is, with `OPENED` and `CLOSED` for parentheses that are there for the lines between them alone: around all of a right
 * side, a condition or what is returned, with nothing else on their lines. By the syntax tree, so that the tree without them is the same.
 */
export function withoutNeedlessParentheses(text: string): string {
  if (!/(?:=|\b(?:return|assert|if|elif|while|in)) \(\r?\n/.test(text)) return text
  const found = parsePython(text)
    .rootNode.descendantsOfType('parenthesized_expression')
    .filter((node) => isNeedless(node, text))
  return replaceSpans(
    text,
    found.flatMap(({ startIndex: start, endIndex: end }) => [
      { span: { start, end: start + 1 }, text: OPENED },
      { span: { start: end - 1, end }, text: CLOSED },
    ]),
  )
}

function isNeedless(node: Node, text: string): boolean {
  const { parent, children } = node
  const [inner, ...others] = children
  if (parent === null || !WHOLE_SIDES.has(parent.type) || WHOLE_SIDES.get(parent.type) !== node.field) return false
  if (inner === undefined || others.length > 0 || !EXPRESSIONS.has(inner.type)) return false
  const isAlone = / \(\r?\n/.test(text.slice(node.startIndex - 1, node.startIndex + 3))
  return isAlone && /^[ \t]*$/.test(text.slice(text.lastIndexOf('\n', node.endIndex - 1) + 1, node.endIndex - 1))
}
