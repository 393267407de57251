import type { QualifiedName } from '../model/names.ts'
import { joinName } from '../model/names.ts'
import { absoluteModule, meaningOf } from '../python/resolve.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'
import { modulePattern } from './affected-files.ts'

const known = new WeakMap<SymbolIndex, Map<QualifiedName, ReadonlySet<string>>>()

/**
 * The names that other files of the tree take from a module: by `from module import name`, as an attribute,
 * or through a star import (then every name the star gives). Only files that spell the module are parsed.
 */
export function takenNames(index: SymbolIndex, module: QualifiedName): ReadonlySet<string> {
  const cache = known.get(index) ?? new Map<QualifiedName, ReadonlySet<string>>()
  known.set(index, cache)
  const before = cache.get(module)
  if (before !== undefined) return before
  const names = new Set<string>()
  for (const path of index.workspace.matching(modulePattern(module), '.py', '.pyi')) {
    if (index.moduleOf(path) === module) continue
    const facts = index.facts(path)
    if (facts === undefined) continue
    const self = index.identityOf(path)
    for (const statement of facts.imports) {
      if (statement.kind !== 'from' || absoluteModule(statement, self) !== module) continue
      if (statement.star) for (const name of index.starNames(module) ?? []) names.add(name)
      for (const item of statement.items) names.add(item.name)
    }
    for (const reference of facts.references) {
      if (reference.attributes.length === 0) continue
      const meaning = meaningOf(facts, reference, self)
      if (meaning.kind !== 'imported') continue
      let name = meaning.name
      for (const step of reference.attributes) {
        if (name === module) names.add(step.name)
        name = joinName(name, step.name)
      }
    }
  }
  cache.set(module, names)
  return names
}
