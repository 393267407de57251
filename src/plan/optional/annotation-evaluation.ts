import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { pythonRange } from '../manifests/oldest-python.ts'

/**
 * Whether some Python that a file's project supports evaluates annotations with their definition: all before 3.14
 * (PEP 649). Without a `requires-python` the answer is yes.
 */
export function evaluatesAnnotations(workspace: Workspace, path: RepoPath): boolean {
  return (pythonRange(workspace, path).oldest ?? 0) < 14
}
