import { join } from 'node:path'
import { lastLinesOf } from './runner.ts'
import type { Command, Runner } from './runner.ts'

/** What makes environments here: uv, or else venv and pip of a Python. */
export interface Tools {
  readonly name: 'uv' | 'pip'
  /** What to hand to `uv venv --python`, or the Python whose `venv` is used. */
  readonly python: string | undefined
}

/** A virtual environment of a trial. */
export interface Environment {
  /** OS path. */
  readonly folder: string
  /** The OS path of its interpreter. */
  readonly python: string
  readonly tools: Tools
}

/** How long the making of an environment may take, in seconds. */
const MAKING = 300

/** Wheels to find beside the index, and how long an installation may take. */
export interface Installing {
  /** Folders or addresses with wheels (`--find-links`). */
  readonly findLinks: readonly string[]
  readonly seconds: number
  /** The OS path of a file of constraints (`pip install -c`). */
  readonly constraints?: string
}

/**
 * What there is to make environments with. `asked` is a version or an interpreter as `--python` takes it. Undefined, with the reason, where
 * neither uv nor a Python with venv is on the PATH.
 */
export async function findTools(
  runner: Runner,
  folder: string,
  asked: string | undefined,
): Promise<Tools | { readonly reason: string }> {
  const uv = await runner.run({ program: 'uv', args: ['--version'], folder, seconds: 30 })
  if (uv.exitCode === 0) return { name: 'uv', python: asked }
  const names = asked === undefined ? ['python3', 'python'] : [asked, `python${asked}`]
  for (const program of names) {
    const found = await runner.run({ program, args: ['-c', 'import venv, ensurepip'], folder, seconds: 30 })
    if (found.exitCode === 0) return { name: 'pip', python: program }
  }
  const which = asked === undefined ? 'no python3' : `no Python ${asked}`
  return { reason: `there is neither uv nor ${which.slice(3)} with venv on the PATH` }
}

/** Make an environment in a new folder (an OS path). With uv the project in `from` says which Python, unless one is asked for. */
export async function makeEnvironment(
  runner: Runner,
  tools: Tools,
  folder: string,
  from: string,
): Promise<Environment | { readonly reason: string }> {
  const { name, python } = tools
  const which = python === undefined ? [] : ['--python', python]
  const made =
    name === 'uv'
      ? await runner.run({ program: 'uv', args: ['venv', '-q', ...which, folder], folder: from, seconds: MAKING })
      : await runner.run({
          program: python ?? 'python3',
          args: ['-m', 'venv', folder],
          folder: from,
          seconds: MAKING,
        })
  if (made.exitCode !== 0) return { reason: `no environment could be made: ${lastLinesOf(made.printed)}` }
  return { folder, python: join(folder, 'bin', 'python'), tools }
}

/**
 * Install requirements (PEP 508, or OS paths of wheels) into an environment; gives the reason where that failed. Where the index cannot be
 * reached, what the cache holds is tried.
 */
export async function install(
  runner: Runner,
  { python, tools, folder }: Environment,
  wanted: readonly string[],
  { findLinks, seconds, constraints }: Installing,
  without: readonly string[] = [],
): Promise<string | undefined> {
  if (wanted.length === 0) return undefined
  const bounds = constraints === undefined ? [] : ['-c', constraints]
  const links = [...findLinks.flatMap((one) => ['--find-links', one]), ...bounds]
  const uv = ['pip', 'install', '-q', '--python', python, ...links, ...without, ...wanted]
  const pip = ['-m', 'pip', 'install', '-q', '--disable-pip-version-check', ...links, ...without, ...wanted]
  const command = tools.name === 'uv' ? { program: 'uv', args: uv } : { program: python, args: pip }
  return orFromCache(runner, { ...command, folder, seconds })
}

/** Run uv or pip; what uv cannot do while the index is out of reach is tried with what its cache holds. Gives the reason where both fail. */
async function orFromCache(runner: Runner, command: Command): Promise<string | undefined> {
  const first = await runner.run(command)
  if (first.exitCode === 0) return undefined
  if (first.isLate) return `it took more than ${command.seconds} s`
  if (command.program === 'uv') {
    const again = await runner.run({ ...command, args: [...command.args, '--offline'] })
    if (again.exitCode === 0) return undefined
  }
  return lastLinesOf(first.printed)
}

/**
 * Install requirements, one by one where all at once fails; gives those that could not be installed, with the reason, and why all at once
 * failed, where it did.
 */
export async function installEach(
  runner: Runner,
  environment: Environment,
  wanted: readonly string[],
  how: Installing,
): Promise<{ readonly reason?: string; readonly missing: readonly MissingRequirement[] }> {
  const reason = await install(runner, environment, wanted, how)
  const missing: MissingRequirement[] = []
  if (reason === undefined) return { missing }
  for (const text of wanted) {
    const why = wanted.length === 1 ? reason : await install(runner, environment, [text], how)
    if (why !== undefined) missing.push({ text, reason: why })
  }
  return { reason, missing }
}

/** A requirement that could not be installed. */
export interface MissingRequirement {
  readonly text: string
  readonly reason: string
}

/** A folder (an OS path) to build, the one its wheel goes to, and whether the environment has all that the build needs. */
export interface Building {
  readonly source: string
  readonly into: string
  readonly isHere?: boolean
}

/**
 * Build the wheel of a folder into another; gives the reason where that failed. It is built in an environment of its own (PEP 517), or
 * in this one where that has what is needed.
 */
export async function buildWheel(
  runner: Runner,
  { python, tools }: Environment,
  { source, into, isHere = false }: Building,
  { findLinks, seconds }: Installing,
): Promise<string | undefined> {
  const links = [...findLinks.flatMap((one) => ['--find-links', one]), ...(isHere ? ['--no-build-isolation'] : [])]
  const uv = ['build', '-q', '--wheel', '--python', python, '--out-dir', into, ...links, source]
  const pip = ['-m', 'pip', 'wheel', '-q', '--disable-pip-version-check', '--no-deps', '-w', into, ...links, source]
  const command = tools.name === 'uv' ? { program: 'uv', args: uv } : { program: python, args: pip }
  return orFromCache(runner, { ...command, folder: source, seconds })
}

/** `CPython 3.12.1`, of an environment. */
export async function versionOf(runner: Runner, { python, folder }: Environment): Promise<string> {
  const program = 'import platform; print(platform.python_implementation(), platform.python_version())'
  const said = await runner.run({ program: python, args: ['-I', '-c', program], folder, seconds: 60 })
  return lastLinesOf(said.printed, 1)
}
