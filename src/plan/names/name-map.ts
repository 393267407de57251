import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, isWithin, isWithinOneOf, joinName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** The one map from old names to new ones; imports, attribute chains, strings, configs, docs and the guide all use it. */
export interface NameMap {
  /** The final name of a module or of anything below it; the name itself when nothing changes. */
  moduleTo(module: QualifiedName): QualifiedName
  /** Today's module a moved symbol goes to; undefined when it stays. Copies are not in here. */
  homeOf(module: QualifiedName, symbol: string): QualifiedName | undefined
  /** Whether text goes on naming a moved symbol where it was, because loading that module registers things on it. */
  staysInText(module: QualifiedName, symbol: string): boolean
  /** Whether the module gets another dotted name. */
  isRenamed(module: QualifiedName): boolean
  /** Whether a dotted name begins with a module that gets another name or with a symbol that moves; no text of any other changes. */
  concerns(name: QualifiedName): boolean
  /** The first words of such names. */
  readonly firsts: readonly string[]
  /** Whether a text has the first word of such a name. */
  mayName(text: string): boolean
}

/** The module part of the map, from the recipe alone. */
export function moduleRenaming(recipe: Recipe): (module: QualifiedName) => QualifiedName {
  const renames = Object.entries(recipe.renameModules).sort(([a], [b]) => b.length - a.length)
  return (module) => {
    const hit = renames.find(([from]) => isWithin(module, from))
    const renamed = hit === undefined ? module : hit[1] + module.slice(hit[0].length)
    const extracted = recipe.package
    if (extracted === undefined || !isWithin(renamed, extracted.from)) return renamed
    return extracted.to + renamed.slice(extracted.from.length)
  }
}

/** What a map is made of. */
type Mapped = Pick<Plan, 'recipe' | 'symbols'> & Partial<Pick<Plan, 'kept'>>

const maps = new WeakMap<Mapped, NameMap>()

/** The map of a plan, made once. */
export function nameMapOf(plan: Mapped): NameMap {
  const known = maps.get(plan) ?? makeNameMap(plan)
  maps.set(plan, known)
  return known
}

function makeNameMap(plan: Mapped): NameMap {
  const moduleTo = moduleRenaming(plan.recipe)
  const homes = new Map<string, QualifiedName>()
  const starts = new Set(Object.keys(plan.recipe.renameModules))
  if (plan.recipe.package !== undefined) starts.add(plan.recipe.package.from)
  for (const move of plan.symbols) {
    if (move.copied) continue
    homes.set(`${move.from}:${move.symbol}`, move.to)
    starts.add(joinName(move.from, move.symbol))
  }
  const firsts = [...new Set([...starts].map(firstPartOf))]
  const longest = Math.max(0, ...[...starts].map((start) => start.length))
  return {
    moduleTo,
    homeOf: (module, symbol) => homes.get(`${module}:${symbol}`),
    staysInText: (module, symbol) =>
      plan.kept?.some((kept) => kept.loads === true && kept.module === module && kept.symbol === symbol) === true,
    isRenamed: (module) => moduleTo(module) !== module,
    concerns: (name) => isWithinOneOf(name, starts, longest),
    firsts,
    mayName: (text) => firsts.some((first) => text.includes(first)),
  }
}

/**
 * The new spelling of a dotted name as it stands in text; undefined when nothing changes or when the
 * name goes on with something that does not exist (`shop.invoicing.csv` is a file, not a reference).
 */
export function newNameOf(map: NameMap, index: SymbolIndex, name: QualifiedName): QualifiedName | undefined {
  if (!map.concerns(name)) return undefined
  const target = index.lookup(name, 'import')
  if (target.kind === 'module') return map.isRenamed(target.module) ? map.moduleTo(target.module) : undefined
  if (target.kind === 'missing') return withoutFile(map, index, name, target)
  if (target.kind !== 'symbol') return undefined
  if (isForeignModule(index, target.module, target.symbol)) return undefined
  const home = map.homeOf(target.module, target.symbol)
  if (home !== undefined && !map.staysInText(target.module, target.symbol))
    return joinName(map.moduleTo(home), target.symbol, target.rest.join('.'))
  if (!map.isRenamed(target.module)) return undefined
  return joinName(map.moduleTo(target.module), target.symbol, target.rest.join('.'))
}

/** A word that begins with an underscore is no ending of a file: below a renamed package it is a module that is generated, compiled or ignored by git. */
function withoutFile(
  map: NameMap,
  index: SymbolIndex,
  name: QualifiedName,
  { module, word }: { readonly module: QualifiedName; readonly word: string },
): QualifiedName | undefined {
  const isModuleName = /^_[A-Za-z]\w*$/.test(word) && index.isPackage(module)
  return isModuleName && map.isRenamed(module) ? map.moduleTo(module) + name.slice(module.length) : undefined
}

/** `import zarr` in `pkg.store` does not make the text `pkg.store.zarr` a reference: it is more likely a file name. */
function isForeignModule(index: SymbolIndex, module: QualifiedName, symbol: string): boolean {
  const facts = index.factsOfModule(module)
  const last = facts?.scopes[0]?.bindings.get(symbol)?.at(-1)
  if (facts === undefined || last?.imported === undefined) return false
  const statement = facts.imports[last.imported.statement]
  return statement?.kind === 'import'
}
