import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Binding, ModuleFacts } from '../../python/facts/facts.ts'
import { valueOf } from '../../python/index/callees.ts'
import { absoluteModule, meaningOf, nameOfBinding } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** What type checkers find under a dotted name. */
export type Found =
  | { readonly kind: 'module'; readonly module: QualifiedName }
  /** What a module defines, whatever the other names on the way there. */
  | { readonly kind: 'name'; readonly module: QualifiedName; readonly name: string }
  /** The tree does not say: it comes from elsewhere, or a stub says that it is incomplete. */
  | { readonly kind: 'unknown' }

const UNKNOWN: Found = { kind: 'unknown' }
const DEEPEST = 20

/**
 * What type checkers find under a dotted name of a tree; undefined where they find nothing. They read the stub of a module in its place (PEP
 * 484). What a stub imports is offered only as `import a as a`, `from m import a as a`, by a star or in `__all__` (typing specification, "stub files").
 */
export function foundByCheckers(index: SymbolIndex, name: QualifiedName): Found | undefined {
  return find({ index, fileOf: (module) => index.stubOf(module) ?? index.fileOf(module) }, name, 0)
}

/** What the code of a tree has under a dotted name when all its modules are loaded, whatever stubs say. */
export function foundByCode(index: SymbolIndex, name: QualifiedName): Found | undefined {
  return find({ index, fileOf: (module) => index.fileOf(module) }, name, 0)
}

/** A tree, and what is read of a module. */
interface Reading {
  readonly index: SymbolIndex
  readonly fileOf: (module: QualifiedName) => RepoPath | undefined
}

function find(reading: Reading, name: QualifiedName, depth: number): Found | undefined {
  const { index } = reading
  const [top = '', ...words] = name.split('.')
  let found: Found | undefined = index.isModule(top) ? { kind: 'module', module: top } : UNKNOWN
  for (const word of words) {
    if (found?.kind !== 'module') return found === undefined ? undefined : UNKNOWN
    found = depth > DEEPEST ? UNKNOWN : inModule(reading, found.module, word, depth + 1)
  }
  return found
}

/** What a module offers under a word: what it binds, what its stars bring, or else a module below it. */
function inModule(reading: Reading, module: QualifiedName, word: string, depth: number): Found | undefined {
  const { index } = reading
  const path = reading.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  const below = joinName(module, word)
  const submodule: Found | undefined = index.isModule(below) ? { kind: 'module', module: below } : undefined
  if (path === undefined || facts === undefined) return submodule
  const bindings = facts.scopes[0]?.bindings.get(word)?.filter(({ kind }) => kind !== 'delete') ?? []
  const own = bindings.filter((binding) => !path.endsWith('.pyi') || isOffered(facts, binding)).at(-1)
  if (own !== undefined) return ofBinding(reading, { module, facts, path }, own, depth)
  return (
    byStar(reading, path, facts, word, depth) ?? submodule ?? (declares(facts, '__getattr__') ? UNKNOWN : undefined)
  )
}

/** What the binding of a module stands for. */
function ofBinding(
  reading: Reading,
  { module, facts, path }: { readonly module: QualifiedName; readonly facts: ModuleFacts; readonly path: RepoPath },
  binding: Binding,
  depth: number,
): Found | undefined {
  const { index } = reading
  if (binding.imported === undefined) {
    const assigned = assignedName(index, facts, path, binding)
    const other = assigned === undefined ? undefined : find(reading, assigned, depth)
    return other?.kind === 'module' ? other : { kind: 'name', module, name: binding.name }
  }
  const meant = nameOfBinding(facts, binding, index.identityOf(path))
  if (meant === undefined) return UNKNOWN
  return meant === joinName(module, binding.name) && index.isModule(meant)
    ? { kind: 'module', module: meant }
    : find(reading, meant, depth)
}

/** The dotted name that is the whole value of an assignment, where an import gives it: an alias of a module reads as the module. */
function assignedName(
  index: SymbolIndex,
  facts: ModuleFacts,
  path: RepoPath,
  binding: Binding,
): QualifiedName | undefined {
  const value = binding.kind === 'assign' ? valueOf(facts, binding) : undefined
  const end = value?.attributes.at(-1)?.span.end ?? value?.span.end
  if (value === undefined || end !== facts.statements[binding.statement]?.span.end) return undefined
  const meaning = meaningOf(facts, value, index.identityOf(path))
  if (meaning.kind !== 'imported') return undefined
  return value.attributes.reduce((name, step) => joinName(name, step.name), meaning.name)
}

function byStar(reading: Reading, path: RepoPath, facts: ModuleFacts, word: string, depth: number): Found | undefined {
  const { index } = reading
  for (const statement of facts.imports.filter(({ star, scope }) => star && scope === 0).toReversed()) {
    const from = absoluteModule(statement, index.identityOf(path))
    if (from === undefined || !index.isModule(from)) return UNKNOWN
    const there = reading.fileOf(from)
    const listed = there === undefined ? [] : (index.facts(there)?.dunderAll ?? [])
    const isGiven = listed.length === 0 ? !word.startsWith('_') : isListed(listed, word)
    const found = isGiven ? inModule(reading, from, word, depth + 1) : undefined
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a stub offers what it binds: what it imports only in the forms that say so. */
function isOffered(facts: ModuleFacts, binding: Binding): boolean {
  if (binding.imported === undefined || isListed(facts.dunderAll, binding.name)) return true
  const item = facts.imports[binding.imported.statement]?.items[binding.imported.item]
  return item?.alias === item?.name
}

/** Whether `__all__` says a name, or cannot be read. */
function isListed(parts: ModuleFacts['dunderAll'], word: string): boolean {
  return parts.some((part) => part.kind === 'dynamic' || part.entries.some(({ name }) => name === word))
}

function declares(facts: ModuleFacts, word: string): boolean {
  return facts.scopes[0]?.bindings.has(word) === true
}
