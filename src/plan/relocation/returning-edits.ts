import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import { insertImports } from '../../python/edit/import-block.ts'
import type { InsertOptions } from '../../python/edit/import-block.ts'
import { importLines } from '../../python/edit/import-lines.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import type { ModuleFacts, Scope, Statement } from '../../python/facts/facts.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { dropFromAll, insertLocalImports } from '../../python/index/local-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import type { FileStyles } from '../names/file-style.ts'
import type { Reimports } from './back-imports.ts'
import type { Relocation } from './relocation.ts'
import type { Departure } from './target-edits.ts'

/** What a source imports back of a relocation, and the pieces that left. */
export interface Returning {
  readonly relocation: Relocation
  readonly pieces: Departure['pieces']
  readonly back: Reimports
}

/** A file that definitions leave, and what leaves it besides. */
export interface Left {
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly gone: Pick<InsertOptions, 'gone' | 'leaving'>
}

/** The imports that come back: among the others with those that are `missing`, where the first definition stood, and inside functions. */
export function returningEdits(
  { facts, self, gone }: Left,
  returning: readonly Returning[],
  missing: readonly NeededImport[],
  { style, styles }: { readonly style: ImportStyle; readonly styles: FileStyles },
): readonly Edit[] {
  const alone: Edit[] = []
  const together: NeededImport[] = [...missing]
  for (const { relocation, pieces, back } of returning) {
    const needed = back.names.map((name) => ({
      module: relocation.to,
      name,
      alias: back.onlyKept.has(name) ? name : undefined,
      typeChecking: false,
    }))
    together.push(
      ...back.typeOnly.map((name) => ({ module: relocation.to, name, alias: undefined, typeChecking: true })),
    )
    if (back.place === 'imports') together.push(...needed)
    else if (needed.length > 0) {
      const at = pieces[0]?.span.start ?? 0
      const isMarked = isBelowCode(facts, at)
      const text = renderAlone(needed, self, style, isMarked) + style.newline
      alone.push(insert(at, text, isMarked ? 'review' : 'certain'))
    }
  }
  return [
    ...alone,
    ...lateEdits(facts, self, returning, style, styles),
    ...insertImports({ facts, self, style, isFirstParty: styles.isFirstParty }, together, gone),
  ]
}

/**
 * Whether something else than imports stands above an offset: linters want to be told of an import there. What they take for no code are
 * `if`, `try` and `with`, whatever is in them, and names like `__all__` (pycodestyle, `module_imports_on_top_of_file`; ruff, E402).
 */
function isBelowCode({ statements, text }: ModuleFacts, at: number): boolean {
  const isCode = ({ kind, span }: Pick<Statement, 'kind' | 'span'>): boolean => {
    if (kind === 'import' || kind === 'docstring') return false
    const start = text.slice(span.start, span.end)
    return kind === 'assign'
      ? !/^__\w+__\s*(?::[^=\n]*)?=/.test(start)
      : kind !== 'compound' || !/^(?:if|try|with)\b/.test(start)
  }
  return statements.some((statement) => statement.span.start < at && isCode(statement))
}

/** Where the first definition stood: what runs above and below it on import keeps its order. */
function renderAlone(
  needed: readonly NeededImport[],
  self: ModuleIdentity,
  style: ImportStyle,
  isMarked: boolean,
): string {
  const [line] = importLines(needed, self, style, () => true, '')
  const text = line?.text ?? ''
  // Linters look for the mark where the statement begins.
  return isMarked ? text.replace(/$/m, '  # noqa: E402') : text
}

/** Imports inside functions, and names that leave `__all__`, where the target imports the source. */
function lateEdits(
  facts: ModuleFacts,
  self: ModuleIdentity,
  returning: readonly { readonly relocation: Relocation; readonly back: Reimports }[],
  style: ImportStyle,
  styles: FileStyles,
): readonly Edit[] {
  const wanted = new Map<Scope, NeededImport[]>()
  const dropped = new Set<string>()
  for (const { relocation, back } of returning) {
    for (const [name, scopes] of back.local)
      for (const scope of scopes) wanted.set(scope, [...(wanted.get(scope) ?? []), importOf(relocation.to, name)])
    for (const name of back.dropped) dropped.add(name)
  }
  const lines = linesOf(wanted, self, style, styles)
  return [...insertLocalImports(facts, lines, style.newline), ...dropFromAll(facts, dropped)]
}

/** The import lines for the top of each function, without indentation. */
export function linesOf(
  wanted: ReadonlyMap<Scope, readonly NeededImport[]>,
  self: ModuleIdentity,
  style: ImportStyle,
  styles: FileStyles,
): ReadonlyMap<Scope, string> {
  return new Map(
    [...wanted].map(([scope, needed]) => [
      scope,
      importLines(needed, self, { ...style, lineLength: style.lineLength - 8 }, styles.isFirstParty, '')
        .sort((a, b) => a.section - b.section || (a.key < b.key ? -1 : 1))
        .map((line) => line.text)
        .join(style.newline),
    ]),
  )
}

/** `from module import name`, as what some code needs. */
export function importOf(module: string, name: string): NeededImport {
  return { module, name, alias: undefined, typeChecking: false }
}
