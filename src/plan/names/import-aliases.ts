import { remembered } from '../../model/remembered.ts'
import { aliased } from '../../workspace/tokens.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * The other words that imports of a tree bind for a name (`import shop as s`, `from acme import shop as s`, and `from helper import s as t`),
 * without it: another file may read what is below the module through one of them. Read off the texts, so it may hold a word too many.
 */
export const aliasesOf = remembered(findAliases)

function findAliases(workspace: Workspace, name: string): readonly string[] {
  const found = new Set([name])
  // A set goes on with what is added while it is walked.
  for (const one of found)
    for (const path of workspace.matching(tokenQuery([[aliased(one)]], undefined)))
      for (const match of workspace.glance(path).normalize('NFKC').matchAll(aliasPattern(one)))
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
