import { firstPartOf } from '../../model/names.ts'
import { contentEnd, isBlank, lineStart, nextLine, aboveComments } from '../facts/lines.ts'
import type { ImportStatement, ModuleFacts, Statement } from '../facts/facts.ts'
import { runsOnLoad } from '../facts/moments.ts'

const heads = new WeakMap<ModuleFacts, readonly ImportStatement[]>()

/** The plain top-level imports at the head of a module, up to the first other statement (docstrings and constants such as `__all__` between them are passed over). */
export function headImports(facts: ModuleFacts): readonly ImportStatement[] {
  const known = heads.get(facts) ?? foundHead(facts)
  heads.set(facts, known)
  return known
}

function foundHead(facts: ModuleFacts): readonly ImportStatement[] {
  const head: ImportStatement[] = []
  let gap = 0
  for (const statement of facts.statements) {
    if (statement.kind === 'import') {
      const found = facts.imports.filter((entry) => entry.statement === statement.index)
      if (gap > 0 && found.every((entry) => !entry.future) && head.length > 0 && head.some((entry) => !entry.future))
        break
      head.push(...found)
    } else if (statement.kind !== 'docstring' && !statement.names.includes('__lazy_modules__')) {
      gap += 1
      if (statement.kind === 'function' || statement.kind === 'class') break
    }
  }
  return head
}

/**
 * The imports that go on below the head where only imports in `if` or `try` part them from it (`try: import tomllib`), and nothing in
 * these reads one of `names`. None where the head is followed by anything else.
 */
export function importsBelowGuards(facts: ModuleFacts, names: ReadonlySet<string>): readonly ImportStatement[] {
  const last = headImports(facts).at(-1)
  if (last === undefined) return []
  const below: ImportStatement[] = []
  for (const statement of facts.statements.slice(last.statement + 1)) {
    const own = facts.imports.filter((entry) => entry.statement === statement.index)
    if (statement.kind === 'import') below.push(...own)
    else if (!isImportGuard(facts, statement, own) || readsAny(facts, statement, names)) break
  }
  return below
}

/** `if` or `try` around imports, also for type checkers alone, with nothing in it that has a body of its own. */
function isImportGuard(facts: ModuleFacts, { kind, span }: Statement, imports: readonly ImportStatement[]): boolean {
  const isInside = (start: number): boolean => span.start <= start && start < span.end
  return (
    kind === 'compound' &&
    imports.some((entry) => runsOnLoad(entry) || entry.typeChecking) &&
    !facts.scopes.some((scope) => scope.parent === 0 && isInside(scope.span.start))
  )
}

function readsAny({ references }: ModuleFacts, statement: Statement, names: ReadonlySet<string>): boolean {
  return references.some((reference) => reference.statement === statement.index && names.has(reference.name))
}

/** Where code may begin: behind the docstring, the comment lines at the very top and all head imports; a UTF-16 offset at the start of a line. */
export function afterHead(facts: ModuleFacts): number {
  const last = headImports(facts).at(-1)
  if (last !== undefined) return belowImport(facts.text, last.span.end)
  return codeStart(facts)
}

/** The line below an import that ends at an offset, and below imports that are commented out right below it, where a blank line follows. */
export function belowImport(text: string, end: number): number {
  const below = nextLine(text, end)
  let at = below
  while (/^#\s*(?:from|import)\s/.test(text.slice(at, contentEnd(text, at)))) at = nextLine(text, at)
  return isBlank(text.slice(at, nextLine(text, at))) ? at : below
}

/** Where the first import may stand: below the docstring, or the comments at the top that speak of the file. */
export function codeStart(facts: ModuleFacts): number {
  const first = facts.statements[0]
  if (first?.kind === 'docstring') return nextLine(facts.text, first.span.end)
  let at = facts.text.startsWith('\ufeff') ? 1 : 0
  while (
    at < facts.text.length &&
    (facts.text.startsWith('#!', at) ||
      /^#.*coding[:=]/.test(facts.text.slice(at, contentEnd(facts.text, at))) ||
      isLicenceLine(facts, at))
  )
    at = nextLine(facts.text, at)
  return at
}

/** A comment block at the top that is followed by a blank line speaks of the file, not of the first statement. */
function isLicenceLine(facts: ModuleFacts, at: number): boolean {
  if (!facts.text.startsWith('#', at)) return false
  let line = at
  while (facts.text.startsWith('#', line)) line = nextLine(facts.text, line)
  return line >= facts.text.length || isBlank(facts.text.slice(line, nextLine(facts.text, line)))
}

/** Whether a blank line stands above a line start, once the imports right above it are gone. */
export function hasGapAbove(
  facts: ModuleFacts,
  head: readonly ImportStatement[],
  gone: ReadonlySet<number> | undefined,
  at: number,
): boolean {
  let top = at
  for (const entry of [...head].reverse()) {
    if (gone?.has(entry.index) !== true || nextLine(facts.text, entry.span.end) !== top) break
    top = aboveComments(facts.text, lineStart(facts.text, entry.span.start))
  }
  return top < at && top > 0 && isBlank(facts.text.slice(lineStart(facts.text, top - 1), top))
}

/** Whether a module imports its own project's modules with dots: at its top, or where it imports none of them there, anywhere. */
export function usesRelativeImports(facts: ModuleFacts, firstParty: (top: string) => boolean): boolean {
  const all = facts.imports.filter(
    (entry) => entry.kind === 'from' && (entry.level > 0 || firstParty(firstPartOf(entry.module))),
  )
  const top = all.filter((entry) => entry.scope === 0)
  const own = top.length > 0 ? top : all
  return own.some((entry) => entry.level > 0) && !own.some((entry) => entry.level === 0)
}
