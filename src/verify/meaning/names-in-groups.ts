import type { Scene } from '../proof/proof-input.ts'
import type { OldName } from './old-names.ts'

/** A dot as names, patterns in raw texts and patterns in quoted texts write it. */
const DOT = '\\\\{0,2}\\.'

/**
 * One of several names behind a module they share: `shop\.till\.(total|Till)` in a pattern, `shop.{till,orders}` in a shell or a glob.
 * No dotted name is spelled, so nothing resolves, and the one that moved is not there any more.
 */
export function namesInGroups(scene: Scene, text: string): readonly OldName[] {
  if (!/\.(?:\(|\{)/.test(text)) return []
  const { modules, symbols } = scene.plan
  const names = [
    ...symbols
      .filter(({ copied }) => !copied)
      .map(({ from, symbol, to }) => ({ within: from, word: symbol, now: `${scene.map.moduleTo(to)}.${symbol}` })),
    ...modules.map(({ from, to }) => {
      const dot = from.lastIndexOf('.')
      return { within: from.slice(0, Math.max(dot, 0)), word: from.slice(dot + 1), now: to }
    }),
  ]
  return names.flatMap(({ within, word, now }): readonly OldName[] => {
    if (within === '' || !text.includes(word)) return []
    const module = within.split('.').join(DOT)
    const group = new RegExp(
      `(?<![\\w.])${module}${DOT}(?:\\((?:\\?:)?|\\{)[^(){}\\n]*?(?<![\\w.])${word}(?![\\w.])`,
      'g',
    )
    return [...text.matchAll(group)].map((match) => {
      const end = match.index + match[0].length
      return { span: { start: end - word.length, end }, old: `${within}.${word}`, now, isWord: true }
    })
  })
}
