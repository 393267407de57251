import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { relocationsOf } from '../decide/make-plan.ts'
import { dependencyOf, optionalDependencies } from '../names/optional-dependencies.ts'
import { manifestPath, readProject } from '../manifests/project-manifest.ts'
import { distributionNames, normalizedName, parseRequirement } from '../manifests/requirement.ts'
import type { Requirement } from '../manifests/requirement.ts'

/** What the new distribution needs, from the imports of its modules and the declarations of the monolith. */
export interface PackageDependencies {
  readonly dependencies: readonly string[]
  readonly extras: Readonly<Record<string, readonly string[]>>
  readonly findings: readonly Finding[]
  /** Whether the package still imports modules that stay in the monolith. */
  readonly needsMonolith: boolean
  /** Whether code that stays imports the package. */
  readonly neededByMonolith: boolean
}

interface Use {
  readonly importName: string
  readonly place: { readonly path: string; readonly line: number }
  readonly soft: boolean
}

/** Work out the dependencies. `declared` are all requirements of the monolith, its extras included;
 * `home` is its manifest. */
export function packageDependencies(
  index: SymbolIndex,
  plan: Plan,
  declared: readonly string[],
  home: RepoPath,
): PackageDependencies {
  const extracted = plan.recipe.package
  if (extracted === undefined)
    return { dependencies: [], extras: {}, findings: [], needsMonolith: false, neededByMonolith: false }
  const inside = (module: QualifiedName): boolean => isWithin(module, extracted.from)
  const requirements = declared.flatMap((text) => parseRequirement(text) ?? [])
  const uses = new Map<string, Use>()
  let needsMonolith = false
  const siblings = new Set<string>()
  const monolith = readProject(index.workspace.read(home)).name
  /** A first-party module belongs to the distribution of the nearest manifest above its file. */
  const needs = (target: QualifiedName): void => {
    const file = index.fileOf(target) ?? index.fileOf(index.modulesBelow(target)[0] ?? '')
    const manifest = file === undefined ? home : manifestPath(index.workspace, file)
    const name = readProject(index.workspace.read(manifest)).name
    if (manifest === home || name === undefined) needsMonolith = true
    else siblings.add(name)
  }
  const optional = optionalDependencies(plan.recipe)
  /** What is installed as one: an import name of the recipe's extras, or of the environment, else the top-level package. */
  const unit = (name: QualifiedName): QualifiedName =>
    dependencyOf(optional, name)?.importName ??
    index.workspace.installed(name)?.importName ??
    (name.split('.')[0] || name)
  const note = (importName: string, path: string, line: number, soft: boolean): void => {
    const known = uses.get(importName)
    if (known === undefined || (known.soft && !soft)) uses.set(importName, { importName, place: { path, line }, soft })
  }
  for (const module of index.modulesBelow(extracted.from)) {
    const path = index.fileOf(module)
    const facts = path === undefined ? undefined : index.facts(path)
    if (path === undefined || facts === undefined) continue
    const leaving = new Set(
      relocationsOf(index, plan.symbols, plan.timing).flatMap((relocation) =>
        relocation.from === module && !relocation.copied && !inside(relocation.to) ? relocation.statements : [],
      ),
    )
    for (const statement of facts.imports) {
      if (statement.typeChecking || leaving.has(statement.statement)) continue
      const line = lineIndexOf(facts.text).positionAt(statement.span.start).line
      const mayFail =
        (statement.conditional || facts.text.includes('suppress')) &&
        importTries(facts.text, [statement.span.start])[0] !== undefined
      const modules =
        statement.kind === 'from'
          ? [absoluteModule(statement, index.identityOf(path)) ?? '']
          : statement.items.map((item) => item.name)
      for (const target of modules) {
        const top = target.split('.')[0] ?? ''
        if (index.isModule(top)) {
          const names = statement.items.filter((item) => !isCopied(index, plan, target, item.name))
          if (
            !inside(target) &&
            (statement.kind === 'import' ||
              (names.length > 0 && !names.every((item) => inside(`${target}.${item.name}`))))
          )
            needs(target)
        } else if (top !== '' && !isStandardLibrary(top)) {
          const names = statement.kind === 'from' && !statement.star ? statement.items.map((item) => item.name) : ['']
          for (const name of names) note(unit(joinName(target, name)), path, line, mayFail)
        }
      }
    }
  }
  for (const relocation of relocationsOf(index, plan.symbols, plan.timing)) {
    if (!inside(relocation.to) || inside(relocation.from)) continue
    const path = index.fileOf(relocation.from) ?? ''
    for (const needed of relocation.imports) {
      const top = needed.module.split('.')[0] ?? ''
      if (!index.isModule(top) && !isStandardLibrary(top)) note(unit(needed.module), path, 1, needed.typeChecking)
    }
  }
  return {
    ...resolveUses(index.workspace, [...uses.values()], plan, requirements, [
      ...siblings,
      ...(needsMonolith && monolith !== undefined ? [monolith] : []),
    ]),
    needsMonolith,
    neededByMonolith: index.workspace
      .matching(moduleQuery(extracted.from), '.py')
      .some((path) => importsPackage(index, path, inside) && manifestPath(index.workspace, path) === home),
  }
}

function isCopied(index: SymbolIndex, plan: Plan, module: QualifiedName, name: string): boolean {
  const origin = index.definitionOf(module, name)
  return (
    origin !== undefined &&
    plan.symbols.some(
      (move) =>
        move.from === origin.module &&
        move.symbol === origin.symbol &&
        isWithin(move.to, plan.recipe.package?.from ?? ''),
    )
  )
}

function importsPackage(index: SymbolIndex, path: string, inside: (module: QualifiedName) => boolean): boolean {
  const module = index.moduleOf(path)
  if (module !== undefined && inside(module)) return false
  const facts = index.workspace.read(path)?.text.includes('import') === true ? index.facts(path) : undefined
  return (facts?.imports ?? []).some((statement) => {
    const base = statement.kind === 'from' ? absoluteModule(statement, index.identityOf(path)) : undefined
    if (base !== undefined)
      return (
        inside(base) ||
        statement.items.some((item) => inside(`${base}.${item.name}`) && index.isModule(`${base}.${item.name}`))
      )
    return statement.items.some((item) => inside(item.name))
  })
}

function resolveUses(
  workspace: Workspace,
  uses: readonly Use[],
  plan: Plan,
  requirements: readonly Requirement[],
  siblings: readonly string[],
): Pick<PackageDependencies, 'dependencies' | 'extras' | 'findings'> {
  const findings: Finding[] = []
  const base = new Set<string>()
  const extras: Record<string, string[]> = {}
  for (const use of [...uses].sort((a, b) => (a.importName.toLowerCase() < b.importName.toLowerCase() ? -1 : 1))) {
    const names = distributionNames(workspace, use.importName)
    const found = names.flatMap((name) =>
      requirements.filter((requirement) => normalizedName(requirement.name) === normalizedName(name)),
    )[0]
    const text = found?.text ?? normalizedName(names[0] ?? use.importName)
    const wanted = Object.entries(plan.recipe.optional).filter(([, extra]) => extra.requires.includes(use.importName))
    for (const [extra, { marker }] of wanted)
      (extras[extra] ??= []).push(marker === undefined || text.includes(';') ? text : `${text}; ${marker}`)
    if (wanted.length === 0 && !use.soft) base.add(text)
    if (found === undefined && !use.soft) {
      findings.push({
        code: 'undeclared-import',
        level: 'warning',
        reason: `${use.importName} is imported, but no manifest declares a distribution that offers it; \`${text}\` was written without a version`,
        advice:
          wanted.length === 0
            ? 'Declare it with the versions you support, or list it under `optional`.'
            : `Declare it with the versions you support, in a manifest of today or in the extra ${wanted.map(([extra]) => extra).join(' and ')} that was written.`,
        place: use.place,
      })
    }
  }
  for (const name of siblings)
    base.add(
      requirements.find((requirement) => normalizedName(requirement.name) === normalizedName(name))?.text ?? name,
    )
  return { dependencies: [...base].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)), extras, findings }
}
