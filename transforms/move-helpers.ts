/**
 * Move (or copy) top-level definitions from one module to another.
 *
 * Before:       lines.py: def _net_total(fov): ...        _utils.py: (not there, or with other things)
 * After:        lines.py: from pkg._utils import _net_total   _utils.py: the definition, with the imports it needs
 * Leaves alone: every other byte of both modules; callers (rewrite-imports follows); imports nobody used before.
 * Reports:      kept-name, registrations-stay, side-effect-decorator, side-effect-class, local-import, left-dunder-all, stub-made.
 */
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { insert } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import { arrivals, neededByArrivals } from '../src/plan/relocation/target-edits.ts'
import type { Departure } from '../src/plan/relocation/target-edits.ts'
import { fileStyles } from '../src/plan/names/file-style.ts'
import type { FileStyles } from '../src/plan/names/file-style.ts'
import { relocationsOf } from '../src/plan/decide/make-plan.ts'
import { relocationOf } from '../src/plan/relocation/relocation.ts'
import type { Relocation } from '../src/plan/relocation/relocation.ts'
import { NO_REIMPORTS, reimports } from '../src/plan/relocation/back-imports.ts'
import type { Reimports } from '../src/plan/relocation/back-imports.ts'
import { isTaken } from '../src/plan/names/imported-elsewhere.ts'
import { cutStatements } from '../src/python/edit/cut.ts'
import type { ImportStatement, ModuleFacts, Scope } from '../src/python/facts/facts.ts'
import { insertImports } from '../src/python/edit/import-block.ts'
import { importLines, spellModule } from '../src/python/edit/import-lines.ts'
import { dropFromAll, insertLocalImports } from '../src/python/index/local-imports.ts'
import type { ImportStyle } from '../src/python/edit/import-lines.ts'
import { isInit } from '../src/python/facts/modules.ts'
import { boundName } from '../src/python/index/needed-imports.ts'
import type { NeededImport } from '../src/python/index/needed-imports.ts'
import { joinRemovals, removeLines } from '../src/python/edit/remove-lines.ts'
import type { Removal } from '../src/python/edit/remove-lines.ts'
import { absoluteModule } from '../src/python/facts/resolve.ts'
import type { ModuleIdentity } from '../src/python/facts/resolve.ts'
import { removeUnusedImports } from '../src/python/edit/unused-imports.ts'

export const moveHelpers: Transform = {
  name: 'move-helpers',
  group: 'code',
  summary: 'Move shared definitions to their new modules',

  run(context) {
    const relocations = relocationsOf(context.index, context.plan.symbols, context.plan.timing)
    const styles = fileStyles(context.index)
    const removals = new Map<RepoPath, Removal>()
    const findings: Finding[] = []
    const departures: Departure[] = []
    for (const relocation of relocations) {
      for (const path of [context.index.fileOf(relocation.from), context.index.stubOf(relocation.from)]) {
        const own =
          path === undefined || !path.endsWith('.pyi')
            ? relocation
            : relocationOf(
                context.index,
                relocation.from,
                relocation.to,
                context.plan.symbols,
                relocation.copied,
                path,
                context.plan.timing,
              )
        if (path === undefined || own === undefined || own.statements.length === 0) continue
        const facts = context.index.facts(path)
        if (facts === undefined) continue
        const additions = ownImports(context, styles, own, path, facts)
        const { pieces, removal } = cutStatements(facts, own.statements, respelled(context, own, path), additions)
        departures.push({ relocation: own, path, pieces })
        if (!relocation.copied) removals.set(path, joinRemovals(removals.get(path), removal))
      }
    }
    for (const path of new Set(departures.map((departure) => departure.path))) {
      const leaving = departures.filter((departure) => departure.path === path && !departure.relocation.copied)
      if (leaving.length > 0) removals.set(path, leave(context, styles, path, departures, removals.get(path), findings))
    }
    const arrived = arrivals(context.index, departures, styles)
    findings.push(...arrived.findings)
    for (const [path, own] of arrived.edits)
      removals.set(path, joinRemovals(removals.get(path), { lines: [], edits: own }))
    const changes: FileChange[] = arrived.created.map((file) => ({ kind: 'create', ...file }))
    for (const [path, removal] of removals) {
      const file = context.workspace.read(path)
      const edits = file === undefined ? [] : removeLines(file.text, removal)
      if (file !== undefined && edits.length > 0) changes.push({ kind: 'edit', file, edits })
    }
    return { changes, findings }
  },
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

/** The imports that moved functions make for themselves, as edits of the file they come from. */
function ownImports(
  context: TransformContext,
  styles: FileStyles,
  relocation: Relocation,
  path: RepoPath,
  facts: ModuleFacts,
): readonly Edit[] {
  if (relocation.late.size === 0) return []
  const target = context.index.fileOf(relocation.to)
  const self = { name: relocation.to, isPackage: target !== undefined && isInit(target) }
  const style = styles.styleOf(target ?? path, path)
  const wanted = new Map<Scope, NeededImport[]>()
  const all = [...relocation.imports, ...relocation.fromSource.map((need) => importOf(relocation.from, need.name))]
  for (const needed of all)
    for (const scope of relocation.late.get(boundName(needed))?.functions ?? [])
      wanted.set(scope, [...(wanted.get(scope) ?? []), { ...needed, typeChecking: false }])
  return insertLocalImports(facts, linesOf(wanted, self, style, styles), styles.styleOf(path).newline)
}

function importOf(module: string, name: string): NeededImport {
  return { module, name, alias: undefined, typeChecking: false }
}

/** The import lines for the top of each function, without indentation. */
function linesOf(
  wanted: ReadonlyMap<Scope, readonly NeededImport[]>,
  self: ModuleIdentity,
  style: ImportStyle,
  styles: FileStyles,
): ReadonlyMap<Scope, string> {
  return new Map(
    [...wanted].map(([scope, needed]) => [
      scope,
      importLines(needed, self, { ...style, lineLength: style.lineLength - 8 }, styles.isFirstParty, '')
        .sort((a, b) => a.section - b.section || (a.key < b.key ? -1 : 1))
        .map((line) => line.text)
        .join(style.newline),
    ]),
  )
}

/** The source's side: imports that became unused go, what it still needs comes back as an import. */
function leave(
  context: TransformContext,
  styles: FileStyles,
  path: RepoPath,
  departures: readonly Departure[],
  cuts: Removal | undefined,
  findings: Finding[],
): Removal {
  const { index, plan } = context
  const facts = index.facts(path)
  if (facts === undefined) return joinRemovals(cuts, { lines: [], edits: [] })
  const module = index.moduleOf(path) ?? ''
  const leaving = departures.filter((departure) => departure.path === path && !departure.relocation.copied)
  const cut = new Set(leaving.flatMap((departure) => departure.relocation.statements))
  const needed = neededByArrivals(index, path, departures)
  const unused = removeUnusedImports(facts, cut, (name) => needed.has(name) || isTaken(index, module, name))
  const style = styles.styleOf(path)
  const edits: Edit[] = []
  const together: NeededImport[] = []
  const returning = leaving.map(({ relocation, pieces }) => {
    const back = path.endsWith('.pyi') ? stubReimports(context, facts, relocation) : reimports(index, plan, relocation)
    return { relocation, pieces, back }
  })
  for (const { relocation, pieces, back } of returning) {
    findings.push(...back.findings)
    const needed = back.names.map((name) => ({
      module: relocation.to,
      name,
      alias: back.onlyKept.has(name) ? name : undefined,
      typeChecking: false,
    }))
    together.push(
      ...back.typeOnly.map((name) => ({ module: relocation.to, name, alias: undefined, typeChecking: true })),
    )
    if (back.place === 'imports') together.push(...needed)
    else if (needed.length > 0)
      edits.push(insert(pieces[0]?.span.start ?? 0, renderAlone(needed, index.identityOf(path), style) + style.newline))
  }
  edits.push(...lateEdits(facts, index.identityOf(path), returning, style, styles))
  edits.push(
    ...insertImports(facts, together, index.identityOf(path), style, styles.isFirstParty, { gone: unused.statements }),
  )
  return joinRemovals(joinRemovals(cuts, unused.removal), { lines: [], edits })
}

/** Where the first definition stood, marked for linters: what runs above and below it on import keeps its order. */
function renderAlone(needed: readonly NeededImport[], self: ModuleIdentity, style: ImportStyle): string {
  const [line] = importLines(needed, self, style, () => true, '')
  return `${line?.text ?? ''}  # noqa: E402`
}

/** A stub imports what it still mentions, and offers (`X as X`, or by its `__all__`) what the module keeps for others. */
function stubReimports({ index, plan }: TransformContext, facts: ModuleFacts, relocation: Relocation): Reimports {
  const { from, to } = relocation
  const module = relocationsOf(index, plan.symbols, plan.timing).find(
    (one) => one.from === from && one.to === to && !one.copied,
  )
  const still = module === undefined ? NO_REIMPORTS : reimports(index, plan, module)
  const promised = still.names.filter((name) => still.onlyKept.has(name) || module?.exported.includes(name) === true)
  const kept = promised.filter((name) => facts.scopes[0]?.bindings.has(name) === true)
  const names = new Set([...relocation.back, ...relocation.exported, ...kept])
  const offered = kept.filter((name) => !relocation.exported.includes(name))
  return { ...NO_REIMPORTS, names: [...names].sort(), onlyKept: new Set(offered) }
}

/** Imports inside functions, and names that leave `__all__`, where the target imports the source. */
function lateEdits(
  facts: ModuleFacts,
  self: ModuleIdentity,
  returning: readonly { readonly relocation: Relocation; readonly back: Reimports }[],
  style: ImportStyle,
  styles: FileStyles,
): readonly Edit[] {
  const wanted = new Map<Scope, NeededImport[]>()
  const dropped = new Set<string>()
  for (const { relocation, back } of returning) {
    for (const [name, scopes] of back.local)
      for (const scope of scopes) wanted.set(scope, [...(wanted.get(scope) ?? []), importOf(relocation.to, name)])
    for (const name of back.dropped) dropped.add(name)
  }
  const lines = linesOf(wanted, self, style, styles)
  return [...insertLocalImports(facts, lines, style.newline), ...dropFromAll(facts, dropped)]
}
