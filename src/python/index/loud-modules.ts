import type { QualifiedName } from '../../model/names.ts'
import { referencesOf } from '../facts/by-statement.ts'
import type { ModuleFacts, Statement } from '../facts/facts.ts'
import { isBlank, lineStart } from '../facts/lines.ts'
import { runsOnLoad } from '../facts/moments.ts'
import { visibleBindings } from '../facts/resolve.ts'
import { statementEffect } from './load-effects.ts'
import { mayStop } from './module-stops.ts'
import type { SymbolIndex } from './symbol-index.ts'

/**
 * The first statement of a module that does something to the whole program when it is loaded: it warns, prints, sets something up
 * elsewhere by a call whose value nobody takes, sets a part of what it imported, or may end the import. What registers something of
 * the module itself is left out, and what it does to its own names.
 */
export function loudStatement(index: SymbolIndex, module: QualifiedName): Statement | undefined {
  const facts = index.factsOfModule(module)
  return facts?.statements.find(
    (statement) =>
      statement.mainGuard === undefined &&
      !/^(import|docstring|function|class|type)$/.test(statement.kind) &&
      !isOwnAffair(facts, statement) &&
      (mayStop(facts, statement) ||
        speaks(facts, statement) ||
        statementEffect(index, module, statement)?.kind === 'acts'),
  )
}

/** What is handed the names of the module, or is the module itself: `lazy_import(globals(), ...)`, `sys.modules[__name__].__class__ = ...`. */
const OWN = /\b(?:globals|locals|vars)\s*\(\s*\)|\bsys\s*\.\s*modules\s*\[\s*__name__\s*\]/

function isOwnAffair(facts: ModuleFacts, { kind, span }: Statement): boolean {
  return kind !== 'compound' && OWN.test(facts.text.slice(span.start, span.end))
}

/** `print(...)`, `exit()`, on a line of its own. */
function speaks(facts: ModuleFacts, statement: Statement): boolean {
  return referencesOf(facts, statement.index).some(
    (reference) =>
      /^(print|exit|quit)$/.test(reference.name) &&
      runsOnLoad(reference) &&
      visibleBindings(facts, reference).length === 0 &&
      isBlank(facts.text.slice(lineStart(facts.text, reference.span.start), reference.span.start)) &&
      /^\s*\(/.test(facts.text.slice(reference.span.end, reference.span.end + 20)),
  )
}
