import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { ModuleFacts, Reference, Statement } from '../../python/facts/facts.ts'
import { isBuiltin } from '../../python/facts/python-names.ts'
import { nameOfBinding, visibleBindings } from '../../python/facts/resolve.ts'
import { boundName, importsBehind, valueOf } from '../../python/index/needed-imports.ts'
import type { NeededImport } from '../../python/index/needed-imports.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { declarationOf } from '../../python/parse/declaration.ts'
import type { Decisions } from './decisions.ts'
import type { Relocation } from './relocation.ts'

/** A declaration that a stub does not have and that code of another module asks it for, made from the definition. */
export interface MadeDeclaration {
  readonly name: string
  /** Lines joined by `\n`, without one at the end. */
  readonly text: string
  /** The statement of the module that defines the name. */
  readonly statement: Statement
  /** Absolute imports that the text needs in the stub. */
  readonly needs: readonly NeededImport[]
}

const ANY: NeededImport = { module: 'typing', name: 'Any', alias: undefined, typeChecking: false }

/**
 * What moved code takes from its old module and the stub of that does not declare: nobody asked the stub for it as long as all stood in one
 * module. By the path of the stub.
 */
export function undeclaredNeeds(
  index: SymbolIndex,
  decisions: Decisions,
): ReadonlyMap<RepoPath, readonly MadeDeclaration[]> {
  const wanted = new Map<QualifiedName, Set<string>>()
  for (const { from, fromSource } of decisions.relocations)
    wanted.set(from, new Set([...(wanted.get(from) ?? []), ...fromSource.map(({ name }) => name)]))
  return new Map(
    [...wanted].flatMap(([module, names]) => {
      const stub = index.stubOf(module)
      const found = stub === undefined ? [] : made(index, module, stub, names)
      return stub === undefined || found.length === 0 ? [] : [[stub, found] as const]
    }),
  )
}

/**
 * What moves to a module with a stub and has no declaration that moves along: its old module has no stub, or one that does not say it and code
 * of other modules asks for it from now on.
 */
export function undeclaredArrivals(
  index: SymbolIndex,
  decisions: Decisions,
  relocation: Relocation,
): readonly MadeDeclaration[] {
  const { from, to, symbols } = relocation
  const had = index.stubOf(from)
  const named = made(index, to, index.stubOf(to), namedAtTarget(index, decisions, relocation))
  const getsOne = decisions.relocations.some(
    (one) => one.to === to && (decisions.declarationsOf(one)?.statements.length ?? 0) > 0,
  )
  if (index.stubOf(to) === undefined && (!getsOne || index.fileOf(to) !== undefined)) return named
  const declared = had === undefined ? undefined : index.facts(had)?.scopes[0]?.bindings
  const asked = had === undefined ? symbols : askedFor(decisions, relocation)
  const names = new Set([...asked].filter((name) => symbols.has(name) && declared?.has(name) !== true))
  return [...named, ...made(index, from, index.stubOf(to), names, to)]
}

/** What declarations that move had from the module they move to: in a stub of that module it is imported from nowhere. */
function namedAtTarget(index: SymbolIndex, decisions: Decisions, relocation: Relocation): ReadonlySet<string> {
  const declarations = decisions.declarationsOf(relocation)
  const path = index.stubOf(relocation.from)
  const facts = path === undefined ? undefined : index.facts(path)
  if (declarations === undefined || path === undefined || facts === undefined) return new Set()
  const found = declarations.needs.needs.flatMap(({ bindings, references }) =>
    importsBehind(facts, bindings, references, index.identityOf(path)),
  )
  return new Set(
    found.flatMap(({ module, name, alias }) =>
      module === relocation.to && name !== undefined && alias === undefined ? [name] : [],
    ),
  )
}

/** The moved names that other modules of the plan import from their new home. */
function askedFor(decisions: Decisions, relocation: Relocation): ReadonlySet<string> {
  const { names, local, typeOnly } = decisions.backImportsOf(relocation)
  const others = decisions.relocations.flatMap(({ imports }) =>
    imports.flatMap(({ module, name }) => (module === relocation.to && name !== undefined ? [name] : [])),
  )
  return new Set([...names, ...local.keys(), ...typeOnly, ...others])
}

/** Declarations of names that a module defines, for a stub that does not have them; none for one that says it is incomplete. */
function made(
  index: SymbolIndex,
  module: QualifiedName,
  stub: RepoPath | undefined,
  names: ReadonlySet<string>,
  home: QualifiedName = module,
): readonly MadeDeclaration[] {
  const facts = index.factsOfModule(module)
  const there = stub === undefined ? undefined : index.facts(stub)
  if (facts === undefined) return []
  if (there !== undefined && (isOpen(there) || isOtherAny(index, there, stub))) return []
  return facts.statements.flatMap((statement) =>
    statement.names
      .filter((name) => names.has(name) && there?.scopes[0]?.bindings.has(name) !== true)
      .filter((name, at, all) => all.indexOf(name) === at && lastOf(facts, name) === statement.index)
      .map((name) => oneOf(index, { module, facts, home, there, along: names }, statement, name)),
  )
}

/** Whether a stub may have names that it does not say: it is incomplete, or a star brings them. */
function isOpen(facts: ModuleFacts): boolean {
  return (
    facts.scopes[0]?.bindings.has('__getattr__') === true ||
    facts.imports.some(({ star, scope }) => star && scope === 0)
  )
}

/** Whether `Any` is something else in a stub. */
function isOtherAny(index: SymbolIndex, facts: ModuleFacts, path: RepoPath | undefined): boolean {
  const bindings = facts.scopes[0]?.bindings.get('Any') ?? []
  return bindings.some(
    (one) => path === undefined || nameOfBinding(facts, one, index.identityOf(path)) !== 'typing.Any',
  )
}

function lastOf(facts: ModuleFacts, name: string): number | undefined {
  return facts.statements.findLast(({ names }) => names.includes(name))?.index
}

/** A module that defines a name, and the stub that gets its declaration. */
interface Home {
  readonly module: QualifiedName
  readonly facts: ModuleFacts
  readonly home: QualifiedName
  readonly there: ModuleFacts | undefined
  /** What is declared with it. */
  readonly along: ReadonlySet<string>
}

function oneOf(index: SymbolIndex, asked: Home, statement: Statement, name: string): MadeDeclaration {
  const needs: NeededImport[] = []
  const isAlone = asked.facts.statements.filter(({ names }) => names.includes(name)).length === 1
  const isPlain = isAlone && statement.kind !== 'compound'
  const { text, saysAny } = isPlain
    ? declarationOf(asked.facts.text, statement.span, name, (span) => {
        const inside = asked.facts.references.filter(
          (reference) => reference.span.start >= span.start && reference.span.end <= span.end,
        )
        const found = inside.map((reference) => sayable(index, asked, reference))
        if (found.some((one) => one === undefined)) return false
        needs.push(...found.flatMap((one) => one ?? []))
        return true
      })
    : { text: `${name}: Any`, saysAny: true }
  return { name, text, statement, needs: saysAny ? [...needs, ANY] : needs }
}

/** The imports with which a stub can say what an annotation of the module reads; undefined where it cannot. */
function sayable(index: SymbolIndex, asked: Home, reference: Reference): readonly NeededImport[] | undefined {
  const { module, facts, home, there, along } = asked
  const bindings = visibleBindings(facts, reference)
  const said = there?.scopes[0]?.bindings.get(reference.name)
  if (bindings.length === 0) return isBuiltin(reference.name) && said === undefined ? [] : undefined
  if (bindings.some(({ scope }) => scope !== 0)) return undefined
  const path = index.fileOf(module)
  if (path === undefined) return undefined
  const needs = importsBehind(facts, bindings, [reference], index.identityOf(path))
  if (needs.length === 0) return (home === module && said !== undefined) || along.has(reference.name) ? [] : undefined
  const stub = index.stubOf(home)
  if (said === undefined || there === undefined || stub === undefined)
    return needs.map((one) => ({ ...one, typeChecking: false }))
  const isSame = said.every((binding) =>
    needs.some(
      (one) =>
        valueOf(one) === nameOfBinding(there, binding, index.identityOf(stub)) && boundName(one) === binding.name,
    ),
  )
  return isSame ? [] : undefined
}
