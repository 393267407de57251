/**
 * Write the migration guide for people and the same map for machines.
 *
 * Before:       (nothing)
 * After:        MIGRATION.md with a table old -> new for every public name, and migration.json beside it
 * Leaves alone: a guide that is there already keeps its text; the new section goes below it.
 * Reports:      nothing.
 */
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { insert, replace } from '../src/model/edit.ts'
import { folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { configExamples } from '../src/plan/config-examples.ts'
import { movedNames } from '../src/plan/moved-names.ts'
import { nameMapOf } from '../src/plan/name-map.ts'
import { migrationGuide } from '../src/templates/migration-guide.ts'

export const writeMigrationGuide: Transform = {
  name: 'write-migration-guide',
  group: 'guide',
  summary: 'Write the migration guide',

  run(context) {
    const path = context.plan.recipe.guide
    if (path === undefined) return { changes: [], findings: [] }
    return {
      changes: [
        ...written(context, path, guideText(context, path)),
        ...written(context, mapPath(path), mapText(context)),
      ],
      findings: [],
    }
  },
}

/** The guide as Markdown, whether or not the recipe wants it written. */
export function guideText({ plan, index, base, workspace }: TransformContext, path: RepoPath): string {
  const names = movedNames(plan, index)
  const { moduleTo } = nameMapOf(plan)
  const extracted = plan.recipe.package
  const rows = (list: typeof names): { from: string; to: string; kind: string }[] =>
    list.map(({ from, to, kind }) => ({ from, to, kind }))
  return migrationGuide({
    title: extracted === undefined ? 'Moved names' : `From ${extracted.from} to ${extracted.to}`,
    install:
      extracted === undefined
        ? undefined
        : { distribution: extracted.distribution, importName: extracted.to, from: extracted.from },
    modules: rows(names.filter((name) => name.kind === 'module')),
    publicNames: rows(names.filter((name) => name.kind !== 'module' && name.isPublic)),
    privateNames: rows(names.filter((name) => name.kind !== 'module' && !name.isPublic)),
    copied: plan.symbols
      .filter((move) => move.copied)
      .map((move) => ({ from: `${move.from}.${move.symbol}`, to: `${moduleTo(move.to)}.${move.symbol}`, kind: '' })),
    kept: plan.kept.map((entry) => ({ name: `${moduleTo(entry.module)}.${entry.symbol}`, reason: entry.reason })),
    examples: configExamples(plan, index, base, workspace),
    mapFile: mapPath(path),
  })
}

function mapPath(guide: RepoPath): RepoPath {
  return joinPath(folderOf(guide), 'migration.json')
}

function mapText({ plan, index }: TransformContext): string {
  const names = movedNames(plan, index)
  const table = (list: typeof names): Record<string, string> =>
    Object.fromEntries(list.map(({ from, to }) => [from, to]))
  const map = {
    schemaVersion: 1,
    package: plan.recipe.package ?? null,
    modules: table(names.filter((name) => name.kind === 'module')),
    names: table(names.filter((name) => name.kind !== 'module')),
  }
  return JSON.stringify(map, undefined, 2) + '\n'
}

function written({ workspace }: TransformContext, path: RepoPath, text: string): readonly FileChange[] {
  const file = workspace.read(path)
  if (file === undefined) return [{ kind: 'create', path, text }]
  if (file.text.includes(text.trim())) return []
  const edit = path.endsWith('.json')
    ? replace(0, file.text.length, text)
    : insert(file.text.length, `${file.text.endsWith('\n') ? '\n' : '\n\n'}${text}`)
  return [{ kind: 'edit', file, edits: [edit] }]
}
