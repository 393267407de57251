import { tryGit } from './run-git.ts'

/** The trailers of each commit that a run makes (git-interpret-trailers(1)). */
export const RUN_TRAILER = 'Extract-Codemod-Run'
export const STEP_TRAILER = 'Extract-Codemod-Step'
export const DIGEST_TRAILER = 'Extract-Codemod-Digest'

/** What a commit says about the run it is part of. */
export interface RunStep {
  readonly revision: string
  readonly runId: string
  /** 1 is the first. */
  readonly number: number
  readonly of: number
  readonly digest: string
}

/** How far back a run is looked for. */
const MOST_COMMITS = 200

/** The last commit of a run that a revision holds, by its trailers; undefined when none of the last commits is one. */
export function lastRunStep(root: string, revision: string): RunStep | undefined {
  const keys = [RUN_TRAILER, STEP_TRAILER, DIGEST_TRAILER]
  const format = ['%H', ...keys.map((key) => `%(trailers:key=${key},valueonly,separator=%x20)`)].join('%x1f')
  const args = [
    'log',
    '-n',
    String(MOST_COMMITS),
    '-z',
    `--format=${format}`,
    `--grep=^${STEP_TRAILER}: `,
    revision,
    '--',
  ]
  const { status, output } = tryGit(root, args)
  if (status !== 0) return undefined
  for (const record of output.toString().split('\0')) {
    const [hash = '', runs = '', steps = '', digests = ''] = record.split('\u001F').map((part) => part.trim())
    // A squash of several commits keeps the trailers of all of them: the last one counts.
    const [number, of] = (steps.split(' ').at(-1) ?? '').split('/').map(Number)
    if (number === undefined || of === undefined || !(number >= 1 && of >= number)) continue
    return { revision: hash, runId: runs.split(' ').at(-1) ?? '', number, of, digest: digests.split(' ').at(-1) ?? '' }
  }
  return undefined
}
