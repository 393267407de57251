import { findProgram } from '../disk/find-program.ts'
import { putBack, readAside } from '../disk/write-aside.ts'
import { runProcess } from '../git/run-process.ts'
import { RefusedError } from '../model/errors.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Formatter } from '../plan/manifests/formatters.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Signals } from './host.ts'

/** A formatter with its program. */
export interface ReadyFormatter extends Formatter {
  /** OS path, or as the recipe spells it. */
  readonly program: string
}

/** The formatters that can be run, and what is to be said of the others. */
export interface ReadyFormatters {
  readonly ready: readonly ReadyFormatter[]
  readonly notes: readonly string[]
}

/** So many files go behind one command. */
const BATCH = 200

/**
 * Find the programs of formatters; what is found by itself is never taken from below `top` (OS path of the work tree). Throws RefusedError
 * for one that the recipe names and that is not there.
 */
export function readyFormatters(
  formatters: readonly Formatter[],
  top: string,
  searchPath: string | undefined,
): ReadyFormatters {
  const ready: ReadyFormatter[] = []
  const notes: string[] = []
  for (const formatter of formatters) {
    const [name = ''] = formatter.words
    const program = !formatter.isFound && name.includes('/') ? name : findProgram(name, top, searchPath)
    if (program !== undefined) ready.push({ ...formatter, program })
    else if (formatter.isFound)
      notes.push(`${nameOf(formatter)} is not installed, so what is written is not formatted (${formatter.told})`)
    else throw notThere(formatter)
  }
  return { ready, notes }
}

/** How a formatter is called in a report: its words up to the first option. */
export function nameOf({ words }: Formatter): string {
  const option = words.findIndex((word, at) => at > 0 && word.startsWith('-'))
  return (option < 0 ? words : words.slice(0, option)).join(' ')
}

/**
 * Run formatters on files below a folder (OS path of a checkout of ours). Gives what one of them says when it fails; throws RefusedError
 * when that is one the recipe names, and after a signal.
 */
export async function formatFiles(
  folder: string,
  paths: readonly RepoPath[],
  formatters: readonly ReadyFormatter[],
  signals: Signals,
): Promise<readonly string[]> {
  const notes: string[] = []
  for (const formatter of formatters) {
    const own = paths.filter((path) => formatter.takes.test(path))
    for (let at = 0; at < own.length; at += BATCH) {
      const files = own.slice(at, at + BATCH).map((path) => (path.startsWith('-') ? `./${path}` : path))
      const args = [...formatter.words.slice(1), ...files]
      const { exitCode, printed } = await runProcess(formatter.program, args, { cwd: folder }, signals.watch)
      signals.check()
      if (exitCode === 0) continue
      const said = printed.trim().split('\n').slice(0, 5).join('\n')
      if (!formatter.isFound) throw failed(formatter, said)
      notes.push(`${nameOf(formatter)} failed (${exitCode}): ${said}`)
    }
  }
  return notes
}

/**
 * The files that formatters leave as they are, of those that a checkout of ours holds as `base` does: a file that nobody formatted is not
 * to be formatted along. The checkout is as before afterwards.
 */
export async function formattedAlready(
  folder: string,
  base: Workspace,
  paths: readonly RepoPath[],
  formatters: readonly ReadyFormatter[],
  signals: Signals,
): Promise<ReadonlySet<RepoPath>> {
  const held = paths.flatMap((path) => {
    const bytes = readAside(folder, path)
    const isSame = bytes !== undefined && Buffer.from(base.bytes(path) ?? []).equals(bytes)
    return isSame ? [{ path, bytes }] : []
  })
  const names = held.map(({ path }) => path)
  await formatFiles(folder, names, formatters, signals)
  const kept = new Set<RepoPath>()
  for (const { path, bytes } of held) {
    if (Buffer.from(readAside(folder, path) ?? []).equals(bytes)) kept.add(path)
    else putBack(folder, path, bytes)
  }
  return kept
}

function notThere(formatter: Formatter): RefusedError {
  return new RefusedError(
    `the recipe asks for the formatter ${formatter.words.join(' ')}, and there is no ${formatter.words[0] ?? ''} on the PATH`,
    'Install it, take it out of the recipe (format: false), or use --no-formatter.',
  )
}

function failed(formatter: Formatter, said: string): RefusedError {
  return new RefusedError(
    `the formatter of the recipe, ${formatter.words.join(' ')}, failed: ${said}`,
    'Mend what it says, or use --no-formatter.',
  )
}
