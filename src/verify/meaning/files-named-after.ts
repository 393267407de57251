import { FILE_ENDING } from './file-endings.ts'
import { prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { OldName } from './old-names.ts'
import { isInAddress } from './renamed-names.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What stands between a slash and the next one: the name of a file, or a pattern for names of files. */
const FILE = /(?<=\/)[\p{L}_][\p{L}\p{N}_]*\.[\p{L}\p{N}_.*-]*/gu

/** Files that are named after a module or what it has (`docs/generated/shop.till.pay.html`, `build/shop.till.*`), as they stand in a text, and such names in addresses. */
export function filesNamedAfter(scene: Scene, text: string): readonly OldName[] {
  if (!scene.map.mayName(text)) return []
  return [...text.matchAll(FILE)].flatMap((match): readonly OldName[] => {
    const [word] = match
    const named = prefixesOf(word.replace(/[.*-]+$/, '')).flatMap((name) => {
      const now = movedTo(scene, name)
      return now === undefined ? [] : [{ name, now }]
    })
    const longest = named.reduce<(typeof named)[number] | undefined>(
      (one, other) => (other.name.length > (one?.name.length ?? 0) ? other : one),
      undefined,
    )
    if (longest === undefined) return []
    const { name: old, now } = longest
    const ending = word.slice(old.length)
    const isAddress = isInAddress(text, match.index)
    if (!isAddress && !FILE_ENDING.test(ending) && !ending.endsWith('*')) return []
    const how = isAddress ? 'site' : isThere(scene, word) ? 'there' : 'file'
    return [{ span: { start: match.index, end: match.index + old.length }, old, now, how }]
  })
}

/** The new name of a module or definition that the plan gives another one. */
function movedTo({ plan, map }: Scene, name: QualifiedName): QualifiedName | undefined {
  const module = plan.modules.find(({ from }) => from === name)
  if (module !== undefined) return module.to
  const symbol = plan.symbols.find((move) => !move.copied && `${move.from}.${move.symbol}` === name)
  return symbol === undefined ? undefined : `${map.moduleTo(symbol.to)}.${symbol.symbol}`
}

/** Whether a file of the final tree has that name, with an ending or without. */
function isThere({ final }: Scene, word: string): boolean {
  return final.list().some((path) => path.endsWith(`/${word}`) || path.includes(`/${word}.`))
}
