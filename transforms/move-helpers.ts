/**
 * Move (or copy) top-level definitions from one module to another.
 *
 * Before:       lines.py: def _net_total(fov): ...        _utils.py: (not there, or with other things)
 * After:        lines.py: from pkg._utils import _net_total   _utils.py: the definition, with the imports it needs
 * Leaves alone: every other byte of both modules; callers (rewrite-imports follows); imports nobody used before.
 * Reports:      kept-name, registrations-stay, side-effect-decorator, side-effect-class, local-import, left-dunder-all, emptied-module, stub-made, stub-dropped, stub-left, import-order-kept.
 */
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import { emptiedModules } from '../src/plan/relocation/emptied-modules.ts'
import { declaredInStubFolders } from '../src/plan/relocation/stub-distributions.ts'
import { arrivals, neededByArrivals } from '../src/plan/relocation/target-edits.ts'
import type { Departure } from '../src/plan/relocation/target-edits.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import type { FileStyles } from '../src/plan/names/file-style.ts'
import { importOf, linesOf, returningEdits } from '../src/plan/relocation/returning-edits.ts'
import type { Returning } from '../src/plan/relocation/returning-edits.ts'
import type { Relocation } from '../src/plan/relocation/relocation.ts'
import { declaringEdits, madeDepartures } from '../src/plan/relocation/stub-additions.ts'
import { stubReimports } from '../src/plan/relocation/stub-reimports.ts'
import { undeclaredNeeds } from '../src/plan/relocation/undeclared-names.ts'
import type { MadeDeclaration } from '../src/plan/relocation/undeclared-names.ts'
import { isHandedOn } from '../src/plan/names/handed-on.ts'
import { isTaken } from '../src/plan/names/imported-elsewhere.ts'
import { cutStatements } from '../src/python/edit/cut.ts'
import type { ImportItem, ImportStatement, ModuleFacts, Scope } from '../src/python/facts/facts.ts'
import { quoteEdits } from '../src/python/edit/quote-edits.ts'
import { firstTypeOnly } from '../src/python/edit/import-block.ts'
import { spellModule } from '../src/python/edit/import-lines.ts'
import { insertLocalImports } from '../src/python/index/local-imports.ts'
import { isInit } from '../src/python/facts/modules.ts'
import { loadedBy, walkedSubmodules } from '../src/python/index/library-submodules.ts'
import { boundName } from '../src/python/index/needed-imports.ts'
import type { NeededImport } from '../src/python/index/needed-imports.ts'
import { joinRemovals, removalChanges } from '../src/python/edit/remove-lines.ts'
import type { Removal } from '../src/python/edit/remove-lines.ts'
import { absoluteModule } from '../src/python/facts/resolve.ts'
import type { ModuleIdentity } from '../src/python/facts/resolve.ts'
import { removeUnusedImports } from '../src/python/edit/unused-imports.ts'

export const moveHelpers: Transform = {
  name: 'move-helpers',
  group: 'code',
  summary: 'Move shared definitions to their new modules',

  run(context) {
    const styles = fileStyles(context.index)
    const { departures, cuts } = departuresOf(context, styles)
    const stubs = undeclaredNeeds(context.index, context.decisions)
    const paths = new Set([...departures.map(({ path }) => path), ...stubs.keys()])
    const left = [...paths].flatMap(
      (path) => sourceEdits(context, styles, path, { departures, made: stubs.get(path) ?? [] }) ?? [],
    )
    const comments = new Map(left.map(({ path, comments: said }) => [path, said]))
    const gone = new Map(left.map(({ path, gone: statements }) => [path, statements]))
    const edits = new Map(left.map(({ path, removal }) => [path, removal.edits]))
    const arrived = arrivals(context.index, departures, styles, { comments, gone, edits })
    const removals = joinedByFile([
      ...cuts,
      ...left,
      ...[...arrived.edits].map(([path, edits]) => editsAlone(path, edits)),
    ])
    const edited = removalChanges(context.workspace, removals)
    const emptied = emptiedModules(
      context,
      edited.filter(({ file }) => comments.has(file.path)),
    )
    return {
      changes: [...arrived.created.map((file): FileChange => ({ kind: 'create', ...file })), ...edited],
      findings: [
        ...left.flatMap(({ findings }) => findings),
        ...arrived.findings,
        ...emptied,
        ...declaredInStubFolders(context.index, context.decisions.relocations),
      ],
    }
  },
}

/** What is taken out of a file and put into it. */
interface FileRemoval {
  readonly path: RepoPath
  readonly removal: Removal
}

function editsAlone(path: RepoPath, edits: readonly Edit[]): FileRemoval {
  return { path, removal: { lines: [], edits } }
}

function joinedByFile(all: readonly FileRemoval[]): ReadonlyMap<RepoPath, Removal> {
  const joined = new Map<RepoPath, Removal>()
  for (const { path, removal } of all) joined.set(path, joinRemovals(joined.get(path), removal))
  return joined
}

/** The definitions of each relocation as pieces of text, from its module and from the stub of that, and how they are cut out. */
function departuresOf(
  context: TransformContext,
  styles: FileStyles,
): { readonly departures: readonly Departure[]; readonly cuts: readonly FileRemoval[] } {
  const { index, decisions } = context
  const departures: Departure[] = []
  const cuts: FileRemoval[] = []
  for (const relocation of decisions.relocations) {
    for (const path of [index.fileOf(relocation.from), index.stubOf(relocation.from)]) {
      const own = path === undefined || !path.endsWith('.pyi') ? relocation : decisions.declarationsOf(relocation)
      if (path === undefined || own === undefined || own.statements.length === 0) continue
      const facts = index.facts(path)
      if (facts === undefined) continue
      const additions = ownImports(context, styles, own, path, facts)
      const { pieces, removal } = cutStatements(facts, own.statements, respelled(context, own, path), additions)
      departures.push({ relocation: own, path, pieces })
      if (!relocation.copied) cuts.push({ path, removal })
    }
  }
  return { departures: [...madeDepartures(index, decisions), ...departures], cuts }
}

/** Relative imports inside a moved definition, as its new module has to write them. */
function respelled(
  context: TransformContext,
  relocation: Relocation,
  path: RepoPath,
): (statement: ImportStatement) => string | undefined {
  const target = context.index.fileOf(relocation.to)
  const identity = { name: relocation.to, isPackage: target !== undefined && isInit(target) }
  return (statement) => {
    const module = absoluteModule(statement, context.index.identityOf(path))
    return module === undefined ? undefined : spellModule(module, identity, true)
  }
}

/** The imports that moved functions make for themselves, and quotes around annotations, as edits of the file they come from. */
function ownImports(
  context: TransformContext,
  styles: FileStyles,
  relocation: Relocation,
  path: RepoPath,
  facts: ModuleFacts,
): readonly Edit[] {
  const quotes = relocation.quoted.flatMap((span) => quoteEdits(facts, span))
  if (relocation.late.size === 0) return quotes
  const target = context.index.fileOf(relocation.to)
  const self = { name: relocation.to, isPackage: target !== undefined && isInit(target) }
  const style = styles.styleOf(target ?? path, path)
  const wanted = new Map<Scope, NeededImport[]>()
  const all = [...relocation.imports, ...relocation.fromSource.map((need) => importOf(relocation.from, need.name))]
  for (const needed of all)
    for (const scope of relocation.late.get(boundName(needed))?.functions ?? [])
      wanted.set(scope, [...(wanted.get(scope) ?? []), { ...needed, typeChecking: false }])
  return [...quotes, ...insertLocalImports(facts, linesOf(wanted, self, style, styles), styles.styleOf(path).newline)]
}

/** What is taken out of a source and put into it, and what was said behind imports that leave it. */
interface Source extends FileRemoval {
  readonly findings: readonly Finding[]
  readonly comments: ReadonlyMap<string, string>
  /** The import statements of which nothing is left, by their numbers. */
  readonly gone: ReadonlySet<number>
}

/** The names of imports that load a submodule which code that stays walks to through another import. */
function namesThatLoad(facts: ModuleFacts, cut: ReadonlySet<number>, self: ModuleIdentity): ReadonlySet<string> {
  const stays = facts.references.filter((reference) => !cut.has(reference.statement))
  const walked = new Set(walkedSubmodules(facts, stays, self))
  const loads = (statement: ImportStatement, item: ImportItem): boolean =>
    loadedBy(statement, item, self).some((module) => walked.has(module))
  return new Set(facts.imports.flatMap((one) => one.items.filter((item) => loads(one, item)).map(({ bound }) => bound)))
}

/** The source's side: imports that became unused go, what it still needs comes back as an import. Undefined where nothing leaves. */
function sourceEdits(
  context: TransformContext,
  styles: FileStyles,
  path: RepoPath,
  { departures, made }: { readonly departures: readonly Departure[]; readonly made: readonly MadeDeclaration[] },
): Source | undefined {
  const { index, decisions } = context
  const facts = index.facts(path)
  const leaving = departures.filter((one) => one.path === path && !one.relocation.copied && one.isMade !== true)
  if (facts === undefined || leaving.length + made.length === 0) return undefined
  const module = index.moduleOf(path) ?? ''
  const cut = new Set(leaving.flatMap((departure) => departure.relocation.statements))
  const needed = [...neededByArrivals(index, path, departures), ...made.flatMap(({ needs }) => needs)]
  const returning = leaving.map(({ relocation, pieces }): Returning => {
    const back = path.endsWith('.pyi')
      ? stubReimports(decisions, facts, relocation)
      : decisions.backImportsOf(relocation)
    return { relocation, pieces, back }
  })
  const hasTypes = needed.some((one) => one.typeChecking) || returning.some(({ back }) => back.typeOnly.length > 0)
  const loading = namesThatLoad(facts, cut, index.identityOf(path))
  const unused = removeUnusedImports(facts, cut, {
    isNeeded: (name) => needed.some((one) => boundName(one) === name),
    isTaken: (name) =>
      isTaken(index, module, name) ||
      isHandedOn(index, context.plan, module, name) ||
      loading.has(name) ||
      leaving.some(({ relocation }) =>
        relocation.fromSource.some((need) => need.kind === 'import' && need.name === name),
      ),
    along: new Set(leaving.flatMap(({ relocation }) => relocation.guards)),
    filled: hasTypes ? firstTypeOnly(facts)?.statement : undefined,
  })
  const style = styles.styleOf(path)
  const source = { facts, self: index.identityOf(path), gone: { gone: unused.statements, leaving: cut } }
  const missing = made.flatMap(({ needs }) => needs).filter((one) => !facts.scopes[0]?.bindings.has(boundName(one)))
  const edits = returningEdits(source, returning, missing, { style, styles })
  const code = made.length === 0 ? undefined : index.factsOfModule(module)
  const added = code === undefined ? [] : declaringEdits(facts, code, made, { gone: cut, newline: style.newline })
  return {
    path,
    removal: joinRemovals(unused.removal, { lines: [], edits: [...edits, ...added] }),
    comments: unused.comments,
    gone: unused.statements,
    findings: returning.flatMap(({ back }) => back.findings),
  }
}
