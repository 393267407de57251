import type { Plan } from '../model/plan.ts'
import { lastPartOf } from '../model/names.ts'
import { baseNameOf, folderOf } from '../model/source-file.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { renamedRoots } from './affected-files.ts'

/** Files that record what was, or that a tool writes: old names in them are right. */
const HISTORY = /^(change(s|log)|history|news|releases?|migration)([-_.].*)?$/i
const LOCKED = /(^|\/)(uv\.lock|poetry\.lock|pdm\.lock|pixi\.lock|package-lock\.json|yarn\.lock|pnpm-lock\.yaml|\.secrets\.baseline)$/

/** Why a file is not rewritten although it mentions old names; undefined when it is. */
export function leftAsHistory(path: RepoPath, plan: Plan): string | undefined {
  if (path === plan.recipe.guide || baseNameOf(path) === 'migration.json') return 'the migration guide names old and new'
  if (LOCKED.test(path)) return 'a lock file; its tool writes it anew'
  if (HISTORY.test(baseNameOf(path)) && /\.(md|rst|txt)$|^[A-Z]+$/.test(baseNameOf(path))) return 'a change log says what was'
  if (/\.extract-codemod\.ya?ml$|(^|\/)extract-codemod\.(ya?ml|json)$/.test(path)) return 'the recipe is written in today’s names'
  return undefined
}

/** The words a text must contain one of to mention anything affected: dotted names, slashed paths, moved symbols. */
export function mentionWords(plan: Plan): readonly string[] {
  const words = new Set<string>()
  for (const root of renamedRoots(plan.recipe)) words.add(root.includes('.') ? lastPartOf(root) : root)
  for (const move of plan.symbols) if (!move.copied) words.add(move.symbol)
  for (const folder of new Set(plan.files.map((move) => folderOf(move.from)))) if (folder.includes('/')) words.add(baseNameOf(folder))
  return [...words]
}

/** Text files that may mention affected names, by their bytes. */
export function mentioningFiles(workspace: Workspace, plan: Plan, ...suffixes: readonly string[]): readonly RepoPath[] {
  return workspace.mentioning(mentionWords(plan), ...suffixes).filter((path) => leftAsHistory(path, plan) === undefined)
}
