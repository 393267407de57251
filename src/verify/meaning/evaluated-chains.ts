import type { QualifiedName } from '../../model/names.ts'
import { joinName, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { meaningOf, visibleBindings } from '../../python/facts/resolve.ts'
import { factsOfText } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Loads } from './loads.ts'

/** A module that evaluated text reads through names of the code around it, and that this code does not load. */
export interface UnloadedChain {
  readonly module: QualifiedName
  readonly text: string
  readonly span: Span
}

/**
 * `eval("shop.files.load()")` reads `shop` where it stands, so the imports of the file have to load `shop.files`: for every text given to
 * `eval` and `exec`, the modules that no import of the file and none of the text itself loads.
 */
export function unloadedChains(index: SymbolIndex, loads: Loads, path: RepoPath): readonly UnloadedChain[] {
  const facts = index.facts(path)
  if (facts === undefined || !/\b(eval|exec)\s*\(/.test(facts.text)) return []
  return facts.strings.flatMap((fact): readonly UnloadedChain[] => {
    if (fact.isFormat || fact.call?.argument !== 0 || !/^(builtins\.)?(eval|exec)$/.test(fact.call.callee)) return []
    const text = facts.text.slice(fact.content.start, fact.content.end)
    const code = factsOfText(text)
    if (code.errors.length > 0 || code.imports.length > 0) return []
    return code.references.flatMap((one): readonly UnloadedChain[] => {
      if (one.attributes.length === 0 || visibleBindings(code, one).length > 0) return []
      const outside = { name: one.name, scope: fact.scope, span: fact.span, deferred: fact.scope !== 0 }
      const meaning = meaningOf(facts, outside, index.identityOf(path))
      if (meaning.kind !== 'imported') return []
      const chain = joinName(meaning.name, ...one.attributes.map((step) => step.name))
      const module = prefixesOf(chain).find((prefix) => index.isModule(prefix))
      if (module === undefined || module === meaning.name || index.fileOf(module) === undefined) return []
      return ['never', 'elsewhere'].includes(loads.howSure(path, module)) ? [{ module, text, span: fact.span }] : []
    })
  })
}
