import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starTakers } from '../names/star-takers.ts'

/**
 * Submodules that get another name in their package, and that a star import of the package gives to somebody by the old one: `__all__` names
 * them, or the package loads them (language reference 7.11). The star gives the new name, and nobody who reads the old one can be told apart
 * from who reads a global of another module, so the names are said first.
 */
export function starSubmodules(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  to: (module: QualifiedName) => QualifiedName,
): readonly Finding[] {
  return modules.flatMap((module): readonly Finding[] => {
    const [parent, word] = [parentOf(module), lastPartOf(module)]
    if (parent === '' || to(module) === joinName(to(parent), word)) return []
    // An entry of a list that leaves the package is judged where that list is rewritten.
    const isListed = (index.factsOfModule(parent)?.dunderAll.length ?? 0) > 0
    if (isListed && parentOf(to(module)) !== to(parent)) return []
    const isBound = index.factsOfModule(parent)?.scopes[0]?.bindings.has(word) === true
    if (isBound || !gives(index, parent, word)) return []
    const taken = starTakers(index, parent, (taker) => gives(index, taker, word)).flatMap(({ path, facts }) => {
      const read = facts.references.find((one) => one.name === word && visibleBindings(facts, one).length === 0)
      return read === undefined ? [] : [{ path, span: read.span }]
    })
    const [first] = taken
    if (first === undefined) return []
    return [
      {
        code: 'dunder-all-submodule',
        level: 'error',
        reason: `${first.path} reads ${word}, which \`from ${parent} import *\` gives it: that is the submodule ${module}, which becomes ${to(module)}`,
        advice: `Import ${module} by name in ${first.path} first.`,
        place: first,
      },
    ]
  })
}

function gives(index: SymbolIndex, module: QualifiedName, word: string): boolean {
  const offer = starOffer(index, module)
  return offer?.sure.includes(word) === true || offer?.perhaps.includes(word) === true
}
