import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { hasStarImporters } from '../names/star-importers.ts'
import type { Departure } from './target-edits.ts'

/**
 * What type checkers would lose of a module without a stub if it got one that declares only what moves there: they read a stub in place
 * of its module (PEP 484, "stub files"). Undefined where an incomplete stub (`__getattr__`) says no less than the module does.
 */
export function losesByAStub(index: SymbolIndex, module: QualifiedName, path: RepoPath): string | undefined {
  const facts = index.facts(path)
  if (facts?.references.some(({ annotation }) => annotation) === true) return 'the types it declares itself'
  return hasStarImporters(index, module) ? 'the names that others import from it by a star' : undefined
}

/** That a stub was made for declarations that come to a module without one, and is incomplete. */
export function stubMade(path: RepoPath, module: QualifiedName): Finding {
  return {
    code: 'stub-made',
    level: 'warning',
    reason: `${module} has no stub, but ${path} declares what moves there; an incomplete stub is made (its \`__getattr__\` stands for the rest of ${module})`,
    advice: 'Complete the new stub, or delete it.',
    place: { path },
  }
}

/** That declarations are dropped, for a stub beside their new module would hide more than they say. */
export function declarationsDropped({ relocation, path }: Departure, lost: string): Finding {
  const names = [...relocation.symbols].sort().join(', ')
  return {
    code: 'stub-dropped',
    level: 'warning',
    reason: `${path} declares ${names}; ${relocation.to} has no stub, and with a new one type checkers would not see ${lost} any more: the declarations are dropped`,
    advice: `Annotate ${names} in ${relocation.to}, or write a stub of ${relocation.to} first.`,
    place: { path },
  }
}
