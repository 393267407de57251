import type { Plan } from '../model/plan.ts'
import { lastPartOf } from '../model/names.ts'
import { baseNameOf, folderOf } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { renamedRoots } from './affected-files.ts'

/** Files that record what was, or that a tool writes: old names in them are right. */
const HISTORY = /^(change(s|log)|history|news|releases?|migration)([-_.].*)?$/i
const LOCKED =
  /(^|\/)(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.secrets\.baseline)$/

/** Why a file is not rewritten although it mentions old names; undefined when it is. */
export function leftAsHistory(path: RepoPath, plan: Plan): string | undefined {
  const member = plan.package?.directory
  if (member !== undefined && [`${member}/README.md`, `${member}/pyproject.toml`].includes(path))
    return 'the new package says where it came from'
  if (path === plan.recipe.guide || baseNameOf(path) === 'migration.json')
    return 'the migration guide names old and new'
  if (LOCKED.test(path)) return 'a lock file; its tool writes it anew'
  if (HISTORY.test(baseNameOf(path)) && /\.(md|rst|txt)$|^[A-Z]+$/.test(baseNameOf(path)))
    return 'a change log says what was'
  if (/\.extract-codemod\.ya?ml$|(^|\/)extract-codemod\.(ya?ml|json)$/.test(path))
    return 'the recipe is written in today’s names'
  return undefined
}

/**
 * Text files that may mention affected names, by their bytes: the dotted name of a renamed module or of a
 * module something leaves, its path with slashes, or a relative name in quotes (`import_module(".hcs")`).
 */
export function textsWithOldNames(
  workspace: Workspace,
  plan: Plan,
  ...suffixes: readonly string[]
): readonly RepoPath[] {
  const names = new Set([
    ...renamedRoots(plan.recipe),
    ...plan.symbols.filter((move) => !move.copied).map((move) => move.from),
  ])
  const words = new Set<string>()
  for (const name of names) {
    words.add(name)
    words.add(`".${lastPartOf(name)}"`)
    words.add(`'.${lastPartOf(name)}'`)
  }
  for (const move of plan.files) if (folderOf(move.from).includes('/') || move.from.includes('/')) words.add(move.from)
  for (const folder of new Set(plan.files.map((move) => folderOf(move.from))))
    if (folder !== '') words.add(folder + '/')
  return workspace.mentioning(withoutLonger([...words]), ...suffixes)
}

/** A word that contains another one of the list adds nothing. */
function withoutLonger(words: readonly string[]): readonly string[] {
  return words.filter((word) => !words.some((other) => other !== word && word.includes(other)))
}

/** Text files in which mentions are to be rewritten. */
export function mentioningFiles(workspace: Workspace, plan: Plan, ...suffixes: readonly string[]): readonly RepoPath[] {
  return textsWithOldNames(workspace, plan, ...suffixes).filter((path) => leftAsHistory(path, plan) === undefined)
}
