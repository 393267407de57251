import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName } from '../../model/names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { isTestFile } from '../manifests/test-files.ts'

/**
 * The modules that import `module` while they are loaded themselves, outside of any condition; tests and the packages in
 * `lazy` (whose `__init__` will not) are left out.
 */
export function loadTimeImporters(
  index: SymbolIndex,
  module: QualifiedName,
  lazy: readonly QualifiedName[],
): readonly QualifiedName[] {
  const found = new Set<QualifiedName>()
  for (const path of index.workspace.matching(moduleQuery(module), '.py')) {
    const importer = index.moduleOf(path)
    if (importer === undefined || importer === module || lazy.includes(importer) || isTestFile(path)) continue
    for (const statement of index.facts(path)?.imports ?? []) {
      if (statement.deferred || statement.typeChecking || statement.conditional) continue
      const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
      const names =
        statement.kind === 'import'
          ? statement.items.map((item) => item.name)
          : base === undefined
            ? []
            : [base, ...statement.items.map((item) => joinName(base, item.name))]
      if (names.some((name) => name === module || (statement.kind === 'import' && isWithin(name, module))))
        found.add(importer)
    }
  }
  return [...found].sort()
}
