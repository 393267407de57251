import { momentOf } from '../facts/moments.ts'
import type { Edit } from '../../model/edit.ts'
import { insert, remove } from '../../model/edit.ts'
import { contains } from '../../model/span.ts'
import type { ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { isBlank, lineStart } from '../facts/lines.ts'
import { visibleBindings } from '../facts/resolve.ts'

/** How the code that stays reads a name of its module. */
export interface Readers {
  /** Read while the module is imported: the name has to be there then. */
  readonly atImport: boolean
  /** The outermost functions that read it when they are called, and `__main__` blocks. */
  readonly functions: readonly Scope[]
  /** Read in annotations that are not evaluated. */
  readonly inAnnotations: boolean
  /** Read late, but not in a function that could import it (a lambda). */
  readonly elsewhere: boolean
}

/** Who reads a module-level name, apart from the statements in `except`. */
export function readersOf(facts: ModuleFacts, name: string, except: ReadonlySet<number>): Readers {
  const functions = new Map<number, Scope>()
  let [atImport, inAnnotations, elsewhere] = [false, false, false]
  for (const reference of facts.references) {
    if (reference.name !== name || except.has(reference.statement)) continue
    if (!visibleBindings(facts, reference).some((binding) => binding.scope === 0)) continue
    const moment = momentOf(reference)
    if (moment === 'load') atImport = true
    else if (moment === 'script') {
      const guard = mainBlock(facts, reference.statement)
      if (guard === undefined) elsewhere = true
      else functions.set(guard.id, guard)
    } else if (isKeptByClass(facts, reference)) elsewhere = true
    else if (isUnevaluated(facts, reference)) inAnnotations = true
    else {
      // A class body that binds the name as well looks it up in the module, never in the function around it.
      const own = facts.scopes[reference.scope]
      const skips = own?.kind === 'class' && own.bindings.has(name)
      const scope = skips ? undefined : outermostFunction(facts, reference)
      if (scope?.bodyAt === undefined || !canImport(facts, scope)) elsewhere = true
      else functions.set(scope.id, scope)
    }
  }
  return { atImport, functions: [...functions.values()], inAnnotations, elsewhere }
}

/**
 * Whether nothing evaluates a reference when its code runs: what type checkers alone read, and annotations, but for those of functions
 * that a call makes (language reference 8.7), where no future import keeps them from it (PEP 563).
 */
function isUnevaluated(facts: ModuleFacts, reference: Reference): boolean {
  if (reference.typeChecking) return true
  if (!reference.annotation) return false
  if (reference.quoted || facts.futureAnnotations || outermostFunction(facts, reference) === undefined) return true
  // A variable's annotation in a function stands in no head, and is evaluated by nobody (7.2.2).
  const isHead = ({ kind, id, span, bodyAt }: Scope): boolean =>
    kind === 'function' &&
    id !== reference.scope &&
    bodyAt !== undefined &&
    contains({ start: span.start, end: bodyAt }, reference.span)
  return !facts.scopes.some(isHead)
}

/**
 * Whether a name is looked up at run time although nothing evaluates it on import: the annotation of a field, which dataclasses, models
 * and `get_type_hints` read in the namespace of the module, the value of a `type` statement, and the bound of a type parameter
 * (`__value__` and `__bound__` are evaluated when they are asked for, PEP 695).
 */
function isKeptByClass(facts: ModuleFacts, reference: Reference): boolean {
  if (reference.typeChecking) return false
  if (facts.statements[reference.statement]?.kind === 'type') return true
  const scope = facts.scopes[reference.scope]
  if (scope?.kind === 'type-params' && contains(scope.span, reference.span)) return true
  if (!reference.annotation || scope?.kind !== 'class') return false
  const before = facts.text.slice(lineStart(facts.text, reference.span.start), reference.span.start)
  return /^[ \t]+[^\W\d]\w*[ \t]*:/.test(before) && !/^[ \t]+(?:class|else|try|finally)\b/.test(before)
}

/**
 * Of some names that a set of top-level statements reads, those that the functions in it can import for
 * themselves: read only when a function is called, in a few functions.
 */
export function lateReaders(
  facts: ModuleFacts,
  names: readonly string[],
  statements: ReadonlySet<number>,
): ReadonlyMap<string, { readonly functions: readonly Scope[]; readonly inAnnotations: boolean }> {
  const others = new Set(facts.statements.map((entry) => entry.index).filter((index) => !statements.has(index)))
  const found = new Map<string, { readonly functions: readonly Scope[]; readonly inAnnotations: boolean }>()
  for (const name of names) {
    const { atImport, elsewhere, functions, inAnnotations } = readersOf(facts, name, others)
    if (!atImport && !elsewhere && (functions.length > 0 || inAnnotations))
      found.set(name, { functions, inAnnotations })
  }
  const all = new Set([...found.values()].flatMap((entry) => entry.functions.map((scope) => scope.id)))
  return all.size > MANY_FUNCTIONS ? new Map() : found
}

/** Of the names of a module, those that its functions can import for themselves, as `lateReaders` decides it. */
export function callTimeReaders(facts: ModuleFacts, names: readonly string[]): ReturnType<typeof lateReaders> {
  return lateReaders(facts, names, new Set(facts.statements.map((entry) => entry.index)))
}

/** Beyond this an import at the top of each function is no longer what a maintainer would write. */
const MANY_FUNCTIONS = 8

/** An `if __name__ == "__main__":` block: it runs in a script, never on import, and can import for itself as a function does. */
function mainBlock(facts: ModuleFacts, index: number): Scope | undefined {
  const guard = facts.statements[index]?.mainGuard
  const module = facts.scopes[0]
  if (module === undefined || guard?.isAlone !== true) return undefined
  if (!isBlank(facts.text.slice(lineStart(facts.text, guard.bodyAt), guard.bodyAt))) return undefined
  return { ...module, id: -1 - index, kind: 'function', bodyAt: guard.bodyAt }
}

/**
 * Whether one more local name goes unnoticed in a function: it does not look at its names (`locals()`), declares
 * none of them `global`, and no compiler of another language reads its body (numba, TorchScript, Triton).
 */
function canImport(facts: ModuleFacts, scope: Scope): boolean {
  const statement = facts.statements.find(
    (entry) => entry.span.start <= scope.span.start && scope.span.end <= entry.span.end + 1,
  )
  const decorators = (statement?.decorators ?? []).map((span) => facts.text.slice(span.start, span.end)).join(' ')
  const head = facts.text.slice(facts.text.lastIndexOf('\n\n', scope.span.start) + 1, scope.span.start)
  if (COMPILED.test(decorators) || (statement?.kind === 'class' && COMPILED.test(head))) return false
  return !facts.references.some(
    (reference) =>
      LOOKS_AT_NAMES.has(reference.name) &&
      reference.attributes.length === 0 &&
      scope.span.start <= reference.span.start &&
      reference.span.end <= scope.span.end &&
      visibleBindings(facts, reference).length === 0,
  )
}

const LOOKS_AT_NAMES = new Set(['locals', 'vars', 'dir', 'eval', 'exec'])
const COMPILED = /@\s*[\w.]*\b(n?jit|guvectorize|vectorize|stencil|script|script_method|kernel|compile)\b/

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
    if (!isBlank(facts.text.slice(at, scope.bodyAt))) return [insert(scope.bodyAt, onOneLine(line), 'review')]
    const indent = facts.text.slice(at, scope.bodyAt)
    const gap = /^(@|(async\s+)?def\b|class\b)/.test(facts.text.slice(scope.bodyAt)) ? newline : ''
    const lines = line.split(newline).map((part) => indent + part + newline)
    return [insert(at, lines.join('') + gap, 'review')]
  })
}

/** Imports for the middle of a line, as in `def f(): from a import x; return x`. */
function onOneLine(lines: string): string {
  const flat = lines.replace(/\(\s*((?:[^()])*?),?\s*\)/g, '$1').replace(/,\s*\n\s*/g, ', ')
  return `${flat.split(/\r?\n/).join('; ')}; `
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
