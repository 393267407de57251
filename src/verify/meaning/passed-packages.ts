import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import type { Binding, ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** A submodule that is read of a name which may be its package. */
export interface PassedRead {
  readonly module: QualifiedName
  readonly span: Span
}

/**
 * Submodules of some names (of `modules`) that a file reads of variables, parameters and attributes which the text gives a package to:
 * by the line that binds them, or the brackets of a call of a function of the file.
 */
export function passedReads(
  index: SymbolIndex,
  path: RepoPath,
  modules: ReadonlySet<QualifiedName>,
): readonly PassedRead[] {
  const facts = index.facts(path)
  if (facts === undefined || facts.errors.length > 0) return []
  const found: PassedRead[] = []
  const packages = packagesGiven(index, path, facts)
  if (packages.size === 0) return []
  for (const module of modules) {
    const given = packages.get(parentOf(module))
    if (given === undefined) continue
    const bindings = new Set(given.flatMap((one) => boundBy(facts, one)))
    const names = new Set(given.flatMap((one) => attributeBefore(facts, one)))
    for (const binding of bindings) if (facts.scopes[binding.scope]?.kind === 'class') names.add(binding.name)
    const word = lastPartOf(module)
    for (const reference of facts.references)
      for (const [at, step] of reference.attributes.entries()) {
        if (step.name !== word) continue
        const before = reference.attributes[at - 1]?.name
        const isGiven =
          before === undefined
            ? visibleBindings(facts, reference).some((binding) => bindings.has(binding))
            : names.has(before)
        if (isGiven) found.push({ module, span: step.span })
      }
  }
  return found
}

/** Where a file says nothing but a package, by its name: not the beginning of a longer chain. */
function packagesGiven(
  index: SymbolIndex,
  path: RepoPath,
  facts: ModuleFacts,
): ReadonlyMap<QualifiedName, readonly Reference[]> {
  const found = new Map<QualifiedName, readonly Reference[]>()
  const self = index.identityOf(path)
  for (const reference of facts.references) {
    if (reference.context !== 'load' || reference.annotation || reference.quoted) continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') continue
    const name = joinName(meaning.name, ...reference.attributes.map((step) => step.name))
    if (index.isModule(name)) found.set(name, [...(found.get(name) ?? []), reference])
  }
  return found
}

/** The names whose binding says it as their value, and the parameters of the function of the file in whose brackets it stands. */
function boundBy(facts: ModuleFacts, { span }: Reference): readonly Binding[] {
  const callee = /(\w+)\s*\((?:[^()\n]*,)?\s*(?:\w+\s*=\s*)?$/.exec(
    facts.text.slice(Math.max(0, span.start - 120), span.start),
  )
  const isDefinition =
    callee !== null &&
    /\b(?:def|class)\s+\w+\s*\([^()]*$/.test(facts.text.slice(0, span.start).split('\n').at(-1) ?? '')
  return facts.scopes.flatMap((scope) => {
    const isCalled = !isDefinition && scope.kind === 'function' && scope.name === callee?.[1]
    return [...scope.bindings.values()].flat().filter((binding) => {
      if (binding.kind === 'parameter') {
        const byDefault = /^\s*(?::[^=,()]*)?=\s*(?:\w+\s*\.\s*)*$/.test(facts.text.slice(binding.span.end, span.start))
        return isCalled || (binding.span.end < span.start && byDefault)
      }
      if (binding.kind === 'target')
        return /^[\w\s,]*\bin\b[^:\n]*$/.test(facts.text.slice(binding.span.end, span.start))
      return binding.kind === 'assign' && callee === null && binding.span.end < span.start && span.end <= binding.from
    })
  })
}

/** `self.base = shop.kit` */
function attributeBefore(facts: ModuleFacts, { span }: Reference): readonly string[] {
  const name = /\.\s*(\w+)\s*(?::[^=\n]*)?=\s*$/.exec(facts.text.slice(Math.max(0, span.start - 80), span.start))?.[1]
  return name === undefined ? [] : [name]
}
