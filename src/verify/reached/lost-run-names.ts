import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'

const HANDED = /\bvars\s*\(\s*(?=[\w.]+\s*\))|(?<![\w.])(?=[A-Za-z_][\w.]*\.__dict__\b)/g

const HANDING = ['vars', '__dict__'].map(word)

/** Texts that run, or are filled, with the names of a module (`eval("rate(2)", vars(shop.rates))`): what they say and the module had, it has. */
export function lostRunNames(scene: Scene): readonly Finding[] {
  if (scene.plan.symbols.length === 0) return []
  return [...lostByOwnCode(scene), ...lostByHanded(scene)]
}

/** Code in the module itself that stays, made of a text and run in the names of the module. */
function lostByOwnCode(scene: Scene): readonly Finding[] {
  return scene.plan.symbols.flatMap(({ from, symbol, copied }): readonly Finding[] => {
    const goal = scene.map.moduleTo(from)
    const [facts, path] = [scene.after.factsOfModule(goal), scene.after.fileOf(goal)]
    if (copied || facts === undefined || path === undefined || scene.after.binds(goal, symbol)) return []
    const says = new RegExp(String.raw`(?<![\w.])${symbol}\b`)
    const isRun = facts.strings.some(
      ({ call, content }) => RUNS.test(call?.callee ?? '') && says.test(facts.text.slice(content.start, content.end)),
    )
    return isRun ? [lost(path, from, symbol)] : []
  })
}

const RUNS = /^(?:exec|eval)$/

/** A text that is run, or filled, in the names of a module that it is handed. */
function lostByHanded(scene: Scene): readonly Finding[] {
  // A text that says none of the names can have lost nothing.
  const saying = scene.plan.symbols.flatMap(({ symbol }) => HANDING.map((handing) => [handing, word(symbol)]))
  return scene.base.matching(tokenQuery(saying, undefined), '.py').flatMap((origin): readonly Finding[] => {
    const text = scene.base.glance(origin)
    if (!/\b(?:exec|eval|timeit|format_map|substitute)\s*\(/.test(text) || text.search(HANDED) < 0) return []
    const facts = scene.before.facts(origin)
    if (facts === undefined) return []
    const self = scene.before.identityOf(origin)
    const handed = new Set(
      [...facts.text.matchAll(HANDED)].flatMap((match) => {
        const reference = referenceStartingAt(facts, match.index + match[0].length)
        const meaning = reference === undefined ? undefined : meaningOf(facts, reference, self)
        if (meaning?.kind !== 'imported') return []
        const steps = reference?.attributes.map((step) => step.name).filter((step) => step !== '__dict__')
        return [joinName(meaning.name, ...(steps ?? []))]
      }),
    )
    const texts = facts.strings.map(({ content }) => facts.text.slice(content.start, content.end))
    const gone = scene.plan.symbols.find(({ from, symbol, copied }) => {
      if (copied || !handed.has(from) || scene.after.binds(scene.map.moduleTo(from), symbol)) return false
      return texts.some((text) => new RegExp(String.raw`(?<![\w.])${symbol}\b`).test(text))
    })
    return gone === undefined ? [] : [lost(origin, gone.from, gone.symbol)]
  })
}

function lost(path: RepoPath, module: QualifiedName, symbol: string): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path} runs a text with the names of ${module} that says ${symbol}, which the module has no more`,
    advice: 'Let the old module go on offering the name, or give the text the new module.',
    place: { path },
  }
}
