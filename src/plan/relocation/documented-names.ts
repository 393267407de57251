import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { publicPackagesOf } from '../../python/index/public-packages.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { NameMap } from '../names/name-map.ts'
import type { Decisions } from './decisions.ts'

/**
 * Where documents say that a symbol is, which goes from a public module to a private one or is in one that gets a private name: still in the
 * module it leaves, where that imports it back (undefined, as for a symbol that stays), else in a package that offers it to readers. Names of
 * today's tree, as `NameMap.homeOf` gives them.
 */
export function documentedHome(
  index: SymbolIndex,
  { relocations, backImportsOf }: Decisions,
  { homeOf, moduleTo }: Pick<NameMap, 'homeOf' | 'moduleTo'>,
): NameMap['homeOf'] {
  const staying = new Set(
    relocations.flatMap((one) => backImportsOf(one).names.map((symbol) => joinName(one.from, symbol))),
  )
  const known = new Map<string, QualifiedName | undefined>()
  const documented: NameMap['homeOf'] = (module, symbol) => {
    const home = homeOf(module, symbol)
    const isHidden = !isPrivate(joinName(module, symbol)) && isPrivate(moduleTo(home ?? module))
    if (!isHidden) return home
    if (home !== undefined && !isPrivate(moduleTo(module)) && staying.has(joinName(module, symbol))) return undefined
    return publicPackagesOf(index, module, symbol).find((name) => !isPrivate(moduleTo(name))) ?? home
  }
  return (module, symbol) => {
    const name = joinName(module, symbol)
    if (!known.has(name)) known.set(name, documented(module, symbol))
    return known.get(name)
  }
}

/** Whether a part of a dotted name begins with an underscore and is none of Python's own. */
function isPrivate(name: QualifiedName): boolean {
  return name.split('.').some((part) => /^_(?!_\w+__$)/.test(part))
}
