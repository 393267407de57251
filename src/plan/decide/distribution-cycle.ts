import type { Finding } from '../../model/finding.ts'
import { firstPartOf, isWithin, joinName } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { Recipe } from '../../model/recipe.ts'
import type { SymbolMove } from '../../model/plan.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import type { ImportStatement, StatementKind } from '../../python/facts/facts.ts'
import { absoluteModule } from '../../python/facts/resolve.ts'
import { distributionOf } from '../manifests/distribution.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { filesWithoutName } from '../names/files-without-name.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** One import that crosses the border of the new package. */
interface Crossing {
  readonly path: string
  readonly line: number
  readonly module: QualifiedName
  readonly names: readonly string[]
}

/** A definition by the module that makes it. */
export interface NeededDefinition {
  readonly module: QualifiedName
  readonly symbol: string
}

/** Which imports cross the border: out of the new package into the rest of its top-level package, and back. */
interface Crossings {
  readonly out: readonly Crossing[]
  readonly back: readonly Crossing[]
}

/**
 * The new distribution must not need the one it came out of while that one needs it: both would have to be
 * installed and released together for ever. Found from the imports; copies and moves of the plan are taken off.
 */
export function distributionCycle(
  index: SymbolIndex,
  recipe: Recipe,
  moves: readonly SymbolMove[],
): readonly Finding[] {
  const extracted = recipe.package
  if (extracted === undefined) return []
  const { out, back } = crossingsOf(index, extracted.from, moves)
  if (out.length === 0 || (back.length === 0 && recipe.shim === undefined)) return []
  const home = distributionOf(index.workspace, out[0]?.path ?? '')
  const name = extracted.distribution
  const ways = waysOut(index, out)
  const until = home.name === undefined ? '' : ` Until then ${name} depends on ${home.name}.`
  return [
    {
      code: 'distribution-cycle',
      level: 'warning',
      reason: `${name} and ${home.name ?? 'what it leaves'} would need each other: ${extracted.from} imports ${listOf(out)}; and it is imported by ${back.length > 0 ? callersOf(back) : 'the shims at its old names'}`,
      advice: `Ways out: ${ways}.${until}`,
      place: { path: out[0]?.path ?? '', ...(out[0] === undefined ? {} : { line: out[0].line }) },
    },
  ]
}

/** What can be done about it: what can be copied into the package, and what about the rest. */
function waysOut(index: SymbolIndex, out: readonly Crossing[]): string {
  const { definitions, isAll } = neededDefinitions(index, out)
  const wanted = definitions.filter((needed) => isCopyable(index, needed))
  if (wanted.length === 0) return '`move` what the package needs along with it, or hand that in from outside'
  const imported = definitions.filter((needed) => isImported(index, needed))
  const shown = wanted.slice(0, 6).map(({ module, symbol }) => joinName(module, symbol))
  const [first] = imported
  const aside =
    first === undefined ? '' : `; ${first.symbol}, which ${first.module} only imports, from where that takes it`
  const listed = `${shown.join(', ')}${aside}`
  const copies =
    isAll && wanted.length + imported.length === definitions.length
      ? `\`copy\` what the package needs (${listed}), with what that needs`
      : `\`copy\` the functions and values that the package needs (${listed}) and \`move\` the classes`
  return `${copies}; \`move\` all that it needs; or hand that in from outside`
}

/**
 * The functions and values that a package takes from the rest of its top-level package, each once; undefined where it takes nothing, or what a copy
 * cannot stand for: a module, or a class, for nobody who catches or tests for one of two classes meets the other.
 */
export function copyableNeeds(index: SymbolIndex, extracted: QualifiedName): readonly NeededDefinition[] | undefined {
  const { definitions, isAll } = neededDefinitions(index, crossingsOf(index, extracted, []).out)
  return isAll && definitions.length > 0 && definitions.every((needed) => isCopyable(index, needed))
    ? definitions
    : undefined
}

/** Neither a class nor what the module itself imports: that has its definition elsewhere. */
function isCopyable(index: SymbolIndex, needed: NeededDefinition): boolean {
  const kinds = kindsOf(index, needed)
  return kinds.length > 0 && !kinds.includes('class') && !isImported(index, needed)
}

function isImported(index: SymbolIndex, needed: NeededDefinition): boolean {
  const kinds = kindsOf(index, needed)
  return kinds.length > 0 && kinds.every((kind) => kind === 'import')
}

/** The kinds of the statements that make a name at the top of its module. */
function kindsOf(index: SymbolIndex, { module, symbol }: NeededDefinition): readonly StatementKind[] {
  const statements = index.factsOfModule(module)?.statements.filter(({ names }) => names.includes(symbol)) ?? []
  return statements.map(({ kind }) => kind)
}

function neededDefinitions(
  index: SymbolIndex,
  out: readonly Crossing[],
): { readonly definitions: readonly NeededDefinition[]; readonly isAll: boolean } {
  const found = new Map<QualifiedName, NeededDefinition>()
  for (const { module, names } of out)
    for (const name of names) {
      const origin = index.definitionOf(module, name) ?? { module, symbol: name }
      found.set(joinName(origin.module, origin.symbol), origin)
    }
  return { definitions: [...found.values()], isAll: out.every(({ names }) => names.length > 0) }
}

function crossingsOf(index: SymbolIndex, extracted: QualifiedName, moves: readonly SymbolMove[]): Crossings {
  const inside = (module: QualifiedName): boolean => isWithin(module, extracted)
  const out: Crossing[] = []
  const back: Crossing[] = []
  const nameless = filesWithoutName(index, extracted)
  const insidePaths = [...index.modulesBelow(extracted).flatMap((module) => index.fileOf(module) ?? []), ...nameless]
  const paths = new Set([...insidePaths, ...index.workspace.matching(moduleQuery(index.workspace, extracted), '.py')])
  const top = firstPartOf(extracted)
  for (const path of paths) {
    const module = index.moduleOf(path) ?? (nameless.includes(path) ? extracted : undefined)
    const facts = module === undefined ? undefined : index.facts(path)
    if (module === undefined || facts === undefined || !isWithin(module, top)) continue
    for (const statement of facts.imports) {
      if (statement.typeChecking) continue
      const { line } = lineIndexOf(facts.text).positionAt(statement.span.start)
      for (const target of targetsOf(index, path, statement)) {
        if (!index.isModule(target.module) || !isWithin(target.module, top)) continue
        const names = inside(module)
          ? target.names.filter((name) => !comesAlong(index, moves, target.module, name))
          : target.names
        if (target.names.length > 0 && names.length === 0) continue
        const crossing = { path, line, module: target.module, names }
        if (inside(module) && !inside(target.module)) out.push(crossing)
        if (!inside(module) && inside(target.module)) back.push(crossing)
      }
    }
  }
  return { out, back }
}

/** What a statement asks for: definitions of a module, and modules (`from a import b` where `b` is one) for themselves. */
function targetsOf(
  index: SymbolIndex,
  path: string,
  statement: ImportStatement,
): readonly { readonly module: QualifiedName; readonly names: readonly string[] }[] {
  if (statement.kind === 'import') return statement.items.map((item) => ({ module: item.name, names: [] }))
  const base = absoluteModule(statement, index.identityOf(path))
  if (base === undefined) return []
  const names = statement.items.map((item) => item.name)
  const isModule = (name: string): boolean =>
    index.isModule(joinName(base, name)) && index.definitionOf(base, name) === undefined
  const own = names.filter((name) => !isModule(name))
  const modules = names.filter(isModule).map((name) => ({ module: joinName(base, name), names: [] }))
  return own.length > 0 || names.length === 0 ? [{ module: base, names: own }, ...modules] : modules
}

/** What is imported, and where; the first four. */
function listOf(crossings: readonly Crossing[]): string {
  return few(crossings, (one) => `${imported(one)} (${one.path}:${one.line})`)
}

/** Where something imports, and what; the first four. */
function callersOf(crossings: readonly Crossing[]): string {
  return few(crossings, (one) => `${one.path}:${one.line} (${imported(one)})`)
}

function imported({ module, names }: Crossing): string {
  const [only, ...others] = names
  if (only === undefined) return module
  return others.length === 0 ? joinName(module, only) : `${names.join(', ')} of ${module}`
}

function few(crossings: readonly Crossing[], said: (one: Crossing) => string): string {
  const more = crossings.length > 4 ? ` and ${crossings.length - 4} more` : ''
  return crossings.slice(0, 4).map(said).join('; ') + more
}

function comesAlong(index: SymbolIndex, moves: readonly SymbolMove[], module: QualifiedName, name: string): boolean {
  const origin = index.definitionOf(module, name) ?? { module, symbol: name }
  return moves.some((move) => move.from === origin.module && move.symbol === origin.symbol)
}
