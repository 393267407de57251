import type { Finding } from '../../model/finding.ts'
import { isWithin, joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { LazyRequest } from '../../model/recipe.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts } from '../../python/facts/facts.ts'
import { definedNames } from '../../python/index/definitions.ts'
import { flagged } from '../../python/edit/lazy-block.ts'
import { byIsort, importLines } from '../../python/edit/import-lines.ts'
import type { ImportStyle } from '../../python/edit/import-lines.ts'
import { nextLine } from '../../python/facts/lines.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { PythonStyle } from '../../templates/lazy-access.ts'
import { assembled } from './lazy-text.ts'
import type { LazyName } from './lazy-units.ts'

/** A public API for a package that has none: what its public modules define. */
export interface WrittenApi {
  readonly path: RepoPath
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
  readonly names: readonly LazyName[]
  readonly eager: readonly LazyName[]
  /** Its public submodules that nothing else of its namespace hides, sorted as isort does. */
  readonly modules: readonly LazyName[]
  readonly findings: readonly Finding[]
}

/**
 * The API of a package whose `__init__` imports nothing and offers nothing; undefined for any other. Offered is what
 * its direct public modules list in `__all__`, else their public classes and functions (`main` is a command line's
 * entry, not an API), and its public submodules as attributes. Two modules with one name are an error; a name that is
 * also a submodule is left out, because that module would take its place.
 */
export function writtenApi(index: SymbolIndex, request: LazyRequest): WrittenApi | undefined {
  const module = request.package
  const path = index.fileOf(module)
  const facts = path === undefined ? undefined : index.facts(path)
  if (path === undefined || facts === undefined || !index.isPackage(module) || !isBare(facts)) return undefined
  const names: LazyName[] = []
  const findings: Finding[] = []
  for (const home of publicModules(index, module)) {
    for (const name of [...publicNames(index, home)].sort(byIsort)) {
      const other = names.find((entry) => entry.name === name)
      if (other !== undefined) findings.push(clash(path, name, other.module, home))
      else if (index.isModule(joinName(module, name))) findings.push(hidden(path, module, name, home))
      else if (facts.scopes[0]?.bindings.has(name) !== true) names.push({ name, module: home, attribute: name })
    }
  }
  if (names.length === 0 && findings.length === 0) return undefined
  const isEager = (entry: LazyName): boolean =>
    request.eager.some(
      (name) => name === entry.name || isWithin(entry.module, name) || joinName(module, name) === entry.module,
    )
  return {
    path,
    facts,
    self: index.identityOf(path),
    names: names.filter((entry) => !isEager(entry)),
    eager: names.filter(isEager),
    modules: publicChildren(index, module)
      .map((child) => ({ name: lastPartOf(child), module: child, attribute: undefined }))
      .filter(({ name }) => facts.scopes[0]?.bindings.has(name) !== true)
      .sort((a, b) => byIsort(a.name, b.name)),
    findings,
  }
}

/** The text of the `__init__` with that API. */
export function writtenText(api: WrittenApi, imports: ImportStyle, style: PythonStyle): string {
  const { facts, self } = api
  const last = facts.statements.findLast(
    (statement) => statement.kind === 'docstring' || facts.imports.some((entry) => entry.statement === statement.index),
  )
  const licence = /^(?:#[^\n]*\n)+/.exec(facts.text)?.[0].length ?? 0
  const at = last === undefined ? licence : nextLine(facts.text, last.span.end)
  const lines = (names: readonly LazyName[], indent: string): string =>
    importLines(
      names.map(({ name, module, attribute }) =>
        attribute === undefined
          ? { module: parentOf(module), name, alias: name, typeChecking: false }
          : { module, name, alias: undefined, typeChecking: false },
      ),
      self,
      imports,
      () => true,
      indent,
    )
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map((line) => line.text + style.newline)
      .join('')
  const start = facts.text.slice(0, at)
  const eager = lines(api.eager, '')
  // One statement each, as isort and ruff write names with an alias (a redundant one makes the name public, PEP 484).
  const modules = api.modules.map((entry) => lines([entry], style.indent)).join('')
  const above = eager === '' ? '' : eager + style.newline
  const head = `${flagged(start, self, imports)}${above}if TYPE_CHECKING:${style.newline}${modules}${lines(api.names, style.indent)}`
  const own = [...definedNames(facts)].filter((name) => !name.startsWith('_'))
  const all = [...own, ...[...api.names, ...api.eager].map((entry) => entry.name)].sort(byIsort)
  return assembled(
    { head, rest: facts.text.slice(at) },
    [...api.names, ...api.modules],
    { sure: all, perhaps: [] },
    style,
    false,
  )
}

/** Nothing is imported from elsewhere in the tree and nothing is offered: docstring, comments and constants at most. */
function isBare(facts: ModuleFacts): boolean {
  const bindings = facts.scopes[0]?.bindings
  return (
    facts.errors.length === 0 &&
    facts.dunderAll.length === 0 &&
    facts.imports.every((entry) => entry.future) &&
    bindings?.has('__getattr__') !== true &&
    bindings?.has('__dir__') !== true &&
    facts.statements.every((entry) => ['docstring', 'assign', 'import', 'expression'].includes(entry.kind))
  )
}

/** The direct public modules of a package that are no packages. */
function publicModules(index: SymbolIndex, module: QualifiedName): readonly QualifiedName[] {
  return publicChildren(index, module).filter((name) => !index.isPackage(name))
}

function publicChildren(index: SymbolIndex, module: QualifiedName): readonly QualifiedName[] {
  return index
    .modulesBelow(module)
    .filter((name) => parentOf(name) === module)
    .filter((name) => !/^_|^(tests?|conftest|setup)$|^test_|_test$/.test(lastPartOf(name)))
}

function publicNames(index: SymbolIndex, module: QualifiedName): readonly string[] {
  const facts = index.factsOfModule(module)
  if (facts === undefined || facts.errors.length > 0) return []
  const listed = facts.dunderAll.flatMap((part) =>
    part.kind === 'list' ? part.entries.map((entry) => entry.name) : [],
  )
  if (facts.dunderAll.length > 0) return [...new Set(listed)]
  const defined = facts.statements.filter((entry) => entry.kind === 'class' || entry.kind === 'function')
  return [...new Set(defined.flatMap((entry) => entry.names))].filter(
    (name) => !name.startsWith('_') && name !== 'main',
  )
}

function clash(path: RepoPath, name: string, one: QualifiedName, other: QualifiedName): Finding {
  return {
    code: 'api-clash',
    level: 'error',
    reason: `${name} is defined in ${one} and in ${other}: the package can offer one of them`,
    advice: `Give one of the two an \`__all__\` without ${name}, or write the imports of ${path} by hand first.`,
    place: { path },
  }
}

function hidden(path: RepoPath, module: QualifiedName, name: string, home: QualifiedName): Finding {
  return {
    code: 'api-name-of-a-module',
    level: 'warning',
    reason: `${home}.${name} is not offered by ${module}: ${module}.${name} is a module, which would take its place`,
    advice: `Import it from ${home}.`,
    place: { path },
  }
}
