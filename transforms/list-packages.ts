/**
 * List the packages that came to be where a manifest lists them one by one, and the one that a backend found by the name of the project.
 *
 * Before:       pyproject.toml: packages = ["shop", "shop.plain"]
 * After:        pyproject.toml: packages = ["shop", "shop.plain", "shop.parts"]
 *               and the same for what becomes a new top-level name, where hatchling is told paths (`packages = ["src/shop", "src/parts"]`)
 * Leaves alone: lists that setuptools makes itself (`find`), what was left out of a list before, and what a script computes.
 * Reports:      nothing; the proof tells of packages that no list has.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import { arrivingPackages, listingEdits } from '../src/plan/manifests/arriving-packages.ts'
import { arrivingPaths } from '../src/plan/manifests/arriving-paths.ts'
import { newModulePath } from '../src/plan/names/file-style.ts'
import { nameMapOf } from '../src/plan/names/name-map.ts'
import { packagesByName } from '../src/plan/manifests/packages-by-name.ts'

export const listPackages: Transform = {
  name: 'list-packages',
  group: 'mentions',
  summary: 'List new packages where a manifest lists them one by one, or found them by its own name',

  run({ plan, base, index, workspace }) {
    const arriving = listingEdits(arrivingPackages(base, workspace, plan.files))
    const named = packagesByName(base, workspace, plan.files)
    const names = nameMapOf(plan)
    const paths = arrivingPaths(index, workspace, plan, (move, source) =>
      newModulePath(index, move.from, names.moduleTo(move.to), source),
    )
    const manifests = [...new Set([...arriving.keys(), ...named.keys(), ...paths.keys()])]
    const changes = manifests.flatMap((path): readonly FileChange[] => {
      const file = workspace.read(path)
      const edits = [...(arriving.get(path) ?? []), ...(named.get(path) ?? []), ...(paths.get(path) ?? [])]
      return file === undefined || edits.length === 0 ? [] : [{ kind: 'edit', file, edits }]
    })
    return { changes, findings: [] }
  },
}
