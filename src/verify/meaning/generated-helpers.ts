import { joinName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { HelperHome } from '../../plan/names/helper-home.ts'
import { dependencyOf, installText } from '../../plan/names/optional-dependencies.ts'
import type { OptionalDependency } from '../../plan/names/optional-dependencies.ts'
import { contentEnd } from '../../python/facts/lines.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { IMPORTS_MODULE_TITLE, importsModule, requireName } from '../../templates/imports-module.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import { newlineOf, withNewline } from '../../text/text-style.ts'

/** Whether a file is a module of helpers and says, to the last byte, what is generated for the helpers it has: nobody changed it by hand. */
export function isGeneratedHelpers(
  index: SymbolIndex,
  homeOf: (module: string) => HelperHome | undefined,
  path: RepoPath,
  dependencies: readonly OptionalDependency[],
): boolean {
  const text = index.workspace.glance(path)
  const home = text.startsWith(IMPORTS_MODULE_TITLE) ? homeOf(index.moduleOf(path) ?? '') : undefined
  const facts = home?.path === path ? index.facts(path) : undefined
  if (home === undefined || facts === undefined) return false
  const bound = facts.scopes[0]?.bindings
  const attributes = bound?.has('__getattr__') === true ? attributesIn(facts, dependencies) : []
  const held = dependencies.flatMap((entry) => {
    const asks = bound?.has(requireName(entry.importName)) === true
    const isHeld = asks || attributes.some((one) => one.dependency === entry.importName)
    return isHeld ? [{ importName: entry.importName, install: installText(home.distribution, entry), asks }] : []
  })
  const wanted = importsModule({
    dependencies: held,
    standIns: bound?.has('_stand_in') === true,
    attributes: attributes.toSorted((one, other) => (one.name < other.name ? -1 : 1)),
  })
  return withNewline(wanted, newlineOf(text)) === text
}

/** What the type-only imports of a generated module bind (PEP 562). */
function attributesIn(facts: ModuleFacts, dependencies: readonly OptionalDependency[]): readonly DependencyAttribute[] {
  const typed = facts.imports.filter((one) => one.typeChecking && one.scope === 0 && !one.star)
  return typed.flatMap(({ kind, module: from, items, span }) =>
    items.flatMap((item): readonly DependencyAttribute[] => {
      const [module, symbol] = kind === 'import' ? [item.name, undefined] : [from, item.name]
      const dependency = dependencyOf(dependencies, joinName(module, symbol ?? ''))
      if (dependency === undefined) return []
      const pragma = facts.text.slice(span.end, contentEnd(facts.text, span.end)).trim()
      return [{ name: item.bound, module, symbol, dependency: dependency.importName, pragma }]
    }),
  )
}
