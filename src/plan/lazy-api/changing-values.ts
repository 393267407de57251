import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { storingPattern } from '../names/name-patterns.ts'

/**
 * Where the value of `module.name` is bound anew after the module was loaded, in words: `global name` in a function of it, or an assignment
 * to the attribute from another file. `from module import name` copied the value of its moment; asked for later it would be another one.
 */
export function boundAnew(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const origin = index.definitionOf(module, name)
  if (origin === undefined) return undefined
  const own = index.factsOfModule(origin.module)?.scopes[0]?.bindings.get(origin.symbol) ?? []
  if (own.some((binding) => binding.viaGlobal)) return `a function of ${origin.module}`
  return setIn(index, origin.module, origin.symbol)
}

function setIn(index: SymbolIndex, module: QualifiedName, name: string): string | undefined {
  const storing = storingPattern(new Set([name]))
  return index.workspace.matching(moduleQuery(index.workspace, module), '.py').find((path) => {
    if (!storing.test(index.workspace.read(path)?.text ?? '')) return false
    const facts = index.facts(path)
    return facts?.references.some((reference) => {
      if (reference.context !== 'store' || reference.attributes.at(-1)?.name !== name) return false
      const meaning = meaningOf(facts, reference, index.identityOf(path))
      if (meaning.kind !== 'imported') return false
      const target = index.lookup(joinName(meaning.name, ...reference.attributes.slice(0, -1).map((step) => step.name)))
      return target.kind === 'module' && target.module === module
    })
  })
}
