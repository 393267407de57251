import type { QualifiedName } from '../model/names.ts'
import { joinName, parentOf } from '../model/names.ts'
import type { ModuleFacts } from '../python/facts.ts'
import type { SymbolIndex } from '../python/symbol-index.ts'

const known = new WeakMap<ModuleFacts, readonly string[]>()

/**
 * The words in the strings of a module that has a `__getattr__` (PEP 562): the names it can give stand in a table, as keys,
 * in lists or as the name it compares with. Undefined for a module without one.
 */
export function lazyWords(facts: ModuleFacts): readonly string[] | undefined {
  if (facts.scopes[0]?.bindings.has('__getattr__') !== true) return undefined
  const found =
    known.get(facts) ??
    facts.strings
      .filter((fact) => !fact.docstring && !fact.isFormat)
      .map((fact) => facts.text.slice(fact.content.start, fact.content.end))
      .filter((word) => /^\.*[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*$/u.test(word))
  known.set(facts, found)
  return found
}

/** Whether a module's `__getattr__` can give a name: it is written in one of its strings, or names are computed. */
export function givesLazily(facts: ModuleFacts, symbol: string): boolean | undefined {
  const words = lazyWords(facts)
  if (words === undefined) return undefined
  return words.includes(symbol)
}

/**
 * The module behind a lazily given name: one that is named in the same table, absolutely or relative to the package,
 * that binds it. Undefined when no such module is named.
 */
export function lazyTargetOf(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  symbol: string,
): QualifiedName | undefined {
  const words = lazyWords(facts)
  if (words === undefined || !words.includes(symbol)) return undefined
  const at = facts.strings.findIndex(
    (fact) => facts.text.slice(fact.content.start, fact.content.end) === symbol && !fact.docstring,
  )
  const home = index.isPackage(module) ? module : parentOf(module)
  // A table maps a name to its module, or a module to its names: the nearest module name that fits is meant.
  const near = facts.strings
    .map((fact, place) => ({ word: facts.text.slice(fact.content.start, fact.content.end), place }))
    .sort((a, b) => Math.abs(a.place - at) - Math.abs(b.place - at) || b.place - a.place)
  for (const { word } of near) {
    for (const name of [joinName(home, word.replace(/^\.+/, '')), word]) {
      if (name !== module && index.isModule(name) && index.fileOf(name) !== undefined) {
        const bindings = index.factsOfModule(name)?.scopes[0]?.bindings
        if (bindings?.get(symbol)?.some((binding) => binding.kind !== 'delete') === true) return name
      }
    }
  }
  return undefined
}
