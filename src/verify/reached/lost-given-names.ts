import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `setattr(shop.conf, name, value)` and `vars(shop.conf)[name] = value`, where the name is no literal. */
const SETS =
  /\b(?:setattr|delattr)\s*\(\s*([A-Za-z_][\w.]*)\s*,(?!\s*["'])|\bvars\s*\(\s*([A-Za-z_][\w.]*)\s*\)\s*(?:\[(?!\s*["'])[^\]\n]*\]\s*=(?!=)|\.\s*update\s*\()/g

/** Code that sets names of a module by a name it is given: no variable that it may set has left the module. */
export function lostGivenNames(scene: Scene): readonly Finding[] {
  const left = scene.plan.symbols.filter(({ from, symbol, copied }) => {
    const bindings = scene.before.factsOfModule(from)?.scopes[0]?.bindings.get(symbol)
    return !copied && bindings?.some((one) => one.kind === 'assign') === true
  })
  if (left.length === 0) return []
  return scene.base.matching(wordQuery(['setattr', 'delattr', 'vars']), '.py').flatMap((origin): readonly Finding[] => {
    const facts = scene.before.facts(origin)
    if (facts === undefined) return []
    const self = scene.before.identityOf(origin)
    const set = [...facts.text.matchAll(SETS)].flatMap((match) => {
      const chain = match[1] ?? match[2] ?? ''
      const at = match.index + match[0].indexOf('(') + 1
      const reference = referenceStartingAt(facts, at + facts.text.slice(at).search(/\S/))
      const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
      return meaning?.kind === 'imported' ? [joinName(meaning.name, ...chain.split('.').slice(1))] : []
    })
    const lost = left.find(({ from }) => set.includes(from))
    if (lost === undefined) return []
    return [
      {
        code: 'patch-unread',
        level: 'error',
        reason: `${origin} sets names of ${lost.from} that it is given, and ${lost.symbol} is no longer read there`,
        advice: 'Leave the variable where it is, or let the code set it in its new module.',
        place: { path: origin },
      },
    ]
  })
}
