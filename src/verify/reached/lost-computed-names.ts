import type { Finding } from '../../model/finding.ts'
import { accepts } from '../../model/recipe.ts'
import { parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { builtNamesIn } from '../meaning/constant-texts.ts'
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

/**
 * Dotted names that a module puts together behind its own name, or behind that of its package (`__name__.rpartition(".")[0] + ".hen"`, worked out by
 * the constants of the file): what named something names something.
 */
export function lostOwnNames(scene: Scene): readonly Finding[] {
  if (scene.plan.modules.length === 0 && !scene.isByHand) return []
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const kindIn = (index: SymbolIndex, name: string): string => index.lookup(name.replace(':', '.'), 'import').kind
  return scene.base.mentioning(['__name__', '__package__', '__spec__'], '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const [before, after] = [scene.base.read(origin)?.text, scene.final.read(path)?.text]
    if (before === undefined || after === undefined || accepts(scene.plan.recipe, 'dynamic-import', origin)) return []
    const was = builtNamesIn(before, scene.before.identityOf(origin))
    const is = builtNamesIn(after, scene.after.identityOf(path))
    const lost =
      was.length === is.length
        ? was.findIndex(
            // The name of a logger is told by itself.
            ({ name, span }, at) =>
              !/getLogger\s*\(\s*$/.test(before.slice(Math.max(0, span.start - 60), span.start)) &&
              /^(?:module|symbol)$/.test(kindIn(scene.before, name)) &&
              kindIn(scene.after, is[at]?.name ?? '') === 'missing',
          )
        : -1
    const [old, now] = [was[lost], is[lost]]
    if (old === undefined || now === undefined) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path}: \`${after.slice(now.span.start, now.span.end)}\` made ${old.name}, and now makes ${now.name}, which names nothing`,
        advice: 'Write the name out first, or accept it in the recipe (`dynamic-import`), where nobody asks for it.',
        place: { path, span: now.span },
      },
    ]
  })
}

/** Whether a module puts a name together that something has another one for now: it has a reason to change, though it spells none. */
export function makesOldName({ before, map }: Scene, origin: RepoPath, text: string): boolean {
  return builtNamesIn(text, before.identityOf(origin)).some(({ name }) => {
    const target = before.lookup(name.replace(':', '.'), 'import')
    if (target.kind !== 'module' && target.kind !== 'symbol') return false
    if (map.moduleTo(target.module) !== target.module) return true
    return target.kind === 'symbol' && (map.homeOf(target.module, target.symbol) ?? target.module) !== target.module
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
