import type { QualifiedName } from '../../model/names.ts'
import { joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import type { ImportStatement, ModuleFacts, Reference } from '../facts/facts.ts'
import { meaningOf } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { isBoundAtRunTime } from '../facts/run-time-binding.ts'
import { importedModules } from './loaded-modules.ts'
import { loadTimeImports, runTimeImports } from '../facts/moments.ts'
import type { SymbolIndex } from './symbol-index.ts'
import { readsByText } from './reads-by-text.ts'
import { moduleOffered } from './through-module-attributes.ts'

/** A chain that finds a submodule as an attribute of its package, which it is once anybody has imported it (language reference 5.4.2). */
export interface SubmoduleRead {
  readonly reference: Reference
  readonly module: QualifiedName
}

/** The submodules that a text reads through packages which do not bind the name themselves; `path` undefined for one that is no file. What type checkers alone read does not count. */
export function submoduleReads(
  index: SymbolIndex,
  path: RepoPath | undefined,
  facts: ModuleFacts,
): readonly SubmoduleRead[] {
  const reads: SubmoduleRead[] = []
  const self = path === undefined ? NOWHERE : index.identityOf(path)
  for (const reference of facts.references) {
    if (reference.attributes.length === 0 || reference.typeChecking) continue
    const meaning = meaningOf(facts, reference, self)
    if (meaning.kind !== 'imported' || !index.isModule(meaning.name)) continue
    let module = meaning.name
    for (const { name } of reference.attributes) {
      const below = joinName(module, name)
      if (bindsItself(index, module, name)) {
        const offered = moduleOffered(index, module, name)
        if (offered === undefined) break
        module = offered
      } else if (index.isModule(below)) {
        reads.push({ reference, module: below })
        module = below
      } else break
    }
  }
  const byText = readsByText(facts, self).filter(
    ({ reference, module }) =>
      index.isModule(module) &&
      !reference.typeChecking &&
      (isOfModules(reference) || !bindsItself(index, parentOf(module), lastPartOf(module))),
  )
  return [...reads, ...byText]
}

/** `sys.modules`, where a module lies under its whole name whatever its package binds. */
function isOfModules({ name, attributes }: Reference): boolean {
  return name === 'modules' || attributes.at(-1)?.name === 'modules'
}

function bindsItself(index: SymbolIndex, module: QualifiedName, name: string): boolean {
  const bindings = index.factsOfModule(module)?.scopes[0]?.bindings
  const isBound = bindings?.get(name)?.some(isBoundAtRunTime)
  return isBound === true || bindings?.has('__getattr__') === true
}

/**
 * How sure it is that a module is loaded when code of a file runs: 4 in any case, 3 unless a `try` or `if` prevents it, 2 once
 * some function of what the file imports has run, 1 if something else of the tree has loaded it, 0 never.
 */
export type LoadLevel = 0 | 1 | 2 | 3 | 4

/** The level for a module of the tree, seen from a file. */
export function loadLevel(index: SymbolIndex, path: RepoPath, module: QualifiedName): LoadLevel {
  if (reaches(index, path, 'certain', module)) return 4
  if (reaches(index, path, 'on-load', module)) return 3
  if (reaches(index, path, 'ever', module)) return 2
  // Who loads it spells its last word, or lies in it and says so by dots.
  const spelling = index.workspace.matching(wordQuery([lastPartOf(module)]), '.py')
  const inside = index.modulesBelow(module).flatMap((below) => index.fileOf(below) ?? [])
  return [...spelling, ...inside].some((other) => modulesAskedFor(index, other).has(module)) ? 1 : 0
}

/** Whether the imports of a text that lies in no file (an example in a document) load a module when it runs. */
export function loadedByText(index: SymbolIndex, facts: ModuleFacts, module: QualifiedName): boolean {
  const own = modulesOf(index, loadTimeImports(facts), NOWHERE)
  const files = [...own].flatMap((name) => index.fileOf(name) ?? [])
  return own.has(module) || spreads(index, new Set(files), 'on-load', module)
}

const NOWHERE: ModuleIdentity = { name: undefined, isPackage: false }

/** The modules that import statements of a file load themselves, with their packages. */
export function modulesAskedFor(index: SymbolIndex, path: RepoPath): ReadonlySet<QualifiedName> {
  return asked(index, path, 'ever')
}

type When = 'certain' | 'on-load' | 'ever'

/** Whether a module is loaded when code of a file runs: what the file asks for is looked at first, then what that asks for. */
function reaches(index: SymbolIndex, path: RepoPath, when: When, module: QualifiedName): boolean {
  const own = index.moduleOf(path)
  const packages = own === undefined ? [] : prefixesOf(own)
  if (packages.includes(module)) return true
  return spreads(index, new Set([path, ...packages.flatMap((name) => index.fileOf(name) ?? [])]), when, module)
}

/** Whether one of some files asks for a module, or what they ask for does; the set takes in all files that are looked at. */
function spreads(index: SymbolIndex, seen: Set<RepoPath>, when: When, module: QualifiedName): boolean {
  // A set gives what is added while it is walked.
  for (const next of seen) {
    const modules = asked(index, next, when)
    if (modules.has(module)) return true
    for (const other of modules) {
      const file = index.fileOf(other)
      if (file !== undefined) seen.add(file)
    }
  }
  return false
}

const known = new WeakMap<SymbolIndex, Map<string, ReadonlySet<QualifiedName>>>()

function asked(index: SymbolIndex, path: RepoPath, when: When): ReadonlySet<QualifiedName> {
  const cache = known.get(index) ?? new Map<string, ReadonlySet<QualifiedName>>()
  known.set(index, cache)
  const key = `${when} ${path}`
  const found = cache.get(key) ?? findAsked(index, path, when)
  cache.set(key, found)
  return found
}

function findAsked(index: SymbolIndex, path: RepoPath, when: When): ReadonlySet<QualifiedName> {
  const facts = index.facts(path)
  const statements =
    facts === undefined
      ? []
      : when === 'ever'
        ? runTimeImports(facts)
        : loadTimeImports(facts).filter((one) => when === 'on-load' || !one.conditional)
  return modulesOf(index, statements, index.identityOf(path))
}

function modulesOf(
  index: SymbolIndex,
  statements: readonly ImportStatement[],
  self: ModuleIdentity,
): ReadonlySet<QualifiedName> {
  const modules = statements.flatMap((one) => importedModules(index, one, self))
  return new Set(
    modules.flatMap((module) => prefixesOf(module)).filter((name) => parentOf(name) !== '' || index.isModule(name)),
  )
}
