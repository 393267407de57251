import { fileURLToPath } from 'node:url'
import type { ScratchFolder } from '../disk/scratch-folder.ts'
import type { Environment } from './environment.ts'
import { lastLinesOf } from './runner.ts'
import type { Runner } from './runner.ts'

/** Why something could not be imported or read. */
export interface Failure {
  readonly type: string
  readonly message: string
  /** The module that was not found, for a ModuleNotFoundError. */
  readonly missing: string | null
  /** `OS path:line` of every file it came through, innermost first. */
  readonly files: readonly string[]
}

/** What came of importing one module first, in a process of its own. */
export interface ProbedModule {
  readonly module: string
  readonly error?: Failure
  readonly seconds?: number
  /** Whether the packages around it were loaded before, so that their time is not in `seconds`. */
  readonly around?: boolean
  readonly warnings?: readonly string[]
  /** What the module offers: `module`, `class`, `function`, the type of a value, or `error: ...` where reading it raised. */
  readonly names?: Readonly<Record<string, string>>
  /** Whether `__all__` says what is public. */
  readonly listed?: boolean
  /** The packages of somebody else's that were there already when it was imported, for those take long. */
  readonly preloaded?: readonly string[]
}

/** What came of resolving a dotted name as `importlib` and configs do. */
export interface ProbedTarget {
  readonly target: string
  readonly kind?: string
  readonly error?: Failure
}

/** What an environment said of a tree. */
export interface Probed {
  readonly modules: ReadonlyMap<string, ProbedModule>
  readonly targets: ReadonlyMap<string, ProbedTarget>
  /** The packages of somebody else's that were loaded once for all processes, those that were worth it. */
  readonly preloaded: readonly string[]
}

/** What to import and to resolve. */
export interface Questions {
  readonly modules: readonly string[]
  readonly targets: readonly string[]
  /** Names to read of a module beside its public ones. */
  readonly reads: Readonly<Record<string, readonly string[]>>
  /** OS paths to put in front of `sys.path`, where nothing is installed. */
  readonly paths: readonly string[]
  /** The top-level packages of the tree, which are never loaded for all processes at once. */
  readonly tops: readonly string[]
  /** What another environment was found to be worth loading once. */
  readonly preload: readonly string[]
}

/** Bounds of a probe. */
export interface ProbeLimits {
  readonly seconds: number
  readonly processes: number
  /** Of data memory for each process; 0 for no limit. */
  readonly bytes: number
}

/** How long one module may take, in seconds. */
const ONE_MODULE = 120

/** The folder, in the scratch folder, for what Python compiles: all processes of a trial share it, and it is not beside the sources. */
export const PYCACHE = 'pycache'

const PROGRAM = fileURLToPath(new URL('../../python/probe_imports.py', import.meta.url))

/** Ask an environment; `label` names the files in the scratch folder. What was not answered in time is missing in the answer. */
export async function probe(
  { runner, scratch }: { readonly runner: Runner; readonly scratch: ScratchFolder },
  { python }: Environment,
  questions: Questions,
  limits: ProbeLimits,
  label: string,
): Promise<Probed | { readonly reason: string }> {
  const output = `${label}.jsonl`
  const request = {
    ...questions,
    output: `${scratch.path}/${output}`,
    seconds: Math.min(ONE_MODULE, limits.seconds),
    processes: limits.processes,
    bytes: limits.bytes,
  }
  const file = scratch.write(`${label}.json`, JSON.stringify(request))
  const args = ['-I', '-X', `pycache_prefix=${scratch.path}/${PYCACHE}`, PROGRAM, file]
  const ended = await runner.run({ program: python, args, folder: scratch.path, seconds: limits.seconds })
  const text = scratch.read(output)
  if (text === undefined)
    return { reason: ended.isLate ? `it took more than ${limits.seconds} s` : lastLinesOf(ended.printed) }
  const lines = text.split('\n').filter((line) => line.startsWith('{') && line.endsWith('}'))
  const answers = lines.flatMap(answersIn)
  const modules = answers.flatMap((one) => ('module' in one ? [[one.module, one] as const] : []))
  const targets = answers.flatMap((one) => ('target' in one ? [[one.target, one] as const] : []))
  const preloaded = modules.map(([, one]) => one.preloaded ?? []).reduce(longer, [])
  return { modules: new Map(modules), targets: new Map(targets), preloaded }
}

/** What a line answers: nothing where it was cut off, more than one thing where processes that ended at one time wrote it. */
export function answersIn(line: string): readonly (ProbedModule | ProbedTarget)[] {
  try {
    return [JSON.parse(line) as ProbedModule | ProbedTarget]
  } catch {
    const parts = line.split(/(?<=\})(?=\{"(?:module|target)": )/)
    return parts.length === 1 ? [] : parts.flatMap(answersIn)
  }
}

function longer(one: readonly string[], other: readonly string[]): readonly string[] {
  return other.length > one.length ? other : one
}

/** An error in the words of Python. */
export function failureText({ type, message }: Failure): string {
  return type === 'Process' ? message : message === '' ? type : `${type}: ${message}`
}
