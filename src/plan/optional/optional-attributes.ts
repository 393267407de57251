import type { QualifiedName } from '../../model/names.ts'
import { isWithin, joinName, parentOf } from '../../model/names.ts'
import type { ModuleFacts, Reference } from '../../python/facts/facts.ts'
import { contentEnd } from '../../python/facts/lines.ts'
import { useRoles } from '../../python/parse/use-roles.ts'
import type { ModuleIdentity } from '../../python/facts/resolve.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import { dependencyOf } from '../names/optional-dependencies.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import { optionalImports } from './optional-imports.ts'
import { importReads } from './optional-uses.ts'
import type { ImportRead } from './optional-uses.ts'

/** A read of an optional dependency as it is spelled through the generated module. */
export interface AttributeSpelling {
  readonly attribute: DependencyAttribute
  /** Behind the name of the generated module: `gridlib_files`, `gridlib.Table`. */
  readonly text: string
  /** Attribute steps of the reference that the text covers. */
  readonly steps: number
}

/** What the guarded modules of one package import, seen together, so that one thing has one spelling in all of them. */
export interface OptionalAttributes {
  /** The spelling of one read; undefined when it reads something that belongs to no optional dependency. */
  readonly spell: (read: ImportRead) => AttributeSpelling | undefined
}

/** A module whose optional imports count. */
export interface ImportingModule {
  readonly facts: ModuleFacts
  readonly self: ModuleIdentity
}

/**
 * The attributes that modules reach dependencies through. A module that is imported somewhere is one attribute (`gridlib_files`
 * for `gridlib.files`), because reading `gridlib.files` from `gridlib` loads no submodule. A name from a module is read from
 * the module's attribute when some use shows that it is no submodule (it is called, subscripted or a type); else it is an
 * attribute of its own, which `from module import name` gives (language reference 7.11: a submodule when there is no such name).
 * `known`: attributes that the generated module has; they keep their names.
 */
export function optionalAttributes(
  modules: readonly ImportingModule[],
  dependencies: readonly OptionalDependency[],
  known: readonly DependencyAttribute[],
): OptionalAttributes {
  const seen = seenOf(modules, dependencies, known)
  const attributeFor = attributesBy(dependencies, known, seen.pragmas)
  return { spell: (read) => spelling(read, seen, attributeFor) }
}

/** What the modules import and read of dependencies. */
interface Seen {
  /** Modules that are imported somewhere, with those above them. */
  readonly imported: ReadonlySet<QualifiedName>
  /** Names of `from` imports that some use shows to be no submodules. */
  readonly members: ReadonlySet<QualifiedName>
  /** What type checkers are told behind the import of a module. */
  readonly pragmas: ReadonlyMap<QualifiedName, string>
}

function seenOf(
  modules: readonly ImportingModule[],
  dependencies: readonly OptionalDependency[],
  known: readonly DependencyAttribute[],
): Seen {
  const imported = new Set<QualifiedName>()
  const members = new Set<QualifiedName>()
  const pragmas = new Map<QualifiedName, string>()
  const addModule = (name: QualifiedName): void => {
    for (let at = name; at !== '' && dependencyOf(dependencies, at) !== undefined; at = parentOf(at)) imported.add(at)
  }
  for (const { module, symbol } of known) if (symbol === undefined) addModule(module)
  for (const { facts, self } of modules) {
    const imports = optionalImports(facts, self, dependencies)
    for (const { statement, items } of imports) {
      const comment = PRAGMA.exec(facts.text.slice(statement.span.end, contentEnd(facts.text, statement.span.end)))?.[0]
      for (const at of items) {
        const name = statement.items[at]?.name ?? ''
        const module = statement.kind === 'from' ? statement.module : name
        addModule(module)
        if (comment !== undefined) pragmas.set(module, comment)
      }
    }
    const reads = importReads(facts, self, imports)
    const roles = useRoles(
      facts.text,
      reads.map(({ reference }) => reference.span.start),
    )
    reads.forEach((read, at) => {
      if (read.imported.statement.kind === 'from' && isNoModule(facts.text, read.reference, roles[at]?.kind))
        members.add(read.base)
    })
  }
  return { imported, members, pragmas }
}

type AttributeFor = (module: QualifiedName, symbol: string | undefined) => DependencyAttribute | undefined

/** One attribute for each module and name, under a name of its own; those that the generated module has stay. */
function attributesBy(
  dependencies: readonly OptionalDependency[],
  known: readonly DependencyAttribute[],
  pragmas: ReadonlyMap<QualifiedName, string>,
): AttributeFor {
  const attributes = new Map(known.map((entry) => [`${entry.module}:${entry.symbol ?? ''}`, entry]))
  const names = new Set(known.map((entry) => entry.name))
  return (module, symbol) => {
    const key = `${module}:${symbol ?? ''}`
    const before = attributes.get(key)
    if (before !== undefined) return before
    const whole = joinName(module, symbol ?? '')
    const dependency = dependencyOf(dependencies, module) ?? dependencyOf(dependencies, whole)
    if (dependency === undefined) return undefined
    const plain = whole.replaceAll('.', '_')
    let name = plain
    for (let count = 2; names.has(name); count += 1) name = `${plain}_${count}`
    const entry = { name, module, symbol, dependency: dependency.importName, pragma: pragmas.get(module) ?? '' }
    attributes.set(key, entry)
    names.add(name)
    return entry
  }
}

function spelling(
  { reference, imported: { statement }, base, item }: ImportRead,
  { imported, members }: Seen,
  attributeFor: AttributeFor,
): AttributeSpelling | undefined {
  let module = joinName(base, ...reference.attributes.map((step) => step.name))
  while (module !== '' && !imported.has(module)) module = parentOf(module)
  // What is bound may be more than the module it was found in: the name of a `from` import.
  if (statement.kind === 'from' && !isWithin(module, base) && !members.has(base)) {
    const own = attributeFor(statement.module, item.name)
    return own === undefined ? undefined : { attribute: own, text: own.name, steps: 0 }
  }
  const attribute = module === '' ? undefined : attributeFor(module, undefined)
  if (attribute === undefined) return undefined
  const depth = module.split('.').length
  const words = base.split('.')
  const text = joinName(attribute.name, ...words.slice(depth))
  return { attribute, text, steps: Math.max(0, depth - words.length) }
}

const PRAGMA = /#\s*(type:\s*ignore|pyright:\s*ignore|pyrefly:|ty:\s*ignore)[^#]*?(?=\s*(#|$))/

const TYPES = new Set(['annotation', 'base', 'unevaluated'])

/** A bare name that is called, subscripted, or stands as a type or base class cannot be a module. */
function isNoModule(text: string, reference: Reference, role: string | undefined): boolean {
  if (reference.attributes.length > 0) return false
  return (
    (role !== undefined && TYPES.has(role)) || reference.annotation || /^\s*[([]/.test(text.slice(reference.span.end))
  )
}
