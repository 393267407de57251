import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { absoluteModule, nameOfBinding } from '../../python/facts/resolve.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { mayHandOn } from './told-by-text.ts'
import { lazyTargetOf } from './lazy-names.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'

/** A definition: the first-party module it stands in and the words behind it; `module` is undefined for a foreign name. */
export interface Origin {
  readonly module: QualifiedName | undefined
  readonly words: readonly string[]
}

const known = new WeakMap<SymbolIndex, Map<string, Origin>>()

/** The answer of a tree to a question it may have been asked before. */
function remembered(index: SymbolIndex, question: string, find: () => Origin): Origin {
  const answers = known.get(index) ?? new Map<string, Origin>()
  known.set(index, answers)
  const answer = answers.get(question) ?? find()
  answers.set(question, answer)
  return answer
}

/**
 * Where an absolute dotted name comes from in a tree, through re-exports, star imports, a lazy `__getattr__` and plain
 * aliases (`b = a`): a module, the definition in its module, or the foreign name it is imported from.
 */
export function originOf(index: SymbolIndex, name: QualifiedName): Origin {
  return remembered(index, name, () => findOrigin(index, name))
}

function findOrigin(index: SymbolIndex, name: QualifiedName): Origin {
  const target = index.lookup(name)
  if (target.kind === 'module') return { module: target.module, words: [] }
  if (target.kind === 'symbol') return followed(index, target.module, [target.symbol, ...target.rest])
  if (target.kind === 'foreign') return { module: undefined, words: name.split('.') }
  return { module: target.module, words: name.slice(target.module.length + 1).split('.') }
}

/**
 * Where `from module import words[0]` and the attributes behind it come from: the module is taken by import, whatever hides it (`def part`
 * in `pkg/__init__.py` hides `pkg.part` from `pkg.part.name`). So what a module itself calls by a name is asked here as well.
 */
export function originFrom(index: SymbolIndex, module: QualifiedName, words: readonly string[]): Origin {
  return remembered(index, `${module}:${words.join('.')}`, () => followed(index, module, words))
}

/** The absolute name of an origin in its own tree. */
export function nameOfOrigin({ module, words }: Origin): QualifiedName {
  return joinName(module ?? '', ...words)
}

/** Imports name modules even where an attribute of the same name hides them, so each step starts at a module. */
function followed(index: SymbolIndex, start: QualifiedName, words: readonly string[]): Origin {
  const seen = new Set<string>()
  let module = start
  let rest = words
  for (;;) {
    const [symbol, ...after] = rest
    const key = `${module}:${rest.join('.')}`
    if (symbol === undefined || seen.has(key)) return { module, words: rest }
    seen.add(key)
    const next = importBehind(index, module, symbol)
    if (next === undefined) {
      const below = joinName(module, symbol)
      if (!index.isModule(below) || index.factsOfModule(module)?.scopes[0]?.bindings.has(symbol) === true)
        return { module, words: rest }
      module = below
      rest = after
    } else if (next.symbol === undefined) {
      if (!index.isModule(next.module)) return { module: undefined, words: [next.module, ...after] }
      module = next.module
      rest = after
    } else {
      if (!index.isModule(next.module)) return { module: undefined, words: [next.module, next.symbol, ...after] }
      module = next.module
      rest = [next.symbol, ...after]
    }
  }
}

/** What a module imports under one of its own names: a module, or a name of a module; undefined for a definition. */
export function importBehind(
  index: SymbolIndex,
  module: QualifiedName,
  symbol: string,
): { readonly module: QualifiedName; readonly symbol: string | undefined } | undefined {
  const path = index.fileOf(module)
  const file = path === undefined ? undefined : index.workspace.read(path)
  // Most names are definitions, and most modules are none that anybody touches.
  if (path === undefined || file === undefined || !mayHandOn(file, symbol)) return undefined
  const facts = index.facts(path)
  if (facts === undefined) return undefined
  const bindings = (facts.scopes[0]?.bindings.get(symbol) ?? []).filter(
    (binding) => binding.kind !== 'delete' && binding.kind !== 'annotation',
  )
  // What may be missing (`try: import x`, `except ImportError: x = None`) is what it is when it is there.
  const imports = bindings.filter((binding) => binding.imported !== undefined)
  const self = index.identityOf(path)
  const meant = new Set(imports.map((binding) => nameOfBinding(facts, binding, self)))
  const last = meant.size === 1 && bindings.every((binding) => binding.conditional) ? imports[0] : bindings.at(-1)
  if (last !== undefined) {
    const statement = last.imported === undefined ? undefined : facts.imports[last.imported.statement]
    const item = last.imported === undefined ? undefined : statement?.items[last.imported.item]
    if (last.kind === 'assign' && bindings.length === 1) return aliasOf(facts, last.statement, module)
    if (statement === undefined || item === undefined) return undefined
    if (statement.kind === 'import')
      return { module: item.alias === undefined ? item.bound : item.name, symbol: undefined }
    const from = absoluteModule(statement, index.identityOf(path))
    if (from === undefined) return undefined
    if (from === module && item.name === symbol) {
      // `from . import part` in a package gives its submodule.
      const below = joinName(module, symbol)
      return index.isModule(below) ? { module: below, symbol: undefined } : undefined
    }
    return { module: from, symbol: item.name }
  }
  for (const statement of facts.imports) {
    if (!statement.star || statement.scope !== 0) continue
    const from = absoluteModule(statement, index.identityOf(path))
    if (from !== undefined && index.starNames(from)?.has(symbol) === true) return { module: from, symbol }
  }
  return lazyTargetOf(index, module, facts, symbol)
}

/** `b = a`: another name for what `a` is. */
function aliasOf(
  facts: ModuleFacts,
  at: number,
  module: QualifiedName,
): { readonly module: QualifiedName; readonly symbol: string } | undefined {
  const statement = facts.statements[at]
  const value = referencesOf(facts, at)
  const [only] = value
  if (statement?.kind !== 'assign' || statement.names.length !== 1 || value.length !== 1 || only === undefined)
    return undefined
  const isWhole = only.span.end === statement.span.end && only.attributes.length === 0
  return isWhole &&
    /^[^()[\]{},]*=\s*$/.test(facts.text.slice(statement.span.start, only.span.start)) &&
    !facts.text.slice(statement.span.start, only.span.start).includes(':')
    ? facts.scopes[0]?.bindings.has(only.name) === true
      ? { module, symbol: only.name }
      : undefined
    : undefined
}
