import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import { firstPartOf, isParentPackage } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { ImportStatement, ModuleFacts, Reference, Scope } from '../facts/facts.ts'
import { nextLine } from '../facts/lines.ts'
import { meaningOf, visibleBindings } from '../facts/resolve.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import { insertLocalImports } from '../index/local-imports.ts'
import type { NeededImport } from '../index/needed-imports.ts'
import { insertImports } from './import-block.ts'
import { renderPlain } from './import-lines.ts'
import type { ImportStyle } from './import-lines.ts'
import { placeOf } from './remove-items.ts'

/** A module that a file has to load: a submodule for a chain of its own, or one that does something when it is loaded. */
export interface LoadToKeep {
  readonly module: QualifiedName
  /** The chain; undefined where it is loaded for what it does. */
  readonly reference: Reference | undefined
  /** It was not sure to be loaded with the file: it is imported where it is read. */
  readonly isLate: boolean
  /** Names that the statements of this file bind which loaded it: it is imported beside them, under the same conditions. */
  readonly boundBeside: readonly string[]
}

/** Imports that do nothing but load: beside the statement that did it, at the top of the file, or in the functions that read. */
export function loadEdits(
  facts: ModuleFacts,
  loads: readonly LoadToKeep[],
  self: ModuleIdentity,
  style: ImportStyle,
  isFirstParty: (top: string) => boolean,
): readonly Edit[] {
  const atTop = new Map<string, NeededImport>()
  const beside = new Map<string, Edit>()
  const inFunctions = new Map<Scope, string>()
  for (const load of loads.filter(
    (one) => !loads.some((other) => isParentPackage(one.module, other.module) && sameSite(one, other)),
  )) {
    const statement = facts.imports.find((one) => one.items.some((item) => load.boundBeside.includes(item.bound)))
    const { reference } = load
    const scope = load.isLate && reference !== undefined ? functionAround(facts, reference) : undefined
    // What is loaded for what it does keeps its turn among the imports.
    const hasPlace = statement !== undefined && (load.reference === undefined || statement.conditional)
    if (statement !== undefined && (hasPlace || statement.scope !== 0)) {
      const line = lineFor(facts, load, statement.scope)
      beside.set(
        line + String(statement.index),
        besideStatement(facts, statement, line, { newline: style.newline, module: load.module }),
      )
    } else if (statement === undefined && scope !== undefined) {
      const line = lineFor(facts, load, scope.id)
      const known = inFunctions.get(scope)
      if (known?.split(style.newline).includes(line) !== true)
        inFunctions.set(scope, known === undefined ? line : known + style.newline + line)
    } else atTop.set(load.module, neededFor(facts, load.module))
  }
  return [
    ...beside.values(),
    ...insertLocalImports(facts, inFunctions, style.newline),
    ...insertImports({ facts, self, style, isFirstParty }, [...atTop.values()]).map((edit) => ({
      ...edit,
      certainty: 'review' as const,
    })),
  ]
}

/** Two loads of one chain, or of chains at the top: the longer name loads the shorter one. */
function sameSite(one: LoadToKeep, other: LoadToKeep): boolean {
  return (
    (one.reference !== undefined && one.reference === other.reference) ||
    (!one.isLate && !other.isLate && one.boundBeside.join() === other.boundBeside.join())
  )
}

function neededFor(facts: ModuleFacts, module: QualifiedName): NeededImport {
  const isPlain = bindsPackage(facts, module, 0)
  return {
    module,
    name: undefined,
    alias: isPlain ? undefined : `_${module.replaceAll('.', '_')}`,
    typeChecking: false,
    ...(isPlain ? {} : { pragma: '# noqa: F401' }),
  }
}

function lineFor(facts: ModuleFacts, { module, reference }: LoadToKeep, scope: number): string {
  return bindsPackage(facts, module, scope) ||
    (reference !== undefined && scope !== 0 && facts.scopes[scope]?.bindings.has(firstPartOf(module)) !== true)
    ? renderPlain(module, undefined)
    : `${renderPlain(module, `_${module.replaceAll('.', '_')}`)}  # noqa: F401`
}

/** Whether the top of a module's name is nothing but that package in a scope: one more import of it changes no name there. */
function bindsPackage(facts: ModuleFacts, module: QualifiedName, scope: number): boolean {
  const name = firstPartOf(module)
  const span = { start: facts.text.length, end: facts.text.length }
  const isBound = facts.scopes[scope]?.bindings.has(name) === true
  const meaning = meaningOf(facts, { name, scope, span, deferred: true }, { name: undefined, isPackage: false })
  return isBound && meaning.kind === 'imported' && meaning.name === name
}

/** Above the statement that loaded it; a module of the package that this one imports by name comes below it, as one would write it. */
function besideStatement(
  facts: ModuleFacts,
  statement: ImportStatement,
  line: string,
  { newline, module }: { readonly newline: string; readonly module: QualifiedName },
): Edit {
  const place = placeOf(facts, statement)
  const below = nextLine(facts.text, statement.span.end)
  const isPackage = statement.kind === 'import' && statement.items.some(({ name }) => isParentPackage(name, module))
  if (place.alone && isPackage && facts.text.charAt(below - 1) === '\n')
    return insert(below, place.indent + line + newline, 'review')
  return place.alone
    ? insert(place.lineStart, place.indent + line + newline, 'review')
    : insert(statement.span.start, `${line.replace(/ {2}#.*/, '')}; `, 'review')
}

/** The outermost function around a read that has a body of its own lines and does not bind the name of the package to something else. */
function functionAround(facts: ModuleFacts, reference: Reference): Scope | undefined {
  let found: Scope | undefined
  for (let at: number | undefined = reference.scope; at !== undefined; at = facts.scopes[at]?.parent) {
    const scope: Scope | undefined = facts.scopes[at]
    if (scope?.kind === 'function' && scope.bodyAt !== undefined) found = scope
  }
  const isOwn = visibleBindings(facts, reference).some((one) => one.scope === found?.id)
  return isOwn ? undefined : found
}
