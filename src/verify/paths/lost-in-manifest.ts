import { mappingOf } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { movedFolders } from '../../plan/names/moved-folders.ts'
import { mayLeave } from '../meaning/allowed-packaging.ts'
import { sameProgram } from '../meaning/compare-parts.ts'
import { sameWords } from '../meaning/same-words.ts'
import { isJoinedByPackage } from '../meaning/told-packages.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Both trees, and the folder in which the manifest lies. */
export interface ManifestScene extends Scene {
  readonly folder: RepoPath
}

/** The keys of the first entry of a manifest in `folder` that is not there any more; undefined when all are. */
export function lostIn(
  scene: ManifestScene,
  was: unknown,
  is: unknown,
  keys: readonly string[],
): readonly string[] | undefined {
  if (was === is) return undefined
  if (Array.isArray(was)) {
    if (!Array.isArray(is)) return keys
    const left: readonly unknown[] = is
    const all = new Set(left)
    const isThere = (entry: unknown): boolean =>
      all.has(entry) ||
      left.some((other) => lostIn(scene, entry, other, keys) === undefined) ||
      mayLeave(scene, keys, entry)
    return was.some((entry: unknown) => !isThere(entry)) ? keys : undefined
  }
  if (isTable(was)) {
    for (const [name, value] of Object.entries(mappingOf(was))) {
      const entries = Object.entries(mappingOf(is))
      const own =
        entries.find(([other]) => other === name) ??
        entries.find(([other]) => [withMovedTests(scene, name), withMovedFolders(scene, name)].includes(other)) ??
        entries.find(([other]) => sameWords(scene, name, other) || isMovedFile(scene, name, other))
      const below = [...keys, name]
      if (own === undefined && (mayLeave(scene, below, name) || mayLeave(scene, below, value))) continue
      const lost = own === undefined ? below : lostIn(scene, value, own[1], below)
      if (lost !== undefined) return lost
    }
    return undefined
  }
  if (keys.join(' ') === 'tool isort known_first_party' && typeof was === 'string' && isJoinedByPackage(scene, was, is))
    return undefined
  if (typeof was === 'string' && typeof is === 'string')
    return [was, withMovedFolders(scene, was), withMovedTests(scene, was)].includes(is) ||
      sameWords(scene, was, is) ||
      sameProgram(scene, was, is) ||
      isMovedFile(scene, was, is)
      ? undefined
      : keys
  // One module and a list of it are the same for mypy ("Using a pyproject.toml file").
  if (keys.join(' ') === 'tool mypy overrides module' && Array.isArray(is) && is.length > 1)
    return is.some((one: unknown) => lostIn(scene, was, one, keys) === undefined) ? undefined : keys
  return isTable(is) || String(was) !== String(is) ? keys : undefined
}

/** Whether a text is the path of a file, from the folder of the manifest or of a source root, and another what it became. */
function isMovedFile({ plan, folder, before }: ManifestScene, was: string, is: string): boolean {
  return plan.files.some(({ from, to }) =>
    [folder, ...before.roots].some((root) => from === joinPath(root, was) && to === joinPath(root, is)),
  )
}

function isTable(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !(value instanceof Date)
}

/** The path of a test that moved, or of the folder that all of them left. */
function withMovedTests({ plan, base, final }: Scene, text: string): string {
  const { tests } = plan.recipe
  const path = text.replace(/^\.\//, '').replace(/\/$/, '')
  if (tests === undefined || (path !== tests.from && !path.startsWith(`${tests.from}/`))) return text
  const goal = tests.to + path.slice(tests.from.length)
  const isFile = base.has(path)
  const hasLeft = isFile
    ? !final.has(path) && final.has(goal)
    : !final.list('.py').some((one) => one.startsWith(`${tests.from}/`))
  return hasLeft ? text.replace(path, () => goal) : text
}

/** Tables of tools name folders without a slash behind them, and in patterns. */
function withMovedFolders(scene: Scene, text: string): string {
  const folders = [...movedFolders(scene.plan, scene.before.workspace)].sort(([a], [b]) => b.length - a.length)
  const hit = folders.find(([from]) => text.includes(from))
  return hit === undefined ? text : text.replaceAll(hit[0], hit[1])
}
