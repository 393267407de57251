import { literalPattern } from '../../model/literal-pattern.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { queryOf, wordQuery } from '../../workspace/text-query.ts'
import { aboutTheRun } from '../names/affected-text.ts'
import { KEYED_FILES, keyedStrings } from '../manifests/keyed-strings.ts'
import type { KeyedString } from '../manifests/keyed-strings.ts'

/** How what is put into a value ends: `${mod}` of OmegaConf, `{{ mod }}` of Jinja, `%(mod)s` of configparser. */
const PUT_IN = String.raw`(?:\}|%\(\w+\)s|\$\w+)[.:]`
/** How it begins. */
const PUTS = String.raw`[.:](?:\$|\{|%\()`

/**
 * Moved names that a config tells apart from the module they leave: in two values of one mapping (`{module: shop.billing, class: Invoice}`), the
 * module in two of its own, as one of a list (`{from: shop.billing, import: [Invoice]}`), or with one of the two put in
 * (`${mod}.Invoice`, `shop.billing.{{ name }}`). They stay importable there.
 */
export function namesInConfigs(index: SymbolIndex, recipe: Recipe, moved: readonly SymbolMove[]): readonly KeptName[] {
  if (moved.length === 0) return []
  const isRead = (path: RepoPath): boolean => aboutTheRun(path, recipe) === undefined
  const symbols = [...new Set(moved.map((move) => move.symbol))]
  return [
    ...index.workspace
      .matching(wordQuery(symbols), ...KEYED_FILES)
      .filter(isRead)
      .flatMap((path) => namesInConfig(index, path, moved)),
    ...namesPutIn(index, moved),
  ]
}

function namesInConfig(index: SymbolIndex, path: RepoPath, moved: readonly SymbolMove[]): readonly KeptName[] {
  const text = index.workspace.glance(path)
  const here = moved.filter(
    ({ from, symbol }) => says(text, symbol) && from.split('.').every((word) => says(text, word)),
  )
  const put = moved.filter(
    ({ from, symbol }) =>
      new RegExp(`${PUT_IN}${literalPattern(symbol)}(?!\\w)`).test(text) && isSaidByAConfig(index, from),
  )
  const file = here.length === 0 ? undefined : index.workspace.read(path)
  const values = file === undefined ? [] : keyedStrings(path, file.text).filter((one) => !one.isKey)
  return [
    ...here
      .filter(({ from, symbol }) => areTold(values, from, symbol))
      .map((move) => kept(path, move, 'in two values')),
    ...put.map((move) => kept(path, move, 'with one of the two put in')),
  ]
}

function kept(path: RepoPath, { from, symbol }: SymbolMove, how: string): KeptName {
  return { module: from, symbol, reason: `${path} names the module and it ${how}` }
}

function says(text: string, word: string): boolean {
  return new RegExp(String.raw`(?<!\w)${literalPattern(word)}(?!\w)`).test(text)
}

/** Whether one mapping says the module, whole or in two values, and the symbol, by itself or in a list. */
function areTold(values: readonly KeyedString[], module: QualifiedName, symbol: string): boolean {
  const names = values.filter((one) => one.value === symbol)
  return names.some(({ keys }) =>
    [keys.slice(0, -1), ...(/^\d+$/.test(keys.at(-1) ?? '') ? [keys.slice(0, -2)] : [])].some((mapping) => {
      const place = JSON.stringify(mapping)
      const beside = new Set(
        values.filter((one) => JSON.stringify(one.keys.slice(0, -1)) === place).map((one) => one.value),
      )
      return beside.has(module) || splitsOf(module).some(([head, rest]) => beside.has(head) && beside.has(rest))
    }),
  )
}

/** `shop` and `data.load`, `shop.data` and `load`. */
function splitsOf(module: QualifiedName): readonly (readonly [string, string])[] {
  const words = module.split('.')
  return words.slice(1).map((_, at) => [words.slice(0, at + 1).join('.'), words.slice(at + 1).join('.')] as const)
}

/** Whether some config says the module where the name does not go on. */
function isSaidByAConfig(index: SymbolIndex, module: QualifiedName): boolean {
  const pattern = new RegExp(String.raw`(?<![\w.])${literalPattern(module)}(?![\w.])`)
  return index.workspace.matching(queryOf(pattern, [module]), ...KEYED_FILES).length > 0
}

/** `shop.billing.{{ name }}`: any name of the module may be meant. */
function namesPutIn(index: SymbolIndex, moved: readonly SymbolMove[]): readonly KeptName[] {
  return [...new Set(moved.map((move) => move.from))].flatMap((module) => {
    const pattern = new RegExp(`(?<![\\w.])${literalPattern(module)}${PUTS}`)
    const [path] = index.workspace.matching(queryOf(pattern, [module]), ...KEYED_FILES)
    if (path === undefined) return []
    return moved
      .filter((move) => move.from === module)
      .map(({ symbol }) => ({ module, symbol, reason: `${path} puts a name of ${module} in behind it` }))
  })
}
