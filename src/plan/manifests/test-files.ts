import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'

/** Whether a file is a test by custom: below `tests`, `test_*.py`, `*_test.py`, `conftest.py` (pytest, "Conventions for test discovery"). */
export function isTestFile(path: RepoPath): boolean {
  return /(^|\/)tests?\//.test(path) || /^(test_.*|.*_test|conftest)\.py$/.test(baseNameOf(path))
}
