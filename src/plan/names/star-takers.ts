import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement, ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { starQuery } from './affected-files.ts'

/** A file that takes the names of a module by a star import (language reference 7.11). */
export interface StarTaker {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly star: ImportStatement
}

/** The files to which star imports bring what `module` gives, directly or through modules that hand it on by theirs (`handsOn`); `module` is none of them. */
export function starTakers(
  index: SymbolIndex,
  module: QualifiedName,
  handsOn: (taker: QualifiedName) => boolean,
): readonly StarTaker[] {
  const found: StarTaker[] = []
  const givers = new Set([module])
  // A set goes on with what is added while it is walked.
  for (const giver of givers)
    for (const path of index.workspace.matching(starQuery(giver), '.py')) {
      const [self, facts] = [index.identityOf(path), index.facts(path)]
      const star = facts?.imports.find(
        (statement) => statement.star && statement.scope === 0 && absoluteModule(statement, self) === giver,
      )
      if (facts === undefined || star === undefined || self.name === module) continue
      found.push({ path, facts, star })
      if (self.name !== undefined && handsOn(self.name)) givers.add(self.name)
    }
  return found
}
