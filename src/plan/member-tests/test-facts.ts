import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName, parentOf } from '../../model/names.ts'
import { isManager, isThreadLoader } from '../../model/pitfall-calls.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isInit } from '../../python/facts/modules.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { MissingExtra } from '../../templates/missing-extras-test.ts'
import { requireName } from '../../templates/imports-module.ts'
import { callsOf } from '../pitfalls/calls-of.ts'
import { ranksOf } from '../names/layers.ts'
import { helperHomes } from '../names/helper-home.ts'
import { attributesOf } from '../optional/helpers-file.ts'
import { installText, optionalDependencies } from '../names/optional-dependencies.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import { optionalImports } from '../optional/optional-imports.ts'
import { attributeReads } from '../optional/package-attributes.ts'

/** The recipe's layers as bare module names of the final package; undefined when there are none. */
export function layerNames(
  recipe: Recipe,
  modules: readonly QualifiedName[],
  base: QualifiedName,
): readonly (readonly string[])[] | undefined {
  if (recipe.layers.length === 0) return undefined
  const rank = ranksOf(recipe)
  return recipe.layers.map((layer, at) => {
    if (layer.includes('*')) return ['*']
    return modules
      .filter((module) => module !== base && rank(module) === at)
      .map((module) => module.slice(base.length + 1))
  })
}

/** Every plain function that first of all asks for an optional dependency, and what it says without. */
export function missingExtras(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  recipe: Recipe,
): readonly MissingExtra[] {
  const distribution = recipe.package?.distribution ?? ''
  const byHelper = new Map(optionalDependencies(recipe).map((entry) => [requireName(entry.importName), entry]))
  return modules.flatMap((module) => {
    const facts = index.factsOfModule(module)
    if (facts?.strings.some(({ call }) => byHelper.has(call?.callee ?? '')) !== true) return []
    return outlineOf(facts.text).functions.flatMap((outline): readonly MissingExtra[] => {
      const scope = facts.scopes.find((found) => found.kind === 'function' && found.span.start === outline.span.start)
      const first = facts.strings.find(({ scope: at, call }) => at === scope?.id && byHelper.has(call?.callee ?? ''))
      const dependency = byHelper.get(first?.call?.callee ?? '')
      if (first?.call === undefined || dependency === undefined || !outline.isPlain) return []
      if (
        scope?.bodyAt !== first.call.span.start &&
        scope?.bodyAt !== undefined &&
        !isFirst(facts.text, scope.bodyAt, first.call.span.start)
      )
        return []
      const said = facts.text.slice(first.content.start, first.content.end)
      return [
        {
          importName: dependency.importName,
          module,
          user: joinName(outline.owner ?? '', outline.name),
          message: `${said} needs ${dependency.importName}, which is not installed: ${installText(distribution, dependency)}`,
        },
      ]
    })
  })
}

/** What the module that reaches optional dependencies says when one of its attributes is read without them. */
export function missingAttributes(
  index: SymbolIndex,
  modules: readonly QualifiedName[],
  recipe: Recipe,
): readonly MissingExtra[] {
  const dependencies = optionalDependencies(recipe)
  if (dependencies.length === 0) return []
  const homeOf = helperHomes(index, recipe)
  const homes = new Map(modules.flatMap((module) => homeOf(module) ?? []).map((home) => [home.path, home]))
  return [...homes.values()].flatMap((home) =>
    attributesOf(index, home.path, dependencies).flatMap(({ name, dependency }): readonly MissingExtra[] => {
      const entry = dependencies.find((one) => one.importName === dependency)
      if (entry === undefined) return []
      const message = `${parentOf(home.module)} needs ${dependency}, which is not installed: ${installText(home.distribution, entry)}`
      return [{ importName: dependency, module: home.module, user: name, message }]
    }),
  )
}

function isFirst(text: string, bodyAt: number, callAt: number): boolean {
  return !text.slice(bodyAt, callAt).includes('\n')
}

/** The optional dependencies that a file cannot do without: its own, and those of package modules it imports, in turn. */
export function optionalNeeds(
  index: SymbolIndex,
  path: RepoPath,
  base: QualifiedName,
  dependencies: readonly OptionalDependency[],
): readonly string[] {
  const found = new Set<string>()
  const seen = new Set<RepoPath>()
  const visit = (at: RepoPath): void => {
    const facts = index.facts(at)
    if (seen.has(at) || facts === undefined) return
    seen.add(at)
    const self = index.identityOf(at)
    for (const entry of optionalImports(facts, self, dependencies))
      if (entry.place !== 'local') found.add(entry.dependency.importName)
    for (const { dependency } of attributeReads(index, at, dependencies)) found.add(dependency)
    for (const statement of facts.imports) {
      if (statement.typeChecking) continue
      const module = statement.kind === 'from' ? absoluteModule(statement, self) : ''
      for (const item of statement.items) {
        const name = joinName(module ?? '', item.name)
        if (!isWithin(name, base)) continue
        const target = index.lookup(name, 'import')
        const origin = target.kind === 'symbol' ? index.definitionOf(target.module, target.symbol) : undefined
        const home = target.kind === 'module' ? target.module : (origin?.module ?? module ?? '')
        const file = index.fileOf(home)
        if (file !== undefined && !isInit(file)) visit(file)
      }
    }
  }
  visit(path)
  return [...found].sort()
}

/** The classes that start a manager process in a method, and not already in `__init__`, which is a finding of its own. */
export function managerUsers(index: SymbolIndex, modules: readonly QualifiedName[]): readonly QualifiedName[] {
  const calls = callsOf(index, modules, isManager).filter((call) => call.owner !== undefined)
  const nameOf = (call: (typeof calls)[number]): QualifiedName => joinName(call.module, call.owner ?? '')
  const early = new Set(calls.filter((call) => call.inside?.name === '__init__').map(nameOf))
  return [...new Set(calls.map(nameOf))].filter((name) => !early.has(name)).sort()
}

/** Whether modules make loaders that read ahead in a thread of their own: known by the name of the class they import. */
export function hasThreadLoaders(index: SymbolIndex, modules: readonly QualifiedName[]): boolean {
  return callsOf(index, modules, isThreadLoader).length > 0
}
