import type { ImportFacts, ImportStatement } from '../facts/facts.ts'
import { contentEnd } from '../facts/lines.ts'
import type { ImportRun } from './import-blocks.ts'
import { orderMembers } from './import-order.ts'
import type { ImportRules } from './import-rules.ts'

/**
 * The text of a block that keeps its order, with names that came to stand next to others of their module in one statement with
 * them; undefined where nothing is to be joined: `before` are the blocks it was, which had a statement for each module.
 */
export function joinedRun(
  facts: ImportFacts,
  run: ImportRun,
  before: readonly ImportStatement[],
  rules: ImportRules,
): string | undefined {
  const known = before.map(keyOf).filter((key) => key !== undefined)
  if (rules.forceSingleLine || before.length === 0 || new Set(known).size < known.length) return undefined
  let [text, at, isJoined] = ['', run.span.start, false]
  let open: { readonly end: number; readonly line: string; readonly statement: ImportStatement } | undefined
  const close = (): void => {
    if (open !== undefined) [text, at] = [text + open.line, open.end]
    open = undefined
  }
  for (const statement of run.statements) {
    const line = open === undefined ? undefined : together(facts, [open.statement, statement], run, rules)
    if (line !== undefined) {
      open = { end: statement.span.end, line, statement }
      isJoined = true
      close()
      continue
    }
    close()
    text += facts.text.slice(at, statement.span.start)
    open = { end: statement.span.end, line: facts.text.slice(statement.span.start, statement.span.end), statement }
  }
  close()
  return isJoined ? text + facts.text.slice(at, run.span.end) : undefined
}

function keyOf(statement: ImportStatement): string | undefined {
  const { kind, star, future, level, module } = statement
  return kind === 'import' || star || future ? undefined : `${level} ${module}`
}

/** One statement of two that follow each other, where both are plain lines and there is room. */
function together(
  { text }: ImportFacts,
  [one, other]: readonly [ImportStatement, ImportStatement],
  { indent }: ImportRun,
  rules: ImportRules,
): string | undefined {
  const key = keyOf(one)
  const isPlain = ({ span }: ImportStatement): boolean =>
    /^[^(\\\n#;]*$/.test(text.slice(span.start, contentEnd(text, span.end)))
  if (key === undefined || key !== keyOf(other) || !isPlain(one) || !isPlain(other)) return undefined
  if (!/^\s*$/.test(text.slice(one.span.end, other.span.start))) return undefined
  const items = [...one.items, ...other.items]
  if (!rules.combineAsImports && items.some(({ alias }) => alias !== undefined)) return undefined
  const isOrdered = [one, other].every(({ items: own }) =>
    orderMembers(own, rules).every((item, at) => item === own[at]),
  )
  const names = (isOrdered ? orderMembers(items, rules) : items).map(({ name, alias }) =>
    alias === undefined ? name : `${name} as ${alias}`,
  )
  const line = `from ${'.'.repeat(one.level)}${one.module} import ${names.join(', ')}`
  return indent.length + line.length > rules.lineLength ? undefined : line
}
