import { spawnSync } from 'node:child_process'
import { tryGit } from './run-git.ts'

/**
 * Open a file (OS path) in the editor that git would open in a repository (`git var GIT_EDITOR`), on the terminal we have, and wait for
 * it. Gives whether it ended well.
 */
export function runEditor(root: string, path: string): boolean {
  const editor = tryGit(root, ['var', 'GIT_EDITOR']).output.toString().trim()
  if (editor === '') return false
  return spawnSync('sh', ['-c', `${editor} "$@"`, editor, path], { stdio: 'inherit' }).status === 0
}
