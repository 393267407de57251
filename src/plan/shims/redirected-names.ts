import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { insertImports } from '../../python/edit/import-block.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { publicNamespace } from '../../python/index/star-exports.ts'
import { dunderAll, dunderAllOf, nameList } from '../../templates/lazy-access.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'
import { shimNames } from '../../templates/shim-module.ts'
import type { FileStyles } from '../names/file-style.ts'
import { nameMapOf } from '../names/name-map.ts'
import { pythonStyle } from '../names/python-style.ts'

/** What a module that stays gets for the names that have left it. */
export interface Redirect {
  readonly path: RepoPath
  readonly edits: readonly { readonly at: number; readonly text: string }[]
  readonly findings: readonly Finding[]
}

/** The tree today, and the one after the moves. */
interface Trees {
  readonly index: SymbolIndex
  readonly now: SymbolIndex
}

/** For each module that stays: the moved names nobody can import from it any more. */
export function redirectedNames(plan: Plan, trees: Trees, styles: FileStyles, until: string): readonly Redirect[] {
  const { now } = trees
  const map = nameMapOf(plan)
  const sources = new Set(plan.symbols.filter((move) => !move.copied).map((move) => move.from))
  return [...sources].sort().flatMap((module): readonly Redirect[] => {
    const path = now.fileOf(module)
    const facts = now.factsOfModule(module)
    // A module that has another name now has a shim as a whole.
    if (map.isRenamed(module) || path === undefined || facts === undefined) return []
    const moved = plan.symbols
      .filter((move) => !move.copied && move.from === module && !isThere(facts, move.symbol))
      .map((move) => ({ name: move.symbol, home: map.moduleTo(move.to) }))
    if (moved.length === 0) return []
    const own = facts.scopes[0]?.bindings.get('__getattr__')?.[0]
    if (own !== undefined) return [{ path, edits: [], findings: [hasOne(path, module, moved, own.span)] }]
    return [{ path, edits: redirectEdits(trees, { module, path, facts, moved }, styles, until), findings: [] }]
  })
}

/** Whether the name is still bound at run time: kept, imported back, or bound anew. */
function isThere(facts: ModuleFacts, name: string): boolean {
  return (
    facts.scopes[0]?.bindings.get(name)?.some((binding) => !binding.typeChecking && binding.kind !== 'annotation') ===
    true
  )
}

/** A module that names have left, and where they are. */
interface Left {
  readonly module: QualifiedName
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly moved: readonly { readonly name: string; readonly home: QualifiedName }[]
}

function redirectEdits(
  trees: Trees,
  left: Left,
  styles: FileStyles,
  until: string,
): readonly { readonly at: number; readonly text: string }[] {
  const { path, facts, moved } = left
  const imports = styles.styleOf(path)
  const style = pythonStyle(facts, imports.lineLength)
  const known = (name: string): boolean => facts.scopes[0]?.bindings.get(name) !== undefined
  // `f as f` is how type checkers and linters are told that a name is offered (PEP 484, stub files).
  const typed = moved
    .filter(({ name }) => !known(name))
    .map(({ name, home }) => ({ module: home, name, alias: name, typeChecking: true }))
  const typing =
    typed.length === 0
      ? []
      : insertImports(
          { facts, self: trees.now.identityOf(path), style: imports, isFirstParty: styles.isFirstParty },
          typed,
        )
  const last = facts.statements.at(-1)
  const guard = last?.mainGuard === undefined ? undefined : last
  const at = guard === undefined ? facts.text.length : facts.text.lastIndexOf('\n', guard.span.start - 1) + 1
  const table = ['_MOVED', '_MOVED_NAMES', '_MOVED_AWAY'].find((name) => !known(name)) ?? '_MOVED_ELSEWHERE'
  const { newline } = style
  const ended = facts.text === '' || facts.text.slice(0, at).endsWith('\n') ? '' : newline
  const text = shimNames({ moved, table, until, all: offeredByStars(trees, left, table, style) }, style)
  const gap = newline + newline
  const redirect = guard === undefined ? ended + gap + text : text + gap
  return [
    ...typing.map((edit) => ({ at: edit.span.start, text: edit.text })),
    { at, text: facts.text.trim() === '' ? text : redirect },
  ]
}

/**
 * `import *` asks a module's `__getattr__` for what `__all__` lists and nothing else (language reference 7.11): the moved names are listed again, in
 * a list of all that the module offers where there was none. Text that ends with a newline; `''` where a star gave none of them.
 */
function offeredByStars(
  { index, now }: Trees,
  { module, facts, moved }: Left,
  table: string,
  style: PythonStyle,
): string {
  const names = moved.map(({ name }) => name)
  const listed = index.factsOfModule(module)?.dunderAll ?? []
  if (listed.length > 0) {
    const entries = listed.flatMap((part) => (part.kind === 'list' ? part.entries.map(({ name }) => name) : []))
    const again = names.filter((name) => entries.includes(name))
    const [part] = facts.dunderAll
    if (again.length === 0 || part === undefined) return again.length === 0 ? '' : dunderAll(again, [], style)
    return `__all__ += ${nameList(again, facts.text[part.span.start] === '(', style)}${style.newline}`
  }
  const shown = names.filter((name) => !name.startsWith('_'))
  if (shown.length === 0) return ''
  const offer = publicNamespace(now, module, facts)
  const isAdded = facts.scopes[0]?.bindings.has('TYPE_CHECKING') !== true
  return offer === undefined
    ? dunderAllOf(['globals()', table], isAdded ? 'TYPE_CHECKING' : undefined, style)
    : dunderAll([...offer.sure, ...shown], offer.perhaps, style)
}

function hasOne(
  path: RepoPath,
  module: QualifiedName,
  moved: readonly { readonly name: string }[],
  span: { readonly start: number; readonly end: number },
): Finding {
  return {
    code: 'own-getattr',
    level: 'error',
    reason: `${module} has a \`__getattr__\` of its own, so it cannot redirect ${moved.map(({ name }) => name).join(', ')}`,
    advice: 'Redirect them in that function by hand after a run without `shim`, or import them back there.',
    place: { path, span },
  }
}
