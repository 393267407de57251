import type { Finding } from '../../model/finding.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { testCommands } from '../../templates/workflow-jobs.ts'
import type { MemberJobs } from '../../templates/workflow-jobs.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Files of other services, by path. */
const SERVICES: readonly (readonly [RegExp, string])[] = [
  [/^\.gitlab-ci\.ya?ml$/, 'GitLab CI'],
  [/^\.?azure-pipelines[\w.-]*\.ya?ml$|^\.azure-pipelines\/[^/]+\.ya?ml$/, 'Azure Pipelines'],
  [/^\.circleci\/config\.ya?ml$/, 'CircleCI'],
  [/^\.travis\.ya?ml$/, 'Travis CI'],
  [/^\.cirrus\.ya?ml$/, 'Cirrus CI'],
  [/^\.?appveyor\.ya?ml$/, 'AppVeyor'],
  [/^\.buildkite\/pipeline\.ya?ml$/, 'Buildkite'],
  [/^\.drone\.ya?ml$/, 'Drone'],
  [/^\.woodpecker(\/[^/]+)?\.ya?ml$/, 'Woodpecker'],
  [/^bitbucket-pipelines\.ya?ml$/, 'Bitbucket Pipelines'],
  [/^Jenkinsfile$/, 'Jenkins'],
]

/** CI services that no job is written for, each once, with the commands that a job for the new member runs. */
export function otherServices(workspace: Workspace, jobs: MemberJobs): readonly Finding[] {
  const found = new Map<string, RepoPath>()
  for (const path of workspace.list()) {
    if (folderOf(path) !== '' && !path.startsWith('.')) continue
    if (!/ya?ml$|^Jenkinsfile$/.test(baseNameOf(path))) continue
    const service = SERVICES.find(([pattern]) => pattern.test(path))?.[1]
    if (service !== undefined && !found.has(service)) found.set(service, path)
  }
  return [...found].map(([service, path]) => ({
    code: 'ci-not-written',
    level: 'note',
    reason: `${service} runs jobs of ${path}, and jobs are written for GitHub Actions only`,
    advice: `Add a job that runs \`${testCommands(jobs).join('`, then `')}\`.`,
    place: { path },
  }))
}
