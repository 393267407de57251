import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import { nameOfOrigin, originFrom, originOf } from '../meaning/origin.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names that a package which became lazy had copied from a module when it was imported, and now gives as they are when they are asked for,
 * though code binds them anew in between: `count` after `global count; count += 1`. Who reads them gets another value.
 */
export function copiedValues(scene: Scene): readonly Finding[] {
  return scene.plan.recipe.lazy.flatMap(({ package: name }) => {
    const path = scene.before.fileOf(name)
    const facts = path === undefined ? undefined : scene.before.facts(path)
    const after = scene.after.factsOfModule(scene.map.moduleTo(name))
    const offered = new Set<string>()
    for (const statement of facts?.imports ?? []) {
      if (statement.kind !== 'from' || statement.scope !== 0 || statement.typeChecking) continue
      for (const item of statement.items) offered.add(item.bound)
      if (statement.star) for (const one of scene.before.starNames(name) ?? []) offered.add(one)
    }
    return [...offered].flatMap((word): readonly Finding[] => {
      const isEager = after?.scopes[0]?.bindings.get(word)?.some((binding) => !binding.typeChecking) === true
      const isEagerStar = after?.imports.some((one) => one.star && one.scope === 0 && !one.typeChecking) === true
      if (isEager || isEagerStar || after?.scopes[0]?.bindings.has('__getattr__') !== true) return []
      const origin = nameOfOrigin(originFrom(scene.before, name, [word]))
      if (scene.before.isModule(origin)) return []
      const [module, own] = [parentOf(origin), lastPartOf(origin)]
      const where = rebinds(scene.before, module, own) ?? setByText(scene.before, module, own)
      if (where !== undefined) return [copied(name, word, `${where} binds it anew, and`, path)]
      return isOfTheMoment(scene.before, module, own) ? [copied(name, word, `it is worked out then, and`, path)] : []
    })
  })
}

/** The file in which a name of a module is bound again by a function (`global`) or from outside (`module.name = ...`). */
function rebinds(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const facts = index.factsOfModule(module)
  const bound = facts?.scopes.some((scope) => scope.kind !== 'module' && scope.globals.has(name)) === true
  const pattern = new RegExp(`^[ \\t]*global\\b[^\\n#]*\\b${name}\\b`, 'mu')
  if (bound && pattern.test(facts?.text ?? '')) return index.fileOf(module)
  const stored = new RegExp(`\\.${name}[ \\t]*(?:[-+*/|&^%@]|//|\\*\\*|<<|>>)?=(?!=)`, 'u')
  return index.workspace.mentioning([name], '.py').find((path) => {
    if (index.moduleOf(path) === module || !stored.test(index.workspace.glance(path))) return false
    return index
      .facts(path)
      ?.references.some(
        ({ context, attributes, name: head }) =>
          context === 'store' &&
          attributes.at(-1)?.name === name &&
          isModule(index, path, [head, ...attributes.slice(0, -1).map((step) => step.name)], module),
      )
  })
}

/** Whether a chain of a file is a module, by the imports of that file. */
function isModule(index: SymbolIndex, path: string, words: readonly string[], module: QualifiedName): boolean {
  const own = index.moduleOf(path)
  const [head = ''] = words
  const isBound = index.facts(path)?.scopes[0]?.bindings.has(head) === true
  const origin = own !== undefined && isBound ? originFrom(index, own, words) : originOf(index, joinName(...words))
  return origin.words.length === 0 && origin.module === module
}

/** The file whose text sets a name of a module: `globals()["name"] =` in it, `setattr(module, "name", ...)` with its last word elsewhere. */
function setByText(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const own = index.fileOf(module)
  const inside = new RegExp(
    `(?:globals|vars)\\s*\\(\\s*\\)\\s*\\[\\s*["']${name}["']\\s*\\]\\s*=(?!=)|setattr\\s*\\(\\s*sys\\.modules\\[__name__\\]\\s*,\\s*["']${name}["']`,
    'u',
  )
  if (own !== undefined && inside.test(index.workspace.glance(own))) return own
  const outside = new RegExp(`\\bsetattr\\s*\\(\\s*(?:\\w+\\.)*${lastPartOf(module)}\\s*,\\s*["']${name}["']`, 'u')
  return index.workspace
    .mentioning([name], '.py')
    .find((path) => path !== own && !isTestFile(path) && outside.test(index.workspace.glance(path)))
}

/** Whether the line that gives a name its value reads the environment, the clock, chance or a file. */
function isOfTheMoment(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const line = new RegExp(`^${name}\\s*(?::[^=\\n]*)?=(?!=)([^\\n]*)`, 'mu').exec(
    index.factsOfModule(module)?.text ?? '',
  )
  return (
    /\bos\.(?:environ|getenv|getcwd)\b|\bsys\.argv\b|\btime\.(?:time|perf_counter|monotonic)\(|\brandom\.\w+\(|\.now\(|\bopen\(|\.read_text\(/.test(
      line?.[1] ?? '',
    ) && !/\blambda\b/.test(line?.[1] ?? '')
  )
}

function copied(module: QualifiedName, word: string, why: string, path: string | undefined): Finding {
  return {
    code: 'meaning-changed',
    level: 'error',
    reason: `${module}.${word} was the value of the moment when ${module} was imported; ${why} asked for later it is another one`,
    advice: `List ${word} under \`eager\`, or leave the package as it is.`,
    ...(path === undefined ? {} : { place: { path } }),
  }
}
