import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { topClasses } from '../meaning/class-order.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A method whose result pickle takes for the name of a global of the module of the class (pickle, "object.__reduce__"), up to the next `def`. */
const METHOD = /\bdef\s+__reduce(?:_ex)?__\b[\s\S]*?(?=\n[ \t]*(?:async\s+)?def\s|$)/g
/** What a `return` gives that may be a text: no list of things in brackets, and no call of something above. */
const GIVEN = /\breturn[ \t(]+(?:[rRuU]?(["'])(\w+)\1|(?!super\b|object\b|copyreg\b)[fF]?["'\w][^,\n]*$)/gm

/**
 * Singletons that pickle finds by a name which their class gives are there under that name in the module of the class: each object that a module made of
 * such a class is looked for where the class went.
 */
export function lostReducedNames(scene: Scene): readonly Finding[] {
  const left = new Map(
    scene.plan.symbols.flatMap((move) => (move.copied ? [] : [[`${move.from} ${move.symbol}`, move.to]])),
  )
  if (left.size === 0 || scene.base.matching(wordQuery(['__reduce__', '__reduce_ex__']), '.py').length === 0) return []
  const sources = new Set(scene.plan.symbols.flatMap(({ from, copied }) => (copied ? [] : [from])))
  return [...sources].flatMap((module): readonly Finding[] => {
    const facts = scene.before.factsOfModule(module)
    const path = scene.before.fileOf(module)
    if (facts === undefined || path === undefined) return []
    return topClasses(facts).flatMap(({ name, span }): readonly Finding[] => {
      const home = scene.map.moduleTo(left.get(`${module} ${name}`) ?? module)
      const there = scene.after.factsOfModule(home)?.scopes[0]?.bindings
      const text = facts.text.slice(span.start, span.end)
      const lost = namesOf(scene, facts, text, name).find((one) => there?.has(one) === false)
      if (lost === undefined) return []
      return [
        {
          code: 'pickled-name',
          level: 'error',
          reason: `${name} tells pickle to look for ${lost} in its module, and ${home} has no such name`,
          advice: `Let ${lost} and ${name} stay together.`,
          place: { path: scene.after.fileOf(home) ?? path },
        },
      ]
    })
  })
}

function namesOf(scene: Scene, facts: ModuleFacts, text: string, name: string): readonly string[] {
  const top = facts.scopes[0]?.bindings
  const given = givenBy(scene, facts, text, 0)
  const made = facts.statements.flatMap(({ kind, names, span }) =>
    kind === 'assign' && new RegExp(`=\\s*${name}\\s*\\(`).test(facts.text.slice(span.start, span.end)) ? names : [],
  )
  const all = given === undefined ? [] : given.includes(undefined) ? made : given
  return all.flatMap((one) => (one !== undefined && top?.has(one) === true ? [one] : []))
}

/** The words that a class gives, undefined for one that it works out; nothing where it, and what its head names, has no such method. */
function givenBy(
  scene: Scene,
  facts: ModuleFacts,
  text: string,
  depth: number,
): readonly (string | undefined)[] | undefined {
  const methods = text.match(METHOD) ?? []
  if (methods.length > 0) {
    const given = methods.flatMap((method) => [...method.matchAll(GIVEN)].map(([, , word]) => word))
    return given.length === 0 ? undefined : given
  }
  const bases = /^class\s+\w+\s*\(([^)]*)\)/m.exec(text)?.[1]?.match(/[\w.]+/g) ?? []
  for (const base of depth > 4 ? [] : bases) {
    const found = classBehind(scene, facts, base)
    const given = found === undefined ? undefined : givenBy(scene, found.facts, found.text, depth + 1)
    if (given !== undefined) return given
  }
  return undefined
}

/** The class that a name of a text has in it, or that an import there brings. */
function classBehind(
  scene: Scene,
  facts: ModuleFacts,
  base: string,
): { readonly facts: ModuleFacts; readonly text: string } | undefined {
  const own = topClasses(facts).find(({ name }) => name === base)
  if (own !== undefined) return { facts, text: facts.text.slice(own.span.start, own.span.end) }
  const word = base.split('.').at(-1) ?? ''
  const modules: readonly QualifiedName[] = facts.imports.flatMap(({ module, items }) => [
    module,
    ...items.map(({ name }) => name),
  ])
  for (const module of modules) {
    const other = scene.before.factsOfModule(module)
    const there = other === undefined ? undefined : topClasses(other).find(({ name }) => name === word)
    if (other !== undefined && there !== undefined)
      return { facts: other, text: other.text.slice(there.span.start, there.span.end) }
  }
  return undefined
}
