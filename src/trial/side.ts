import { dirname, join } from 'node:path'
import type { ScratchFolder } from '../disk/scratch-folder.ts'
import type { Plan } from '../model/plan.ts'
import type { WorkspaceMember } from '../plan/manifests/workspace-members.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { distributionsTried, extrasOf } from './distributions.ts'
import { buildWheel, install } from './environment.ts'
import type { Environment } from './environment.ts'
import type { Runner } from './runner.ts'
import type { TrialOptions } from './run-trial.ts'

/** One distribution that could not be built or installed. */
export interface FailedDistribution {
  readonly name: string
  readonly kind: 'build' | 'install'
  readonly reason: string
}

/** One tree of a trial: its checkout, its environment, and what was installed there. */
export interface Side {
  readonly name: 'before' | 'after'
  /** The OS path of its checkout. */
  readonly root: string
  readonly environment: Environment
  /** Every distribution of the trial. */
  readonly distributions: readonly WorkspaceMember[]
  readonly failed: readonly FailedDistribution[]
  /** The OS path of the wheel of each distribution that was built. */
  readonly wheels: ReadonlyMap<string, string>
  /** OS paths for `sys.path`, in place of what could not be installed. */
  readonly paths: readonly string[]
}

/** What a side is made from. */
export interface SideInput {
  readonly name: 'before' | 'after'
  readonly root: string
  readonly workspace: Workspace
  readonly index: SymbolIndex
  readonly environment: Environment
  readonly plan: Plan
  readonly options: TrialOptions
  readonly runner: Runner
  readonly scratch: ScratchFolder
  readonly notes: string[]
}

/**
 * Build the wheels of a tree and install them, without extras. Where that fails the requirements are left out, and where that fails too the
 * sources stand on `sys.path`: the trial goes on with what is there, and says what is not.
 */
export async function prepareSide(input: SideInput): Promise<Side> {
  const { name, root, workspace, index, environment, plan, options, runner, scratch, notes } = input
  const distributions = distributionsTried(workspace, plan, index)
  const folder = scratch.folder(`wheels-${name}`)
  const failed: FailedDistribution[] = []
  const wheels = new Map<string, string>()
  for (const member of distributions) {
    runner.tell(`building ${member.name} (${name})`)
    const into = scratch.folder(`wheels-${name}/${wheels.size + failed.length}`)
    const reason = await buildWheel(runner, environment, join(root, member.folder), into, options)
    const wheel = scratch.list(into.slice(scratch.path.length + 1)).find((path) => path.endsWith('.whl'))
    if (reason !== undefined || wheel === undefined)
      failed.push({ name: member.name, kind: 'build', reason: reason ?? 'no wheel came out' })
    else wheels.set(member.name, wheel)
  }
  const links = { ...options, findLinks: [...options.findLinks, folder] }
  runner.tell(`installing (${name})`)
  const all = [...wheels.values()]
  const reason = await install(runner, environment, all, links)
  let isInstalled = reason === undefined
  if (reason !== undefined) {
    failed.push({ name: [...wheels.keys()].join(', '), kind: 'install', reason })
    isInstalled = (await install(runner, environment, all, links, ['--no-deps'])) === undefined
    if (isInstalled) notes.push(`${name}: installed without requirements, for ${reason}`)
  }
  const isWhole = isInstalled && wheels.size === distributions.length && distributions.length > 0
  const roots = name === 'before' ? plan.rootsBefore : plan.rootsAfter
  return {
    name,
    root,
    environment,
    distributions,
    failed,
    wheels,
    paths: isWhole ? [] : roots.map((one) => join(root, one)),
  }
}

/**
 * Install a side's wheels once more, with the extras that are asked for; gives how many extras there are, or why they could not be installed.
 */
export async function addExtras(
  { environment, distributions, wheels, name }: Side,
  { options, runner }: Pick<SideInput, 'options' | 'runner'>,
): Promise<number | { readonly reason: string }> {
  const wanted = distributions.flatMap((member) => {
    const wheel = wheels.get(member.name)
    const extras = extrasOf(member, options.extras)
    return wheel === undefined || extras.length === 0
      ? []
      : [{ text: `${member.name}[${extras.join(',')}] @ file://${wheel}`, extras }]
  })
  if (wanted.length === 0) return 0
  runner.tell(`installing extras (${name})`)
  const others = [...wheels].filter(([one]) => !wanted.some(({ text }) => text.startsWith(`${one}[`)))
  const texts = [...wanted.map(({ text }) => text), ...others.map(([, wheel]) => wheel)]
  const reason = await install(runner, environment, texts, options)
  return reason === undefined ? wanted.flatMap(({ extras }) => extras).length : { reason }
}

/** The folders (OS paths) in which the wheels of a side lie, for `--find-links`. */
export function wheelFolders({ wheels }: Pick<Side, 'wheels'>): readonly string[] {
  return [...wheels.values()].map((wheel) => dirname(wheel))
}
