import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Reference } from '../../python/facts/facts.ts'
import { absoluteModule, visibleBindings } from '../../python/facts/resolve.ts'
import { starOffer } from '../../python/index/star-exports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starQuery } from '../names/affected-files.ts'

/** A file that star imports give a name, and the first place that reads it; none where the file hands it on. */
interface Taker {
  readonly path: RepoPath
  readonly read: Reference | undefined
}

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
    const taker = takersOf(index, parent, word).find(({ read }) => read !== undefined)
    if (taker?.read === undefined) return []
    return [
      {
        code: 'dunder-all-submodule',
        level: 'error',
        reason: `${taker.path} reads ${word}, which \`from ${parent} import *\` gives it: that is the submodule ${module}, which becomes ${to(module)}`,
        advice: `Import ${module} by name in ${taker.path} first.`,
        place: { path: taker.path, span: taker.read.span },
      },
    ]
  })
}

/** Files that star imports give a name of a package, also through modules between. */
function takersOf(index: SymbolIndex, package_: QualifiedName, word: string): readonly Taker[] {
  const takers: Taker[] = []
  const seen = new Set<QualifiedName>()
  for (const waiting = [package_]; waiting.length > 0;) {
    const giver = waiting.shift()
    if (giver === undefined || seen.has(giver)) continue
    seen.add(giver)
    for (const path of index.workspace.matching(starQuery(giver), '.py')) {
      const [self, facts] = [index.identityOf(path), index.facts(path)]
      const takes = facts?.imports.some((one) => one.star && absoluteModule(one, self) === giver)
      if (facts === undefined || takes !== true) continue
      const read = facts.references.find((one) => one.name === word && visibleBindings(facts, one).length === 0)
      takers.push({ path, read })
      if (self.name !== undefined && gives(index, self.name, word)) waiting.push(self.name)
    }
  }
  return takers
}

function gives(index: SymbolIndex, module: QualifiedName, word: string): boolean {
  const offer = starOffer(index, module)
  return offer?.sure.includes(word) === true || offer?.perhaps.includes(word) === true
}
