import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Node } from '../../python/parse/syntax-tree.ts'
import type { NameMap } from '../names/name-map.ts'
import type { BuiltSite, KnownPiece } from './built-sites.ts'

/** What tells the modules of a folder: whoever goes through that asks for none that is not there. */
const LISTS = /\b(?:iter_modules|walk_packages|listdir|iterdir|glob|rglob|scandir|os\.walk|contents)\s*\(/

/**
 * A module below the package that a name counts from which begins with a dot and goes on with what only a run knows (`import_module("." +
 * name, __package__)`, `f".{name}"`): one that gets another place below that package. Not what is found by listing the package, nor what
 * `__getattr__` is asked for, which everybody who asks spells as an attribute or in an import.
 */
export function guessedBelow(
  { index, map }: { readonly index: SymbolIndex; readonly map: NameMap },
  site: BuiltSite,
  value: readonly KnownPiece[],
): QualifiedName | undefined {
  const [head, ...rest] = value
  if (site.kind !== 'import' || head?.kind !== 'text' || !/^\.(?!\.)/.test(head.value)) return undefined
  if (!value.some((piece) => piece.kind === 'any') || isToldElsewhere(site.node)) return undefined
  const pattern = [head.value.slice(1), ...rest.map((piece) => (piece.kind === 'any' ? undefined : piece.value))]
    .map((text) => (text === undefined ? '[\\w.]+' : literalPattern(text)))
    .join('')
  for (const base of site.within) {
    // The default of a parameter is the package, or its beginning.
    const [own, ...more] = base
    if (own === undefined || own.kind === 'any' || more.some((piece) => piece.kind !== 'any')) continue
    if (!index.isModule(own.value)) continue
    const fits = new RegExp(`^${pattern}$`)
    const hit = index.modulesBelow(own.value).find((module) => {
      const tail = module.slice(own.value.length + 1)
      return (
        isWithin(module, own.value) &&
        fits.test(tail) &&
        map.moduleTo(module) !== joinName(map.moduleTo(own.value), tail)
      )
    })
    if (hit !== undefined) return hit
  }
  return undefined
}

/**
 * Whether a module is named as one below another (`f"{found.__name__}.rates"`, `f"{path}.{locale}"`), and goes on standing below it under the
 * same words: whoever says the other one's name says the new one then, as where that is imported by itself.
 */
export function followsItsParent(
  { index, map }: { readonly index: SymbolIndex; readonly map: NameMap },
  module: QualifiedName,
  [head, ...rest]: readonly KnownPiece[],
): boolean {
  if (head?.kind !== 'any') return false
  const tail = rest.map((piece) => (piece.kind === 'any' ? '?' : piece.value)).join('')
  const parent = module.slice(0, -tail.length)
  return /^(\.\w+)+$/.test(tail) && index.isModule(parent) && map.moduleTo(module) === map.moduleTo(parent) + tail
}

/** Whether an expression stands in a loop over what a folder has, or in a `__getattr__` (PEP 562). */
function isToldElsewhere(node: Node): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type === 'function_definition' && around.childForFieldName('name')?.text === '__getattr__') return true
    const isLoop = /^(?:for_statement|\w+_comprehension|generator_expression)$/.test(around.type)
    const listed = isLoop ? (around.childForFieldName('right') ?? around) : undefined
    if (listed !== undefined && LISTS.test(listed.text)) return true
  }
  return false
}
