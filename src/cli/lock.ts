import { join } from 'node:path'
import { runProcess } from '../git/run-process.ts'
import { tryGit } from '../git/run-git.ts'
import { folderOf } from '../model/source-file.ts'
import { findingsOf } from '../report/locate.ts'
import type { Report } from '../report/report.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import type { ApplyFlags } from './flags.ts'

/**
 * `apply --lock`: bring each `uv.lock` that the run left stale up to date by `uv lock`, which may ask an index, and commit it apart from
 * the run, so that the commits of the run stay what was proved. What uv or git says when it fails is printed; the run stays as it is.
 */
export async function lockAfter(report: Report, root: string, flags: ApplyFlags, io: ConsoleIo): Promise<void> {
  const stale = findingsOf(report).flatMap(({ finding: { code, place } }) =>
    code === 'lock-file-stale' && place !== undefined && /(^|\/)uv\.lock$/.test(place.path) ? [place.path] : [],
  )
  const say = (text: string): void => tell(io.stderr, `${text}\n`)
  if (stale.length === 0) say('--lock: no uv.lock is stale')
  for (const path of stale) {
    const { exitCode, printed } = await runProcess('uv', ['lock'], { cwd: join(root, folderOf(path)) }, () => undefined)
    if (exitCode === 127) say(`--lock: uv is not on the PATH; install it and run \`uv lock\`, ${path} is stale`)
    else if (exitCode !== 0) say(`--lock: uv lock failed, ${path} is stale:\n${printed.trim()}`)
    else if (flags.commits) {
      const verify = flags.verify ? [] : ['--no-verify']
      const committed = tryGit(root, ['commit', '-q', ...verify, '-m', `Update ${path}`, '--', path])
      say(
        committed.status === 0
          ? `${path} was locked and committed`
          : `${path} was locked; git commit failed: ${committed.said}`,
      )
    } else say(`${path} was locked`)
  }
}
