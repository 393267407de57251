import type { ModuleFacts, Statement } from '../facts/facts.ts'

/** The top-level statements that make up a set of symbols, and why some symbol cannot be taken out. */
export interface DefinitionSet {
  readonly statements: readonly number[]
  readonly problems: readonly { readonly symbol: string; readonly reason: string; readonly statement: number }[]
}

/** The names a module defines itself at its top level: functions, classes, constants, type aliases; no imports. */
export function definedNames(facts: ModuleFacts): ReadonlySet<string> {
  const names = new Set<string>()
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    if (bindings.some((binding) => binding.imported === undefined && binding.kind !== 'delete')) names.add(name)
  }
  return names
}

/**
 * Every statement that belongs to the symbols: definitions with all their overloads, the literal under a
 * constant that documents it, and attribute assignments such as `parse.version = 2` below a function.
 */
export function definitionSet(facts: ModuleFacts, symbols: ReadonlySet<string>): DefinitionSet {
  const chosen = new Set<number>()
  const problems: { symbol: string; reason: string; statement: number }[] = []
  for (const statement of facts.statements) {
    const hit = statement.names.find((name) => symbols.has(name))
    if (hit === undefined) {
      if (
        statement.attributeOf !== undefined &&
        symbols.has(statement.attributeOf) &&
        isPlainAttribute(facts, statement)
      )
        chosen.add(statement.index)
      continue
    }
    if (statement.kind === 'import') continue
    const stranger = statement.names.find((name) => !symbols.has(name))
    if (stranger !== undefined) {
      problems.push({
        symbol: hit,
        statement: statement.index,
        reason: `${hit} is bound in one statement with ${stranger}, which stays`,
      })
    }
    chosen.add(statement.index)
  }
  for (const symbol of symbols) problems.push(...bindingProblems(facts, symbol))
  return { statements: withDocumentation(facts, chosen), problems }
}

/** `f.attr = value` comes along; `TABLE[key] = value` and `f.a.b = value` change state and are looked at elsewhere. */
function isPlainAttribute(facts: ModuleFacts, statement: Statement): boolean {
  return /^[\w]+\s*\.\s*\w+\s*(:[^=]+)?=[^=]/.test(facts.text.slice(statement.span.start, statement.span.end))
}

function bindingProblems(facts: ModuleFacts, symbol: string): DefinitionSet['problems'] {
  const bindings = (facts.scopes[0]?.bindings.get(symbol) ?? []).filter((binding) => binding.kind !== 'annotation')
  const imported = bindings.find((binding) => binding.imported !== undefined)
  const own = bindings.filter((binding) => binding.imported === undefined)
  // `if ...: from typing import override` / `else: def override(f): ...` moves as a whole.
  const isOneStatement =
    imported !== undefined &&
    facts.statements[imported.statement]?.kind === 'compound' &&
    bindings.every(({ statement }) => statement === imported.statement)
  if (imported !== undefined && own.length > 0 && !isOneStatement) {
    return [{ symbol, statement: imported.statement, reason: `${symbol} is bound by an import and by a definition` }]
  }
  const plain = own.filter((binding) => !binding.viaGlobal)
  const deleted = plain.find((binding) => binding.kind === 'delete')
  if (deleted !== undefined)
    return [{ symbol, statement: deleted.statement, reason: `${symbol} is deleted again at module level` }]
  const statements = new Set(plain.map((binding) => binding.statement))
  const overloads = [...statements].every((index) => facts.statements[index]?.kind === 'function')
  const last = Math.max(...statements)
  const grouped =
    overloads && [...statements].every((index) => index === last || facts.statements[index]?.typingOverload === true)
  if (statements.size > 1 && !grouped) {
    return [
      {
        symbol,
        statement: last,
        reason: `${symbol} is bound ${statements.size} times at module level, so which one others see depends on the order`,
      },
    ]
  }
  return []
}

/** A string literal right under a constant or type alias is its documentation (PEP 258, Sphinx) and goes along. */
function withDocumentation(facts: ModuleFacts, chosen: ReadonlySet<number>): readonly number[] {
  const all = new Set(chosen)
  for (const index of chosen) {
    const statement = facts.statements[index]
    const next = facts.statements[index + 1]
    if (statement === undefined || next === undefined || next.kind !== 'expression') continue
    if (statement.kind !== 'assign' && statement.kind !== 'type') continue
    const between = facts.text.slice(statement.span.end, next.span.start)
    const isString = /^[rRuU]?(['"])/.test(facts.text.slice(next.span.start, next.span.start + 2))
    if (isString && /^[^\n]*\r?\n[ \t]*$/.test(between)) all.add(next.index)
  }
  return [...all].sort((a, b) => a - b)
}
