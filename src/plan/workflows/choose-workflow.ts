import { changeEvents } from './triggers.ts'
import type { Workflow } from './workflows.ts'

/** Where jobs for a new member go, and whose style they take. */
export interface ChosenWorkflow {
  /** It runs on each change of the default branch. */
  readonly home: Workflow
  /** It has the commands that run the tests: the same one, or a reusable one that it calls. */
  readonly style: Workflow
}

/**
 * The workflow that runs the tests when something is pushed or a pull request is opened, by itself or through a reusable workflow that it
 * calls. One for both events goes first, then one with the commands of its own. Undefined where none does, or none can take a job.
 */
export function chooseWorkflow(workflows: readonly Workflow[]): ChosenWorkflow | undefined {
  const found = workflows.flatMap((home) => {
    const events = changeEvents(home)
    if (home.end === undefined || home.isElsewhere || events.length === 0) return []
    const style = testingFrom(home, workflows, [])
    if (style === undefined) return []
    const isWhole = events.includes('pull_request') && events.includes('push')
    return [{ home, style, rank: (isWhole ? 0 : events.includes('pull_request') ? 2 : 4) + (style === home ? 0 : 1) }]
  })
  return [...found].sort((a, b) => a.rank - b.rank)[0]
}

/** A workflow that runs tests, or one that it calls. */
function testingFrom(workflow: Workflow, all: readonly Workflow[], seen: readonly Workflow[]): Workflow | undefined {
  if (seen.includes(workflow)) return undefined
  if (runsTests(workflow)) return workflow
  for (const call of workflow.calls) {
    const called = all.find(({ file }) => `./${file.path}` === call)
    const found = called === undefined ? undefined : testingFrom(called, all, [...seen, workflow])
    if (found !== undefined) return found
  }
  return undefined
}

/** Whether a command of a workflow runs tests: pytest and its like, or a task by a name with `test`; to install them is not to run them. */
export function runsTests({ commands }: Workflow): boolean {
  const lines = commands.flatMap(({ run }) => run.replace(/\\\r?\n/g, ' ').split(/\r?\n|&&|;/))
  return lines.some(
    (line) =>
      !/\b(install|add)\b/.test(line) &&
      (/(?:^|[\s/('"])(pytest|py\.test|unittest|tox|nox|nosetests|trial)\b/.test(line) ||
        /\b(make|just|task|invoke|hatch|pdm|poetry|rye|pixi|npm|sh|bash)\b.*\btests?\b|\.\/[\w/.-]*test[\w.-]*/i.test(
          line,
        )),
  )
}
