import { mappingOf } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import type { MemberJobs } from '../../templates/workflow-jobs.ts'
import { markerFits } from './marker-fits.ts'
import type { JobEnvironment } from './marker-fits.ts'
import { versionFits } from '../manifests/version-order.ts'
import { parseRequirement } from '../manifests/requirement.ts'
import type { Workflow } from './workflows.ts'
import { neededMembers } from '../manifests/workspace-members.ts'
import type { WorkspaceMember } from '../manifests/workspace-members.ts'

const SYSTEMS: Readonly<Record<string, Omit<JobEnvironment, 'python_version'>>> = {
  'ubuntu-latest': { sys_platform: 'linux', platform_system: 'Linux', os_name: 'posix' },
  'macos-latest': { sys_platform: 'darwin', platform_system: 'Darwin', os_name: 'posix' },
  'windows-latest': { sys_platform: 'win32', platform_system: 'Windows', os_name: 'nt' },
}

/**
 * The first Python that the image behind a name has (actions/python-versions, `versions-manifest.json`: Ubuntu 24.04, and macOS on arm64, begin with
 * 3.8), and an older image that has those before it.
 */
const FIRST: Readonly<Record<string, { readonly minor: number; readonly instead: string | undefined }>> = {
  'ubuntu-latest': { minor: 8, instead: 'ubuntu-22.04' },
  'macos-latest': { minor: 8, instead: undefined },
}

/** The actions where no workflow of the repository pins them. */
const CHECKOUT = 'actions/checkout@v4'
const SETUP_PYTHON = 'actions/setup-python@v5'
const SETUP_UV = 'astral-sh/setup-uv@v6'

/**
 * The jobs a member needs: all systems and three Pythons without extras, one job with all of them, one for each. Pythons are those of the
 * workflow's matrices, else of the classifiers, else of its steps, as far as `requires-python` admits them: the oldest and the two newest; actions as the repository
 * pins them. uv installs where the workflow uses it and the member belongs to its workspace (`isInWorkspace`), else pip.
 */
export function memberJobs(
  members: readonly WorkspaceMember[],
  member: WorkspaceMember,
  extracted: PackageRequest,
  { workflow, all, isInWorkspace }: JobStyle,
): MemberJobs {
  const pythons = pythonsFor(member, workflow)
  const extras = Object.entries(member.extras).filter(([name]) => name !== 'all')
  const uses = [...(workflow?.uses ?? []), ...all.flatMap((entry) => entry.uses)]
  const tests = member.tests
  const group = mappingOf(member.data['dependency-groups'])['test']
  const testGroup = Array.isArray(group) ? group.filter((one): one is string => typeof one === 'string') : undefined
  const places = extras.map(([name, list]) => ({ name, ...placeFor(list, pythons) }))
  return {
    id: member.name.toLowerCase().replace(/[^a-z0-9_-]+/g, '-'),
    directory: member.folder,
    distribution: member.name,
    importName: extracted.to,
    tests,
    hasSlowTests: hasSlowMark(member),
    testGroup,
    installer: isInWorkspace && workflow !== undefined && usesUv(workflow) ? 'uv' : 'pip',
    setupUv: uses.find((entry) => entry.startsWith('astral-sh/setup-uv@')) ?? SETUP_UV,
    siblings: neededMembers(members, member),
    pythons,
    systems: Object.keys(SYSTEMS),
    elsewhere: Object.keys(SYSTEMS).flatMap((system) =>
      pythons.flatMap((python) => (lacks(system, python) ? [{ system, python, instead: FIRST[system]?.instead }] : [])),
    ),
    everything: member.extras['all'] === undefined ? extras.map(([name]) => name).join(',') : 'all',
    everythingOn: placeFor(
      extras.flatMap(([, list]) => list),
      pythons,
    ),
    extras: extras.length > 1 ? places : [],
    checkout: uses.find((entry) => entry.startsWith('actions/checkout@')) ?? CHECKOUT,
    setupPython: uses.find((entry) => entry.startsWith('actions/setup-python@')) ?? SETUP_PYTHON,
  }
}

/** Whose style the jobs take. */
export interface JobStyle {
  /** The workflow that runs the tests, if there is one. */
  readonly workflow: Workflow | undefined
  readonly all: readonly Workflow[]
  /** The member belongs to a workspace of uv. */
  readonly isInWorkspace: boolean
}

function usesUv({ uses, commands }: Workflow): boolean {
  return (
    uses.some((one) => one.startsWith('astral-sh/setup-uv@')) ||
    commands.some(({ run }) => /\buv (sync|run)\b/.test(run))
  )
}

/** The system and Python where most requirements apply: the first system, the newest Python, unless markers speak against it. */
function placeFor(requirements: readonly string[], pythons: readonly string[]): { system: string; python: string } {
  const places = Object.keys(SYSTEMS).flatMap((system) =>
    [...pythons].reverse().map((python) => ({ system, python, missing: 0 })),
  )
  for (const place of places) {
    const about = SYSTEMS[place.system]
    if (about === undefined) continue
    const environment = { ...about, python_version: place.python }
    place.missing = requirements.filter((text) => !markerFits(markerOf(text), environment)).length
  }
  const best = [...places].sort((a, b) => a.missing - b.missing)[0]
  const { system, python } = best ?? { system: 'ubuntu-latest', python: '3.12' }
  return { system: lacks(system, python) ? (FIRST[system]?.instead ?? 'windows-latest') : system, python }
}

/** Whether the image behind the name of a system has a Python (`3.7`) no more. */
function lacks(system: string, python: string): boolean {
  return minorOf(python) < (FIRST[system]?.minor ?? 0)
}

function minorOf(version: string): number {
  return Number(version.split('.')[1])
}

/** The marker of a requirement; one without applies everywhere. */
function markerOf(text: string): string {
  const parsed = parseRequirement(text)
  const at = text.indexOf(';')
  return parsed === undefined || at < 0 ? "'' == ''" : text.slice(at + 1)
}

/** The oldest and the two newest of the Pythons that are told and that the member admits. */
function pythonsFor(member: WorkspaceMember, workflow: Workflow | undefined): readonly string[] {
  const project = mappingOf(member.data['project'])
  const bound = typeof project['requires-python'] === 'string' ? project['requires-python'] : ''
  const fits = (version: string): boolean => [version, `${version}.99`].some((one) => versionFits(one, bound) !== false)
  const { listed, lowest } = pythonsOf(member)
  // The oldest that a bound admits is a guess: what runs the workflows may not have it any more.
  const lists = [workflow?.pythons ?? [], listed, workflow?.stepPythons ?? [], lowest, ['3.12']]
  const admitted = lists.map((list) => list.filter(fits)).find((list) => list.length > 0) ?? ['3.12']
  const all = [...new Set(admitted)].sort((a, b) => minorOf(a) - minorOf(b))
  return all.length <= 3 ? all : [all[0] ?? '', ...all.slice(-2)]
}

/** The Pythons of a member's classifiers, and the oldest that `requires-python` admits. */
function pythonsOf(member: WorkspaceMember): Readonly<Record<'listed' | 'lowest', readonly string[]>> {
  const project = mappingOf(member.data['project'])
  const classifiers = Array.isArray(project['classifiers']) ? project['classifiers'] : []
  const listed = classifiers.flatMap((entry) => {
    const version =
      typeof entry === 'string' ? /^Programming Language :: Python :: (3\.\d+)$/.exec(entry)?.[1] : undefined
    return version === undefined ? [] : [version]
  })
  const bound = typeof project['requires-python'] === 'string' ? project['requires-python'] : ''
  const lowest = />=\s*(3\.\d+)/.exec(bound)?.[1]
  return { listed, lowest: lowest === undefined ? [] : [lowest] }
}

function hasSlowMark(member: WorkspaceMember): boolean {
  const marks = mappingOf(mappingOf(mappingOf(member.data['tool'])['pytest'])['ini_options'])['markers']
  return Array.isArray(marks) && marks.some((entry) => typeof entry === 'string' && /^slow\b/.test(entry))
}
