import { insert, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { dunderAll, lazyAccess, nameList } from '../../templates/lazy-access.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { contentEnd, lineStart } from '../../python/facts/lines.ts'
import { applyEdits } from '../../text/apply-edits.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import type { WithBlock } from '../../python/edit/lazy-block.ts'
import { moveUnderTypeChecking } from '../../python/edit/lazy-block.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { Namespace } from '../../python/index/star-exports.ts'
import type { LazyPackage } from './lazy-package.ts'
import type { LazyName } from './lazy-units.ts'

/**
 * The `__init__` of a package with its units moved under `if TYPE_CHECKING:` and the code that looks them up: at its
 * end, or, `early`, right where the first of them stood, because a module that is loaded below wants one of them.
 */
export function lazyText(lazy: LazyPackage, imports: ImportStyle, style: PythonStyle, early: boolean): string {
  const items = new Map<number, Set<number> | undefined>()
  for (const { statement, item } of lazy.units) {
    const known = items.get(statement.index) ?? new Set<number>()
    if (item !== undefined) known.add(item)
    items.set(statement.index, known)
  }
  for (const [index, known] of items)
    if (known?.size === lazy.facts.imports[index]?.items.length || lazy.facts.imports[index]?.star === true)
      items.set(index, undefined)
  const block = moveUnderTypeChecking(lazy.facts, items, {
    self: lazy.self,
    style: imports,
    indent: style.indent,
    below: !early,
    extra: copiedAllEdits(lazy, style),
  })
  return assembled(block, lazy.names, lazy.all, style, early)
}

/** `a.__all__` written out: the module is not there when `__all__` is made. */
function copiedAllEdits(lazy: LazyPackage, style: PythonStyle): readonly Edit[] {
  return lazy.copied.map(({ span, names, isTuple }) => replace(span.start, span.end, nameList(names, isTuple, style)))
}

/**
 * Head, rest and what is generated. What looks names up stands above the rest when it is wanted `early`; `__all__`
 * comes last, when every name is known.
 */
export function assembled(
  { head, rest }: WithBlock,
  names: readonly LazyName[],
  all: Namespace | undefined,
  style: PythonStyle,
  early: boolean,
): string {
  const { newline } = style
  const after = factsOfText(rest)
  const access = lazyAccess(
    names.map(({ name, module, attribute, along }) => ({
      name,
      along: along ?? [],
      from: attribute === undefined ? module : `${module}:${attribute}`,
    })),
    freeName(factsOfText(head), after),
    style,
  )
  const offered = all === undefined ? '' : dunderAll(all.sure, all.perhaps, style)
  const parts = early
    ? [trimmedEnd(head), access, newline + trimmedStart(withLateMarks(after))]
    : [joined([trimmedEnd(head), trimmedStart(rest)], gapOf(rest, newline)), offered, access]
  return parts
    .concat(early ? [offered] : [])
    .filter((part) => part.trim() !== '')
    .map((part) => ended(part, newline))
    .join(newline)
}

/** Imports that cannot stand at the top, because of the names they ask the package for, say so to linters (pycodestyle, E402). */
function withLateMarks(facts: ModuleFacts): string {
  const marks = facts.imports.flatMap((statement) => {
    if (statement.scope !== 0 || facts.statements[statement.statement]?.kind !== 'import') return []
    const end = contentEnd(facts.text, statement.span.start)
    const line = facts.text.slice(lineStart(facts.text, statement.span.start), end).trimEnd()
    return line.includes('#') || line.endsWith('\\')
      ? []
      : [insert(lineStart(facts.text, end) + line.length, '  # noqa: E402')]
  })
  const perLine = new Map(marks.map((mark) => [mark.span.start, mark]))
  return applyEdits(facts.text, [...perLine.values()])
}

/** The blank lines a text begins with stay between it and what is put above it. */
function gapOf(rest: string, newline: string): string {
  const blank = /^(?:[ \t\f]*\r?\n)+/.exec(rest)?.[0]
  return blank ?? newline
}

function joined(parts: readonly string[], gap: string): string {
  return parts.filter((part) => part.trim() !== '').join(gap)
}

function trimmedStart(text: string): string {
  return text.replace(/^(?:[ \t\f]*\r?\n)+/, '')
}

function trimmedEnd(text: string): string {
  return text.replace(/(\r?\n)(?:[ \t]*\r?\n)+$/, '$1')
}

function ended(text: string, newline: string): string {
  const cut = trimmedEnd(text)
  return cut.endsWith('\n') ? cut : cut + newline
}

/** `_LAZY`, or another word where the module has that name already. */
function freeName(...modules: readonly ModuleFacts[]): string {
  const taken = (name: string): boolean => modules.some((facts) => facts.scopes[0]?.bindings.has(name) === true)
  return ['_LAZY', '_LAZY_NAMES', '_LAZY_ATTRIBUTES'].find((name) => !taken(name)) ?? '_LAZY_PUBLIC_NAMES'
}
