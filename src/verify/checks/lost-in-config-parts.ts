import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { KEYED_FILES, keyedStrings } from '../../plan/manifests/keyed-strings.ts'
import { leftAsHistory } from '../../plan/names/affected-text.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { goneSymbols } from '../meaning/gone-symbols.ts'
import type { Scene } from '../proof/proof-input.ts'

/** One value, or what is put into one, at its end: `mod: shop.billing`. */
const END = String.raw`["']?[ \t]*(?:[,}\]#\r\n]|$)`

/**
 * What configs of the final tree take by two texts of a module that has lost it: two values of one mapping that say module and name, `${mod}.name`
 * where a value says the module, and `module.{{ name }}` where a value says the name or nothing tells it.
 */
export function lostInConfigParts(scene: Scene): readonly Finding[] {
  const gone = goneSymbols(scene)
  if (gone.length === 0) return []
  const words = gone.flatMap(({ module, symbol }) => [symbol, lastPartOf(module)])
  return scene.final.matching(wordQuery([...new Set(words)]), ...KEYED_FILES).flatMap((path): readonly Finding[] => {
    if (leftAsHistory(path, scene.plan) !== undefined) return []
    const text = scene.final.glance(path)
    const lost = gone.find(({ module, symbol }) => isTaken(path, text, module, symbol))
    return lost === undefined ? [] : [finding(path, lost.module, lost.symbol)]
  })
}

function isTaken(path: RepoPath, text: string, module: QualifiedName, symbol: string): boolean {
  const [whole, name] = [literalPattern(module), literalPattern(symbol)]
  if (new RegExp(String.raw`(?<![\w.])${whole}[.:](?:\$|\{|%\()`).test(text)) return true
  const isPutIn = new RegExp(String.raw`(?:\}|\)s|\$\w+)[.:]${name}(?!\w)`).test(text)
  if (isPutIn && new RegExp(String.raw`(?<![\w.])${whole}${END}`, 'm').test(text)) return true
  if (
    !new RegExp(String.raw`(?<!\w)${name}(?!\w)`).test(text) ||
    !module.split('.').every((word) => text.includes(word))
  )
    return false
  return saidInOneMapping(path, text, module, symbol)
}

/** Whether the values right below one key say both, the module in up to two of them. */
function saidInOneMapping(path: RepoPath, text: string, module: QualifiedName, symbol: string): boolean {
  const groups = new Map<string, string[]>()
  for (const { keys, value, isKey } of keyedStrings(path, text)) {
    if (isKey) continue
    const key = keys.slice(0, -1).join('\0')
    groups.set(key, [...(groups.get(key) ?? []), value])
  }
  return [...groups.values()].some((values) => {
    if (!values.includes(symbol)) return false
    return (
      values.includes(module) ||
      values.some((head) => module.startsWith(`${head}.`) && values.includes(module.slice(head.length + 1)))
    )
  })
}

function finding(path: RepoPath, module: QualifiedName, symbol: string): Finding {
  return {
    code: 'path-unresolved',
    level: 'error',
    reason: `${path} names ${module} and ${symbol} apart, and ${module} does not have it any more`,
    advice: `Nothing was written. Let ${path} name the new module first, or take this move out of the recipe.`,
    place: { path },
  }
}
