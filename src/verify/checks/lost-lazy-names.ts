import type { Finding } from '../../model/finding.ts'
import { lazyTargetOf, lazyWords } from '../meaning/lazy-names.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What a module gives by a table and a `__getattr__` (PEP 562): a word beside a module that bound it is afterwards beside one that
 * binds it as well.
 */
export function lostLazyNames(scene: Scene): readonly Finding[] {
  const { symbols, files } = scene.plan
  if (symbols.length === 0 && !scene.isByHand) return []
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const leaving = new Set(symbols.map((move) => move.symbol))
  return scene.base.mentioning(['__getattr__'], '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [before, after] = [scene.before.facts(origin), scene.after.facts(path)]
    const [module, now] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (before === undefined || after === undefined || module === undefined || now === undefined) return []
    const words = [...new Set(lazyWords(before) ?? [])].filter((word) => scene.isByHand || leaving.has(word))
    const said = lazyWords(after)
    return words.flatMap((word): readonly Finding[] => {
      const was = said?.includes(word) === true ? lazyTargetOf(scene.before, module, before, word) : undefined
      if (was?.symbol === undefined || lazyTargetOf(scene.after, now, after, word) !== undefined) return []
      return [
        {
          code: 'unresolved-import',
          level: 'error',
          reason: `${path} gives ${word} by its \`__getattr__\`, from ${was.module}, and no module that it names has it afterwards`,
          advice: 'Let the old module go on offering the name, or change the table.',
          place: { path },
        },
      ]
    })
  })
}
