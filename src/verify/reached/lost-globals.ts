import type { Finding } from '../../model/finding.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What code looks up in the globals of a function by a text (`f.__globals__["PEER"]`) can be looked up there afterwards: a definition that left
 * is still a name of the module in which the function may have been made.
 */
export function lostGlobals(scene: Scene): readonly Finding[] {
  const left = scene.plan.symbols.filter(({ from, symbol, copied }) => {
    return !copied && !scene.after.binds(scene.map.moduleTo(from), symbol)
  })
  if (left.length === 0) return []
  return scene.final.matching(wordQuery(['__globals__']), '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path).replace(/#.*$/gm, '')
    const lost = left.find(({ symbol }) =>
      new RegExp(`__globals__\\s*(?:\\[|\\.\\s*(?:get|pop)\\s*\\()\\s*(["'])${symbol}\\1`).test(text),
    )
    if (lost === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path} looks ${lost.symbol} up in the globals of a function, and ${lost.from} has it no more`,
        advice: `Import ${lost.symbol} into ${lost.from} again, or by name where it is looked up.`,
        place: { path },
      },
    ]
  })
}
