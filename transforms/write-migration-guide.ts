/**
 * Write the migration guide for people and the same map for machines.
 *
 * Before:       (nothing)
 * After:        MIGRATION.md with a table old -> new for every public name, and migration.json beside it
 * Leaves alone: a guide that is there already keeps its text; the new section goes below it.
 * Reports:      map-file-ignored.
 */
import type { Transform, TransformContext } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { insert, replace } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { folderOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { configExamples } from '../src/plan/mentions/config-examples.ts'
import { changedBehaviour, toBeCured } from '../src/plan/pitfalls/cures.ts'
import { parentOf } from '../src/model/names.ts'
import { movedNames } from '../src/plan/names/moved-names.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { migrationGuide } from '../src/templates/migration-guide.ts'
import { ownLoggers } from '../src/plan/module-names/logger-parents.ts'
import { newlineOf, withNewline } from '../src/text/text-style.ts'
import { isGitIgnored } from '../src/workspace/git-ignored.ts'

export const writeMigrationGuide: Transform = {
  name: 'write-migration-guide',
  group: 'guide',
  summary: 'Write the migration guide',

  run(context) {
    const path = context.plan.recipe.guide
    const moves = context.plan.modules.length > 0 || context.plan.symbols.length > 0
    if (path === undefined || !moves) return { changes: [], findings: [] }
    return {
      changes: [
        ...written(context, path, guideText(context, path)),
        ...(isMapIgnored(context, path) ? [] : written(context, mapPath(path), mapText(context))),
      ],
      findings: isMapIgnored(context, path) ? [mapIgnored(mapPath(path))] : [],
    }
  },
}

/** The guide as Markdown, whether or not the recipe wants it written. */
export function guideText({ plan, index, base, workspace }: TransformContext, path: RepoPath): string {
  const names = movedNames(plan, index)
  const { moduleTo, homeOf } = nameMapOf(plan)
  const extracted = plan.recipe.package
  const hidden = names.filter((name) => name.kind !== 'module' && !name.isPublic)
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
    privateNames: rows(hidden.filter(({ from, to }) => moduleTo(parentOf(from)) !== parentOf(to))),
    areOthersAlong: hidden.some(({ from, to }) => moduleTo(parentOf(from)) === parentOf(to)),
    copied: plan.symbols
      .filter((move) => move.copied)
      .map((move) => ({ from: `${move.from}.${move.symbol}`, to: `${moduleTo(move.to)}.${move.symbol}`, kind: '' })),
    kept: plan.kept.map((entry) => ({ name: `${moduleTo(entry.module)}.${entry.symbol}`, reason: entry.reason })),
    changed: changedBehaviour(toBeCured(index, plan.recipe.cures, extracted?.from, [])).map(
      ({ module, owner, how }) => ({
        name: `${moduleTo(homeOf(module, owner) ?? module)}.${owner}`,
        how,
      }),
    ),
    loggers: ownLoggers(index, plan.files, moduleTo).map((module) => ({
      from: module,
      to: moduleTo(module),
      kind: '',
    })),
    examples: configExamples(plan, index, base, workspace),
    mapFile: workspace.has(mapPath(path)) || !isGitIgnored(base, mapPath(path)) ? mapPath(path) : undefined,
    until: plan.recipe.shim,
  })
}

/** A file that git leaves alone is on one machine only. */
function isMapIgnored({ base, workspace }: TransformContext, guide: RepoPath): boolean {
  return !workspace.has(mapPath(guide)) && isGitIgnored(base, mapPath(guide))
}

function mapIgnored(path: RepoPath): Finding {
  return {
    code: 'map-file-ignored',
    level: 'note',
    reason: `git ignores ${path}, so the map for machines was not written`,
    advice: `Add \`!${path}\` to .gitignore and run again if tools shall read it.`,
    place: { path: '.gitignore' },
  }
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

/** A guide that is there gets another section, in its line ending; a map gets the new entries beside the old ones. */
function written({ workspace }: TransformContext, path: RepoPath, text: string): readonly FileChange[] {
  const file = workspace.read(path)
  if (file === undefined) return [{ kind: 'create', path, text }]
  if (path.endsWith('.json')) {
    const merged = mergedMap(file.text, text)
    return merged === file.text ? [] : [{ kind: 'edit', file, edits: [replace(0, file.text.length, merged)] }]
  }
  const section = withNewline(text, newlineOf(file.text))
  if (file.text.includes(section.trim())) return []
  const gap = newlineOf(file.text).repeat(file.text.endsWith('\n') ? 1 : 2)
  return [{ kind: 'edit', file, edits: [insert(file.text.length, gap + section)] }]
}

/** Entries of earlier extractions stay in the map: guides point at it. A file that is no map of ours is replaced. */
function mergedMap(before: string, after: string): string {
  try {
    const old = JSON.parse(before) as Record<string, Record<string, string>>
    const own = JSON.parse(after) as Record<string, Record<string, string>>
    const merged = {
      ...own,
      modules: { ...old['modules'], ...own['modules'] },
      names: { ...old['names'], ...own['names'] },
    }
    return JSON.stringify(merged, undefined, 2) + '\n'
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return after
  }
}
