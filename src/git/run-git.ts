import { spawnSync } from 'node:child_process'
import { RefusedError } from '../model/errors.ts'

/** What a git command left: `status` 0 is success, `said` is its own words about a failure. */
export interface GitResult {
  readonly status: number
  readonly output: Buffer
  readonly said: string
}

/** A file system monitor is a program that the repository's configuration names; no question of ours needs one (`man git-config`). */
export const NO_MONITOR = ['-c', 'core.fsmonitor=false']

/** Run git in a folder (OS path). Never throws for a command that fails; without git the status is 127. */
export function tryGit(root: string, args: readonly string[], input: string | Uint8Array = ''): GitResult {
  const all = [...NO_MONITOR, '-C', root, ...args]
  const { status, stdout, stderr, error } = spawnSync('git', all, { input, maxBuffer: Infinity })
  if (error !== undefined && stdout === null) {
    return { status: 127, output: Buffer.alloc(0), said: `git could not be started: ${error.message}` }
  }
  const said = stderr.toString().trim() || stdout.subarray(0, 2000).toString().trim()
  return { status: status ?? 128, output: stdout, said }
}

/**
 * What a git command prints, without the last newline. Throws RefusedError with git's own words, and with the
 * advice, when it fails.
 */
export function git(root: string, args: readonly string[], input?: string | Uint8Array, advice = SEE_GIT): string {
  const result = tryGit(root, args, input)
  if (result.status === 0) return result.output.toString().replace(/\n$/, '')
  throw new RefusedError(
    `git ${args.find((arg, at) => /^[a-z]/.test(arg) && args[at - 1] !== '-c') ?? ''} failed: ${result.said}`,
    advice,
  )
}

/** The entries of a `-z` output. */
export function entriesOf(output: string): readonly string[] {
  return output.split('\0').filter((entry) => entry !== '')
}

const SEE_GIT = 'Follow what git says, then run again.'
