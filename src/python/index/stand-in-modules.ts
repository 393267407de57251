import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referencesOf, referenceStartingAt } from '../facts/by-statement.ts'
import type { Binding, ModuleFacts } from '../facts/facts.ts'
import { meaningOf } from '../facts/resolve.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * The module that a binding holds a stand-in for: `lines = Lazy("shop.lines")`, where `Lazy` is a class of the tree that is a
 * `types.ModuleType` and is given nothing but the name. Such an object imports the module when it is first read. Undefined for anything else.
 */
export function moduleStoodInFor(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
  { kind, span, statement }: Binding,
): QualifiedName | undefined {
  const end = facts.statements[statement]?.span.end ?? span.end
  const value = /^\s*(?::[^=\n]*)?=\s*(?=[\w.]+\(\s*["']([\w.]+)["']\s*,?\s*\)\s*(?:\n|$))/.exec(
    facts.text.slice(span.end, end),
  )
  const module = value?.[1]
  if (kind !== 'assign' || value === null || module === undefined || !index.isModule(module)) return undefined
  const at = span.end + value[0].length
  const callee = referencesOf(facts, statement).find((one) => one.span.start === at)
  const meaning = callee === undefined ? undefined : meaningOf(facts, callee, index.identityOf(path))
  if (callee === undefined || meaning === undefined) return undefined
  const own = meaning.kind === 'own' ? joinName(index.moduleOf(path) ?? '', callee.name) : undefined
  const name = meaning.kind === 'imported' ? meaning.name : own
  const target = index.lookup(joinName(name ?? '', ...callee.attributes.map((step) => step.name)))
  const origin = target.kind === 'symbol' ? index.definitionOf(target.module, target.symbol) : undefined
  return origin !== undefined && isModuleType(index, origin.module, origin.symbol) ? module : undefined
}

function isModuleType(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const path = index.fileOf(module)
  const facts = index.factsOfModule(module)
  const scope = facts?.scopes.find((one) => one.kind === 'class' && one.parent === 0 && one.name === symbol)
  if (facts === undefined || path === undefined || scope === undefined) return false
  return scope.bases.some((span) => {
    const base = referenceStartingAt(facts, span.start)
    const meaning = base === undefined ? undefined : meaningOf(facts, base, index.identityOf(path))
    const steps = base?.attributes.map((step) => step.name) ?? []
    return meaning?.kind === 'imported' && joinName(meaning.name, ...steps) === 'types.ModuleType'
  })
}
