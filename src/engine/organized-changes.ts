import type { FileChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import { insert } from '../model/edit.ts'
import type { Edit } from '../model/edit.ts'
import type { QualifiedName } from '../model/names.ts'
import { joinName, parentOf, prefixesOf } from '../model/names.ts'
import { baseNameOf } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { nameMapOf } from '../plan/names/name-map.ts'
import { finalIdentities } from '../plan/names/final-identity.ts'
import { styleBook } from '../plan/style/file-rules.ts'
import type { StyleBook } from '../plan/style/file-rules.ts'
import { isPython } from '../python/facts/modules.ts'
import type { FileRules } from '../python/imports/import-rules.ts'
import { sectionFor } from '../python/imports/import-sections.ts'
import { organizedEdits, organizedText } from '../python/imports/organize-imports.ts'
import type { HeldBlock, Organizing, Passing } from '../python/imports/organize-imports.ts'
import type { ImportEntry } from '../python/imports/import-entries.ts'
import type { ModuleFacts } from '../python/facts/facts.ts'
import { namesAskedBy } from '../python/facts/moments.ts'
import { absoluteModule } from '../python/facts/resolve.ts'
import { laidOutEdits } from '../python/edit/laid-out-lines.ts'
import { loadEffects } from '../python/index/load-effects.ts'
import { areApart } from '../python/index/load-touches.ts'
import { factsOfText } from '../python/index/symbol-index.ts'
import { importFacts } from '../python/parse/module-facts.ts'
import { editMarked } from '../text/marked-text.ts'
import { newlineOf } from '../text/text-style.ts'
import { heldImports } from './held-imports.ts'
import { loadOrder } from './load-order.ts'
import { organizedCells } from './organized-cells.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Puts the imports of changed Python files in order, step by step. */
export interface Organizer {
  /** The changes of one transform, computed from `before`, with imports of modules and notebooks where the project's rules want them. */
  readonly organized: (changes: readonly FileChange[], before: Workspace) => readonly FileChange[]
  /** What the last steps left in an order that the project's own rules would change, told once for each file. */
  readonly held: () => readonly Finding[]
}

/**
 * One home for where imports stand: a transform adds, merges, renames and drops them, and what it leaves of a block that was in order
 * is in order again, by the rules that hold for the file then. Was it in order? As the file stood in `base`, or as it stands now.
 * Files of `kept` are left as transforms make them.
 */
export function importOrganizer(
  planned: Planned,
  base: Workspace,
  kept: 'all' | ReadonlySet<RepoPath> = new Set(),
): Organizer {
  const isKept = (path: RepoPath): boolean => kept === 'all' || kept.has(path)
  const held = heldImports()
  const { plan } = planned
  const origins = new Map(plan.files.map((move) => [move.to, move.from]))
  const originOf = (path: RepoPath): RepoPath => origins.get(path) ?? path
  const roots = [...new Set([...plan.rootsBefore, ...plan.rootsAfter])]
  const first = styleBook(base, roots)
  const passing = passages(planned)

  function organized(changes: readonly FileChange[], before: Workspace): readonly FileChange[] {
    if (!changes.some(isOurs)) return changes
    const [now, then] = [styleBook(before, roots), styleBook(before.with(changes), roots)]
    return changes.map((change) => {
      if (!isOurs(change)) return change
      const path = pathOf(change)
      held.moved(change.kind === 'create' ? path : change.file.path, path)
      const tell = (block: HeldBlock): void => held.told(path, block, then)
      const inOrder = organize(change, { now, then }, passing(path), tell)
      if (!isKept(path) || inOrder === change || !then.isEnforced(path)) return isKept(path) ? change : inOrder
      held.refused(path)
      return organize(change, { now, then }, { ...passing(path), ...IN_TURN }, () => undefined)
    })
  }

  function organize(
    change: FileChange & { readonly kind: 'create' | 'edit' | 'move' },
    books: Pick<Books, 'now' | 'then'>,
    order: Passing,
    tell: (block: HeldBlock) => void,
  ): FileChange {
    return change.kind === 'create'
      ? created(change, books.then, order, tell)
      : edited(change, { first, origin: originOf(change.file.path), ...books }, order, tell)
  }

  return { organized, held: held.findings }
}

/** The rules as they were in the base tree, where the file was called `origin`, before the change, and behind it. */
interface Books {
  readonly first: StyleBook
  readonly origin: RepoPath
  readonly now: StyleBook
  readonly then: StyleBook
}

/** A file that is edited or moves, with the imports in order that were. */
function edited(
  change: FileChange & { readonly kind: 'edit' | 'move' },
  { first, origin, now, then }: Books,
  order: Passing,
  onHeld: (block: HeldBlock) => void,
): FileChange {
  const { file } = change
  const path = pathOf(change)
  const [old, own, later] = [first.rulesFor(origin), now.rulesFor(file.path), then.rulesFor(path)]
  // What stands in a file says another thing where the file is another's: its own package, what is first party there.
  const isAlone = change.edits.length === 0
  if (isAlone && !(then.isEnforced(path) && areOfOtherSections(file.text, old[0], later[0]))) return change
  const organize = (facts: ModuleFacts, edits: readonly Edit[]): readonly Edit[] =>
    organizedEdits({
      ...layoutOf(then, path, facts.text),
      onHeld,
      facts,
      edits,
      isElsewhere: isAlone,
      before: [...old, ...own],
      after: [...old.map((_, at) => later[at]), ...own.map((_, at) => later[at])],
      passing: order,
    })
  const edits = isPython(file.path)
    ? laidOut(then, path, factsOfText(file.text), organize(factsOfText(file.text), change.edits))
    : organizedCells(file, change.edits, organize)
  return edits === change.edits ? change : { ...change, edits }
}

/** Whether an import of a text belongs to another section by other rules. */
function areOfOtherSections(text: string, one: FileRules | undefined, other: FileRules | undefined): boolean {
  if (one === undefined || other === undefined) return false
  return importFacts(text).imports.some(({ kind, module, level, items }) =>
    (kind === 'from' ? [module] : items.map(({ name }) => name)).some(
      (name) => sectionFor(one, name, level) !== sectionFor(other, name, level),
    ),
  )
}

/** How what stands in a file is read, and laid out anew. */
function layoutOf(book: StyleBook, path: RepoPath, text: string): Pick<Organizing, LaidOut> {
  return {
    ...READERS,
    newline: newlineOf(text),
    isFormatted: book.isFormatted(),
    splitsHeld: book.isEnforced(path),
  }
}

type LaidOut = keyof typeof READERS | 'newline' | 'isFormatted' | 'splitsHeld'

/** A new file with its imports in order. */
function created(
  change: FileChange & { readonly kind: 'create' },
  then: StyleBook,
  passing: Passing,
  onHeld: (block: HeldBlock) => void,
): FileChange {
  const rules = then.isEnforced(change.path) ? then.rulesFor(change.path) : []
  const given = { ...change, ...editMarked({ toReview: [], ...change }, requiredEdits(change, rules[0])) }
  const edits = organizedText(given.text, {
    ...layoutOf(then, change.path, given.text),
    onHeld,
    before: rules,
    after: rules,
    passing,
  })
  return { ...given, ...editMarked(given, edits) }
}

/** No import may pass another one. */
const IN_TURN: Pick<Passing, 'mayPass' | 'loadsAlike'> = { mayPass: () => false, loadsAlike: () => false }

const FUTURE = 'from __future__ import annotations'

/** The import that the project requires of every file, in a test of our own: code that moves says itself how its annotations are read. */
function requiredEdits(
  { path, text }: FileChange & { readonly kind: 'create' },
  rules: FileRules | undefined,
): readonly Edit[] {
  if (rules?.rules.requiredImports.includes(FUTURE) !== true || !/^test_\w+\.py$/.test(baseNameOf(path))) return []
  const { statements, futureAnnotations } = factsOfText(text)
  const [first] = statements
  if (first === undefined || futureAnnotations) return []
  const newline = newlineOf(text)
  if (first.kind !== 'docstring') return [insert(first.span.start, FUTURE + newline + newline)]
  return statements.length === 1 ? [] : [insert(first.span.end, newline + newline + FUTURE)]
}

/** Code that edits make shorter or longer as the project's formatter would lay it out; without one it keeps its lines. */
function laidOut(book: StyleBook, path: RepoPath, facts: ModuleFacts, edits: readonly Edit[]): readonly Edit[] {
  return book.isFormatted() ? laidOutEdits({ facts, edits, factsOf: factsOfText, width: book.widthOf(path) }) : edits
}

/**
 * For a file: which of its imports may pass each other. One of two at least does nothing to others, but for what both of them load,
 * which comes first either way; or all that they load runs in one order whichever is first.
 */
function passages(planned: Planned): (path: RepoPath) => Passing {
  const identityOf = finalIdentities(planned.plan)
  const loudFrom = loudModules(planned)
  const isLoud = (module: QualifiedName): boolean => loudFrom(module) !== undefined
  const to = nameMapOf(planned.plan).moduleTo
  const back = new Map(planned.plan.modules.map((move) => [move.to, move.from]))
  const lazy = new Set(planned.plan.recipe.lazy.map((request) => request.package))
  const order = loadOrder(planned.index, {
    to,
    back: (module) => back.get(module) ?? module,
    loudFrom,
    areApart: (one, other) => one !== other && areApart(planned.index, back.get(one) ?? one, back.get(other) ?? other),
    becomesLazy: (module) => lazy.has(module),
  })
  return (path) => {
    const { before, after } = identityOf(path)
    const loadsOf = (entry: ImportEntry): Readonly<Record<'first' | 'loud' | 'all', readonly QualifiedName[]>> => {
      const modules = [after, before].flatMap((identity) => absoluteModule(entry, identity) ?? [])
      const first = modules.flatMap((module) => prefixesOf(entry.kind === 'from' ? module : parentOf(module)))
      const members = modules.flatMap((module) => entry.members.map(({ name }) => joinName(module, name)))
      return { first, loud: [...first, ...modules, ...members].filter(isLoud), all: [...modules, ...members] }
    }
    return {
      mayPass(one, other) {
        const [mine, others] = [loadsOf(one), loadsOf(other)]
        return (
          mine.loud.every((name) => others.first.includes(name)) ||
          others.loud.every((name) => mine.first.includes(name)) ||
          order.commute(mine.all.map(to), others.all.map(to), after.name ?? '')
        )
      },
      starNames(entry) {
        const module = absoluteModule(entry, after)
        const today = module === undefined ? undefined : (back.get(module) ?? module)
        const names = today === undefined ? undefined : planned.index.starNames(today)
        const arriving = planned.plan.symbols.flatMap((move) => (move.to === today ? move.symbol : []))
        return names === undefined ? undefined : [...names, ...arriving]
      },
      loadsAlike: (was, now) =>
        order.isKept(
          was.flatMap((statement) => namesAskedBy(statement, before)),
          now.flatMap((entry) => {
            const module = absoluteModule(entry, after)
            if (module === undefined) return []
            return [module, ...entry.members.map(({ name }) => joinName(module, name))]
          }),
          after.name ?? '',
        ),
    }
  }
}

/** How texts are read after edits: mostly for their imports alone. */
const READERS = { importsOf: importFacts, factsOf: factsOfText }

type OurChange = FileChange & { readonly kind: 'create' | 'edit' | 'move' }

/** Where the file lies afterwards. */
function pathOf(change: OurChange): RepoPath {
  if (change.kind === 'create') return change.path
  return change.kind === 'move' ? change.to : change.file.path
}

function isOurs(change: FileChange): change is OurChange {
  if (change.kind === 'create') return isPython(change.path)
  if (change.kind !== 'edit' && change.kind !== 'move') return false
  if (change.edits.length === 0) return change.kind === 'move' && isPython(change.file.path)
  return isPython(change.file.path) || change.file.path.endsWith('.ipynb')
}

/** Where modules, by their old or new name, begin to register something elsewhere or change it when they are loaded; undefined for others. */
function loudModules({ plan, index }: Planned): (module: QualifiedName) => number | undefined {
  const back = new Map(plan.modules.map((move) => [move.to, move.from]))
  const known = new Map<QualifiedName, number | undefined>()
  return (module) => {
    const name = back.get(module) ?? module
    if (!known.has(name)) {
      const effects = index.isModule(name) ? loadEffects(index, name) : []
      known.set(
        name,
        effects.length === 0 ? undefined : Math.min(...effects.map(({ statement }) => statement.span.start)),
      )
    }
    return known.get(name)
  }
}
