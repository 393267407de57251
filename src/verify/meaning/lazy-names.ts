import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

const known = new WeakMap<ModuleFacts, readonly string[]>()

/**
 * The words in the strings of a module that has a `__getattr__` (PEP 562): the names it can give stand in a table, as keys,
 * in lists or as the name it compares with. Undefined for a module without one.
 */
export function lazyWords(facts: ModuleFacts): readonly string[] | undefined {
  return facts.scopes[0]?.bindings.has('__getattr__') === true ? wordsIn(facts) : undefined
}

/** The words in the strings of a module that puts another object in its own place (`sys.modules[__name__] = ...`); undefined for any other. */
export function wordsOfReplaced(facts: ModuleFacts): readonly string[] | undefined {
  const puts = facts.text.match(/\bmodules\s*\[\s*__(?:name|spec)__[^\]]*\][^=\n]*=(?!=)/)
  return puts === null ? undefined : wordsIn(facts)
}

function wordsIn(facts: ModuleFacts): readonly string[] {
  const found =
    known.get(facts) ??
    facts.strings
      .filter((fact) => !fact.docstring && !fact.isFormat)
      .flatMap((fact) => wordsAt(facts, fact))
      .filter((word) => /^\.*[\p{L}_][\p{L}\p{N}_]*(\.[\p{L}_][\p{L}\p{N}_]*)*(:[\p{L}_][\p{L}\p{N}_]*)?$/u.test(word))
  known.set(facts, found)
  return found
}

/** `dict(Line="lines")`, `dict(lines=["Line", ...])` */
const KEYWORD = /[(,]\s*([\p{L}_][\p{L}\p{N}_]*)\s*=\s*(?:[[(]\s*(?:["']\w+["']\s*,\s*)*)?$/u
/** `Line: str = "lines"` in the body of a class, and `Line = "lines"`. */
const FIELD = /\n[ \t]+([\p{L}_][\p{L}\p{N}_]*)[ \t]*(?::[^=\n]*)?=[ \t]*$/u

/** The words of a text that is split, else its whole content; before it the keyword that it is given for (`dict(Line="lines")`). */
function wordsAt({ text }: ModuleFacts, { span, content }: ModuleFacts['strings'][number]): readonly string[] {
  const before = text.slice(Math.max(0, span.start - 200), span.start)
  const keyword = KEYWORD.exec(before)?.[1] ?? FIELD.exec(before)?.[1]
  const isSplit = /^\s*\.\s*split\s*\(/.test(text.slice(span.end, span.end + 40))
  const said = text.slice(content.start, content.end)
  const words = isSplit ? said.split(/[\s,;:|=]+/).filter((word) => word !== '') : [said]
  return keyword === undefined ? words : [keyword, ...words]
}

/** Whether a module's `__getattr__` can give a name: it is written in one of its strings. Undefined without one. */
export function givesLazily(facts: ModuleFacts, symbol: string): boolean | undefined {
  return lazyWords(facts)?.includes(symbol)
}

/**
 * Whether a name is missing from a module that gives its names from a table. A `__getattr__` that computes what it gives can
 * give anything.
 */
export function isMissingLazily(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const facts = index.factsOfModule(module)
  const words = facts === undefined ? undefined : lazyWords(facts)
  if (facts === undefined || words === undefined || words.includes(symbol)) return false
  if (facts.scopes[0]?.bindings.has(symbol) === true || facts.imports.some((statement) => statement.star)) return false
  return words.some((word) => !word.includes('.') && lazyTargetOf(index, module, facts, word) !== undefined)
}

/** What a lazily given name is: a name of a module, or a module. */
export interface LazyTarget {
  readonly module: QualifiedName
  readonly symbol: string | undefined
}

/**
 * What stands behind a lazily given name: the entry beside it in a table (`"Line": "shop.lines:Line"`), or the nearest module
 * named in the same text, absolutely or relative to the package, that binds it. Undefined when no such module is named.
 */
export function lazyTargetOf(
  index: SymbolIndex,
  module: QualifiedName,
  facts: ModuleFacts,
  symbol: string,
): LazyTarget | undefined {
  if ((lazyWords(facts) ?? wordsOfReplaced(facts))?.includes(symbol) !== true) return undefined
  const words = facts.strings.flatMap((fact) => wordsAt(facts, fact))
  const places = words.flatMap((word, place) => (word === symbol ? [place] : []))
  const home = index.isPackage(module) ? module : parentOf(module)
  for (const place of places) {
    const beside = targetIn(index, home, module, words[place + 1] ?? '', symbol)
    if (beside !== undefined) return beside
  }
  const [at = 0] = places
  // A table may also map a module to its names.
  const near = words
    .map((word, place) => ({ word, place }))
    .sort((a, b) => Math.abs(a.place - at) - Math.abs(b.place - at) || b.place - a.place)
  for (const { word } of near) {
    const target = word === symbol ? undefined : targetIn(index, home, module, word, symbol)
    // An entry beside it that names another attribute (`"shop.lines:Line"`) stands for that one alone.
    if (target?.symbol === symbol) return target
  }
  return undefined
}

function targetIn(
  index: SymbolIndex,
  home: QualifiedName,
  self: QualifiedName,
  word: string,
  symbol: string,
): LazyTarget | undefined {
  const [path = '', attribute] = word.split(':')
  for (const name of [joinName(home, path.replace(/^\.+/, '')), path]) {
    if (path === '' || name === self || !index.isModule(name) || index.fileOf(name) === undefined) continue
    const wanted = attribute ?? symbol
    const bindings = index.factsOfModule(name)?.scopes[0]?.bindings.get(wanted)
    const isBound = bindings?.some((binding) => binding.kind !== 'delete') === true
    // A star of that module may give it as well; what an entry says outright may come from anywhere.
    const isGiven = attribute === undefined ? index.definitionOf(name, wanted) !== undefined : index.binds(name, wanted)
    if (isBound || isGiven) return { module: name, symbol: wanted }
    const below = joinName(name, wanted)
    if (attribute !== undefined && index.isModule(below)) return { module: below, symbol: undefined }
    if (attribute === undefined && lastPartOf(name) === symbol) return { module: name, symbol: undefined }
  }
  return undefined
}
