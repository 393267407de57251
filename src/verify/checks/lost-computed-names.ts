import type { Finding } from '../../model/finding.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

const IMPORTS = ['import_module', '__import__', 'find_spec', 'run_module', 'modules']

/**
 * Names of modules that code cuts out of its own name (`__name__.replace("egg", "hen")`) or lets grow (`name += ".hen"`): one that was
 * there is there as the same text gives it afterwards.
 */
export function lostComputedNames(scene: Scene): readonly Finding[] {
  if (scene.plan.modules.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  return scene.base.matching(wordQuery(IMPORTS), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [before, after] = [scene.base.read(origin)?.text, scene.final.read(path)?.text]
    const [module, now] = [scene.before.moduleOf(origin), scene.after.moduleOf(path)]
    if (before === undefined || after === undefined) return []
    const made = new Map(namesMade(scene.after, after, now).map((one) => [one.text, one.name]))
    return namesMade(scene.before, before, module).flatMap(({ text, name }): readonly Finding[] => {
      const is = made.get(text)
      if (!scene.before.isModule(name) || is === undefined || scene.after.isModule(is)) return []
      return [
        {
          code: 'attribute-lost',
          level: 'error',
          reason: `${path}: \`${text}\` made ${name}, and now makes ${is}, which is no module`,
          advice: 'Write the name of the module out.',
          place: { path },
        },
      ]
    })
  })
}

interface Made {
  readonly text: string
  readonly name: QualifiedName
}

function namesMade(index: SymbolIndex, text: string, module: QualifiedName | undefined): readonly Made[] {
  const own = (word: string | undefined): QualifiedName => {
    if (word === 'name' || module === undefined) return module ?? ''
    return index.isPackage(module) ? module : parentOf(module)
  }
  const replaced = [...text.matchAll(/\b__(name|package)__\.replace\(\s*["']([\w.]+)["'],\s*["']([\w.]*)["']\s*\)/g)]
  const grown = [...text.matchAll(/(?<=\n)[ \t]*(\w+)[ \t]*\+=[ \t]*["'](\.?[\w.]+)["']/g)]
  return [
    ...replaced.map((match) => ({ text: match[0], name: own(match[1]).replaceAll(match[2] ?? '', match[3] ?? '') })),
    ...grown.flatMap((match): readonly Made[] => {
      const set = new RegExp(String.raw`(?:^|\n)[ \t]*${match[1] ?? ''}[ \t]*=[ \t]*["']([\w.]+)["'][ \t]*\r?\n`, 'g')
      const first = [...text.slice(0, match.index).matchAll(set)].at(-1)?.[1]
      return first === undefined ? [] : [{ text: match[0].trim(), name: first + (match[2] ?? '') }]
    }),
  ]
}
