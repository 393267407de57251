import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { ScratchFolder } from '../disk/scratch-folder.ts'
import type { Plan } from '../model/plan.ts'
import { normalizedName, parseRequirement } from '../plan/manifests/requirement.ts'
import type { WorkspaceMember } from '../plan/manifests/workspace-members.ts'
import type { SymbolIndex } from '../python/index/symbol-index.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { buildRequirements, distributionsTried, extrasOf } from './distributions.ts'
import { buildWheel, install, installEach } from './environment.ts'
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
    const reason = await built(input, member, into)
    const wheel = scratch.list(into.slice(scratch.path.length + 1)).find((path) => path.endsWith('.whl'))
    if (reason !== undefined || wheel === undefined)
      failed.push({ name: member.name, kind: 'build', reason: reason ?? 'no wheel came out' })
    else wheels.set(member.name, wheel)
  }
  const links = { ...options, findLinks: [...options.findLinks, folder] }
  runner.tell(`installing (${name})`)
  const all = [...wheels.values()]
  const unbuilt = distributions.filter((member) => !wheels.has(member.name))
  const reason = await install(runner, environment, all, links)
  let isInstalled = reason === undefined
  if (reason !== undefined) {
    failed.push({ name: [...wheels.keys()].join(', '), kind: 'install', reason })
    isInstalled = (await install(runner, environment, all, links, ['--no-deps'])) === undefined
  }
  // What stands in for it needs the same; what cannot be had is named, and the rest is there.
  const needed = [...requirementsOf(reason === undefined ? unbuilt : distributions, distributions), ...options.beside]
  const { missing } = await installEach(runner, environment, needed, links)
  notes.push(...missing.map(({ text, reason: why }) => `${name}: ${text} could not be installed: ${why}`))
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
 * Build the wheel of a distribution into a folder (an OS path); gives the reason where that failed. Where it cannot be built by itself and something is
 * installed beside (`--with torch`), the build may need that and not say so: it runs in the environment then, with what it declares.
 */
async function built(input: SideInput, member: WorkspaceMember, into: string): Promise<string | undefined> {
  const { name, root, workspace, environment, options, runner, notes } = input
  const source = join(root, member.folder)
  const reason = await buildWheel(runner, environment, { source, into }, options)
  if (reason === undefined || options.beside.length === 0) return reason
  runner.tell(`building ${member.name} with what is installed beside (${name})`)
  const needed = [...buildRequirements(workspace, member.folder), ...options.beside]
  const { missing } = await installEach(runner, environment, needed, options)
  const again = await buildWheel(runner, environment, { source, into, isHere: true }, options)
  if (missing.length > 0 || again !== undefined) return reason
  notes.push(`${name}: ${member.name} was built where ${options.beside.join(', ')} is installed, which its build needs`)
  return undefined
}

/** What distributions declare for every installation, without each other. */
function requirementsOf(members: readonly WorkspaceMember[], all: readonly WorkspaceMember[]): readonly string[] {
  const own = new Set(all.map(({ name }) => normalizedName(name)))
  const texts = members.flatMap(({ dependencies }) => dependencies)
  return [...new Set(texts.filter((text) => !own.has(normalizedName(parseRequirement(text)?.name ?? ''))))]
}

/**
 * Write a file of constraints by which the distributions of a side are its own wheels, never those of an index; gives its OS path.
 */
export function ownWheelsOnly({ wheels, name }: Pick<Side, 'wheels' | 'name'>, scratch: ScratchFolder): string {
  const lines = [...wheels].map(([one, wheel]) => `${one} @ ${pathToFileURL(wheel).href}\n`)
  return scratch.write(`constraints-${name}.txt`, lines.join(''))
}

/**
 * Install a side's wheels once more, with the extras that are asked for, each that can be had. Gives how many there are; those that could not be
 * installed are notes, unless none could.
 */
export async function addExtras(
  { environment, distributions, wheels, name }: Side,
  { options, runner, notes }: Pick<SideInput, 'options' | 'runner' | 'notes'>,
): Promise<number | { readonly reason: string }> {
  const wanted = distributions.flatMap((member) => {
    const wheel = wheels.get(member.name)
    const extras = wheel === undefined ? [] : extrasOf(member, options.extras)
    return extras.map((extra) => ({ member: member.name, extra, wheel: wheel ?? '' }))
  })
  if (wanted.length === 0) return 0
  runner.tell(`installing extras (${name})`)
  const textOf = (some: typeof wanted): readonly string[] =>
    [...new Set(some.map(({ member }) => member))].map((member) => {
      const mine = some.filter((one) => one.member === member)
      return `${member}[${mine.map(({ extra }) => extra).join(',')}] @ ${pathToFileURL(mine[0]?.wheel ?? '').href}`
    })
  const others = [...wheels].filter(([one]) => !wanted.some(({ member }) => member === one)).map(([, wheel]) => wheel)
  const reason = await install(runner, environment, [...textOf(wanted), ...others], options)
  if (reason === undefined) return wanted.length
  let count = 0
  for (const one of wanted.length === 1 ? [] : wanted) {
    const why = await install(runner, environment, [...textOf([one]), ...others], options)
    if (why === undefined) count += 1
    else notes.push(`${name}: the extra ${one.extra} of ${one.member} could not be installed: ${why}`)
  }
  return count === 0 ? { reason } : count
}

/** The folders (OS paths) in which the wheels of a side lie, for `--find-links`. */
export function wheelFolders({ wheels }: Pick<Side, 'wheels'>): readonly string[] {
  return [...wheels.values()].map((wheel) => dirname(wheel))
}
