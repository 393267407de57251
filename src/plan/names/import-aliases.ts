import { aliased } from '../../workspace/tokens.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'

const known = new WeakMap<Workspace, Map<string, readonly string[]>>()

/**
 * The other words that imports of a tree bind for a name (`import shop as s`, `from acme import shop as s`, and `from helper import s as t`),
 * without it: another file may read what is below the module through one of them. Read off the texts, so it may hold a word too many.
 */
export function aliasesOf(workspace: Workspace, name: string): readonly string[] {
  const answers = known.get(workspace) ?? new Map<string, readonly string[]>()
  known.set(workspace, answers)
  const answer = answers.get(name) ?? findAliases(workspace, name)
  answers.set(name, answer)
  return answer
}

function findAliases(workspace: Workspace, name: string): readonly string[] {
  const found = new Set([name])
  // A set goes on with what is added while it is walked.
  for (const one of found)
    for (const path of workspace.matching(tokenQuery([[aliased(one)]], undefined)))
      for (const match of (workspace.read(path)?.text ?? '').normalize('NFKC').matchAll(aliasPattern(one)))
        found.add(match[1] ?? name)
  found.delete(name)
  return [...found].sort()
}

function aliasPattern(name: string): RegExp {
  return new RegExp(
    `(?<![\\p{L}\\p{M}\\p{N}_])${name.normalize('NFKC')}[\\s\\\\]+as[\\s\\\\]+([\\p{L}\\p{M}\\p{N}_]+)`,
    'gu',
  )
}
