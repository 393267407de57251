import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { manifestPath, readProject } from './project-manifest.ts'

/**
 * Whether some Python that a file's project supports evaluates annotations with their definition: all before 3.14
 * (PEP 649). Without a `requires-python` the answer is yes.
 */
export function evaluatesAnnotations(workspace: Workspace, path: RepoPath): boolean {
  const { data } = readProject(workspace.read(manifestPath(workspace, path)))
  const project = data?.['project']
  const requires =
    typeof project === 'object' && project !== null
      ? (project as Record<string, unknown>)['requires-python']
      : undefined
  const lowest = typeof requires === 'string' ? />=\s*3\.(\d+)/.exec(requires)?.[1] : undefined
  return lowest === undefined || Number(lowest) < 14
}
