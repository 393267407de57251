import { literalPattern } from '../../model/literal-pattern.ts'
import { isWithin, joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { NameMap } from '../names/name-map.ts'
import type { BuiltSite, KnownPiece } from './built-sites.ts'
import { ENDS_WITH_IMPORTER } from './importers.ts'

/**
 * A module that a list or table elsewhere names by a relative name (`[".middleware"]`, `".middleware:Auth"`) and that a computed import takes with the
 * package such names count from (`import_module(name, "shop")`): one that gets another place below that package. Texts count that stand in
 * the same file, or in one that an import joins to it, and are handed to nothing that imports them, where they would be followed.
 */
export function heldRelative(
  { index, map, path }: { readonly index: SymbolIndex; readonly map: NameMap; readonly path: RepoPath },
  site: BuiltSite,
  value: readonly KnownPiece[],
): QualifiedName | undefined {
  if (site.kind !== 'import' || value.length === 0 || value.some((piece) => piece.kind !== 'any')) return undefined
  for (const [own, ...more] of site.within) {
    if (own === undefined || own.kind === 'any' || more.length > 0 || !index.isModule(own.value)) continue
    const parent = own.value
    const hit = index.modulesBelow(parent).find((module) => {
      const tail = module.slice(parent.length)
      const isElsewhere =
        tail !== '' &&
        isWithin(module, parent) &&
        map.moduleTo(module) !== joinName(map.moduleTo(parent), tail.slice(1))
      return isElsewhere && isHeld(index, path, tail)
    })
    if (hit !== undefined) return hit
  }
  return undefined
}

/** Whether a text of the file, or of one that it imports or that imports it, says a relative name or something behind it. */
function isHeld(index: SymbolIndex, path: RepoPath, tail: string): boolean {
  const said = new RegExp(`^${literalPattern(tail)}(?:[.:]\\w+)*$`)
  const own = index.moduleOf(path) ?? ''
  const asked = new Set(scannedImports(index.workspace, path))
  const isJoined = (other: RepoPath): boolean => {
    const module = index.moduleOf(other) ?? ''
    const isAsked = [...asked].some((name) => isWithin(module, name))
    return (
      other === path ||
      isAsked ||
      scannedImports(index.workspace, other).some((name) => own !== '' && isWithin(own, name))
    )
  }
  return index.workspace.matching(wordQuery([lastPartOf(tail)]), '.py').some((other) => {
    const facts = isJoined(other) ? index.facts(other) : undefined
    return facts?.strings.some(
      ({ content, docstring, isFormat, call }) =>
        !docstring &&
        !isFormat &&
        said.test(facts.text.slice(content.start, content.end)) &&
        (call === undefined || (call.argument === undefined && !ENDS_WITH_IMPORTER.test(call.callee))),
    )
  })
}
