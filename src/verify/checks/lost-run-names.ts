import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

const HANDED = /\bvars\s*\(\s*(?=[\w.]+\s*\))|(?<![\w.])(?=[A-Za-z_][\w.]*\.__dict__\b)/g

/** Texts that run, or are filled, with the names of a module (`eval("rate(2)", vars(shop.rates))`): what they say and the module had, it has. */
export function lostRunNames(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0) return []
  return scene.base.matching(wordQuery(['vars', '__dict__']), '.py').flatMap((origin): readonly Finding[] => {
    const facts = scene.before.facts(origin)
    if (facts === undefined || !/\b(?:exec|eval|timeit|format_map|substitute)\s*\(/.test(facts.text)) return []
    const self = scene.before.identityOf(origin)
    const handed = new Set(
      [...facts.text.matchAll(HANDED)].flatMap((match) => {
        const reference = facts.references.find((one) => one.span.start === match.index + match[0].length)
        const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
        if (meaning?.kind !== 'imported') return []
        const steps = reference?.attributes.map((step) => step.name).filter((step) => step !== '__dict__')
        return [joinName(meaning.name, ...(steps ?? []))]
      }),
    )
    const texts = facts.strings.map(({ content }) => facts.text.slice(content.start, content.end))
    const lost = scene.plan.symbols.find(({ from, symbol, copied }) => {
      if (copied || !handed.has(from) || scene.after.binds(scene.map.moduleTo(from), symbol)) return false
      return texts.some((text) => new RegExp(String.raw`(?<![\w.])${symbol}\b`).test(text))
    })
    if (lost === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${origin} runs a text with the names of ${lost.from} that says ${lost.symbol}, which the module has no more`,
        advice: 'Let the old module go on offering the name, or give the text the new module.',
        place: { path: origin },
      },
    ]
  })
}
