import { namesAskedBy, surelyRunsOnLoad } from '../../python/facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isWithin } from '../../model/names.ts'
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
  for (const path of index.workspace.matching(moduleQuery(index.workspace, module), '.py')) {
    const importer = index.moduleOf(path)
    if (importer === undefined || importer === module || lazy.includes(importer) || isTestFile(path)) continue
    for (const statement of index.facts(path)?.imports ?? []) {
      if (!surelyRunsOnLoad(statement)) continue
      const names = namesAskedBy(statement, index.identityOf(path))
      if (names.some((name) => name === module || (statement.kind === 'import' && isWithin(name, module))))
        found.add(importer)
    }
  }
  return [...found].sort()
}
