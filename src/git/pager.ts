import { spawnSync } from 'node:child_process'
import { tryGit } from './run-git.ts'

/**
 * Show a text in the pager that git would use in a folder (`git var GIT_PAGER`: GIT_PAGER, core.pager, PAGER, less), on the terminal we have, with
 * the settings git gives it (git-config(1), core.pager). False where there is none, or where it could not be started: nothing was shown.
 */
export function showInPager(
  root: string,
  text: string,
  environment: Readonly<Record<string, string | undefined>>,
): boolean {
  const pager = tryGit(root, ['var', 'GIT_PAGER']).output.toString().trim()
  if (pager === '' || pager === 'cat') return false
  const env = { LESS: 'FRX', LV: '-c', ...environment }
  const { status } = spawnSync('sh', ['-c', pager], { input: text, stdio: ['pipe', 'inherit', 'inherit'], env })
  return status !== 127 && status !== 126 && status !== null
}
