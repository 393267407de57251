import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { accepts } from '../../model/recipe.ts'
import { codeAlone } from '../../python/facts/code-alone.ts'
import { importedName } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { withOneOf, wordQuery } from '../../workspace/text-query.ts'
import { imported } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A name that an import in the body of a class binds, and the module that is. */
interface Held {
  readonly bound: string
  readonly module: QualifiedName
  readonly path: string
}

/**
 * What code reads through an attribute that an import in the body of a class made (`self.shop.rates.load`): whoever still reads a chain that
 * such an attribute had finds it there afterwards. Chains are words with dots in a text; what a module of that name has is asked of the result.
 */
export function lostClassImports(scene: Scene): readonly Finding[] {
  const gone = [
    ...scene.plan.modules.filter(({ from, to }) => from !== to).map(({ from }) => from),
    ...scene.plan.symbols.filter(({ copied }) => !copied).map(({ from, symbol }) => joinName(from, symbol)),
  ]
  // What holds one of them in a class is a package of it, or its module, in the list of an import.
  const above = new Set(gone.map(parentOf).flatMap(prefixesOf).map(lastPartOf))
  if (above.size === 0) return []
  const lists = withOneOf(wordQuery(['class']), [...above].map(imported))
  const held = scene.base.matching(lists, '.py').flatMap((path) => heldIn(scene.before, path))
  if (held.length === 0) return []
  return gone.flatMap((name) => held.flatMap((one) => lostOf(scene, one, name)))
}

/** Modules that classes of a file hold by an import that stands in them. */
function heldIn(index: SymbolIndex, path: string): readonly Held[] {
  if (!mayImportInClass(index.workspace.glance(path))) return []
  const facts = index.facts(path)
  return (facts?.imports ?? []).flatMap((statement) =>
    facts?.scopes[statement.scope]?.kind !== 'class'
      ? []
      : statement.items.flatMap((item) => {
          const module = importedName(statement, item, index.identityOf(path))
          return module !== undefined && index.isModule(module) ? [{ bound: item.bound, module, path }] : []
        }),
  )
}

/**
 * Whether an import of a text may stand in the body of a class, told by its lines: the last head of a class or function above it that begins
 * further left is one of a class. For sieving only; indentation by tabs is taken for one.
 */
export function mayImportInClass(text: string): boolean {
  if (!/^[ \t]+(?:import|from)[ \t]/m.test(text) || !/\bclass\b/.test(text)) return false
  const heads: { readonly depth: number; readonly isClass: boolean }[] = []
  for (const [, blank = '', word = ''] of codeAlone(text).matchAll(
    /^([ \t]*)(?:async[ \t]+)?(class|def|import|from)\b/gm,
  )) {
    if (blank.includes('\t')) return true
    if (word === 'class' || word === 'def') heads.push({ depth: blank.length, isClass: word === 'class' })
    else if (heads.findLast(({ depth }) => depth < blank.length)?.isClass === true) return true
  }
  return false
}

/** Places of the result that go on reading a name that is gone by the chain which the attribute had. */
function lostOf(scene: Scene, { bound, module, path }: Held, name: QualifiedName): readonly Finding[] {
  if (!name.startsWith(`${module}.`)) return []
  const rest = name.slice(module.length + 1)
  const chain = new RegExp(`\\.\\s*${[bound, ...rest.split('.')].join('\\s*\\.\\s*')}(?!\\w)`)
  // The class holds what its import binds now: the same module, or the one it became.
  const now = scene.plan.modules.find(({ from }) => from === module)?.to ?? module
  const target = joinName(now, rest)
  if (scene.after.isModule(target) || binds(scene.after, target)) return []
  return scene.final.mentioning([lastPartOf(name)], '.py').flatMap((reader): readonly Finding[] => {
    const text = scene.final.glance(reader).replace(/#.*$/gm, '')
    if (!chain.test(text.replace(/^[ \t]*(?:import|from)[ \t].*$/gm, ''))) return []
    return [
      {
        code: 'attribute-lost',
        level: accepts(scene.plan.recipe, 'submodule-held', reader) ? 'warning' : 'error',
        reason: `${reader} reads \`.${bound}.${rest}\` of a class in which ${path} imports ${module}, and ${target} is not there`,
        advice: `Import ${name} by its new path where it is read.`,
        place: { path: reader },
      },
    ]
  })
}

function binds(index: SymbolIndex, name: QualifiedName): boolean {
  const at = name.lastIndexOf('.')
  return at > 0 && index.binds(name.slice(0, at), name.slice(at + 1))
}
