import { quoteEdits } from '../../python/edit/quote-edits.ts'
import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import { freeName } from '../../python/index/free-name.ts'
import { insertImports } from '../../python/edit/import-block.ts'
import { importLines } from '../../python/edit/import-lines.ts'
import { removeLines } from '../../python/edit/remove-lines.ts'
import { absoluteModule, importedName } from '../../python/facts/resolve.ts'
import { quoteOf } from '../names/python-style.ts'
import { requireName } from '../../templates/imports-module.ts'
import type { MissingBranch } from './guard-blocks.ts'
import {
  exceptClause,
  guardBlock,
  guardedText,
  guardInPlace,
  helpersOf,
  requireEdit,
  ownComments,
} from './guard-blocks.ts'
import type { GuardDecisions, StandIn } from './guard-decisions.ts'
import { decideGuards } from './guard-decisions.ts'
import { importProblems, needAtImport } from './guard-problems.ts'
import type { GuardRequest } from './guard-request.ts'
import { lambdaEdit } from './lambda-edit.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { OptionalImport } from './optional-imports.ts'
import { boundBy, optionalImports } from './optional-imports.ts'
import { POLICIES } from './policies.ts'
import { takeOutImports } from './take-out-imports.ts'
import { importReads, optionalUses } from './optional-uses.ts'

/** One guarded module. */
export interface GuardedModule {
  readonly edits: readonly Edit[]
  readonly findings: readonly Finding[]
  /** The helpers it imports, and the dependencies they are about. */
  readonly helpers: ReadonlySet<string>
  readonly dependencies: ReadonlySet<OptionalDependency>
  /** What it reaches through the generated module. */
  readonly attributes: readonly DependencyAttribute[]
}

/** Guard the optional imports of one module and every use of them; undefined when it imports none. */
export function guardModule(request: GuardRequest): GuardedModule | undefined {
  const { facts, self } = request
  const found = optionalImports(facts, self, request.dependencies)
  if (found.length === 0) return undefined
  const {
    imports,
    uses,
    findings: notes,
    ...turned
  } = POLICIES[request.policy](request, found, optionalUses(facts, self, found), request.attributes)
  const read = new Set(importReads(facts, self, imports).map((one) => one.reference.name))
  const isUsed = (entry: OptionalImport): boolean =>
    [...boundBy([entry])].some((name) => read.has(name)) ||
    [...boundBy([entry])].some((name) => request.isOffered(name)) ||
    entry.statement.items.some((item) => item.alias === item.name)

  const decided = decideGuards(facts, self, uses, found, request.evaluatesAnnotations)
  const needed = needAtImport(request, decided, uses)
  const guarding: Guarding = {
    ...{ request, decided, imports, isUsed },
    stops: needed.stops,
    standIns: withOffered(request, imports, decided),
    quote: quoteOf(facts) ?? request.quote,
    helpers: new Set(),
  }
  const moved = imports.filter((entry) => entry.place === 'head' && isUsed(entry))
  const taken = takeOutImports(facts, moved, (statement, start) => ownComments(facts, statement, start))
  const blocks = [...new Set(moved.map((entry) => entry.dependency))].map((dependency) => {
    const own = moved.filter((entry) => entry.dependency === dependency)
    const texts = own.map((entry) => guardedText(facts, entry))
    return guardBlock(texts, branchOf(guarding, dependency, boundBy(own)))
  })
  const inPlace = guardsInPlace(guarding)
  const edits: readonly Edit[] = [
    ...taken.removal.edits,
    ...turned.removal.edits,
    ...turned.edits,
    ...inPlace.edits,
    ...useEdits(guarding),
  ]
  const wanted = [...missingHelpers(request, guarding.helpers, inPlace.imported), ...turned.needed]
  const gone = new Set([...turned.gone, ...taken.gone])
  const added = insertImports(request, wanted, { gone, guards: blocks })
  const lines = [...turned.removal.lines, ...taken.removal.lines]
  return {
    edits: removeLines(facts.text, { lines, edits: [...edits, ...added] }),
    findings: [...notes, ...importProblems(request, imports, isUsed), ...needed.findings],
    helpers: guarding.helpers,
    dependencies: new Set((request.attributes === undefined ? found : imports).map((entry) => entry.dependency)),
    attributes: turned.attributes,
  }
}

/** One module while it is being guarded. */
interface Guarding {
  readonly request: GuardRequest
  readonly decided: GuardDecisions
  readonly imports: readonly OptionalImport[]
  readonly isUsed: (entry: OptionalImport) => boolean
  /** Dependencies that the module stops without. */
  readonly stops: ReadonlySet<OptionalDependency>
  readonly standIns: ReadonlyMap<string, StandIn>
  readonly quote: string
  /** The helpers it turns out to need. */
  readonly helpers: Set<string>
}

/** What happens where a dependency is missing: its stand-ins, by the names that are bound; notes the helpers they need. */
function branchOf(guarding: Guarding, dependency: OptionalDependency, bound: ReadonlySet<string>): MissingBranch {
  const { request, stops, standIns, quote, helpers } = guarding
  const branch: MissingBranch = {
    dependency,
    stops: stops.has(dependency),
    module: request.self.name ?? '',
    width: request.style.lineLength,
    quote,
    error: freeName(request.facts, ['_error'], 0, []),
    standIns: [...bound].flatMap((name) => {
      const standIn = standIns.get(name)
      return standIn?.dependency === dependency ? [[name, standIn] as const] : []
    }),
  }
  for (const helper of helpersOf(branch)) helpers.add(helper)
  return branch
}

/** Guards around imports that stay where they are; `imported` are the helpers that are imported right above one. */
function guardsInPlace(guarding: Guarding): {
  readonly edits: readonly Edit[]
  readonly imported: ReadonlySet<string>
} {
  const { request, imports, isUsed } = guarding
  const { facts, style } = request
  const imported = new Set<string>()
  const edits = imports.flatMap((entry): readonly Edit[] => {
    const { place, statement, dependency, around } = entry
    if (place === 'late' || (place === 'head' && !isUsed(entry))) {
      const branch = branchOf(guarding, dependency, boundBy([entry]))
      const needed = place === 'head' ? helpersOf(branch).filter((name) => !imported.has(name)) : []
      for (const name of needed) imported.add(name)
      const above = needed.length > 0 ? helperImport(request, needed) + '\n' : ''
      return [guardInPlace(facts, statement, branch, above, style.newline)]
    }
    if (place !== 'refused' || around?.importsOnly !== true) return []
    const inside = imports.filter((other) => other.around?.span.start === around.span.start)
    if (inside[0] !== entry) return []
    const clause = exceptClause(branchOf(guarding, dependency, boundBy(inside)))
    return [replace(around.handlersAt, around.span.end, clause.replaceAll('\n', style.newline))]
  })
  return { edits, imported }
}

/** What is said where dependencies are used: calls that ask for them, quotes around annotations, the helper in lambdas. */
function useEdits({ request, decided, stops, quote, helpers }: Guarding): readonly Edit[] {
  const { facts, self, style } = request
  const edits: Edit[] = []
  for (const { dependencies, title, at, ownLine } of decided.requires) {
    const asked = request.dependencies.filter((one) => dependencies.includes(one) && !stops.has(one))
    if (asked.length === 0) continue
    const calls = asked.map(({ importName }) => `${requireName(importName)}(${quote}${title}${quote})`)
    for (const { importName } of asked) helpers.add(requireName(importName))
    edits.push(requireEdit(facts, at, ownLine, calls, style.newline))
  }
  for (const { span, dependencies } of decided.quoted)
    if (![...dependencies].every((dependency) => stops.has(dependency))) edits.push(...quoteEdits(facts, span))
  for (const use of decided.inLambdas) {
    helpers.add(requireName(use.imported.dependency.importName))
    edits.push(lambdaEdit(use, self, quote))
  }
  return edits
}

/** A name that others take from this module has to be there for them, and to say what is missing when they use it. */
function withOffered(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  decided: GuardDecisions,
): ReadonlyMap<string, StandIn> {
  const standIns = new Map(decided.standIns)
  for (const { statement, items, dependency, place } of imports) {
    if (place !== 'head' && place !== 'late' && place !== 'refused') continue
    for (const item of items) {
      const one = statement.items[item]
      if (one === undefined || standIns.has(one.bound) || !(request.isOffered(one.bound) || one.alias === one.name))
        continue
      const name = importedName(statement, one, request.self) ?? one.name
      standIns.set(one.bound, {
        dependency,
        name,
        evaluated: new Set(),
        decorators: new Set(),
        classes: new Set(),
        isEarly: false,
      })
    }
  }
  return standIns
}

function missingHelpers(
  request: GuardRequest,
  helpers: ReadonlySet<string>,
  above: ReadonlySet<string>,
): readonly {
  readonly module: string
  readonly name: string
  readonly alias: undefined
  readonly typeChecking: false
}[] {
  const there = new Set(
    request.facts.imports
      .filter((entry) => entry.kind === 'from' && absoluteModule(entry, request.self) === request.helpers)
      .flatMap((entry) => entry.items.map((item) => item.bound)),
  )
  return [...helpers]
    .filter((name) => !there.has(name) && !above.has(name))
    .map((name) => ({ module: request.helpers, name, alias: undefined, typeChecking: false }))
}

function helperImport(request: GuardRequest, names: readonly string[]): string {
  const needed = names.map((name) => ({ module: request.helpers, name, alias: undefined, typeChecking: false }))
  const [line] = importLines(needed, request.self, request.style, request.isFirstParty, '')
  return line?.text ?? ''
}
