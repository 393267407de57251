import { whenRun } from './when-run.ts'
import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName, lastPartOf, parentOf, prefixesOf } from '../../model/names.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { ImportStatement, Reference } from '../../python/facts/facts.ts'
import { absoluteModule, nameOfBinding } from '../../python/facts/resolve.ts'
import { isBoundAtRunTime } from '../../python/facts/run-time-binding.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { wordQuery } from '../../workspace/text-query.ts'
import { lazyTargetOf } from './lazy-names.ts'

/**
 * How sure a module is loaded when code of a file runs: `sure` by imports that run with the file, `usually` unless a `try` or `if`
 * prevents it, `later` once a function has run that imports it, `elsewhere` if another file of the tree loads it, `never`.
 */
export const LOADED = ['never', 'elsewhere', 'later', 'usually', 'sure'] as const
export type Loaded = (typeof LOADED)[number]

/** What a tree loads, seen from one file; `before` (UTF-16): only imports above that offset of the file have run. */
export interface Loads {
  howSure(path: RepoPath, module: QualifiedName, before?: number): Loaded
  /** Modules that the statements of a file ask for themselves, their packages included. */
  askedBy(path: RepoPath): ReadonlySet<QualifiedName>
  /** Whether the code of a file itself surely loads a module above an offset: not by the packages around it, which begin to run before. */
  runsInto(path: RepoPath, module: QualifiedName, before: number): boolean
  /** Whether the function that a reading stands in has surely imported a module above it, whoever calls it. */
  ranInCall(path: RepoPath, module: QualifiedName, reading: Pick<Reference, 'scope' | 'span'>): boolean
  /** Whether a package loads a submodule of its own above an offset of its text, whatever else loads it. */
  loadsAbove(module: QualifiedName, submodule: QualifiedName, offset: number): boolean
}

type Kind = 'sure' | 'usually' | 'later'

/** The loads of a tree; what was found is remembered as long as the answer is used. */
export function loadsOf(index: SymbolIndex): Loads {
  const direct = new Map<string, ReadonlySet<QualifiedName>>()
  const closures = new Map<string, ReadonlySet<QualifiedName>>()
  const asked = (path: RepoPath, kind: Kind, before = Infinity): ReadonlySet<QualifiedName> => {
    const key = `${path} ${kind} ${before}`
    const known = direct.get(key) ?? directLoads(index, path, kind, before)
    direct.set(key, known)
    return known
  }
  const closure = (path: RepoPath, kind: Kind, before: number, withPackages = true): ReadonlySet<QualifiedName> => {
    const key = `${path} ${kind} ${before} ${withPackages}`
    const askedOf = (other: RepoPath): ReadonlySet<QualifiedName> =>
      asked(other, kind, other === path ? before : Infinity)
    const known = closures.get(key) ?? spread(index, path, askedOf, withPackages)
    closures.set(key, known)
    return known
  }
  let everywhere: ReadonlySet<QualifiedName> | undefined
  const elsewhere = new Map<QualifiedName, boolean>()
  const isLoadedSomewhere = (module: QualifiedName): boolean => {
    if (filesAbout(index, module).some((one) => asked(one, 'later').has(module))) return true
    everywhere ??= new Set(index.workspace.list('.py').flatMap((other) => [...asked(other, 'later')]))
    return everywhere.has(module)
  }
  return {
    howSure(path, module, before = Infinity) {
      for (const kind of ['sure', 'usually'] as const) if (closure(path, kind, before).has(module)) return kind
      if (closure(path, 'later', Infinity).has(module)) return 'later'
      const isLoaded = elsewhere.get(module) ?? isLoadedSomewhere(module)
      elsewhere.set(module, isLoaded)
      return isLoaded ? 'elsewhere' : 'never'
    },
    askedBy: (path) => asked(path, 'later'),
    runsInto: (path, module, before) => closure(path, 'sure', before, false).has(module),
    ranInCall: (path, module, reading) => ranInCall(index, path, module, reading),
    loadsAbove(module, submodule, offset) {
      const path = index.fileOf(module)
      return path !== undefined && closure(path, 'usually', offset).has(submodule)
    },
  }
}

/** The files that are likely to load a module: those that spell its last word, and those that lie in it and may say so by dots. */
function filesAbout(index: SymbolIndex, module: QualifiedName): readonly RepoPath[] {
  const spelling = index.workspace.matching(wordQuery([lastPartOf(module)]), '.py')
  return [...spelling, ...index.modulesBelow(module).flatMap((below) => index.fileOf(below) ?? [])]
}

function spread(
  index: SymbolIndex,
  path: RepoPath,
  asked: (path: RepoPath) => ReadonlySet<QualifiedName>,
  withPackages: boolean,
): ReadonlySet<QualifiedName> {
  const own = index.moduleOf(path)
  const packages = own === undefined ? [] : prefixesOf(own)
  const around = packages.flatMap((module) => index.fileOf(module) ?? [])
  const loaded = new Set<QualifiedName>(withPackages ? packages : [])
  const seen = new Set<RepoPath>(withPackages ? [] : around.filter((file) => file !== path))
  const waiting = [path, ...(withPackages ? around : [])]
  while (waiting.length > 0) {
    const next = waiting.pop()
    if (next === undefined || seen.has(next)) continue
    seen.add(next)
    for (const module of asked(next)) {
      loaded.add(module)
      const file = index.fileOf(module)
      if (file !== undefined && !seen.has(file)) waiting.push(file)
    }
  }
  return loaded
}

function directLoads(index: SymbolIndex, path: RepoPath, kind: Kind, before: number): ReadonlySet<QualifiedName> {
  const facts = index.facts(path)
  const found = new Set<QualifiedName>()
  for (const statement of facts?.imports ?? []) {
    if (statement.span.start >= before || !runs(statement, kind)) continue
    for (const module of askedFor(index, path, statement))
      for (const name of prefixesOf(module)) if (index.isModule(name)) found.add(name)
  }
  return found
}

function runs(statement: ImportStatement, kind: Kind): boolean {
  const when = whenRun(statement)
  if (when === 'never' || kind === 'later') return when !== 'never'
  return when === 'with-module' && (kind === 'usually' || !statement.conditional)
}

/** Whether an import at the outermost level of a function around a reading, above it, asks for a module. */
function ranInCall(
  index: SymbolIndex,
  path: RepoPath,
  module: QualifiedName,
  { scope, span }: Pick<Reference, 'scope' | 'span'>,
): boolean {
  const facts = index.facts(path)
  const around = new Set<number>()
  for (let at: number | undefined = scope; at !== undefined && at !== 0; at = facts?.scopes[at]?.parent) around.add(at)
  return (facts?.imports ?? []).some(
    (statement) =>
      around.has(statement.scope) &&
      statement.span.end <= span.start &&
      !statement.conditional &&
      whenRun(statement) === 'later' &&
      askedFor(index, path, statement).some((asked) => isWithin(asked, module)),
  )
}

/** The modules that one statement imports: `from a import b` imports `a.b` only where `a` does not bind `b` itself (language reference 7.11). */
function askedFor(index: SymbolIndex, path: RepoPath, statement: ImportStatement): readonly QualifiedName[] {
  if (statement.kind === 'import') return statement.items.map((item) => item.name)
  const base = absoluteModule(statement, index.identityOf(path))
  if (base === undefined || !index.isModule(base)) return []
  const file = index.fileOf(base)
  const source = file === undefined ? undefined : index.workspace.read(file)
  const facts = file !== undefined && source !== undefined && mayBeLazy(source) ? index.facts(file) : undefined
  const below = statement.items.flatMap((item): readonly QualifiedName[] => {
    const name = joinName(base, item.name)
    const lazy = facts === undefined ? undefined : lazyTargetOf(index, base, facts, item.name)
    if (lazy !== undefined) return [lazy.module]
    return index.isModule(name) && !isBoundOtherwise(index, base, item.name) ? [name] : []
  })
  return [base, ...below, ...(statement.star ? listedSubmodules(index, base) : [])]
}

/** Whether a package has something else under the word of a submodule: then `from package import word` takes that. One branch may not run. */
function isBoundOtherwise(index: SymbolIndex, base: QualifiedName, word: string): boolean {
  const path = index.fileOf(base)
  if (path === undefined || !new RegExp(String.raw`(?<!\w)${word}(?!\w)`).test(index.workspace.glance(path)))
    return false
  const facts = index.facts(path)
  const made = (facts?.scopes[0]?.bindings.get(word) ?? []).filter(isBoundAtRunTime)
  const [first] = made
  if (facts === undefined || first === undefined || (made.length === 1 && first.conditional)) return false
  return made.every((one) => nameOfBinding(facts, one, index.identityOf(path)) !== joinName(base, word))
}

const lazy = new WeakMap<SourceFile, boolean>()

/** Whether a module may answer for names itself (PEP 562); a package of thousands of modules is asked for each of their imports. */
function mayBeLazy(file: SourceFile): boolean {
  const known = lazy.get(file) ?? file.text.includes('__getattr__')
  lazy.set(file, known)
  return known
}

/** `from package import *` imports what `__all__` names and the package does not bind. */
function listedSubmodules(index: SymbolIndex, base: QualifiedName): readonly QualifiedName[] {
  const parts = index.factsOfModule(base)?.dunderAll ?? []
  return parts
    .flatMap((part) => (part.kind === 'list' ? part.entries.map((entry) => joinName(base, entry.name)) : []))
    .filter((name) => index.isModule(name) && parentOf(name) === base)
}
