import type { QualifiedName } from '../../model/names.ts'
import { isWithin } from '../../model/names.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import type { NeededFor } from '../manifests/declare-dependency.ts'
import { memberFiles } from '../manifests/member-files.ts'

/**
 * The manifests of the members whose files import a package that is about to leave its distribution, and whether more than their
 * tests do. What only type checkers read, and what may fail, is no need. `home` is the manifest the package leaves: left out.
 */
export function membersInNeed(
  index: SymbolIndex,
  from: QualifiedName,
  home: RepoPath,
): ReadonlyMap<RepoPath, NeededFor> {
  const mentioning = new Set(index.workspace.matching(moduleQuery(from), '.py'))
  const found = new Map<RepoPath, NeededFor>()
  if (mentioning.size === 0) return found
  for (const { member, runtime, tests } of memberFiles(index.workspace, index.roots)) {
    const manifest = joinPath(member.folder, 'pyproject.toml')
    const needs = (paths: readonly RepoPath[]): boolean =>
      paths.some((path) => mentioning.has(path) && needsPackage(index, path, from))
    if (manifest === home) continue
    if (needs(runtime)) found.set(manifest, 'code')
    else if (needs(tests)) found.set(manifest, 'tests')
  }
  return found
}

function needsPackage(index: SymbolIndex, path: RepoPath, from: QualifiedName): boolean {
  const facts = index.facts(path)
  const needed = (facts?.imports ?? []).filter((statement) => {
    if (statement.typeChecking) return false
    if (statement.kind === 'import') return statement.items.some((item) => isWithin(item.name, from))
    const base = absoluteModule(statement, index.identityOf(path))
    return (
      base !== undefined &&
      [base, ...statement.items.map((item) => `${base}.${item.name}`)].some((name) => isWithin(name, from))
    )
  })
  const tries = importTries(
    facts?.text ?? '',
    needed.map((statement) => statement.span.start),
  )
  return tries.includes(undefined)
}
