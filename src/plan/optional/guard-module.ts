import type { Edit } from '../../model/edit.ts'
import { replace } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { DependencyAttribute } from '../../templates/imports-attributes.ts'
import { attributeGuards, NO_GUARDS } from './attribute-guards.ts'
import type { AttributeGuards } from './attribute-guards.ts'
import { isAtTop, keptByName, keptNote } from './policy-fallbacks.ts'
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
  quoteEdits,
  requireEdit,
  ownComments,
} from './guard-blocks.ts'
import type { GuardDecisions, StandIn } from './guard-decisions.ts'
import { decideGuards } from './guard-decisions.ts'
import { importProblems, needAtImport } from './guard-problems.ts'
import type { GuardRequest } from './guard-request.ts'
import type { GuardPolicy } from '../../model/recipe.ts'
import type { OptionalAttributes } from './optional-attributes.ts'
import { lazyGuards } from './lazy-guards.ts'
import { lambdaEdit } from './lambda-edit.ts'
import type { OptionalDependency } from '../names/optional-dependencies.ts'
import type { OptionalImport } from './optional-imports.ts'
import { optionalImports } from './optional-imports.ts'
import { takeOutImports } from './take-out-imports.ts'
import { importReads, optionalUses } from './optional-uses.ts'
import type { OptionalUse } from './optional-uses.ts'

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
  const { facts, self, style } = request
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
  const findings = [...notes, ...importProblems(request, imports, isUsed), ...needed.findings]
  const standIns = withOffered(request, imports, decided)
  const helpers = new Set<string>()
  const quote = quoteOf(facts) ?? request.quote
  const branchOf = (dependency: OptionalDependency, bound: ReadonlySet<string>): MissingBranch => {
    const branch: MissingBranch = {
      dependency,
      stops: needed.stops.has(dependency),
      module: self.name ?? '',
      width: style.lineLength,
      quote,
      error: freeName(facts, ['_error'], 0, []),
      standIns: [...bound].flatMap((name) => {
        const standIn = standIns.get(name)
        return standIn?.dependency === dependency ? [[name, standIn] as const] : []
      }),
    }
    for (const helper of helpersOf(branch)) helpers.add(helper)
    return branch
  }
  const moved = imports.filter((entry) => entry.place === 'head' && isUsed(entry))
  const taken = takeOutImports(facts, moved, (statement, start) => ownComments(facts, statement, start))
  const gone = new Set([...turned.gone, ...taken.gone])
  const lines = [...turned.removal.lines, ...taken.removal.lines]
  const blocks = [...new Set(moved.map((entry) => entry.dependency))].map((dependency) => {
    const own = moved.filter((entry) => entry.dependency === dependency)
    return guardBlock(
      own.map((entry) => guardedText(facts, entry)),
      branchOf(dependency, boundBy(own)),
    )
  })
  const edits: Edit[] = [...taken.removal.edits, ...turned.removal.edits, ...turned.edits]
  /** Helpers that are imported right above a guard that stands among the imports. */
  const above = new Set<string>()
  for (const entry of imports) {
    const bound = boundBy([entry])
    if (entry.place === 'late' || (entry.place === 'head' && !isUsed(entry))) {
      const branch = branchOf(entry.dependency, bound)
      const needed = helpersOf(branch).filter((name) => !above.has(name))
      const isAbove = entry.place === 'head' && needed.length > 0
      if (isAbove) for (const name of needed) above.add(name)
      edits.push(
        guardInPlace(
          facts,
          entry.statement,
          branch,
          isAbove ? helperImport(request, needed) + '\n' : '',
          style.newline,
        ),
      )
    } else if (entry.place === 'refused' && entry.around?.importsOnly === true) {
      const { handlersAt, span } = entry.around
      const inside = imports.filter((other) => other.around?.span.start === span.start)
      if (inside[0] !== entry) continue
      const clause = exceptClause(branchOf(entry.dependency, boundBy(inside)))
      edits.push(replace(handlersAt, span.end, clause.replaceAll('\n', style.newline)))
    }
  }
  for (const place of decided.requires) {
    const asked = request.dependencies.filter(
      (dependency) => place.dependencies.includes(dependency) && !needed.stops.has(dependency),
    )
    if (asked.length === 0) continue
    const calls = asked.map(({ importName }) => `${requireName(importName)}(${quote}${place.title}${quote})`)
    for (const { importName } of asked) helpers.add(requireName(importName))
    edits.push(requireEdit(facts, place.at, place.ownLine, calls, style.newline))
  }
  for (const { span, dependencies } of decided.quoted)
    if (![...dependencies].every((dependency) => needed.stops.has(dependency))) edits.push(...quoteEdits(facts, span))
  for (const use of decided.inLambdas) {
    helpers.add(requireName(use.imported.dependency.importName))
    edits.push(lambdaEdit(use, self, quote))
  }
  edits.push(
    ...insertImports(request, [...missingHelpers(request, helpers, above), ...turned.needed], { gone, guards: blocks }),
  )
  return {
    edits: removeLines(facts.text, { lines, edits }),
    findings,
    helpers,
    dependencies: new Set((request.attributes === undefined ? found : imports).map((entry) => entry.dependency)),
    attributes: turned.attributes,
  }
}

/** The imports and uses that `guard: function` is left with, and what the other policies do with the rest. */
interface Turned extends AttributeGuards {
  readonly imports: readonly OptionalImport[]
  readonly uses: readonly OptionalUse[]
  readonly findings: readonly Finding[]
}

/** What a policy does with the optional imports of a module. */
type Policy = (
  request: GuardRequest,
  imports: readonly OptionalImport[],
  uses: readonly OptionalUse[],
  attributes: OptionalAttributes | undefined,
) => Turned

const asNames: Policy = (_request, imports, uses) => ({ ...NO_GUARDS, imports, uses, findings: [] })

/** Each policy; what it leaves to `guard: function` is in `imports` and `uses` of what it gives. */
const POLICIES: Readonly<Record<GuardPolicy, Policy>> = {
  function: asNames,

  'module-getattr'(request, imports, uses, attributes) {
    if (attributes === undefined) return asNames(request, imports, uses, attributes)
    const { facts, self } = request
    const { isTurned, findings } = turnable(request, imports, uses, attributes.spell)
    const turned = attributeGuards(request, imports.filter(isTurned), attributes)
    const own = uses.filter((use) => isTurned(use.imported))
    const { quoted } = decideGuards(facts, self, own, imports, request.evaluatesAnnotations)
    return {
      ...turned,
      edits: [...turned.edits, ...quoted.flatMap(({ span }) => quoteEdits(facts, span))],
      imports: imports.filter((entry) => !isTurned(entry)),
      uses: uses.filter((use) => !isTurned(use.imported)),
      findings,
    }
  },

  'lazy-import'(request, imports, uses) {
    const { isTurned, findings } = turnable(request, imports, uses, undefined)
    const lazy = lazyGuards(request, imports.filter(isTurned))
    const rest = imports.filter((entry) => !isTurned(entry))
    return { ...NO_GUARDS, ...lazy, imports: rest, uses, findings: [...findings, ...lazy.findings] }
  },
}

/** Which imports a policy other than `function` can take over, and what a person is told of the rest. */
function turnable(
  request: GuardRequest,
  imports: readonly OptionalImport[],
  uses: readonly OptionalUse[],
  spell: OptionalAttributes['spell'] | undefined,
): { readonly isTurned: (entry: OptionalImport) => boolean; readonly findings: readonly Finding[] } {
  const { facts, self } = request
  const decided = decideGuards(facts, self, uses, imports, request.evaluatesAnnotations)
  const kept = keptByName(request, imports, decided, spell)
  const read = new Set(importReads(facts, self, imports).map((one) => one.reference.name))
  return {
    isTurned: (entry) =>
      isAtTop(entry) && !kept.has(entry.dependency) && [...boundBy([entry])].some((name) => read.has(name)),
    findings: [...kept].map(([dependency, reason]) => keptNote(request, dependency, reason)),
  }
}

/** The names that imports bind in their module. */
function boundBy(entries: readonly OptionalImport[]): ReadonlySet<string> {
  return new Set(
    entries.flatMap(({ statement, items }) => [...items].flatMap((item) => statement.items[item]?.bound ?? [])),
  )
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
