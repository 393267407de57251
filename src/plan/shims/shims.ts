import type { Finding } from '../../model/finding.ts'
import { lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { definedNames } from '../../python/index/definitions.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { importLines } from '../../python/edit/import-lines.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import { publicNamespace, starOffer } from '../../python/index/star-exports.ts'
import { indexOf } from '../../python/index/symbol-index.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { dunderAll } from '../../templates/lazy-access.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'
import { shimMain, shimModule, shimTitle } from '../../templates/shim-module.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionOf, everyRequirement } from '../manifests/distribution.ts'
import { normalizedName } from '../manifests/requirement.ts'
import { moduleRenaming, nameMapOf } from '../names/name-map.ts'

/** The text at the old place of a module that has moved away; both names are absolute, `module` is today's. */
export function shimText(
  plan: Plan,
  index: SymbolIndex,
  module: QualifiedName,
  until: string,
  { imports, style }: { readonly imports: ImportStyle; readonly style: PythonStyle },
): string {
  const map = nameMapOf(plan)
  const now = map.moduleTo(module)
  const facts = index.factsOfModule(module)
  if (lastPartOf(module) === '__main__') return shimMain(parentOf(module), parentOf(now), until, style)
  const homeOf = (name: string): QualifiedName => map.moduleTo(map.homeOf(module, name) ?? module)
  const names = facts === undefined ? [] : namesOf(index, module, facts)
  const offered = facts === undefined ? undefined : starNames(index, module, facts)
  const typed = importLines(
    // `_f as _f` is how type checkers and linters are told that a name is offered (PEP 484, stub files).
    names.map((name) => ({
      module: homeOf(name),
      name,
      alias: offered?.includes(name) === true ? undefined : name,
      typeChecking: true,
    })),
    { name: undefined, isPackage: false },
    { ...imports, relative: false },
    () => true,
    style.indent,
  )
  return shimModule(
    {
      old: module,
      now,
      until,
      typed: typed
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map((line) => line.text + style.newline)
        .join(''),
      all: offered === undefined || offered.length === 0 ? '' : dunderAll(offered, [], style),
      elsewhere: names
        .filter((name) => homeOf(name) !== now || name.startsWith('__'))
        .map((name) => ({ name, home: homeOf(name) })),
      runs: facts?.statements.some((statement) => statement.mainGuard !== undefined) === true,
    },
    style,
  )
}

/** What a module defines or offers, without what Python itself asks modules for. */
function namesOf(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts): readonly string[] {
  const offered = facts.dunderAll.flatMap((part) => (part.kind === 'list' ? part.entries.map(({ name }) => name) : []))
  const bindings = facts.scopes[0]?.bindings
  const there = (name: string): boolean =>
    bindings?.get(name)?.some((binding) => binding.kind !== 'annotation' && binding.kind !== 'delete') === true
  const reexported = facts.imports
    .filter((entry) => entry.scope === 0 && entry.kind === 'from' && index.isPackage(module) && !entry.future)
    .flatMap((entry) => entry.items.map((item) => item.bound))
    .filter((name) => !name.startsWith('_') && index.definitionOf(module, name) !== undefined)
  const stars = facts.imports
    .filter((entry) => entry.star && entry.scope === 0)
    .flatMap(
      (entry) =>
        starOffer(index, absoluteModule(entry, { name: module, isPackage: index.isPackage(module) }) ?? '')?.sure ?? [],
    )
  const own = [...definedNames(facts)].filter((name) => there(name) && !/^__(all|getattr|dir|path|doc)__$/.test(name))
  return [...new Set([...own, ...offered.filter(there), ...reexported, ...stars])].filter((name) => name !== '_')
}

function starNames(index: SymbolIndex, module: QualifiedName, facts: ModuleFacts): readonly string[] | undefined {
  const listed = facts.dunderAll.length > 0 ? starOffer(index, module) : publicNamespace(index, module, facts)
  if (listed === undefined || listed.perhaps.length > 0) return undefined
  const own = new Set(namesOf(index, module, facts))
  return facts.dunderAll.length > 0 ? listed.sure : listed.sure.filter((name) => own.has(name))
}

/** Modules at old names that a shim of an earlier run stands for: their new names are there. */
export function shimFiles(index: SymbolIndex, recipe: Recipe): readonly RepoPath[] {
  const to = moduleRenaming(recipe)
  return index.allModules().flatMap((module) => {
    const now = to(module)
    const path = index.fileOf(module)
    if (now === module || path === undefined || !index.isModule(now)) return []
    const facts = index.facts(path)
    const [first] = facts?.statements ?? []
    if (facts === undefined || first?.kind !== 'docstring') return []
    const docstring = facts.text.slice(first.span.start, first.span.end)
    const main = lastPartOf(module) === '__main__'
    return docstring.includes(main ? shimTitle(parentOf(module), parentOf(now)) : shimTitle(module, now)) ? [path] : []
  })
}

/** The tree without the shims of an earlier run: what has moved has moved. */
export function withoutShims(workspace: Workspace, index: SymbolIndex, recipe: Recipe): SymbolIndex {
  const shims = shimFiles(index, recipe)
  if (shims.length === 0) return index
  const removals = shims.flatMap((path) => {
    const file = workspace.read(path)
    return file === undefined ? [] : [{ kind: 'remove' as const, file }]
  })
  return indexOf(workspace.with(removals), index.roots)
}

/** A shim cannot stand where something else is now. */
export function takenName(module: QualifiedName, path: RepoPath): Finding {
  return {
    code: 'shim-name-taken',
    level: 'error',
    reason: `no shim can be left at ${module}: after the run that name is something else`,
    advice: 'Take `shim` out of the recipe, or choose another new name for the other module.',
    place: { path },
  }
}

/** The distribution the package leaves needs the new one for its shims; said when its manifest does not. */
export function missingDependency(plan: Plan, index: SymbolIndex, workspace: Workspace): readonly Finding[] {
  const extracted = plan.package
  if (extracted === undefined) return []
  const distribution = distributionOf(workspace, index.fileOf(extracted.from) ?? '')
  const home = distribution.manifest
  const wanted = normalizedName(extracted.distribution)
  if (everyRequirement(distribution).some(({ name }) => normalizedName(name) === wanted)) return []
  return [
    {
      code: 'shim-needs-dependency',
      level: 'warning',
      reason: `the shims at ${extracted.from} import ${extracted.to}, but ${home} does not depend on ${extracted.distribution}`,
      advice: `Add ${extracted.distribution} to the dependencies of the distribution that keeps the old names.`,
      place: { path: home },
    },
  ]
}
