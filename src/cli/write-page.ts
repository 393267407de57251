import { temporaryRoot } from '../disk/temporary-root.ts'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readTextFile } from '../disk/read-recipe-file.ts'
import { runProcess } from '../git/run-process.ts'
import type { Report } from '../report/report.ts'
import { writeAskedFile } from './asked-file.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import type { Flags } from './flags.ts'
import { progressOf } from './progress.ts'

/** What opens a file with the program that the desktop has for it. */
const OPENERS: Readonly<Record<string, readonly [string, ...string[]]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
}

/** `--html` and `--open`: the report as one page that needs nothing else, and a browser that shows it. */
export async function writePage(report: Report, flags: Flags, io: ConsoleIo): Promise<void> {
  if (flags.html === undefined && flags.open !== true) return
  const path =
    flags.html === undefined
      ? join(temporaryRoot(), `extract-codemod-${report.run.digest.slice(0, 12)}.html`)
      : resolve(io.folder, flags.html)
  const progress = progressOf(io, flags)
  progress.show('drawing the page')
  try {
    const { pageOf } = await import('../page/collect-page.ts')
    const { renderPage } = await import('../page/render-page.ts')
    writeAskedFile(path, renderPage(await pageOf(report), { css: assets(STYLES), js: assets(PROGRAMS) }), flags.force)
  } finally {
    progress.clear()
  }
  if (!flags.quiet) tell(io.stderr, `The page was written to ${path}.\n`)
  if (flags.open === true) await openFile(path, io)
}

async function openFile(path: string, io: ConsoleIo): Promise<void> {
  const [program, ...args] = OPENERS[process.platform] ?? ['xdg-open']
  const { exitCode } = await runProcess(program, [...args, path], {}, () => undefined)
  if (exitCode !== 0) tell(io.stderr, `Nothing here opens it (${program} failed): open ${path} in a browser.\n`)
}

/** The style and the program of the page, in the order in which they build on each other. */
const STYLES = ['theme.css', 'sections.css', 'graphs.css', 'files.css', 'media.css']
const PROGRAMS = ['elements.js', 'graphs.js', 'diff.js', 'files.js', 'sections.js', 'trial.js', 'controls.js']

function assets(names: readonly string[]): string {
  return names.map((name) => readTextFile(fileURLToPath(new URL(`../../page/${name}`, import.meta.url)))).join('')
}
