import type { Finding } from '../../model/finding.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { lostAttachedModules } from './lost-attached-modules.ts'
import { lostTableWords } from './lost-table-words.ts'
import { lazyTargetOf, lazyWords, wordsOfReplaced } from '../meaning/lazy-names.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * What a module gives by a table and a `__getattr__` (PEP 562), or by what it puts in its own place: a word beside a module that bound it is
 * afterwards beside one that binds it as well.
 */
export function lostLazyNames(scene: Scene): readonly Finding[] {
  return [...lostAttachedModules(scene), ...lostTables(scene), ...lostTableWords(scene)]
}

function lostTables(scene: Scene): readonly Finding[] {
  const { symbols, files } = scene.plan
  if (symbols.length === 0 && !scene.isByHand) return []
  const goals = new Map(files.map((move) => [move.from, move.to]))
  const leaving = new Set(symbols.map((move) => move.symbol))
  return scene.base.mentioning(['__getattr__', 'modules'], '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [before, after] = [scene.before.facts(origin), scene.after.facts(path)]
    const [module, now] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (before === undefined || after === undefined || module === undefined || now === undefined) return []
    const [was, said] = [tableOf(before), tableOf(after)]
    const words = [...new Set(was ?? [])].filter((word) => scene.isByHand || leaving.has(word))
    // A table that says what it did gives a name from the module it did.
    const isSame = lazyWords(before) === undefined && was?.join() === said?.join()
    return words.flatMap((word): readonly Finding[] => {
      const home = said?.includes(word) === true ? lazyTargetOf(scene.before, module, before, word) : undefined
      const goal = home?.symbol === undefined ? undefined : lazyTargetOf(scene.after, now, after, word)
      const isElsewhere = isSame && goal?.module !== scene.map.moduleTo(home?.module ?? '')
      if (home?.symbol === undefined || (goal !== undefined && !isElsewhere)) return []
      return [
        {
          code: 'unresolved-import',
          level: 'error',
          reason: `${path} gives ${word} by ${lazyWords(before) === undefined ? 'a table' : 'its `__getattr__`'}, from ${home.module}, and ${isElsewhere ? `that module has it no more` : 'no module that it names has it afterwards'}`,
          advice: 'Let the old module go on offering the name, or change the table.',
          place: { path },
        },
      ]
    })
  })
}

/** The words that a module gives by a table; undefined where it does not. */
function tableOf(facts: ModuleFacts): readonly string[] | undefined {
  return lazyWords(facts) ?? wordsOfReplaced(facts)
}
