import { join, resolve } from 'node:path'
import { findProgram } from '../disk/find-program.ts'
import { statOf } from '../disk/stat-of.ts'
import { isRepository } from '../git/git.ts'
import { runProcess } from '../git/run-process.ts'
import { tryGit } from '../git/run-git.ts'
import { paintFor } from '../report/paint.ts'
import { tell } from './console-io.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE, REFUSED } from './exit-code.ts'
import { RECIPE_NAMES } from './find-recipe.ts'
import type { Flags } from './flags.ts'
import { toolVersion } from './tool-version.ts'

/** A program that may be there. */
interface Wanted {
  /** Names it may have, the first that is there is taken. */
  readonly names: readonly string[]
  readonly purpose: string
  /** What is not possible without it; undefined where it has to be there. */
  readonly without: string | undefined
}

const PROGRAMS: readonly Wanted[] = [
  { names: ['git'], purpose: 'reads revisions, makes branch and commits', without: undefined },
  {
    names: ['uv'],
    purpose: 'makes the environments of `try`, locks (`apply --lock`)',
    without: '`try` takes venv and pip',
  },
  {
    names: ['python3', 'python'],
    purpose: '`try` and `--verify-with`',
    without: '`try` needs uv, or a Python with venv',
  },
  {
    names: ['ruff'],
    purpose: 'formats what is committed where the project is set up for it',
    without: 'files stay as they are made',
  },
  { names: ['black'], purpose: 'the same, where the project uses it', without: 'files stay as they are made' },
  { names: ['prettier'], purpose: 'the same for Markdown, YAML and JSON', without: 'files stay as they are made' },
  { names: ['less'], purpose: 'shows diffs, unless git uses another pager', without: '`--diff` prints them' },
]

/** Node 20.19 can `require` modules of the other kind, which dependencies of ours do. */
const OLDEST_NODE = [20, 19] as const

/**
 * `extract-codemod doctor`: what of the machine and of the repository this program finds, and what it is for. Exit code 1 where something is
 * missing that every run needs.
 */
export async function doctor(flags: Flags, io: ConsoleIo): Promise<number> {
  const root = resolve(io.folder, flags.root)
  const paint = paintFor(io.stdout, flags.color)
  const found = await Promise.all(PROGRAMS.map((wanted) => lookFor(wanted, root)))
  const rows = [nodeRow(), ...found, ...hereRows(root)]
  const width = Math.max(...rows.map(({ name }) => name.length))
  const styles = { ok: 'green', missing: 'red', without: 'yellow' } as const
  const words = { ok: 'ok', missing: 'missing', without: '-' } as const
  const lines = rows.map(
    ({ name, state, says }) => `  ${paint(styles[state], words[state].padEnd(7))}  ${name.padEnd(width)}  ${says}`,
  )
  const text = [`extract-codemod ${toolVersion()} on ${process.platform} ${process.arch}`, ...lines, ''].join('\n')
  tell(io.stdout, text)
  return rows.some(({ state }) => state === 'missing') ? REFUSED : DONE
}

interface Row {
  readonly name: string
  readonly state: 'ok' | 'missing' | 'without'
  readonly says: string
}

function nodeRow(): Row {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  const isEnough = major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])
  const says = isEnough ? 'runs this program' : `runs this program, which needs ${OLDEST_NODE.join('.')} or newer`
  return { name: 'node', state: isEnough ? 'ok' : 'missing', says: `${process.versions.node}: ${says}` }
}

async function lookFor({ names, purpose, without }: Wanted, root: string): Promise<Row> {
  const name = names[0] ?? ''
  for (const one of names) {
    // What a repository brings along is not run because it has the name of a tool.
    const path = findProgram(one, root, process.env['PATH'])
    if (path === undefined) continue
    const { exitCode, printed } = await runProcess(path, ['--version'], {}, () => undefined)
    const version = /\d+(\.\d+)+/.exec(printed)?.[0] ?? /^less (\d+)/.exec(printed)?.[1]
    if (exitCode === 0) return { name, state: 'ok', says: `${version ?? 'of some version'} (${path}): ${purpose}` }
  }
  const state = without === undefined ? 'missing' : 'without'
  return {
    name,
    state,
    says: `not on the PATH: ${without === undefined ? `install it; it ${purpose}` : without} (${purpose})`,
  }
}

function hereRows(root: string): readonly Row[] {
  const recipe = RECIPE_NAMES.find((name) => statOf(join(root, name)) !== undefined)
  const isGit = isRepository(root)
  const changed = isGit ? tryGit(root, ['status', '--porcelain', '--untracked-files=no']).output.toString().trim() : ''
  const environment = statOf(join(root, '.venv')) !== undefined
  return [
    {
      name: 'repository',
      state: isGit ? 'ok' : 'without',
      says: isGit
        ? `${root}${changed === '' ? '' : '; tracked files have changes that are not committed, which apply refuses'}`
        : `${root} is in no git repository: apply writes files without commits, and try and verify need one`,
    },
    {
      name: 'recipe',
      state: recipe === undefined ? 'without' : 'ok',
      says: recipe ?? `no ${RECIPE_NAMES[0]}: \`init\` lists what could be lifted, \`init --from PACKAGE\` writes one`,
    },
    {
      name: '.venv',
      state: environment ? 'ok' : 'without',
      says: environment
        ? 'its metadata says which distribution an import comes from; nothing of it runs'
        : 'not there: a table of well-known names says which distribution an import comes from',
    },
  ]
}
