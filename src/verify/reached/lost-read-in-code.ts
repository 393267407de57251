import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { tokenQuery, wordQuery } from '../../workspace/text-query.ts'
import { word } from '../../workspace/tokens.ts'
import { evaluatedChains } from '../meaning/evaluated-chains.ts'
import { originsOf } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/** `from shop.till import {name}`: a module, and what of its names is put in. */
const LIST = /(?<![\w.])from[ \t]+([\w.]+)[ \t]+import[ \t(]+[\w, \t]*(?:\{|%[(s]|\$[\w{])/g
/** An import into which something is put. */
const PUTS_IN = /import[ \t(][\w, \t(.]*[{%$]/
/** `import {mod}` and `import {0}.{1} as m`, by the letters up to the end of the names. */
const WHOLE = /(?<![\w.])import[ \t]+([^\s;,"'\\]*[{%$][^\s;,"'\\]*)(?:[ \t]+as[ \t]+(\w+))?/g

/**
 * Moved names that code in a text reaches where they were, and where they are not any more: through a name that the file imports, by a list in
 * which the name is put in, and as an attribute of a module that is put in.
 */
export function lostReadInCode(scene: Scene): readonly Finding[] {
  const gone = scene.plan.symbols.filter(
    (move) => !move.copied && !isThere(scene, scene.map.moduleTo(move.from), move.symbol),
  )
  if (gone.length === 0) return []
  const symbols = [...new Set(gone.map((move) => move.symbol))]
  // What is put in stands apart, but the words of the module are said.
  const modules = [...new Set(gone.map(({ from }) => scene.map.moduleTo(from)))]
  const putting = tokenQuery(
    modules.map((module) => module.split('.').map(word)),
    PUTS_IN,
  )
  const lists = scene.final.matching(putting, '.py').flatMap((path): readonly Finding[] => {
    const text = scene.final.glance(path)
    const said = gone.find(({ from, symbol }) => putIn(text, scene.map.moduleTo(from), symbol) !== undefined)
    const place = said === undefined ? undefined : putIn(text, scene.map.moduleTo(said.from), said.symbol)
    return said === undefined || place === undefined ? [] : [finding(path, said.symbol, said.from, place)]
  })
  const chains = scene.final.matching(wordQuery(symbols), '.py').flatMap((path) =>
    evaluatedChains(scene.after, path).flatMap(({ chain, isOfFile, span }): readonly Finding[] => {
      const lost = gone.find(({ from, symbol }) => {
        const name = joinName(scene.map.moduleTo(from), symbol)
        return isOfFile && (chain === name || chain.startsWith(`${name}.`))
      })
      return lost !== undefined && wasThere(scene, path, joinName(lost.from, lost.symbol))
        ? [finding(path, lost.symbol, lost.from, span)]
        : []
    }),
  )
  return [...lists, ...chains]
}

function isThere({ after }: Scene, module: QualifiedName, symbol: string): boolean {
  return after.lookup(joinName(module, symbol)).kind !== 'missing'
}

function wasThere(scene: Scene, path: RepoPath, name: QualifiedName): boolean {
  return originsOf(scene, path).some((origin) =>
    evaluatedChains(scene.before, origin).some(({ chain }) => chain === name || chain.startsWith(`${name}.`)),
  )
}

/** Where a text puts in what may be the name, or the module it was in; undefined where it does not. */
function putIn(text: string, now: QualifiedName, symbol: string): Span | undefined {
  for (const match of text.matchAll(LIST))
    if (match[1] === now) return { start: match.index, end: match.index + match[0].length }
  if (!says(text, symbol) || !now.split('.').every((word) => says(text, word))) return undefined
  for (const match of text.matchAll(WHOLE)) {
    const [, field = '', alias] = match
    if (text.includes(`${alias ?? field}.${symbol}`)) return { start: match.index, end: match.index + match[0].length }
  }
  return undefined
}

function says(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
    if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + word.length))) return true
  return false
}

function finding(path: RepoPath, symbol: string, module: QualifiedName, span: Span): Finding {
  return {
    code: 'attribute-lost',
    level: 'error',
    reason: `${path}: code in a text may read ${symbol} of ${module}, which does not have it any more`,
    advice: 'Nothing was written. Import the name where that code runs, or take this move out of the recipe.',
    place: { path, span },
  }
}
