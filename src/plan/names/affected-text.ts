import type { Plan } from '../../model/plan.ts'
import { lastPartOf } from '../../model/names.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { renamedRoots } from './affected-files.ts'

/** Files that record what was, or that a tool writes: old names in them are right. */
const HISTORY = /^(change(s|log)|history|news|releases?|migration)([-_.].*)?$/i
const LOCKED =
  /(^|\/)(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.secrets\.baseline)$/

/** Why a file is not rewritten although it mentions old names: it is `about` the move itself, or it is `history`. */
export interface LeftAlone {
  readonly kind: 'about' | 'history'
  readonly reason: string
}

/** Whether a file that mentions old names is right to do so; undefined when it is to be rewritten. */
export function leftAsHistory(path: RepoPath, plan: Plan): LeftAlone | undefined {
  const about = (reason: string): LeftAlone => ({ kind: 'about', reason })
  const member = plan.package?.directory
  if (member !== undefined && [`${member}/README.md`, `${member}/pyproject.toml`].includes(path))
    return about('the new package says where it came from')
  const guide = plan.recipe.guide
  if (guide !== undefined && (path === guide || path === joinPath(folderOf(guide), 'migration.json')))
    return about('the migration guide names old and new')
  if (/\.extract-codemod\.ya?ml$|(^|\/)extract-codemod\.(ya?ml|json)$/.test(path))
    return about('the recipe is written in today’s names')
  if (LOCKED.test(path)) return { kind: 'history', reason: 'a lock file; its tool writes it anew' }
  const isLog = HISTORY.test(baseNameOf(path)) && /\.(md|rst|txt)$|^[A-Z]+$/.test(baseNameOf(path))
  return isLog ? { kind: 'history', reason: 'a change log says what was' } : undefined
}

/**
 * Text files that may mention affected names, by their bytes: the dotted name of a renamed module or of a
 * module something leaves, its path with slashes, or a relative name in quotes (`import_module(".lines")`).
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
    words.add(`"${lastPartOf(name)}"`)
    words.add(`'${lastPartOf(name)}'`)
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
