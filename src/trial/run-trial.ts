import type { ScratchFolder } from '../disk/scratch-folder.ts'
import type { Run } from '../engine/run.ts'
import type { Trial, TrialLevel, TrialStage } from '../model/trial.ts'
import { indexOf } from '../python/index/symbol-index.ts'
import type { Proof } from '../verify/proof/proof.ts'
import { withCauses } from './causes.ts'
import type { FoundDifference, TrialScene } from './compare-imports.ts'
import { findTools, makeEnvironment, versionOf } from './environment.ts'
import type { Runner } from './runner.ts'
import { prepareSide } from './side.ts'
import type { Side } from './side.ts'
import { tryImports } from './try-imports.ts'
import { tryTests } from './try-tests.ts'

/** What is asked of a trial. */
export interface TrialOptions {
  readonly level: TrialLevel
  /** A version or an interpreter; undefined: what the project asks for. */
  readonly python: string | undefined
  readonly extras: 'all' | 'none' | readonly string[]
  /** A command line that runs pytest, in place of pytest itself. */
  readonly command: string | undefined
  /** Folders or addresses with wheels. */
  readonly findLinks: readonly string[]
  /** Requirements that no manifest declares, installed everywhere. */
  readonly beside: readonly string[]
  /** For each program that runs. */
  readonly seconds: number
  readonly processes: number
  /** Of data memory for each process that imports; 0 for no limit. */
  readonly bytes: number
}

/** The checkouts of both trees, as OS paths, and a folder for everything that is made. */
export interface TrialPlace {
  readonly before: string
  readonly after: string
  readonly scratch: ScratchFolder
}

/** What the stages of a trial share. */
export interface TrialContext {
  readonly scene: TrialScene
  readonly run: Run
  readonly options: TrialOptions
  readonly runner: Runner
  readonly scratch: ScratchFolder
  readonly before: Side
  readonly after: Side
  /** Everything found so far, in the order in which it was found. */
  readonly stages: TrialStage[]
  readonly differences: FoundDifference[]
  readonly notes: string[]
}

/**
 * Try a result where its users will: build and install what both trees distribute, import every module first, read every public name,
 * resolve entry points and class paths, and from the level on collect or run the tests; and say what differs. Code of the repository
 * runs, in environments below the scratch folder.
 */
export async function runTrial(
  run: Run,
  proof: Proof | undefined,
  place: TrialPlace,
  options: TrialOptions,
  host: Runner,
): Promise<Trial> {
  const { plan, base, final } = run
  const { scratch } = place
  const runner = leavingNothing(host, scratch)
  const scene = { plan, before: indexOf(base, plan.rootsBefore), after: indexOf(final, plan.rootsAfter) }
  runner.tell('making environments')
  const tools = await findTools(runner, scratch.path, options.python)
  if ('reason' in tools) return untried(options.level, tools.reason)
  const first = await makeEnvironment(runner, tools, `${scratch.path}/env-before`, place.before)
  if ('reason' in first) return untried(options.level, first.reason)
  const second = await makeEnvironment(
    runner,
    { ...tools, python: basePython(first.python, tools.name) },
    `${scratch.path}/env-after`,
    place.after,
  )
  if ('reason' in second) return untried(options.level, second.reason)
  const python = `${await versionOf(runner, first)}, environments by ${tools.name}`

  const stages: TrialStage[] = []
  const notes: string[] = []
  const shared = { plan, options, runner, scratch, notes }
  const before = await prepareSide({
    ...shared,
    name: 'before',
    root: place.before,
    workspace: base,
    index: scene.before,
    environment: first,
  })
  const after = await prepareSide({
    ...shared,
    name: 'after',
    root: place.after,
    workspace: final,
    index: scene.after,
    environment: second,
  })
  const context: TrialContext = { scene, run, options, runner, scratch, before, after, stages, differences: [], notes }
  compareSides(context)
  await tryImports(context)
  if (options.level !== 'import') await tryTests(context)
  return {
    level: options.level,
    python,
    stages,
    differences: withCauses(context.differences, run, proof, place.after),
    notes,
  }
}

/** What programs leave in the folder for temporary files (locks, caches of compilers, files of tests) lies in the scratch folder. */
function leavingNothing(host: Runner, scratch: ScratchFolder): Runner {
  const TMPDIR = scratch.folder('tmp')
  return { ...host, run: (command) => host.run({ ...command, environment: { TMPDIR, ...command.environment } }) }
}

/** uv makes the second environment from the interpreter of the first, so that both sides have the same one. */
function basePython(python: string, tools: 'uv' | 'pip'): string | undefined {
  return tools === 'uv' ? python : undefined
}

/** A wheel that was built before and is built no more is a difference; so is one that was installed. */
function compareSides({ before, after, stages, differences }: TrialContext): void {
  const count = differences.length
  for (const distribution of after.failed) {
    const was = before.failed.find(({ name, kind }) => name === distribution.name && kind === distribution.kind)
    if (was !== undefined) continue
    const { name, kind, reason } = distribution
    // What the base could not do either says nothing about the result, nor does what needs a wheel that neither has.
    if (before.failed.some((one) => one.kind === kind) || (kind === 'install' && hasUnbuilt(before, after))) continue
    differences.push({
      kind,
      subject: name,
      now: name,
      before: kind === 'build' ? 'builds' : 'installs',
      after: reason,
    })
  }
  const built = (side: Side): string => side.distributions.map(({ name }) => name).join(', ') || 'nothing is built'
  const detail = `before: ${built(before)}; after: ${built(after)}`
  const isSkipped = after.distributions.length === 0 || [...before.failed, ...after.failed].length > 0
  const verdict = differences.length > count ? 'different' : isSkipped ? 'skipped' : 'same'
  const why = [...before.failed, ...after.failed].map(({ name, kind, reason }) => `${name} does not ${kind}: ${reason}`)
  stages.push({ title: 'wheels build and install', verdict, detail: [detail, ...new Set(why)].join('; ') })
}

/** Whether a distribution can be built on neither side, so that others that require it cannot be installed. */
function hasUnbuilt(before: Side, after: Side): boolean {
  const unbuilt = before.failed.filter(({ kind }) => kind === 'build')
  return after.failed.some(({ kind, name }) => kind === 'build' && unbuilt.some((one) => one.name === name))
}

function untried(level: TrialLevel, reason: string): Trial {
  const stage: TrialStage = { title: 'environments', verdict: 'skipped', detail: reason }
  return { level, python: 'none', stages: [stage], differences: [], notes: [] }
}
