/**
 * Let modules be imported without the dependencies that come with an extra, and say what to install where they are used.
 *
 * Before:       import tables                              def load(path): return tables.open(path)
 * After:        try: import tables ... except ImportError ...   def load(path): _require_tables("load"); return tables.open(path)
 * Or:           from shop import _imports                   def load(path): return _imports.tables.open(path)   (module-getattr)
 * Or:           __lazy_modules__ = ["tables"] above it       def load(path): _require_tables("load"); ...        (lazy-import)
 * Leaves alone: type-only imports, annotations that are not evaluated, guards that are there and ask first, tests.
 * Reports:      cannot-guard, guarded-by-name, not-guarded, lazy-import-needs-3-15, needed-at-import, optional-only,
 *               optional-outside-package, optional-unused, helpers-differ.
 */
import type { FileChange } from '../src/model/change.ts'
import type { Finding } from '../src/model/finding.ts'
import { folderOf } from '../src/model/source-file.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import type { Transform } from '../src/engine/transform.ts'
import { evaluatesAnnotations } from '../src/plan/optional/annotation-evaluation.ts'
import { quotesIn } from '../src/plan/style/project-quotes.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import { guardModule } from '../src/plan/optional/guard-module.ts'
import type { GuardedModule } from '../src/plan/optional/guard-module.ts'
import { helperHomes } from '../src/plan/names/helper-home.ts'
import type { HelperHome } from '../src/plan/names/helper-home.ts'
import { helpersFile } from '../src/plan/optional/helpers-file.ts'
import { tooOldForLazy } from '../src/plan/optional/lazy-guards.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { loadTimeImporters } from '../src/plan/optional/load-time-importers.ts'
import { packageAttributes } from '../src/plan/optional/package-attributes.ts'
import { optionalDependencies } from '../src/plan/names/optional-dependencies.ts'
import { optionalModules } from '../src/plan/optional/optional-modules.ts'
import { isTaken } from '../src/plan/names/imported-elsewhere.ts'
import { textReachedNames } from '../src/plan/mentions/text-reached-names.ts'
import { isInit } from '../src/python/facts/modules.ts'
import { indexOf } from '../src/python/index/symbol-index.ts'

export const guardOptionalImports: Transform = {
  name: 'guard-optional-imports',
  group: 'optional',
  summary: 'Guard optional dependencies and their uses',
  settles: true,

  run({ plan, workspace }) {
    const dependencies = optionalDependencies(plan.recipe)
    if (dependencies.length === 0) return { changes: [], findings: [] }
    const index = indexOf(workspace, plan.rootsAfter)
    const styles = fileStyles(index)
    const modules = optionalModules(index, plan.recipe, dependencies)
    const finalName = nameMapOf(plan).moduleTo
    const homeOf = helperHomes(index, plan.recipe)
    const changes: FileChange[] = []
    const findings: Finding[] = [...modules.findings]
    const policy = plan.recipe.guard
    const attributes = packageAttributes(index, modules.paths, homeOf, dependencies)
    const guarded = new Map<RepoPath, { home: HelperHome; modules: GuardedModule[] }>()
    for (const path of modules.paths) {
      const [facts, file, module] = [index.facts(path), workspace.read(path), index.moduleOf(path)]
      const home = module === undefined ? undefined : homeOf(module)
      if (facts === undefined || file === undefined || module === undefined || home === undefined || path === home.path)
        continue
      const result = guardModule({
        path,
        facts,
        self: index.identityOf(path),
        dependencies,
        helpers: home.module,
        style: styles.styleOf(path),
        isFirstParty: styles.isFirstParty,
        isOffered: (name) =>
          isInit(path) ||
          (index.starNames(module)?.has(name) === true && facts.dunderAll.length > 0) ||
          isTaken(index, module, name),
        isReached: (name) => textReachedNames(index, module).has(name),
        policy,
        attributes: policy === 'module-getattr' ? attributes(home) : undefined,
        evaluatesAnnotations: evaluatesAnnotations(workspace, path),
        quote: quotesIn(workspace, folderOf(path)),
        loadedBy: () =>
          loadTimeImporters(
            index,
            module,
            plan.recipe.lazy.map((entry) => finalName(entry.package)),
          ),
      })
      if (result === undefined) continue
      findings.push(...result.findings)
      const entry = guarded.get(home.path) ?? { home, modules: [] }
      entry.modules.push(result)
      guarded.set(home.path, entry)
      if (result.edits.length > 0) changes.push({ kind: 'edit', file, edits: result.edits })
    }
    for (const { home, modules: users } of guarded.values()) {
      const tooOld = policy === 'lazy-import' ? tooOldForLazy(workspace, home.init) : undefined
      if (tooOld !== undefined) findings.push(tooOld)
      const helpers = helpersFile(index, home, dependencies, users)
      changes.push(...helpers.changes)
      findings.push(...helpers.findings)
    }
    return { changes, findings }
  },
}
