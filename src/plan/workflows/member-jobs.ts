import { mappingOf } from '../../model/mapping.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import type { MemberJobs } from '../../templates/workflow-jobs.ts'
import { markerFits } from './marker-fits.ts'
import type { JobEnvironment } from './marker-fits.ts'
import { parseRequirement } from '../manifests/requirement.ts'
import type { Workflow } from './workflows.ts'
import { neededMembers } from '../manifests/workspace-members.ts'
import type { WorkspaceMember } from '../manifests/workspace-members.ts'

const SYSTEMS: Readonly<Record<string, Omit<JobEnvironment, 'python_version'>>> = {
  'ubuntu-latest': { sys_platform: 'linux', platform_system: 'Linux', os_name: 'posix' },
  'macos-latest': { sys_platform: 'darwin', platform_system: 'Darwin', os_name: 'posix' },
  'windows-latest': { sys_platform: 'win32', platform_system: 'Windows', os_name: 'nt' },
}

/** The actions where no workflow of the repository pins them. */
const CHECKOUT = 'actions/checkout@v4'
const SETUP_PYTHON = 'actions/setup-python@v5'

/**
 * The jobs a member needs: all systems and three Pythons without extras, one job with all of them, one for each. Pythons
 * are those of the workflow, else of the classifiers: the oldest and the two newest; actions as the repository pins them.
 */
export function memberJobs(
  members: readonly WorkspaceMember[],
  member: WorkspaceMember,
  extracted: PackageRequest,
  workflow: Workflow | undefined,
  all: readonly Workflow[],
): MemberJobs {
  const pythons = threeOf(workflow?.pythons.length ? workflow.pythons : pythonsOf(member))
  const extras = Object.entries(member.extras).filter(([name]) => name !== 'all')
  const uses = [...(workflow?.uses ?? []), ...all.flatMap((entry) => entry.uses)]
  const tests = member.tests
  const places = extras.map(([name, list]) => ({ name, ...placeFor(list, pythons) }))
  return {
    id: member.name.toLowerCase().replace(/[^a-z0-9_-]+/g, '-'),
    directory: member.folder,
    importName: extracted.to,
    tests,
    hasSlowTests: hasSlowMark(member),
    hasTestGroup: mappingOf(member.data['dependency-groups'])['test'] !== undefined,
    siblings: neededMembers(members, member),
    pythons,
    systems: Object.keys(SYSTEMS),
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
  return { system: best?.system ?? 'ubuntu-latest', python: best?.python ?? '3.12' }
}

/** The marker of a requirement; one without applies everywhere. */
function markerOf(text: string): string {
  const parsed = parseRequirement(text)
  const at = text.indexOf(';')
  return parsed === undefined || at < 0 ? "'' == ''" : text.slice(at + 1)
}

function threeOf(pythons: readonly string[]): readonly string[] {
  if (pythons.length === 0) return ['3.12']
  if (pythons.length <= 3) return [...new Set(pythons)]
  return [...new Set([pythons[0] ?? '', ...pythons.slice(-2)])]
}

function pythonsOf(member: WorkspaceMember): readonly string[] {
  const project = mappingOf(member.data['project'])
  const classifiers = Array.isArray(project['classifiers']) ? project['classifiers'] : []
  const listed = classifiers.flatMap((entry) => {
    const version =
      typeof entry === 'string' ? /^Programming Language :: Python :: (3\.\d+)$/.exec(entry)?.[1] : undefined
    return version === undefined ? [] : [version]
  })
  const bound = typeof project['requires-python'] === 'string' ? project['requires-python'] : ''
  const lowest = />=\s*(3\.\d+)/.exec(bound)?.[1]
  return listed.length > 0 ? listed : lowest === undefined ? [] : [lowest]
}

function hasSlowMark(member: WorkspaceMember): boolean {
  const marks = mappingOf(mappingOf(mappingOf(member.data['tool'])['pytest'])['ini_options'])['markers']
  return Array.isArray(marks) && marks.some((entry) => typeof entry === 'string' && /^slow\b/.test(entry))
}
