import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import { importsBehind } from '../../python/index/needed-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import { needsOf } from '../../python/index/needs.ts'
import { outlineOf } from '../../python/parse/outline.ts'
import type { FunctionOutline } from '../../python/parse/outline.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { closureOf } from '../../python/index/closure.ts'
import { nameAt } from '../names/name-at.ts'

/** A pytest fixture: the name tests ask for it by (docs.pytest.org, "fixtures"), and its function. */
export interface TestFixture {
  readonly name: string
  readonly path: RepoPath
  readonly outline: FunctionOutline
  readonly isAutomatic: boolean
  /** How long it lives; `function` when nothing is said, and when it is worked out at run time. */
  readonly scope: string
}

/** The fixtures a file defines. */
export function fixturesOf(index: SymbolIndex, path: RepoPath): readonly TestFixture[] {
  const text = index.facts(path)?.text
  if (text === undefined) return []
  const { functions, guarded } = outlineOf(text)
  return [...functions, ...guarded].flatMap((outline) => fixtureOf(index, path, outline) ?? [])
}

function fixtureOf(index: SymbolIndex, path: RepoPath, outline: FunctionOutline): TestFixture | undefined {
  const decorator = outline.decorators.find(({ name }) => nameAt(index, path, name) === 'pytest.fixture')
  if (decorator === undefined) return undefined
  const named = /^["'](\w+)["']$/.exec(decorator.keywords['name'] ?? '')?.[1]
  const scope = /^["'](\w+)["']$/.exec(decorator.keywords['scope'] ?? '')?.[1] ?? 'function'
  return { name: named ?? outline.name, path, outline, isAutomatic: decorator.keywords['autouse'] === 'True', scope }
}

/** The fixtures a file asks for, by parameters of its tests and fixtures and by `usefixtures`; its own are left out. */
export function fixturesAskedFor(index: SymbolIndex, path: RepoPath): ReadonlySet<string> {
  const facts = index.facts(path)
  if (facts === undefined) return new Set()
  const own = fixturesOf(index, path)
  const asking = outlineOf(facts.text).functions.filter(
    (outline) => outline.name.startsWith('test') || own.some((fixture) => fixture.outline === outline),
  )
  const names = new Set(asking.flatMap((outline) => outline.parameters))
  for (const { call, content } of facts.strings)
    if (call !== undefined && /(^|\.)(usefixtures|getfixturevalue)$/.test(call.callee))
      names.add(facts.text.slice(content.start, content.end))
  for (const fixture of own) names.delete(fixture.name)
  return names
}

/** A part of a `conftest.py`: fixtures by name with everything they need, ready to be written elsewhere. */
export interface ConftestPart {
  readonly path: RepoPath
  readonly fixtures: readonly string[]
  readonly statements: readonly number[]
  readonly imports: readonly NeededImport[]
  /** Fixtures it asks for in turn, from a `conftest.py` further up. */
  readonly asksFor: ReadonlySet<string>
  /** The modules that it loads as plugins by their names (`pytest_plugins`). */
  readonly plugins: readonly QualifiedName[]
}

/**
 * The part of a `conftest.py` that offers the wanted fixtures; automatic fixtures always belong to it, and so does what pytest reads off
 * the file itself (hooks, plugins, marks) unless it is `fixturesOnly`.
 */
export function conftestPart(
  index: SymbolIndex,
  path: RepoPath,
  wanted: ReadonlySet<string>,
  fixturesOnly = false,
): ConftestPart | undefined {
  const facts = index.facts(path)
  if (facts === undefined) return undefined
  const all = fixturesOf(index, path)
  const chosen = new Set(all.filter((fixture) => fixture.isAutomatic || wanted.has(fixture.name)))
  const asked = new Set<string>()
  for (const fixture of chosen) {
    for (const parameter of fixture.outline.parameters) {
      const inner = all.find((candidate) => candidate.name === parameter && candidate !== fixture)
      if (inner === undefined) asked.add(parameter)
      else chosen.add(inner)
    }
    // What stands in one `if`, `try` or `with` goes as a whole.
    const around = statementAround(facts, fixture)
    for (const other of all) if (statementAround(facts, other) === around) chosen.add(other)
  }
  const symbols = new Set([...chosen].map((fixture) => fixture.outline.name))
  for (const name of fixturesOnly ? [] : (facts.scopes[0]?.bindings.keys() ?? []))
    if (name.startsWith('pytest_') || name === 'pytestmark') symbols.add(name)
  for (const name of closureOf(facts, symbols).needed) symbols.add(name)
  const { statements, imports } = withImports(facts, definitionSet(facts, symbols).statements, index.identityOf(path))
  return {
    path,
    fixtures: [...chosen].map((fixture) => fixture.name),
    statements: [...statements].sort((a, b) => a - b),
    imports,
    asksFor: asked,
    plugins: (fixturesOnly ? [] : facts.strings)
      .filter(({ statement }) => facts.statements[statement]?.names.includes('pytest_plugins') === true)
      .map(({ content }) => facts.text.slice(content.start, content.end)),
  }
}

function statementAround(facts: ModuleFacts, { outline }: TestFixture): Statement | undefined {
  return facts.statements.find(({ span }) => span.start <= outline.span.start && outline.span.end <= span.end)
}

/**
 * Statements with the imports that they need. An import that may not happen (`try: from qt import Bot`) comes with the statement it stands in,
 * but for annotations alone, where one for type checkers does.
 */
function withImports(
  facts: ModuleFacts,
  chosen: readonly number[],
  self: ModuleIdentity,
): Pick<ConftestPart, 'statements' | 'imports'> {
  const statements = new Set(chosen)
  for (;;) {
    const needs = needsOf(facts, statements, isBuiltin).needs.filter(({ kind }) => kind === 'import')
    const wanted = needs.map(({ bindings, references, annotationOnly }) => {
      const outside = bindings.filter(({ statement }) => !statements.has(statement))
      const checked = outside.filter(({ typeChecking }) => typeChecking)
      return { references, bindings: annotationOnly && checked.length > 0 ? checked : outside }
    })
    const guards = wanted.flatMap(({ bindings }) =>
      bindings.filter(({ statement, typeChecking }) => !typeChecking && facts.statements[statement]?.kind !== 'import'),
    )
    if (guards.length === 0) {
      const imports = wanted.flatMap(({ bindings, references }) => importsBehind(facts, bindings, references, self))
      return { statements: [...statements], imports }
    }
    for (const { statement } of guards) statements.add(statement)
  }
}

/** The absolute modules a part imports from, or loads as plugins. */
export function modulesOf(part: ConftestPart): readonly QualifiedName[] {
  return [...part.imports.map((needed) => needed.module), ...part.plugins]
}
