import { lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { tokenQuery } from '../../workspace/text-query.ts'
import { chain, imported, word } from '../../workspace/tokens.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/**
 * The Python files in which the last word of one of the modules is an attribute of something that an import of the file binds, whatever
 * that is called: `s.data` after `import shop as s`. It finds more than what reads the module, and nothing less.
 */
export function readThroughImports(workspace: Workspace, modules: readonly QualifiedName[]): readonly RepoPath[] {
  const found = new Set<RepoPath>()
  for (const last of new Set(modules.map(lastPartOf)))
    for (const owner of ownersOf(workspace, last))
      for (const path of workspace.matching(tokenQuery([[imported(owner), chain(owner, last)]], undefined), '.py'))
        found.add(path)
  return [...found].sort()
}

/** The words that stand before `.last` in some file. */
function ownersOf(workspace: Workspace, last: string): ReadonlySet<string> {
  const owners = new Set<string>()
  const reads = new RegExp(`([\\p{L}\\p{M}\\p{N}_]+)[\\s\\\\]*\\.[\\s\\\\]*${last}(?![\\p{L}\\p{M}\\p{N}_])`, 'gu')
  for (const path of workspace.matching(tokenQuery([[word(last)]], undefined), '.py'))
    for (const match of (workspace.read(path)?.text ?? '').normalize('NFKC').matchAll(reads)) owners.add(match[1] ?? '')
  return owners
}
