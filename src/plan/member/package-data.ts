import { remove } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import { folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { removeFromArray } from '../../toml/remove-from-array.ts'
import { removeKey } from '../../toml/remove-key.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isOfPackageLine, leavesWithPackage } from '../names/leaving-entries.ts'

/**
 * Take what `leavesWithPackage` out of a manifest: the files are the new member's, whose backend installs what lies in its package. An
 * entry that is the last one of its list stays, because an empty list means everything.
 */
export function packageDataEdits(
  plan: Plan,
  workspace: Workspace,
  file: SourceFile,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const read = tomlStrings(file.text)
  if ('problem' in read) return { edits: [], findings: [] }
  const folder = folderOf(file.path)
  const edits: Edit[] = []
  const gone: string[] = []
  const lists = new Set<string>()
  for (const string of read.strings) {
    if (string.isKey) {
      const found = leavesWithPackage(plan, workspace, folder, string.keys) ? removeKey(file.text, string.keys) : []
      edits.push(...found)
      if (found.length > 0) gone.push(string.keys.slice(1).join('.'))
      continue
    }
    const keys = string.keys.slice(0, -1)
    const isListed = lists.has(JSON.stringify(keys))
    if (isListed || !leavesWithPackage(plan, workspace, folder, keys, string.value)) continue
    lists.add(JSON.stringify(keys))
    const found = removeFromArray(file.text, keys, (value) => leavesWithPackage(plan, workspace, folder, keys, value))
    edits.push(...found)
    if (found.length > 0) gone.push(keys.slice(1).join('.'))
  }
  return { edits, findings: gone.length === 0 ? [] : [dataLeaves(plan, file.path, gone)] }
}

/** The lines of a `MANIFEST.in` (setuptools, "Controlling files in the distribution") that name only files of the package. */
export function manifestInEdits(plan: Plan, workspace: Workspace, file: SourceFile): readonly Edit[] {
  const folder = folderOf(file.path)
  return [...file.text.matchAll(/^.*(?:\n|$)/gm)].flatMap((match) =>
    isOfPackageLine(plan, workspace, folder, match[0]) ? [remove(match.index, match.index + match[0].length)] : [],
  )
}

function dataLeaves(plan: Plan, path: RepoPath, entries: readonly string[]): Finding {
  const { directory = '', from = '' } = plan.package ?? {}
  return {
    code: 'package-data-leaves',
    level: 'note',
    reason: `what put files of ${from} into the distribution was taken out of ${path}: ${entries.join(', ')}`,
    advice: `${directory} installs what lies in its package; look whether it should leave some of it out.`,
    place: { path },
  }
}
