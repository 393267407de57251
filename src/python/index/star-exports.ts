import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { importedModules, loadedModules } from './loaded-modules.ts'
import { loadTimeImports } from '../facts/moments.ts'
import { absoluteModule } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/** What a module's namespace holds once it is imported: what is there in any case, and what may be. */
export interface Namespace {
  readonly sure: readonly string[]
  readonly perhaps: readonly string[]
}

/**
 * The names `from module import *` binds (language reference 7.11): `__all__`, or the public names of the finished
 * module, submodules loaded on the way included. Undefined when that cannot be known from the text.
 */
export function starOffer(
  index: SymbolIndex,
  module: QualifiedName,
  seen: ReadonlySet<QualifiedName> = new Set(),
): Namespace | undefined {
  const facts = index.factsOfModule(module)
  if (facts === undefined || seen.has(module)) return undefined
  if (facts.dunderAll.length > 0) {
    if (facts.dunderAll.some((part) => part.kind === 'dynamic')) return undefined
    if (facts.dunderAll.some((part) => facts.statements[part.statement]?.kind === 'compound')) return undefined
    if (/__all__\s*\.\s*remove\b/.test(facts.text)) return undefined
    const names = facts.dunderAll.flatMap((part) =>
      part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
    )
    return { sure: [...new Set(names)], perhaps: [] }
  }
  return publicNamespace(index, module, facts, seen)
}

/** The public names a module's own text binds, and the submodules importing it loads, in the order of the text. */
export function publicNamespace(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  seen: ReadonlySet<QualifiedName> = new Set(),
): Namespace | undefined {
  const sure = new Map<string, number>()
  const perhaps = new Map<string, number>()
  for (const [name, bindings] of facts.scopes[0]?.bindings ?? []) {
    if (name.startsWith('_')) continue
    const live = bindings.filter((entry) => !entry.typeChecking && entry.kind !== 'annotation')
    const first = live.find((entry) => entry.kind !== 'delete')
    if (first === undefined) continue
    const last = live.at(-1)
    if (last?.kind === 'delete' && !last.conditional) continue
    const certain = live.some((entry) => !entry.conditional && !entry.viaGlobal && entry.kind !== 'delete')
    if (certain && live.every((entry) => entry.kind !== 'delete')) sure.set(name, first.span.start)
    else perhaps.set(name, first.span.start)
  }
  const path = index.fileOf(module)
  const self = path === undefined ? { name: module, isPackage: false } : index.identityOf(path)
  for (const statement of facts.imports) {
    if (!statement.star || statement.scope !== 0 || statement.typeChecking) continue
    const from = absoluteModule(statement, self)
    const given = from === undefined ? undefined : starOffer(index, from, new Set([...seen, module]))
    if (given === undefined) return undefined
    for (const name of given.sure) (statement.conditional ? perhaps : sure).set(name, statement.span.start)
    for (const name of given.perhaps) if (!sure.has(name)) perhaps.set(name, statement.span.start)
  }
  const children = submodulesLoaded(index, module, facts)
  const end = facts.text.length
  for (const name of children.sure) if (!name.startsWith('_') && !sure.has(name)) sure.set(name, end)
  for (const name of children.perhaps) if (!name.startsWith('_') && !sure.has(name)) perhaps.set(name, end)
  const inOrder = (names: Map<string, number>): string[] => [...names].sort((a, b) => a[1] - b[1]).map(([name]) => name)
  return { sure: inOrder(sure), perhaps: inOrder(perhaps).filter((name) => !sure.has(name)) }
}

/** The direct submodules of a package that importing it loads, by their last names. */
export function submodulesLoaded(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts): Namespace {
  const path = index.fileOf(module)
  if (path === undefined) return { sure: [], perhaps: [] }
  const self = index.identityOf(path)
  const direct = (certain: boolean): readonly string[] => {
    const statements = loadTimeImports(facts).filter((entry) => !certain || !entry.conditional)
    const names = statements.flatMap((entry) => importedModules(index, entry, self))
    return [...loadedModules(index, names, module, certain)].filter((name) => parentOf(name) === module).map(lastPartOf)
  }
  const sure = direct(true)
  return {
    sure: [...sure].sort(),
    perhaps: direct(false)
      .filter((name) => !sure.includes(name))
      .sort(),
  }
}
