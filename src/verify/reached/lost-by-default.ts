import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { goneSymbols } from '../meaning/gone-symbols.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Calls that say a name alone, of a function whose default says the module (`def get(name, module="shop.till")`, `get("total")`), told by their
 * letters: a module has lost none of those names.
 */
export function lostByDefault(scene: Scene): readonly Finding[] {
  const gone = goneSymbols(scene)
  if (gone.length === 0) return []
  const symbols = [...new Set(gone.map(({ symbol }) => symbol))]
  return scene.final.matching(wordQuery(symbols), '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    const lost = gone.find(({ module, symbol }) => text.includes(module) && isAsked(text, module, symbol))
    if (lost === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path} asks for ${lost.symbol} by a function whose default is ${lost.module}, which does not have it any more`,
        advice: 'Nothing was written. Let that code name the new module first, or take this move out of the recipe.',
        place: { path },
      },
    ]
  })
}

function isAsked(text: string, module: string, symbol: string): boolean {
  const functions = new RegExp(
    String.raw`\bdef[ \t]+(\w+)[ \t]*\([^()]{0,400}=\s*["']${literalPattern(module)}["']\s*[,)]`,
    'g',
  )
  return [...text.matchAll(functions)].some(([, name = '']) =>
    new RegExp(String.raw`(?<!def )\b${name}\(\s*(?:\w+\s*=\s*)?["']${symbol}["']`).test(text),
  )
}
