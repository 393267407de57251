import { isWord } from '../../python/facts/python-names.ts'
import type { Edit } from '../../model/edit.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { wholeStrings } from '../../host/whole-strings.ts'
import type { WholeString } from '../../host/whole-strings.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

type Renamed = (module: QualifiedName) => QualifiedName

/**
 * The new last word of a submodule that a package gives lazily by that word: `if name == "lines"`, `_SUBMODULES = {"lines"}`,
 * `_WHERE = {"Plate": "lines"}` beside a `__getattr__` (PEP 562). Undefined where the string is no such word, or the submodule leaves the package.
 */
export function lazyWord(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  string: WholeString,
  to: Renamed,
): string | undefined {
  const [fact] = string.facts
  if (self.name === undefined || !self.isPackage || fact.isFormat || fact.docstring) return undefined
  const bindings = facts.scopes[0]?.bindings
  if (bindings?.has('__getattr__') !== true || bindings.has(string.value)) return undefined
  const below = joinName(self.name, string.value)
  if (string.value.includes('.') || !index.isModule(below)) return undefined
  const final = to(below)
  return final !== below && parentOf(final) === to(self.name) && lastPartOf(final) !== string.value
    ? lastPartOf(final)
    : undefined
}

/** Keywords of `setup()` whose words are import names (setuptools, "Keywords"); values of `package_dir` are folders. */
const IMPORT_NAMES = new Set([
  'packages',
  'py_modules',
  'package_data',
  'exclude_package_data',
  'namespace_packages',
  'package_dir',
])

/** What a one-word import name becomes in a call of `setup()`: undefined anywhere else. */
export function setupWord(
  index: SymbolIndex,
  facts: ModuleFacts,
  string: WholeString,
  to: Renamed,
): string | undefined {
  if (!isWord(string.value) || !index.isModule(string.value)) return undefined
  const final = to(string.value)
  const keyword = final === string.value ? undefined : keywordAround(facts.text, string.facts[0].span.start)
  if (keyword === undefined || !IMPORT_NAMES.has(keyword.name) || !/\bsetup\s*$/.test(keyword.callee)) return undefined
  const isFolder = keyword.name === 'package_dir' && /:\s*$/.test(facts.text.slice(0, string.facts[0].span.start))
  return isFolder ? final.replaceAll('.', '/') : final
}

/** The keyword argument around an offset, through lists and mappings, and the text before the bracket of its call. */
function keywordAround(text: string, offset: number): { readonly name: string; readonly callee: string } | undefined {
  let depth = 0
  let name: string | undefined
  for (let at = offset - 1; at >= 0; at -= 1) {
    const sign = text.charAt(at)
    if (/[)\]}]/.test(sign)) depth += 1
    else if (/[([{]/.test(sign)) {
      depth -= 1
      if (sign === '(' && depth < 0 && name !== undefined) return { name, callee: text.slice(Math.max(0, at - 40), at) }
      if (depth < 0) name = /(\w+)\s*=\s*$/.exec(text.slice(Math.max(0, at - 60), at))?.[1] ?? name
      if (depth < 0) depth = 0
    }
  }
  return undefined
}

/** A whole string that is the one-word name of a module which gets another name, and the name it is held under (`name = "users"`). */
export interface HeldName {
  readonly module: QualifiedName
  readonly holder: string
  readonly string: WholeString
}

/** The one-word names of renamed modules in the strings of a file that are no argument of a call. */
export function heldNames(index: SymbolIndex, facts: ModuleFacts, to: Renamed): readonly HeldName[] {
  return wholeStrings(facts).flatMap((string): readonly HeldName[] => {
    const [fact] = string.facts
    if (fact.call !== undefined || fact.isFormat || fact.docstring || !isWord(string.value)) return []
    if (!index.isModule(string.value) || to(string.value) === string.value) return []
    const line = facts.text.slice(Math.max(0, fact.span.start - 300), fact.span.start)
    const holder = /(\w+)\s*(?::[^=\n]*)?=\s*(?:[[({][^=]*)?$/.exec(line)?.[1]
    return holder === undefined ? [] : [{ module: string.value, holder, string }]
  })
}

/** The edits that put a word in the place of a whole string's value. */
export function spelledAnew(string: WholeString, word: string): readonly Edit[] {
  return string.replaced(0, string.value.length, word, 'review')
}
