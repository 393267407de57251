import type { Edit } from '../model/edit.ts'
import { insert, remove } from '../model/edit.ts'
import type { ModuleFacts, Reference, Scope } from './facts.ts'
import { lineStart } from './lines.ts'
import { visibleBindings } from './resolve.ts'

/** How the code that stays reads a name of its module. */
export interface Readers {
  /** Read while the module is imported: the name has to be there then. */
  readonly atImport: boolean
  /** The outermost functions that read it when they are called, and `__main__` blocks. */
  readonly functions: readonly Scope[]
  /** Read in annotations that are not evaluated. */
  readonly inAnnotations: boolean
  /** Read late, but not in a function with a body of its own lines (a lambda, `def f(): return x`). */
  readonly elsewhere: boolean
}

/** Who reads a module-level name, apart from the statements in `except`. */
export function readersOf(facts: ModuleFacts, name: string, except: ReadonlySet<number>): Readers {
  const functions = new Map<number, Scope>()
  let [atImport, inAnnotations, elsewhere] = [false, false, false]
  for (const reference of facts.references) {
    if (reference.name !== name || except.has(reference.statement)) continue
    if (!visibleBindings(facts, reference).some((binding) => binding.scope === 0)) continue
    const guard = reference.deferred ? undefined : mainBlock(facts, reference.statement)
    if (guard !== undefined) functions.set(guard.id, guard)
    else if (!reference.deferred && !reference.typeChecking) atImport = true
    else if (reference.annotation || reference.typeChecking) inAnnotations = true
    else {
      const scope = outermostFunction(facts, reference)
      if (scope?.bodyAt === undefined) elsewhere = true
      else functions.set(scope.id, scope)
    }
  }
  return { atImport, functions: [...functions.values()], inAnnotations, elsewhere }
}

/** An `if __name__ == "__main__":` block: it runs in a script, never on import, and can import for itself as a function does. */
function mainBlock(facts: ModuleFacts, index: number): Scope | undefined {
  const statement = facts.statements[index]
  const module = facts.scopes[0]
  if (statement?.kind !== 'compound' || module === undefined) return undefined
  const text = facts.text.slice(statement.span.start, statement.span.end)
  const head = /^if\s*\(?\s*__name__\s*==\s*(['"])__main__\1\s*\)?\s*:[ \t]*(#[^\n]*)?\r?\n\s*/.exec(text)
  if (head === null || /^(el|else|elif)/m.test(text)) return undefined
  return { ...module, id: -1 - index, kind: 'function', bodyAt: statement.span.start + head[0].length }
}

function outermostFunction(facts: ModuleFacts, reference: Reference): Scope | undefined {
  let found: Scope | undefined
  for (let at: number | undefined = reference.scope; at !== undefined; at = facts.scopes[at]?.parent) {
    const scope: Scope | undefined = facts.scopes[at]
    if (scope?.kind === 'function') found = scope
  }
  return found
}

/** Import something at the top of function bodies, below their docstrings: it is there when the function is called, and no module needs the other to load. */
export function insertLocalImports(
  facts: ModuleFacts,
  byFunction: ReadonlyMap<Scope, string>,
  newline: string,
): readonly Edit[] {
  return [...byFunction].flatMap(([scope, line]): readonly Edit[] => {
    if (scope.bodyAt === undefined) return []
    const at = lineStart(facts.text, scope.bodyAt)
    return [insert(at, facts.text.slice(at, scope.bodyAt) + line + newline, 'review')]
  })
}

/** Take names out of the literal lists of `__all__`. */
export function dropFromAll(facts: ModuleFacts, names: ReadonlySet<string>): readonly Edit[] {
  return facts.dunderAll.flatMap((part): readonly Edit[] => {
    if (part.kind !== 'list') return []
    return part.entries.flatMap((entry, at): readonly Edit[] => {
      if (!names.has(entry.name)) return []
      const after = /^\s*,[ \t]*(?:#[^\n]*)?/.exec(facts.text.slice(entry.span.end))?.[0] ?? ''
      const start = lineStart(facts.text, entry.span.start)
      const alone =
        /^[ \t]*$/.test(facts.text.slice(start, entry.span.start)) &&
        /^[ \t]*\r?\n/.test(facts.text.slice(entry.span.end + after.length))
      if (alone) return [remove(start, facts.text.indexOf('\n', entry.span.end + after.length) + 1, 'review')]
      const previous = part.entries[at - 1]
      if (after !== '') return [remove(entry.span.start, entry.span.end + after.length, 'review')]
      return [
        remove(
          previous === undefined || names.has(previous.name) ? entry.span.start : previous.span.end,
          entry.span.end,
          'review',
        ),
      ]
    })
  })
}
