import { runsOnLoad } from '../../python/facts/moments.ts'
import { allowsRemedy } from '../../model/findings/finding-table.ts'
import type { Finding } from '../../model/finding.ts'
import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { SymbolMove } from '../../model/plan.ts'
import type { Recipe } from '../../model/recipe.ts'
import { definitionSet } from '../../python/index/definitions.ts'
import type { ModuleFacts, Statement } from '../../python/facts/facts.ts'
import { visibleBindings } from '../../python/facts/resolve.ts'
import { insertImports } from '../../python/edit/import-block.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { closureOf } from '../../python/index/closure.ts'
import { fileStyles } from '../names/file-style.ts'
import { madeByFacade, mayLoadParentFirst } from '../names/parent-first.ts'
import type { Planned } from './make-plan.ts'

/** Another recipe, or another tree, that may do what a refused one could not, with what it does: `move _rate as well`. */
export interface Alternative {
  readonly recipe: Recipe
  readonly workspace: Workspace
  readonly action: string
  /** What the refusal says stays good advice where this does not work. */
  readonly isExtra?: boolean
}

/** Whether `alternatives` may know a way out of an error. */
export function hasAlternatives(finding: Finding): boolean {
  return finding.level === 'error' && allowsRemedy(finding.code, 'alternatives')
}

/** More names than this is no advice, but another project. */
const MOST_NAMES = 12
const MOST_SETS = 3

/**
 * Recipes to try when a plan, or the proof of what came of it, is refused with `errors`: some that move more names of the same
 * module along, what is needed before what needs it, and one with a new module as the target. That one is first when the way
 * of the failure leads through other modules, which more names do not change. Nothing of them was tried.
 */
export function alternatives({ plan, index }: Planned, errors: readonly Finding[]): readonly Alternative[] {
  const curable = errors.filter(hasAlternatives)
  if (curable.length === 0) return []
  const pairs = new Map<string, SymbolMove[]>()
  for (const move of plan.symbols.filter((entry) => !entry.copied)) {
    const key = `${move.from}>${move.to}`
    pairs.set(key, [...(pairs.get(key) ?? []), move])
  }
  const atFault = [...pairs.values()].find(([move]) =>
    curable.some((finding) => finding.place?.path === index.fileOf(move?.from ?? '')),
  )
  const moves = atFault ?? [...pairs.values()][0] ?? []
  const ownNames = moves.length === 0 ? belowThePackage(index, plan.recipe) : []
  if (ownNames.length > 0) return ownNames
  const other = newTarget(index, plan.recipe, moves)
  if (curable.every((finding) => finding.code === 'annotation-evaluation'))
    return [...textAnnotations(index, plan.recipe, moves), ...other]
  const longer = longerLists(index, plan.recipe, moves)
  return plan.findings.some(hasAlternatives) ? [...longer, ...other] : [...other, ...longer]
}

/**
 * What the `__init__` of the package defines itself and its parent takes from it while it is half loaded, in a module of its own below: from
 * there the parent has it (`parent-first`).
 */
function belowThePackage(index: SymbolIndex, recipe: Recipe): readonly Alternative[] {
  const facade = recipe.package?.from
  const facts = facade === undefined ? undefined : index.factsOfModule(facade)
  if (facade === undefined || facts === undefined || !index.isPackage(facade)) return []
  if (!mayLoadParentFirst(index, facade)) return []
  const names = madeByFacade(index, facade)
  const all = names.length === 0 ? undefined : spread(facts, new Set(names), [needed])
  const to = joinName(facade, names.length === 1 ? moduleWord(names[0] ?? '') : '_definitions')
  if (all === undefined || all.size > MOST_NAMES || index.isModule(to) || lastPartOf(to) === '_') return []
  const symbols = [...all].sort()
  return [
    {
      recipe: { ...recipe, move: [...recipe.move, { from: facade, to, symbols }] },
      workspace: index.workspace,
      action: `write \`move: [{ from: ${facade}, to: ${to}, symbols: [${symbols.join(', ')}] }]\` into the recipe`,
      isExtra: true,
    },
  ]
}

/** A module of its own for a definition: `_load_table` for `LoadTable`. */
function moduleWord(symbol: string): string {
  const words = symbol.replaceAll(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  return `_${words.replace(/^_+/, '')}`
}

type Rule = (facts: ModuleFacts, names: ReadonlySet<string>) => readonly string[] | undefined

function longerLists(index: SymbolIndex, recipe: Recipe, moves: readonly SymbolMove[]): readonly Alternative[] {
  const [first] = moves
  const facts = first === undefined ? undefined : index.factsOfModule(first.from)
  if (first === undefined || facts === undefined) return []
  const symbols = new Set(moves.map((move) => move.symbol))
  const rules: readonly (readonly Rule[])[] = [
    [],
    [needed],
    [setters],
    [needed, setters],
    [readersOnImport],
    [needed, readersOnImport],
    [needed, readersOnImport, setters],
  ]
  const sets = new Map<string, readonly string[]>()
  for (const own of rules) {
    const all = spread(facts, symbols, own)
    const more = [...(all ?? [])].filter((name) => !symbols.has(name))
    if (more.length > 0 && more.length <= MOST_NAMES) sets.set([...more].sort().join(), more)
  }
  return [...sets.values()].slice(0, MOST_SETS).map((more) => ({
    recipe: { ...recipe, move: [...recipe.move, { from: first.from, to: first.to, symbols: more }] },
    workspace: index.workspace,
    action: `move ${more.join(', ')} as well`,
  }))
}

/** Follow rules until nothing new turns up, what one statement binds together included; undefined when something cannot move. */
function spread(
  facts: ModuleFacts,
  symbols: ReadonlySet<string>,
  rules: readonly Rule[],
): ReadonlySet<string> | undefined {
  const all = new Set(symbols)
  for (let before = -1; before < all.size;) {
    before = all.size
    for (const rule of [boundTogether, ...rules]) {
      const more = rule(facts, all)
      if (more === undefined || more.some((name) => name.startsWith('__'))) return undefined
      for (const name of more) all.add(name)
    }
  }
  return all
}

function boundTogether(facts: ModuleFacts, names: ReadonlySet<string>): readonly string[] {
  return definitionSet(facts, names).statements.flatMap((at) => facts.statements[at]?.names ?? [])
}

function needed(facts: ModuleFacts, names: ReadonlySet<string>): readonly string[] {
  return closureOf(facts, names).needed
}

/** Definitions that read one of the names while the module is imported. */
function readersOnImport(facts: ModuleFacts, names: ReadonlySet<string>): readonly string[] | undefined {
  const own = new Set(definitionSet(facts, names).statements)
  const statements = facts.references
    .filter(
      (reference) =>
        names.has(reference.name) &&
        !own.has(reference.statement) &&
        runsOnLoad(reference) &&
        visibleBindings(facts, reference).some((binding) => binding.scope === 0),
    )
    .map((reference) => facts.statements[reference.statement])
  return namesOf(statements)
}

/** Functions that set one of the names, or a name they read, again (`global`). */
function setters(facts: ModuleFacts, names: ReadonlySet<string>): readonly string[] | undefined {
  const reached = [...names, ...closureOf(facts, names).needed]
  const own = new Set(definitionSet(facts, names).statements)
  const bindings = reached.flatMap((name) => {
    const all = facts.scopes[0]?.bindings.get(name) ?? []
    return all.some((binding) => binding.viaGlobal) ? all : []
  })
  const statements = bindings.map((binding) => binding.statement).filter((at) => !own.has(at))
  return namesOf(statements.map((at) => facts.statements[at]))
}

/** What some statements define; undefined when one of them defines nothing and so cannot move. */
function namesOf(statements: readonly (Statement | undefined)[]): readonly string[] | undefined {
  const movable = statements.every(
    (entry) => entry !== undefined && entry.names.length > 0 && entry.kind !== 'import' && entry.kind !== 'compound',
  )
  return movable ? statements.flatMap((entry) => entry?.names ?? []) : undefined
}

/** The same names, in a module of their own beside the one they leave. */
function newTarget(index: SymbolIndex, recipe: Recipe, moves: readonly SymbolMove[]): readonly Alternative[] {
  const [first] = moves
  if (first === undefined || !index.isModule(first.to)) return []
  const folder = index.isPackage(first.from) ? first.from : parentOf(first.from)
  const to = joinName(folder, moduleWord(first.symbol))
  if (index.isModule(to) || lastPartOf(to) === '_') return []
  const move = recipe.move.map((request) =>
    request.from === first.from && request.to === first.to ? { ...request, to } : request,
  )
  const names = moves.map((entry) => entry.symbol).join(', ')
  return [{ recipe: { ...recipe, move }, workspace: index.workspace, action: `move ${names} to a new module, ${to}` }]
}

/** The same recipe where the target has the annotations of PEP 563, as the source has. */
function textAnnotations(index: SymbolIndex, recipe: Recipe, moves: readonly SymbolMove[]): readonly Alternative[] {
  const [first] = moves
  const path = first === undefined ? undefined : index.fileOf(first.to)
  const facts = path === undefined ? undefined : index.facts(path)
  const file = path === undefined ? undefined : index.workspace.read(path)
  if (first === undefined || path === undefined || facts === undefined || file === undefined) return []
  if (facts.futureAnnotations || index.factsOfModule(first.from)?.futureAnnotations !== true) return []
  const styles = fileStyles(index)
  const edits = insertImports(
    { facts, self: index.identityOf(path), style: styles.styleOf(path), isFirstParty: styles.isFirstParty },
    [],
    { futureAnnotations: true },
  )
  return [
    {
      recipe,
      workspace: index.workspace.with([{ kind: 'edit', file, edits }]),
      action: `add \`from __future__ import annotations\` to ${first.to} first, if its own annotations may become text`,
    },
  ]
}
