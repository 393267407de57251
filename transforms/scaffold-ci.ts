/**
 * Add jobs for the new package to the workflow that runs the tests: few, and each for a reason.
 *
 * Before:       .github/workflows/test.yml with a job `test`
 * After:        the same file with `kit-data` (3 systems x 3 Pythons), `kit-data-all-extras`, `kit-data-extra` below it
 *               ... and jobs that install the root with pip install the new member with it (`review`)
 * Leaves alone: everything else of the jobs that are there; repositories without workflows, unless the recipe says `ci: true`.
 * Reports:      ci-jobs, ci-not-written, ci-own-workflow, member-without-job, workflow-not-read, workflow-paths, root-install.
 */
import type { Transform } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Edit } from '../src/model/edit.ts'
import { insert } from '../src/model/edit.ts'
import type { Finding } from '../src/model/finding.ts'
import { mappingOf } from '../src/model/mapping.ts'
import type { Plan } from '../src/model/plan.ts'
import { joinPath } from '../src/model/source-file.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { chooseWorkflow, runsTests } from '../src/plan/workflows/choose-workflow.ts'
import type { ChosenWorkflow } from '../src/plan/workflows/choose-workflow.ts'
import { memberJobs } from '../src/plan/workflows/member-jobs.ts'
import { otherServices } from '../src/plan/workflows/other-ci.ts'
import { narrowFilters } from '../src/plan/workflows/path-filters.ts'
import type { NarrowFilter } from '../src/plan/workflows/path-filters.ts'
import { rootInstalls, withoutInstalled } from '../src/plan/workflows/root-installs.ts'
import type { InstallLack, RootInstall } from '../src/plan/workflows/root-installs.ts'
import { workflowsOf } from '../src/plan/workflows/workflows.ts'
import type { Workflow } from '../src/plan/workflows/workflows.ts'
import { distributionAt } from '../src/plan/manifests/distribution.ts'
import { isCovered, neededMembers, workspaceMembers } from '../src/plan/manifests/workspace-members.ts'
import type { WorkspaceMember } from '../src/plan/manifests/workspace-members.ts'
import { jobCounts, wholeWorkflow, workflowJobs } from '../src/templates/workflow-jobs.ts'
import type { MemberJobs } from '../src/templates/workflow-jobs.ts'
import type { Workspace } from '../src/workspace/workspace.ts'
import { newlineOf, withNewline } from '../src/text/text-style.ts'

export const scaffoldCi: Transform = {
  name: 'scaffold-ci',
  group: 'ci',
  summary: 'Add CI jobs for the new package',

  run({ plan, workspace }) {
    const extracted = plan.package
    const nothing = { changes: [], findings: [] }
    if (extracted === undefined || plan.recipe.ci === false) return nothing
    const members = workspaceMembers(workspace)
    const member = members.find((entry) => entry.folder === extracted.directory)
    const { workflows, unread } = workflowsOf(workspace)
    const isAsked = plan.recipe.ci === true
    if (member === undefined) return nothing
    const findings = unread.map((path): Finding => ({
      code: 'workflow-not-read',
      level: 'warning',
      reason: `${path} cannot be read as a workflow, so no job was added to it`,
      advice: 'Add the jobs by hand if this is where the tests run.',
      place: { path },
    }))
    const edits = new Map<RepoPath, Edit[]>()
    // Tests that moved are found from the root as well, wherever pytest is not told where to look.
    const needing = members.filter(
      (entry) =>
        entry !== member &&
        ((entry.folder === '' && member.tests !== undefined) ||
          neededMembers(members, entry, true).includes(member.folder)),
    )
    const homes = needing.map(({ folder }) => folder)
    const installs = workflows.flatMap((workflow) => rootInstalls(workflow, homes, member.folder))
    for (const { path, edit } of installs) if (edit !== undefined) edits.set(path, [...(edits.get(path) ?? []), edit])
    const isMember = isInWorkspace(workspace, member.folder)
    findings.push(...installFindings(installs, member.folder, isMember))
    const filters = workflows.flatMap((workflow) => narrowed(workflow, plan, member.folder))
    for (const { path, edit } of filters) if (edit !== undefined) edits.set(path, [...(edits.get(path) ?? []), edit])
    findings.push(...filterFindings(filters, member.folder))
    const others = members.filter((entry) => entry !== member && entry.folder !== '' && entry.tests !== undefined)
    const changes: FileChange[] = []
    const chosen = chooseWorkflow(workflows)
    const jobs = memberJobs(members, member, extracted, {
      workflow: chosen?.style,
      all: workflows,
      isInWorkspace: isMember,
    })
    if (isAsked || (member.tests !== undefined && workflows.length + unread.length > 0)) {
      findings.push(...others.filter((entry) => !isNamed(workflows, entry)).map(withoutJob))
      if (!isNamed(workflows, member)) {
        const testing = chosen?.home
        const path = testing?.file.path ?? joinPath('.github/workflows', `test-${jobs.id}.yml`)
        findings.push(countOf(jobs, path), ...neverRun(workflows, chosen, path))
        const added = addedJobs(testing, jobs)
        if (added === undefined)
          changes.push({ kind: 'create', path, text: wholeWorkflow(`Test ${member.name}`, jobs) })
        else edits.set(path, [...(edits.get(path) ?? []), added])
      }
    }
    findings.push(...otherServices(workspace, jobs))
    for (const { file } of workflows) {
      const list = edits.get(file.path)
      if (list !== undefined) changes.push({ kind: 'edit', file, edits: list })
    }
    return { changes, findings }
  },
}

/** By the first module of the package, where it was and where it is. */
function narrowed(workflow: Workflow, plan: Plan, directory: RepoPath): readonly NarrowFilter[] {
  const move = plan.files.find(({ from, to }) => from.endsWith('.py') && to.startsWith(directory + '/'))
  return move === undefined ? [] : narrowFilters(workflow, move.from, move.to, directory)
}

function addedJobs(testing: Workflow | undefined, jobs: MemberJobs): Edit | undefined {
  if (testing?.end === undefined) return undefined
  const { text } = testing.file
  const { offset, indent } = testing.end
  const isOpen = offset === text.length && !text.endsWith('\n')
  const added = (isOpen ? '\n\n' : '\n') + workflowJobs(freeId(jobs, testing), indent)
  return insert(offset, withNewline(added, newlineOf(text)))
}

/** Jobs that install the root and not what it requires of the tree; `isMember`: where a workspace of uv lists the folder. */
function installFindings(installs: readonly RootInstall[], folder: RepoPath, isMember: boolean): readonly Finding[] {
  return LACKS.flatMap((lack): readonly Finding[] => {
    const mine = installs.filter((install) => install.lack === lack)
    const followed = mine.filter((install) => install.edit !== undefined)
    const elsewhere = mine.filter((install) => install.edit === undefined)
    const why = whyLacking(lack, folder, isMember)
    const seen = `Put the path of ${folder}, seen from there, before the root in the same command.`
    return [
      ...installFinding(
        followed,
        'note',
        `${why}: what installs the root gets it in the same command`,
        adviceOn(lack, folder, isMember),
      ),
      ...installFinding(
        elsewhere,
        'warning',
        `${why}: what installs the root from another folder has to install it as well`,
        seen,
      ),
    ]
  })
}

const LACKS: readonly InstallLack[] = ['pip', 'no-sources', 'no-deps']

function whyLacking(lack: InstallLack, folder: RepoPath, isMember: boolean): string {
  if (lack === 'no-deps')
    return `with \`--no-deps\` nothing is installed that the root requires, and ${folder} is not either`
  if (!isMember) return `pip looks for what ${folder} holds in an index, where it is not yet`
  const who =
    lack === 'pip' ? 'pip does not read [tool.uv.sources]' : 'with `--no-sources` uv does not read [tool.uv.sources]'
  return `${who}, and ${folder} is in no index`
}

function adviceOn(lack: InstallLack, folder: RepoPath, isMember: boolean): string {
  if (lack === 'no-deps') return `Take the folder out again where another step installs ${folder}.`
  if (!isMember) return `Take the folder out again once ${folder} is published, if you like.`
  return lack === 'pip'
    ? 'Use `uv sync` there instead, if you like: it reads the sources.'
    : 'Leave `--no-sources` away instead, if you like: uv reads the sources then.'
}

function installFinding(
  installs: readonly RootInstall[],
  level: Finding['level'],
  reason: string,
  advice: string,
): readonly Finding[] {
  const [first] = installs
  if (first === undefined) return []
  const places = installs.map(({ path, line }) => `${path}:${line}`).join(', ')
  const place = { path: first.path, line: first.line }
  return [{ code: 'root-install', level, reason: `${reason} (${places})`, advice, place }]
}

/** A job id that no job has, nor starts with. */
function freeId(jobs: MemberJobs, workflow: Workflow): MemberJobs {
  const isTaken = (id: string): boolean => workflow.jobs.some((job) => job === id || job.startsWith(id + '-'))
  return isTaken(jobs.id) ? { ...jobs, id: `test-${jobs.id}` } : jobs
}

/** Workflows that run tests, none of which runs when something is pushed or a pull request is opened. */
function neverRun(
  workflows: readonly Workflow[],
  chosen: ChosenWorkflow | undefined,
  path: RepoPath,
): readonly Finding[] {
  const testing = workflows.filter((workflow) => runsTests(workflow))
  if (chosen !== undefined || testing.length === 0) return []
  return [
    {
      code: 'ci-own-workflow',
      level: 'note',
      reason: `${testing.map(({ file }) => file.path).join(', ')} ${testing.length === 1 ? 'runs' : 'run'} tests, but not for each push or pull request of the default branch at the root, so the jobs got ${path}`,
      advice: 'Move them where you want them.',
      place: { path },
    },
  ]
}

/** Path filters that let the package through where it was: they get its new folder, or a person has to write it. */
function filterFindings(filters: readonly NarrowFilter[], directory: RepoPath): readonly Finding[] {
  return filters.map(({ path, line, event, edit }) => ({
    code: 'workflow-paths',
    level: edit === undefined ? 'warning' : 'note',
    reason: `changes of the package ran ${path} on ${event}, and its path filter does not let ${directory} through${edit === undefined ? '' : ', so the folder was added'}`,
    advice:
      edit === undefined
        ? `Write \`${directory}/**\` into the filter, or take the folder out of what it ignores.`
        : 'Narrow the pattern if you like.',
    place: { path, ...(line === undefined ? {} : { line }) },
  }))
}

function isInWorkspace(workspace: Workspace, folder: RepoPath): boolean {
  const uv = mappingOf(mappingOf(distributionAt(workspace, '').data?.['tool'])['uv'])
  const members = mappingOf(uv['workspace'])['members']
  return Array.isArray(members) && members.some((glob) => typeof glob === 'string' && isCovered(glob, folder))
}

/** Whether a job names the member, and not only to install the root: its folder in a command or an argument, or its name. */
function isNamed(workflows: readonly Workflow[], { folder, name }: WorkspaceMember): boolean {
  return workflows.some(({ texts }) =>
    texts.some((text) =>
      withoutInstalled(text, folder)
        .split(/[\s"'=:]+/)
        .some((word) => word === name || startsWithFolder(word, folder)),
    ),
  )
}

function startsWithFolder(word: string, folder: string): boolean {
  const bare = word.replace(/^\.\//, '').replace(/[[\]].*$/, '')
  return bare === folder || bare.startsWith(folder + '/')
}

function withoutJob({ folder, name, manifest, tests }: WorkspaceMember): Finding {
  return {
    code: 'member-without-job',
    level: 'warning',
    reason: `${name} has tests in ${tests ?? folder}, and no job of any workflow names it`,
    advice: 'Add a job that installs it and runs its tests.',
    place: { path: manifest },
  }
}

function countOf(jobs: MemberJobs, path: string): Finding {
  const { base, all, extras } = jobCounts(jobs)
  return {
    code: 'ci-jobs',
    level: 'note',
    reason: `${base + all + extras} jobs for ${jobs.directory}: ${base} without extras, ${all} with all, ${extras} with one each`,
    advice: `Look at the end of ${path}; take out systems or Pythons you do not support.`,
    place: { path },
  }
}
