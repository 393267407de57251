import type { Finding } from '../../model/finding.ts'
import { joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { foundByCheckers, foundByCode } from '../meaning/stub-reading.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * Names that code imports in the final tree and type checkers do not find, for a stub stands beside their module that does not declare them
 * (PEP 484), where no import of the files that changed had missed that name before.
 */
export function lostDeclarations(scene: Scene): readonly Finding[] {
  const missed = new Set(
    [...scene.touched.values()].flatMap((path) =>
      path === undefined ? [] : missedIn(scene.before, path).map(({ name }) => name),
    ),
  )
  return [...scene.touched.keys()].flatMap((path) =>
    missedIn(scene.after, path)
      .filter(({ name }) => !missed.has(name))
      .map(({ module, name, statement }) => lost(path, module, name, statement)),
  )
}

interface Missed {
  readonly module: QualifiedName
  readonly name: string
  readonly statement: ImportStatement
}

function missedIn(index: SymbolIndex, path: RepoPath): readonly Missed[] {
  const facts = path.endsWith('.py') ? index.facts(path) : undefined
  return (facts?.imports ?? []).flatMap((statement) => {
    const module = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
    if (module === undefined || index.stubOf(module) === undefined) return []
    return statement.items
      .filter((item) => {
        const name = joinName(module, item.name)
        return foundByCode(index, name)?.kind === 'name' && foundByCheckers(index, name) === undefined
      })
      .map(({ name }) => ({ module, name, statement }))
  })
}

function lost(path: RepoPath, module: QualifiedName, name: string, { span }: ImportStatement): Finding {
  return {
    code: 'surface-lost',
    level: 'warning',
    reason: `${path}: type checkers do not find ${name}, for the stub of ${module} does not declare it`,
    advice: `Declare ${name} in that stub.`,
    place: { path, span },
  }
}
