import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { dottedLast, word } from '../../workspace/tokens.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A plain literal, and what `format` is given, without calls in it. */
const TEMPLATE = /(["'])((?:(?!\1)[^\\\n])*\{\w*\.\w(?:(?!\1)[^\\\n])*)\1\s*\.\s*format\s*\(([^()]*)\)/g

/** Fields of templates that read attributes of modules (`"{0.rates.EUR}".format(shop)`): what was there is there afterwards. */
export function lostFields(scene: Scene): readonly Finding[] {
  const goals = new Map(scene.plan.files.map((move) => [move.from, move.to]))
  const saying = [...wordsThatLeft(scene)].map((name) => [dottedLast('format'), word(name)])
  if (saying.length === 0) return []
  return scene.base.matching(tokenQuery(saying, undefined), '.py').flatMap((origin): readonly Finding[] => {
    const path = goals.get(origin) ?? origin
    const was = fieldsIn(scene.before, origin)
    if (!was.some(({ isThere }) => isThere)) return []
    const is = fieldsIn(scene.after, path)
    const lost = was.length === is.length ? was.findIndex((one, at) => one.isThere && is[at]?.isThere === false) : -1
    if (lost < 0) return []
    return [
      {
        code: 'attribute-lost',
        level: 'error',
        reason: `${path}: a field of a template read ${was[lost]?.name ?? ''}, and now reads ${is[lost]?.name ?? ''}, which is not there`,
        advice: 'Hand the value itself to `format`.',
        place: { path },
      },
    ]
  })
}

/** The names that a touched module had and has no more, and the last ones of modules that go elsewhere: a field spells what it reads. */
function wordsThatLeft({ plan, touched, before, after }: Scene): ReadonlySet<string> {
  const words = new Set(
    [...plan.modules.map(({ from }) => from), ...Object.keys(plan.recipe.renameModules)].map(lastPartOf),
  )
  for (const [path, origin] of touched) {
    if (!path.endsWith('.py') || origin === undefined) continue
    const now = after.facts(path)?.scopes[0]?.bindings
    for (const name of before.facts(origin)?.scopes[0]?.bindings.keys() ?? [])
      if (now?.has(name) !== true) words.add(name)
  }
  return words
}

/** What each field with attributes reads of an imported module, in the order of the text. */
function fieldsIn(
  index: SymbolIndex,
  path: RepoPath,
): readonly { readonly name: QualifiedName; readonly isThere: boolean }[] {
  if (index.workspace.glance(path).search(TEMPLATE) < 0) return []
  const facts = index.facts(path)
  if (facts === undefined) return []
  const self = index.identityOf(path)
  return [...facts.text.matchAll(TEMPLATE)].flatMap((match) => {
    const list = match[3] ?? ''
    const start = match.index + match[0].length - 1 - list.length
    let at = start
    const given = list.split(',').map((part) => {
      const [, head = '', key, chain = ''] = /^(\s*(?:(\w+)\s*=\s*)?)([A-Za-z_][\w.]*)\s*$/.exec(part) ?? []
      const reference = referenceStartingAt(facts, at + head.length)
      at += part.length + 1
      const meaning = chain === '' || reference === undefined ? undefined : meaningOf(facts, reference, self)
      const module = meaning?.kind === 'imported' ? joinName(meaning.name, ...chain.split('.').slice(1)) : undefined
      return { key, module }
    })
    let next = 0
    return [...(match[2] ?? '').matchAll(/\{(\w*)((?:\.\w+)*)[^{}]*\}/g)].flatMap(([, key = '', steps = '']) => {
      const one = /^\d*$/.test(key) ? given[key === '' ? next++ : Number(key)] : given.find((it) => it.key === key)
      // A field that says the path of the module (`{shop.rates.EUR}` of `shop=shop`) is a text with an old name like any other.
      if (one?.module === undefined || steps === '' || key === one.module || !index.isModule(one.module)) return []
      const words = steps.split('.').slice(1)
      return [{ name: joinName(one.module, ...words), isThere: isThere(index, one.module, words) }]
    })
  })
}

function isThere(index: SymbolIndex, module: QualifiedName, words: readonly string[]): boolean {
  let name = module
  for (const word of words) {
    if (!index.isModule(joinName(name, word))) return index.binds(name, word)
    name = joinName(name, word)
  }
  return true
}
