import type { Relocation } from './relocation.ts'
import { isWithin } from '../../model/names.ts'
import type { ImportStatement, ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { referencesOf } from '../../python/facts/by-statement.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { headImports } from '../../python/edit/import-head.ts'
import { loadEffects } from '../../python/index/load-effects.ts'
import { importedModules, loadedModules } from '../../python/index/loaded-modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/**
 * Whether what a relocation takes away does the same to others when it is made among the imports at the head of its module: above it stand
 * only imports that do nothing to others, or that the target has as well, and statements that neither do nor ask anything.
 */
export function isQuietAbove(
  index: SymbolIndex,
  facts: ModuleFacts,
  self: ModuleIdentity,
  relocation: Relocation,
): boolean {
  const [first = 0] = [...relocation.statements].sort((a, b) => a - b)
  const head = new Set(headImports(facts))
  const isOfHead = (statement: Statement): boolean =>
    facts.imports.every((entry) => entry.statement !== statement.index || head.has(entry))
  const above = facts.statements.slice(0, first)
  const isQuiet = (statement: Statement): boolean =>
    statement.kind === 'import' ? isOfHead(statement) : isInert(facts, statement)
  return above.every(isQuiet) && !isHeard(index, [...head], self, relocation)
}

/** A definition or a value that runs nothing: what is read on the way is built in, and nothing is called. */
function isInert(facts: ModuleFacts, { kind, decorators, index }: Statement): boolean {
  if (kind === 'docstring') return true
  if (!/^(?:assign|function)$/.test(kind) || decorators.length > 0) return false
  return referencesOf(facts, index)
    .filter(runsOnLoad)
    .every(
      (reference) =>
        visibleBindings(facts, reference).length === 0 &&
        reference.attributes.length === 0 &&
        !/^\s*\(/.test(facts.text.slice(reference.span.end, reference.span.end + 20)),
    )
}

/** Whether imports load a module of the tree that does something to others, and that the target does not load itself. */
function isHeard(
  index: SymbolIndex,
  imports: readonly ImportStatement[],
  self: ModuleIdentity,
  { from, to, imports: taken }: Relocation,
): boolean {
  const asked = imports.flatMap((entry) => importedModules(index, entry, self))
  const own = loadedModules(
    index,
    taken.map(({ module }) => module),
    to,
  )
  return [...loadedModules(index, asked, from)].some(
    (module) => !own.has(module) && !isWithin(to, module) && loadEffects(index, module).length > 0,
  )
}
