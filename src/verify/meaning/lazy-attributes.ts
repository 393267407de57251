import type { QualifiedName } from '../../model/names.ts'
import { joinName } from '../../model/names.ts'
import { contains } from '../../model/span.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { importedName, meaningOf, nameOfBinding } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { givesLazily } from './lazy-names.ts'

/** A read of something that a module binds for type checkers only, and that its `__getattr__` has to give (PEP 562). */
export interface LazyAttribute {
  readonly reference: Reference
  /** The module it is read from, and the attribute: `shop._imports.gridlib`. */
  readonly name: QualifiedName
  /** Why the read does not give what type checkers are told; undefined when it does, as far as the text shows. */
  readonly problem: string | undefined
}

/** All such reads of a text that run; those in `if TYPE_CHECKING:` and in annotations that are not evaluated do not count. */
export function lazyAttributes(index: SymbolIndex, facts: ModuleFacts, self: ModuleIdentity): readonly LazyAttribute[] {
  return facts.references.flatMap((reference): readonly LazyAttribute[] => {
    if (reference.typeChecking || reference.quoted || reference.attributes.length === 0) return []
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported') return []
    let module = meaning.name
    for (const { name } of reference.attributes) {
      const isFile = index.isModule(module) && index.fileOf(module) !== undefined
      if (isFile && !index.isModule(joinName(module, name))) {
        const problem = problemOf(index, module, name)
        return problem === undefined ? [] : [{ reference, name: joinName(module, name), ...problem }]
      }
      module = joinName(module, name)
    }
    return []
  })
}

/** Undefined for what the module binds when it runs. */
function problemOf(
  index: SymbolIndex,
  module: QualifiedName,
  name: string,
): { readonly problem: string | undefined } | undefined {
  const facts = index.factsOfModule(module)
  const bindings = facts?.scopes[0]?.bindings.get(name) ?? []
  const [first] = bindings
  if (facts === undefined || first === undefined || !bindings.every((one) => one.typeChecking)) return undefined
  const spelled = facts.strings.some(
    (fact) =>
      facts.text.slice(fact.content.start, fact.content.end) === name &&
      !facts.dunderAll.some((part) => contains(part.span, fact.span)),
  )
  // `__all__` promises a name and gives none.
  if (givesLazily(facts, name) !== true || !spelled)
    return { problem: `${module} binds ${name} for type checkers only` }
  const path = index.fileOf(module)
  const self = path === undefined ? { name: module, isPackage: false } : index.identityOf(path)
  const told = nameOfBinding(facts, first, self)
  const given = importedFor(facts, name, self)
  if (told === undefined || given.length === 0 || given.includes(told)) return { problem: undefined }
  return { problem: `${module} gives ${given.join(' or ')} for ${name}, and tells type checkers of ${told}` }
}

/** What a `__getattr__` that imports by statement gives for a name: the imports right behind a test for the name. */
function importedFor(facts: ModuleFacts, name: string, self: ModuleIdentity): readonly QualifiedName[] {
  const scope = facts.scopes.find((one) => one.parent === 0 && one.kind === 'function' && one.name === '__getattr__')
  if (scope === undefined) return []
  return facts.strings
    .filter(({ span, content }) => {
      return contains(scope.span, span) && facts.text.slice(content.start, content.end) === name
    })
    .flatMap(({ span }) => {
      const statement = facts.imports.find((one) => contains(scope.span, one.span) && one.span.start > span.end)
      const item = statement?.items[0]
      const isBehind = /^\s*:\s*(try:\s*)?$/.test(facts.text.slice(span.end, statement?.span.start))
      return statement === undefined || item === undefined || !isBehind
        ? []
        : (importedName(statement, item, self) ?? [])
    })
}
