import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { starQuery } from '../../plan/names/affected-files.ts'
import { foundByCheckers, foundByCode } from '../meaning/stub-reading.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A module that the stub of another one offers under a name of its own: type checkers find it at that path. */
export interface OfferedModule {
  readonly stub: RepoPath
  /** Where they find it. */
  readonly path: QualifiedName
  /** What they find there. */
  readonly module: QualifiedName
}

/** The stubs of the base tree that offer a module which symbols leave, at a path that is not its own. */
export function offeredSources(scene: Scene): readonly OfferedModule[] {
  const sources = new Set(leaving(scene).map((move) => move.from))
  const found: OfferedModule[] = []
  for (const source of sources) {
    const last = lastPartOf(source)
    const stars = scene.base.matching(starQuery(parentOf(source)), '.pyi')
    for (const stub of new Set([...scene.base.mentioning([last], '.pyi'), ...stars])) {
      const holder = scene.before.moduleOf(stub)
      if (holder === undefined || scene.before.stubOf(holder) !== stub) continue
      for (const word of new Set([last, ...(scene.before.facts(stub)?.scopes[0]?.bindings.keys() ?? [])])) {
        const path = joinName(holder, word)
        const there = path === source ? undefined : foundByCheckers(scene.before, path)
        if (there?.kind === 'module' && there.module === source) found.push({ stub, path, module: source })
      }
    }
  }
  return found
}

function leaving({ plan }: Scene): readonly SymbolMove[] {
  return plan.symbols.filter((move) => !move.copied)
}

/**
 * Names that type checkers found through such a stub, find there no more, and that are there at run time still: another module may run under
 * that path, which goes on offering what left the one that the stub offers.
 */
export function lostStubPaths(scene: Scene): readonly Finding[] {
  return offeredSources(scene).flatMap(({ stub, path, module }) =>
    leaving(scene).flatMap((move): readonly Finding[] => {
      const [was, is] = [joinName(path, move.symbol), joinName(finalPath(scene, path), move.symbol)]
      if (move.from !== module || foundByCheckers(scene.before, was)?.kind !== 'name') return []
      if (foundByCheckers(scene.after, is) !== undefined || foundByCode(scene.after, is) === undefined) return []
      return [lost(scene, stub, is)]
    }),
  )
}

/** The path with its module called as it is in the final tree. */
function finalPath({ map }: Scene, path: QualifiedName): QualifiedName {
  const word = lastPartOf(path)
  return joinName(map.moduleTo(path.slice(0, -word.length - 1)), word)
}

/** An error, but for a stub that reads or assigns the other module itself: what runs may not offer all that it reads, so a person has to choose. */
function lost({ before }: Scene, stub: RepoPath, name: QualifiedName): Finding {
  const word = lastPartOf(parentOf(name))
  const facts = before.facts(stub)
  const isAssigned = facts?.scopes[0]?.bindings.get(word)?.some(({ kind }) => kind === 'assign') === true
  const isRead = isAssigned || facts?.references.some((reference) => reference.name === word) === true
  return {
    code: 'surface-lost',
    level: isRead ? 'warning' : 'error',
    reason: `${stub}: type checkers found ${name} through this stub and do not any more, though it is there at run time`,
    advice: 'Let the stub offer the module that runs under that name, or declare the name where it sends them.',
    place: { path: stub },
  }
}
