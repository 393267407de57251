/**
 * List the packages that came to be where a manifest lists them one by one, and the one that a backend found by the name of the project.
 *
 * Before:       pyproject.toml: packages = ["shop", "shop.plain"]
 * After:        pyproject.toml: packages = ["shop", "shop.parts", "shop.plain"]
 *               and the same for what becomes a new top-level name, where hatchling is told paths (`packages = ["src/shop", "src/parts"]`)
 *               meson.build: py.install_sources(['till.py', 'card.py']) for a new file beside till.py; CMake and Bazel alike, and in the list of the folder
 *               that a file goes to, where that list names all of its folder
 *               "shop/till.py" = ["N802"] of ruff: "shop/card.py" = ["N802"] below it for a new module, and overrides of mypy and lists of paths alike
 * Leaves alone: lists that setuptools makes itself (`find`), what was left out of a list before, and what a script computes.
 * Reports:      nothing; the proof tells of packages that no list has.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Plan } from '../src/model/plan.ts'
import type { SymbolIndex } from '../src/python/index/symbol-index.ts'
import { folderOf } from '../src/model/source-file.ts'
import { arrivingPackages, listingEdits } from '../src/plan/manifests/arriving-packages.ts'
import { arrivingPaths, modulesMade } from '../src/plan/manifests/arriving-paths.ts'
import type { GoalOf } from '../src/plan/manifests/arriving-paths.ts'
import { newModulePath } from '../src/plan/names/file-style.ts'
import type { BesideFile } from '../src/plan/manifests/build-lists.ts'
import { buildListEdits } from '../src/plan/manifests/build-lists.ts'
import { movedEntryEdits } from '../src/plan/manifests/moved-entries.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { packagesByName } from '../src/plan/manifests/packages-by-name.ts'
import { settingsOfSources } from '../src/plan/manifests/settings-of-sources.ts'
import type { MadeModule } from '../src/plan/manifests/settings-of-sources.ts'

export const listPackages: Transform = {
  name: 'list-packages',
  group: 'mentions',
  summary: 'List new packages where a manifest lists them one by one, or found them by its own name',

  run({ plan, base, index, workspace }) {
    const arriving = listingEdits(arrivingPackages(base, workspace, plan.files))
    const named = packagesByName(base, workspace, plan.files)
    const names = nameMapOf(plan)
    const goalOf: GoalOf = (move, source) => newModulePath(index, move.from, names.moduleTo(move.to), source)
    const paths = arrivingPaths(index, workspace, plan, goalOf)
    const made = modulesMade(index, workspace, plan, goalOf)
    const moves = filesOfLists(plan, made)
    const sources = buildListEdits(
      workspace,
      moves.filter(({ from, to }) => folderOf(from) === folderOf(to)),
    )
    const told = settingsOfSources(workspace, madeModules(index, plan, made, goalOf))
    const all = [arriving, named, paths, sources, movedEntryEdits(workspace, moves), told]
    const manifests = [...new Set(all.flatMap((edits) => [...edits.keys()]))]
    const changes = manifests.flatMap((path): readonly FileChange[] => {
      const file = workspace.read(path)
      const edits = all.flatMap((one) => one.get(path) ?? [])
      return file === undefined || edits.length === 0 ? [] : [{ kind: 'edit', file, edits }]
    })
    return { changes, findings: [] }
  },
}

/** Files that have another name or another folder, and new ones with those that their code comes from. */
function filesOfLists(plan: Plan, made: ReturnType<typeof modulesMade>): readonly BesideFile[] {
  const renamed = plan.files.map(({ from, to }) => ({ from, to, stays: false }))
  const fresh = new Map(made.map(([to, from]) => [`${from} ${to}`, { from, to, stays: true }]))
  return [...renamed, ...fresh.values()]
}

/** New modules with those that their code comes from, each pair once, by their files and names afterwards. */
function madeModules(
  index: SymbolIndex,
  plan: Plan,
  made: ReturnType<typeof modulesMade>,
  goalOf: GoalOf,
): readonly MadeModule[] {
  const { moduleTo } = nameMapOf(plan)
  const moved = new Map(plan.files.map(({ from, to }) => [from, to]))
  const found = plan.symbols.flatMap((move): readonly (readonly [string, MadeModule])[] => {
    const file = index.fileOf(move.from)
    const to = file === undefined ? undefined : goalOf(move, file)
    if (file === undefined || to === undefined || !made.some(([path, from]) => path === to && from === file)) return []
    const from = moved.get(file) ?? file
    return [[`${from} ${to}`, { from, to, source: moduleTo(move.from), module: moduleTo(move.to) }]]
  })
  return [...new Map(found).values()]
}
