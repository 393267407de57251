import type { QualifiedName } from '../../model/names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starQuery } from './affected-files.ts'

/** Whether a module of the tree has a star import (language reference 7.11) of this one. */
export function hasStarImporters(index: SymbolIndex, module: QualifiedName): boolean {
  return index.workspace
    .matching(starQuery(module), '.py')
    .some((path) =>
      (index.facts(path)?.imports ?? []).some(
        (statement) => statement.star && absoluteModule(statement, index.identityOf(path)) === module,
      ),
    )
}
