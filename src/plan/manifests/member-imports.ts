import { momentOf, runsLater } from '../../python/facts/moments.ts'
import type { QualifiedName } from '../../model/names.ts'
import { firstPartOf, joinName, prefixesOf } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ImportStatement } from '../../python/facts/facts.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import { isStandardLibrary } from '../../python/facts/python-names.ts'
import { scannedImports } from '../../python/index/scanned-imports.ts'
import { fileBeside } from '../../python/index/file-beside.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { MemberFiles } from './member-files.ts'
import { memberFiles } from './member-files.ts'
import { distributionAt } from './distribution.ts'
import type { GivenDistributions } from './import-distribution.ts'
import { possibleDistributions, squeezedName } from './import-distribution.ts'
import { normalizedName, parseRequirement } from './requirement.ts'
import type { WorkspaceMember } from './workspace-members.ts'

/** When a need shows: the module is imported, a condition holds, a function is called, or a test runs. */
export type NeedKind = 'load' | 'condition' | 'call' | 'test'

/** What a member imports and does not declare: one entry a distribution, with the first place of the most urgent kind. */
export interface UndeclaredImport {
  /** The distribution as a requirement would name it. */
  readonly name: string
  readonly importName: QualifiedName
  readonly kind: NeedKind
  readonly isSibling: boolean
  /** The distribution is certain: a member, one that a manifest of the workspace declares, or one that is installed. */
  readonly isCertain: boolean
  readonly place: { readonly path: RepoPath; readonly line: number }
}

/** A member with what its own files import. */
export interface MemberImports {
  readonly member: WorkspaceMember
  readonly undeclared: readonly UndeclaredImport[]
  /** Its declared requirements that some file of it imports or may import, names normalized (PEP 503). */
  readonly used: ReadonlySet<string>
  /** How many files that it installs were looked at. */
  readonly files: number
}

const URGENCY: readonly NeedKind[] = ['load', 'condition', 'call', 'test']

/**
 * Hold what each member of the workspace imports against what it declares itself, as if it were installed alone. An import that may
 * fail (in a `try` that catches ImportError) or that only type checkers read is no need. A member whose dependencies are computed
 * (`dynamic`) is passed over. Texts are sieved by their bytes; only a file with something undeclared in it is parsed.
 */
export function memberImports(index: SymbolIndex, given: GivenDistributions = {}): readonly MemberImports[] {
  const all = memberFiles(index.workspace, index.roots)
  const shared = {
    index,
    all,
    tops: modulesByTop(all),
    everywhere: new Set(all.flatMap(({ member }) => [...declaredBy(member).runtime, ...declaredBy(member).tests])),
    rootGroups: new Set(
      distributionAt(index.workspace, '').declarations.flatMap(({ scope, requirement }) =>
        scope.kind === 'group' ? [normalizedName(requirement.name)] : [],
      ),
    ),
    given,
  }
  return all.filter(({ member }) => member.isTold).map((files) => importsOf(shared, files))
}

interface Shared {
  readonly index: SymbolIndex
  readonly all: readonly MemberFiles[]
  readonly tops: ReadonlyMap<string, readonly MemberFiles[]>
  readonly everywhere: ReadonlySet<string>
  readonly rootGroups: ReadonlySet<string>
  /** What the recipe says of import names. */
  readonly given: GivenDistributions
}

function importsOf(shared: Shared, own: MemberFiles): MemberImports {
  const { runtime, tests } = declaredBy(own.member)
  const used = new Set<string>()
  const found = new Map<string, UndeclaredImport>()
  const declared = new Set([...runtime, ...tests])
  /** A file is parsed for what it may lack, unless the most urgent need of that is known already. */
  const isKnown = (name: string, isTest: boolean): boolean => {
    const known = found.get(name)
    return known !== undefined && (isTest || known.kind === URGENCY[0])
  }
  const look = (paths: readonly RepoPath[], isTest: boolean, allowed: ReadonlySet<string> | undefined): void => {
    /** The distribution that an import by this name lacks; `''` when that takes the facts, undefined when it lacks none. */
    const verdicts = new Map<QualifiedName, string | undefined>()
    const verdictOf = (name: QualifiedName): string | undefined => {
      for (const one of candidatesOf(shared, own, name)) if (declared.has(one)) used.add(one)
      if (isStandardLibrary(name) || allowed === undefined) return undefined
      return isShared(shared, own, name) ? '' : needOf(shared, own, name, isTest, allowed)?.name
    }
    for (const path of paths) {
      const suspects = new Set<string>()
      for (const name of scannedImports(shared.index.workspace, path)) {
        if (!verdicts.has(name)) verdicts.set(name, verdictOf(name))
        const lacking = verdicts.get(name)
        if (lacking !== undefined) suspects.add(lacking)
      }
      if (allowed === undefined || [...suspects].every((one) => isKnown(one, isTest))) continue
      for (const need of needsIn(shared, own, path, isTest, allowed)) {
        const known = found.get(need.name)
        if (known === undefined || URGENCY.indexOf(need.kind) < URGENCY.indexOf(known.kind)) found.set(need.name, need)
      }
    }
  }
  look(own.runtime, false, runtime)
  look(own.tests, true, new Set([...runtime, ...tests, ...shared.rootGroups]))
  look(own.others, true, undefined)
  return {
    member: own.member,
    undeclared: [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1)),
    used,
    files: own.runtime.length,
  }
}

/** The undeclared needs of one file, from its facts. */
function needsIn(
  shared: Shared,
  own: MemberFiles,
  path: RepoPath,
  isTest: boolean,
  allowed: ReadonlySet<string>,
): readonly UndeclaredImport[] {
  const facts = shared.index.facts(path)
  if (facts === undefined) return []
  const found = facts.imports.flatMap((statement) => {
    if (statement.level > 0 || momentOf(statement) === 'never') return []
    const needs = namesIn(statement).flatMap((name) => {
      const need = isStandardLibrary(name) ? undefined : needOf(shared, own, name, isTest, allowed)
      // What nothing declares or installs, and lies beside a script, is that file.
      if (need?.isCertain === false && fileBeside(shared.index, path, firstPartOf(name)) !== undefined) return []
      return need === undefined ? [] : [statement.kind === 'from' ? { ...need, importName: statement.module } : need]
    })
    return needs.length === 0 ? [] : [{ statement, needs }]
  })
  const lines = lineIndexOf(facts.text)
  // A `with suppress(...)` is no condition of the facts.
  const mayFail = found.filter(({ statement }) => statement.conditional || facts.text.includes('suppress'))
  const tries = importTries(
    facts.text,
    mayFail.map(({ statement }) => statement.span.start),
  )
  const guarded = new Set(mayFail.filter((_, at) => tries[at] !== undefined))
  return found.flatMap((one) => {
    const { statement, needs } = one
    if (guarded.has(one)) return []
    const kind: NeedKind = isTest
      ? 'test'
      : runsLater(statement)
        ? 'call'
        : statement.conditional
          ? 'condition'
          : 'load'
    const place = { path, line: lines.positionAt(statement.span.start).line }
    return needs.map((need) => ({ ...need, kind, place }))
  })
}

/** The names an import asks for; what is taken from a package may be a package of another distribution (PEP 420). */
function namesIn(statement: ImportStatement): readonly QualifiedName[] {
  if (statement.kind === 'import') return statement.items.map((item) => item.name)
  return statement.star ? [statement.module] : statement.items.map((item) => joinName(statement.module, item.name))
}

/** Whether a name begins with a namespace package (PEP 420) that other members have a part of. */
function isShared(shared: Shared, own: MemberFiles, name: QualifiedName): boolean {
  const top = firstPartOf(name)
  return !own.modules.has(top) && (shared.tops.get(top) ?? []).length > 1
}

/** What a member lacks for an import of this name; undefined when it is its own, declared, or not to be told. */
function needOf(
  shared: Shared,
  own: MemberFiles,
  name: QualifiedName,
  isTest: boolean,
  allowed: ReadonlySet<string>,
): Pick<UndeclaredImport, 'name' | 'importName' | 'isSibling' | 'isCertain'> | undefined {
  const top = firstPartOf(name)
  const owner = ownerOf(shared, own, name)
  if (owner === own || (isTest ? own.local : own.beside).has(top)) return undefined
  if (owner !== undefined) {
    const isDeclared = allowed.has(normalizedName(owner.member.name))
    return isDeclared ? undefined : { name: owner.member.name, importName: name, isSibling: true, isCertain: true }
  }
  const candidates = candidatesOf(shared, own, name)
  // A module of the tree that no manifest installs is nobody's to declare.
  if (candidates.some((one) => allowed.has(one)) || shared.index.isModule(top)) return undefined
  if (squeezedName(allowed, name) !== undefined) return undefined
  const known = candidates.find((one) => shared.everywhere.has(one)) ?? squeezedName(shared.everywhere, name)
  const isInstalled = shared.index.workspace.installed(name) !== undefined
  return {
    name: known ?? candidates[0] ?? top,
    importName: name,
    isSibling: false,
    isCertain: known !== undefined || isInstalled,
  }
}

/** The member whose distribution installs a module: the one that has the longest part of its name, the member itself first. */
function ownerOf(shared: Shared, own: MemberFiles, name: QualifiedName): MemberFiles | undefined {
  const top = firstPartOf(name)
  const holders = shared.tops.get(top) ?? []
  // A regular package is one folder: its modules cannot come from two distributions (language reference 5.2.1).
  if (own.modules.has(top)) return own
  const lengths = holders.map((files) => prefixesOf(name).find((prefix) => files.modules.has(prefix))?.length ?? 0)
  const longest = Math.max(0, ...lengths)
  const best = holders.filter((_, at) => lengths[at] === longest)
  if (best.includes(own)) return own
  if (best[0] !== undefined) return best[0]
  const names = possibleDistributions(shared.index.workspace, name, shared.given)
  return shared.all.find(({ member }) => names.includes(normalizedName(member.name)))
}

/** Names of the distributions that an import may come from, normalized, the likeliest first. */
function candidatesOf(shared: Shared, own: MemberFiles, name: QualifiedName): readonly string[] {
  const owner = ownerOf(shared, own, name)
  if (owner !== undefined) return [normalizedName(owner.member.name)]
  return possibleDistributions(shared.index.workspace, name, shared.given)
}

function modulesByTop(all: readonly MemberFiles[]): ReadonlyMap<string, readonly MemberFiles[]> {
  const tops = new Map<string, MemberFiles[]>()
  for (const files of all)
    for (const top of new Set([...files.modules].map((module) => firstPartOf(module))))
      tops.set(top, [...(tops.get(top) ?? []), files])
  return tops
}

function declaredBy(member: WorkspaceMember): {
  readonly runtime: ReadonlySet<string>
  readonly tests: ReadonlySet<string>
} {
  const runtime = [...member.dependencies, ...Object.values(member.extras).flat(), member.name]
  return { runtime: new Set(namesOf(runtime)), tests: new Set(namesOf(member.groups)) }
}

function namesOf(requirements: readonly string[]): readonly string[] {
  return requirements.flatMap((text) => normalizedName(parseRequirement(text)?.name ?? ''))
}
