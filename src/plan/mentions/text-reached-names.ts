import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName } from '../../model/names.ts'
import { patchedName } from '../../python/index/patched-module.ts'
import { meaningOf } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { dottedNames } from '../names/dotted-names.ts'

/**
 * The names of a module that other Python files reach by text: in strings that spell `module.name` (`patch("module.name")`) and in
 * `patch.object(module, "name")` or `setattr(module, "name", ...)`. Only files that spell the module are parsed.
 */
export function textReachedNames(index: SymbolIndex, module: QualifiedName): ReadonlySet<string> {
  const names = new Set<string>()
  const prefix = `${module}.`
  for (const path of index.workspace.matching(moduleQuery(index.workspace, module), '.py')) {
    const facts = index.facts(path)
    if (facts === undefined) continue
    for (const fact of facts.strings) {
      const text = facts.text.slice(fact.content.start, fact.content.end)
      if (!text.includes(prefix)) continue
      for (const { name } of dottedNames(text, { heads: [firstPartOf(module)] }))
        if (name.startsWith(prefix)) names.add(firstPartOf(name.slice(prefix.length)))
    }
    const self = index.identityOf(path)
    for (const reference of facts.references) {
      const patched = patchedName(facts, reference)
      if (patched === undefined) continue
      const meaning = meaningOf(facts, reference, self)
      if (meaning.kind !== 'imported') continue
      if (joinName(meaning.name, ...reference.attributes.map((step) => step.name)) === module) names.add(patched)
    }
  }
  return names
}
