import { mappingOf } from '../../model/mapping.ts'
import type { SourceFile } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'

/** A hook that runs on each commit, with the words of its `args`. */
export interface CommitHook {
  readonly id: string
  readonly args: readonly string[]
}

/** What was read of a file; a file that did not change is the same one in the next snapshot. */
const known = new WeakMap<SourceFile, readonly CommitHook[]>()

/** The hooks of `.pre-commit-config.yaml`, in its order (pre-commit.com, "Adding pre-commit plugins"); none where it cannot be read. */
export function commitHooks(workspace: Workspace): readonly CommitHook[] {
  const file = workspace.read('.pre-commit-config.yaml')
  if (file === undefined) return []
  const hooks = known.get(file) ?? hooksOf(file.text)
  known.set(file, hooks)
  return hooks
}

function hooksOf(text: string): readonly CommitHook[] {
  let data: unknown
  try {
    data = parseYamlWithLines(text).value
  } catch {
    return []
  }
  return listOf(mappingOf(data)['repos']).flatMap((repo) =>
    listOf(mappingOf(repo)['hooks']).flatMap((hook): CommitHook[] => {
      const { id, args } = mappingOf(hook)
      return typeof id === 'string' ? [{ id, args: listOf(args).map(String) }] : []
    }),
  )
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : []
}
