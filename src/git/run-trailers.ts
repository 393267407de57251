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

/** The commits of runs that the last commits of a revision hold, the newest first, by their trailers. */
export function runSteps(root: string, revision: string): readonly RunStep[] {
  const keys = [RUN_TRAILER, STEP_TRAILER, DIGEST_TRAILER]
  const format = ['%H', ...keys.map((key) => `%(trailers:key=${key},valueonly,separator=%x20)`)].join('%x1f')
  const args = ['log', '-n', String(MOST_COMMITS), '-z', `--format=${format}`, revision, '--']
  const { status, output } = tryGit(root, args)
  if (status !== 0) return []
  return output
    .toString()
    .split('\0')
    .flatMap((record) => {
      const [hash = '', runs = '', steps = '', digests = ''] = record.split('\u001F').map((part) => part.trim())
      // A squash of several commits keeps the trailers of all of them: the last one counts.
      const [number, of] = (steps.split(' ').at(-1) ?? '').split('/').map(Number)
      if (number === undefined || of === undefined || !(number >= 1 && of >= number)) return []
      return [
        { revision: hash, runId: runs.split(' ').at(-1) ?? '', number, of, digest: digests.split(' ').at(-1) ?? '' },
      ]
    })
}

/** The newest commit of a run that a revision holds, if that run does not end there. */
export function runInMiddle(root: string, revision: string): RunStep | undefined {
  const [last] = runSteps(root, revision)
  return last !== undefined && last.number < last.of ? last : undefined
}

/** The branches that hold all of a run. */
export function branchesWithAll(root: string, { runId, revision }: RunStep): readonly string[] {
  const { output } = tryGit(root, [
    'for-each-ref',
    '--format=%(refname:lstrip=2)',
    '--contains',
    revision,
    'refs/heads/',
  ])
  return output
    .toString()
    .split('\n')
    .filter((name) => name !== '')
    .filter((name) =>
      runSteps(root, `refs/heads/${name}`).some((step) => step.runId === runId && step.number === step.of),
    )
}
