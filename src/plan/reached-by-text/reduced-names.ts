import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { KeptName, SymbolMove } from '../../model/plan.ts'
import { referenceStartingAt } from '../../python/facts/by-statement.ts'
import type { ModuleFacts, Scope } from '../../python/facts/facts.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'

/** What is to be said of them, and what stays importable because of them. */
interface Reduced {
  readonly findings: readonly Finding[]
  readonly kept: readonly KeptName[]
}

/**
 * Names that `__reduce__` of a class gives as a text: pickle looks for them in the module of the class (pickle, "object.__reduce__"). One that leaves
 * the module of its class stays importable there; a class that leaves such names behind is refused, for nobody would find them.
 */
export function reducedNames(index: SymbolIndex, moved: readonly SymbolMove[]): Reduced {
  const findings: Finding[] = []
  const kept: KeptName[] = []
  const query = wordQuery(['__reduce__', '__reduce_ex__'])
  if (moved.length === 0 || index.workspace.matching(query, '.py').length === 0) return { findings, kept }
  for (const from of new Set(moved.map((move) => move.from))) {
    const facts = index.factsOfModule(from)
    const path = index.fileOf(from)
    if (facts === undefined || path === undefined) continue
    const goals = new Map(moved.flatMap((move) => (move.from === from ? [[move.symbol, move.to]] : [])))
    for (const scope of facts.scopes) {
      if (scope.kind !== 'class' || scope.parent !== 0) continue
      const home = goals.get(scope.name)
      for (const name of namesGiven(index, from, facts, scope)) {
        const goal = goals.get(name)
        if (goal === home) continue
        if (home === undefined) {
          kept.push({
            module: from,
            symbol: name,
            reason: `pickle looks for it by what ${scope.name}.__reduce__ gives`,
          })
          continue
        }
        findings.push({
          code: 'pickled-name',
          level: 'error',
          reason: `pickle finds ${name} by what ${scope.name}.__reduce__ gives, in the module of ${scope.name}; that becomes ${home}, where ${name} is not`,
          advice: `Move ${name} to ${home} as well.`,
          place: { path, span: scope.span },
          about: [from, home],
        })
      }
    }
  }
  return { findings, kept }
}

/** The names at the top of a module that `__reduce__` of a class there may give: those it says, or all that are made by calling the class. */
function namesGiven(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts, scope: Scope): readonly string[] {
  const given = textsGiven(index, module, scope.name, new Set())
  if (given === undefined) return []
  const made = facts.statements.flatMap(({ kind, names, span }) => {
    const value = /=\s*([\w.]+)\s*\(/.exec(facts.text.slice(span.start, span.end))?.[1]
    return kind === 'assign' && value === scope.name ? names : []
  })
  const top = facts.scopes[0]?.bindings
  return given === 'any' ? made : given.filter((name) => top?.has(name) === true)
}

/** What `__reduce__` of a class, or of one above it, gives: literal names, or whatever it works out; undefined where that is no text. */
function textsGiven(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
  seen: Set<string>,
): readonly string[] | 'any' | undefined {
  const facts = index.factsOfModule(module)
  const path = index.fileOf(module)
  const scope = facts?.scopes.find((one) => one.kind === 'class' && one.parent === 0 && one.name === name)
  if (facts === undefined || path === undefined || scope === undefined || seen.has(joinName(module, name)))
    return undefined
  seen.add(joinName(module, name))
  const own = facts.scopes.find(
    (one) => one.kind === 'function' && one.parent === scope.id && /^__reduce(?:_ex)?__$/.test(one.name),
  )
  if (own !== undefined) return returned(facts.text.slice(own.span.start, own.span.end))
  for (const base of scope.bases) {
    const reference = referenceStartingAt(facts, base.start)
    const meaning = reference === undefined ? undefined : meaningOf(facts, reference, index.identityOf(path))
    const steps = reference?.attributes.map((step) => step.name) ?? []
    const whole = meaning?.kind === 'imported' ? meaning.name : joinName(module, reference?.name ?? '')
    const target = index.lookup(joinName(whole, ...steps))
    const given = target.kind === 'symbol' ? textsGiven(index, target.module, target.symbol, seen) : undefined
    if (given !== undefined) return given
  }
  return undefined
}

/** What a method gives: a literal, or an attribute, a name or a formatted text that may be one. */
function returned(text: string): readonly string[] | 'any' | undefined {
  const all = [...text.matchAll(/\breturn\b[ \t]*\(?[ \t]*([^\n#]*)/g)].map(([, value = '']) =>
    value.trim().replace(/\)$/, ''),
  )
  const words = all.flatMap((value) => /^[rRuU]?(["'])(\w+)\1$/.exec(value)?.[2] ?? [])
  const isWorked = all.some((value) =>
    /^(?:[\w.]+|[fF]["'][^,]*|[\w.()]+\.(?:__name__|__qualname__|name|_name)|(?:str|repr)\([^,]*)$/.test(value),
  )
  if (isWorked && !/->\s*["']?(?:tuple|Tuple)/.test(text)) return 'any'
  return words.length > 0 ? words : undefined
}
