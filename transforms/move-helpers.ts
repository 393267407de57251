/**
 * Move (or copy) top-level definitions from one module to another.
 *
 * Before:       hcs.py: def _read_norm_meta(fov): ...        _utils.py: (not there, or with other things)
 * After:        hcs.py: from pkg._utils import _read_norm_meta   _utils.py: the definition, with the imports it needs
 * Leaves alone: every other byte of both modules; callers (rewrite-imports follows); imports nobody used before.
 * Reports:      kept-name, side-effect-decorator, stub-left-behind.
 */
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { insert } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import { arrivals } from '../src/plan/arrivals.ts'
import type { Departure } from '../src/plan/arrivals.ts'
import { fileStyles } from '../src/plan/file-style.ts'
import type { FileStyles } from '../src/plan/file-style.ts'
import { relocationsOf } from '../src/plan/make-plan.ts'
import { relocationOf } from '../src/plan/relocation.ts'
import { reimports } from '../src/plan/reimports.ts'
import { takenNames } from '../src/plan/taken-names.ts'
import type { CutPiece } from '../src/python/cut.ts'
import { cutStatements } from '../src/python/cut.ts'
import { insertImports } from '../src/python/import-block.ts'
import { removeUnusedImports } from '../src/python/unused-imports.ts'
import { factsOfText } from '../src/python/symbol-index.ts'

export const moveHelpers: Transform = {
  name: 'move-helpers',
  group: 'code',
  summary: 'Move shared definitions to their new modules',

  run(context) {
    const relocations = relocationsOf(context.index, context.plan.symbols)
    const styles = fileStyles(context.index)
    const edits = new Map<RepoPath, Edit[]>()
    const findings: Finding[] = []
    const departures: Departure[] = []
    for (const relocation of relocations) {
      for (const path of [context.index.fileOf(relocation.from), context.index.stubOf(relocation.from)]) {
        const own =
          path === undefined || !path.endsWith('.pyi')
            ? relocation
            : relocationOf(context.index, relocation.from, relocation.to, context.plan.symbols, relocation.copied, path)
        if (path === undefined || own === undefined || own.statements.length === 0) continue
        const facts = context.index.facts(path)
        if (facts === undefined) continue
        const { pieces, edits: cuts } = cutStatements(facts, own.statements)
        departures.push({ relocation: own, path, pieces })
        if (!relocation.copied) addEdits(edits, path, cuts)
      }
    }
    for (const path of new Set(departures.map((departure) => departure.path))) {
      const leaving = departures.filter((departure) => departure.path === path && !departure.relocation.copied)
      if (leaving.length > 0) leave(context, styles, path, leaving, edits, findings)
    }
    const arrived = arrivals(context.index, departures, styles)
    findings.push(...arrived.findings)
    for (const [path, own] of arrived.edits) addEdits(edits, path, own)
    const changes: FileChange[] = arrived.created.map((file) => ({ kind: 'create', ...file }))
    for (const [path, own] of edits) {
      const file = context.workspace.read(path)
      if (file !== undefined && own.length > 0) changes.push({ kind: 'edit', file, edits: own })
    }
    return { changes, findings }
  },
}

function addEdits(edits: Map<RepoPath, Edit[]>, path: RepoPath, more: readonly Edit[]): void {
  edits.set(path, [...(edits.get(path) ?? []), ...more])
}

/** The source's side: imports that became unused go, what it still needs comes back as an import. */
function leave(
  context: TransformContext,
  styles: FileStyles,
  path: RepoPath,
  leaving: readonly Departure[],
  edits: Map<RepoPath, Edit[]>,
  findings: Finding[],
): void {
  const { index, plan } = context
  const facts = index.facts(path)
  if (facts === undefined) return
  const module = index.moduleOf(path) ?? ''
  const cut = new Set(leaving.flatMap((departure) => departure.relocation.statements))
  addEdits(
    edits,
    path,
    removeUnusedImports(facts, cut, (name) => takenNames(index, module).has(name)),
  )
  const style = styles.styleOf(path)
  for (const { relocation, pieces } of leaving) {
    const back = path.endsWith('.pyi')
      ? { names: relocation.back, onlyKept: new Set<string>(), place: 'imports' as const, findings: [] }
      : reimports(index, plan, relocation)
    findings.push(...back.findings)
    if (back.names.length === 0) continue
    const needed = back.names.map((name) => ({
      module: relocation.to,
      name,
      alias: back.onlyKept.has(name) ? name : undefined,
      typeChecking: false,
    }))
    if (back.place === 'imports') {
      addEdits(edits, path, insertImports(facts, needed, index.identityOf(path), style, styles.isFirstParty))
      continue
    }
    addEdits(
      edits,
      path,
      atCut(facts.text, edits.get(path) ?? [], pieces, renderAlone(needed, context, styles, path), style.newline),
    )
  }
}

function renderAlone(
  needed: Parameters<typeof insertImports>[1],
  context: TransformContext,
  styles: FileStyles,
  path: RepoPath,
): string {
  const [edit] = insertImports(
    factsOfText(''),
    needed,
    context.index.identityOf(path),
    styles.styleOf(path),
    styles.isFirstParty,
  )
  return (edit?.text ?? '').trim() + '  # noqa: E402'
}

/** Where the first definition stood: what runs above and below it on import keeps its order. */
function atCut(
  text: string,
  edits: readonly Edit[],
  pieces: readonly CutPiece[],
  line: string,
  newline: string,
): readonly Edit[] {
  const start = pieces[0]?.span.start ?? 0
  const removal = edits.find((edit) => edit.text === '' && edit.span.start <= start && start < edit.span.end)
  const at = removal?.span.start ?? start
  if (removal !== undefined && removal.span.end === text.length) return [insert(at, newline + newline + line + newline)]
  return [insert(at, line + newline + newline + newline)]
}
