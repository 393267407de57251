import type { Finding } from '../../model/finding.ts'
import { firstPartOf, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Span } from '../../model/span.ts'
import { declaredParts } from '../../plan/manifests/declared-parts.ts'
import { isDeclared } from '../../plan/manifests/import-distribution.ts'
import { isTestFile } from '../../plan/manifests/test-files.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { runsOnLoad } from '../../python/facts/moments.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import { importedModules } from '../../python/index/loaded-modules.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Where a module, or one that it loads, imports something of other people. */
interface Need {
  readonly path: RepoPath
  readonly span: Span
}

/**
 * Modules that could be imported without a distribution which nobody has to install, and cannot any more, for code that needs it came to
 * them: `structlog.exceptions` with a class of `structlog.twisted`. An error where the tree reckons with its absence (an import of it, or of
 * the module that needed it, may fail), else a warning.
 */
export function neededToLoad(scene: Scene): readonly Finding[] {
  const { before, after, plan } = scene
  const targets = new Map(plan.symbols.map((move) => [move.to, move.from]))
  return [...targets].flatMap(([target, source]): readonly Finding[] => {
    const path = before.fileOf(target)
    const now = scene.map.moduleTo(target)
    const { base } = declaredParts(after, now)
    if (path === undefined || base === undefined || isTestFile(path) || !target.includes('.')) return []
    const known = needsOf(before, target)
    const fresh = [...needsOf(after, now)].filter(
      ([name]) => !known.has(name) && !isDeclared(after.workspace, name, base, plan.recipe.distributions),
    )
    return fresh.map(([name, place]) => ({
      code: 'undeclared-dependency',
      level: mayBeMissing(before, name, source) ? 'error' : 'warning',
      reason: `${now} could be imported where ${name} is not installed, and needs it now`,
      advice: `Move the code to a new module, or to one that needs ${name} already; or declare ${name} among the dependencies that are always installed.`,
      place,
    }))
  })
}

/** What is imported of other people while a module is imported, by it or by what it loads, without a condition; import names. */
function needsOf(index: SymbolIndex, module: QualifiedName): ReadonlyMap<QualifiedName, Need> {
  const needs = new Map<QualifiedName, Need>()
  const seen = new Set<QualifiedName>()
  const waiting = [module]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue
    seen.add(next)
    // Importing a module runs the `__init__` of every package above it (language reference 5.3.1).
    const parts = next.split('.')
    waiting.push(...parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('.')))
    const path = index.fileOf(next)
    const facts = path === undefined ? undefined : index.facts(path)
    if (path === undefined || facts === undefined) continue
    for (const statement of facts.imports) {
      if (statement.conditional || !runsOnLoad(statement)) continue
      waiting.push(...importedModules(index, statement, index.identityOf(path)))
      for (const name of foreignNames(index, statement, index.identityOf(path)))
        if (!needs.has(name)) needs.set(name, { path, span: statement.span })
    }
  }
  return needs
}

function foreignNames(index: SymbolIndex, statement: ImportStatement, self: ModuleIdentity): readonly QualifiedName[] {
  const names =
    statement.kind === 'from' ? [absoluteModule(statement, self) ?? ''] : statement.items.map((item) => item.name)
  return names.map(firstPartOf).filter((top) => top !== '' && !index.isModule(top) && !isStandardLibrary(top))
}

/** Whether an import of something, or of the module that needs it, stands where it may fail or be left out. */
function mayBeMissing(index: SymbolIndex, name: QualifiedName, source: QualifiedName): boolean {
  return index.workspace.mentioning([name, lastPartOf(source)], '.py').some((path) =>
    index.facts(path)?.imports.some((statement) => {
      if (!statement.conditional || !runsOnLoad(statement)) return false
      const self = index.identityOf(path)
      return (
        foreignNames(index, statement, self).includes(name) || importedModules(index, statement, self).includes(source)
      )
    }),
  )
}
