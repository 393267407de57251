import { UserError } from '../../model/errors.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { lineIndexOf } from '../../text/line-index.ts'
import { parseYamlWithLines } from '../../yaml/parse-yaml.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** One GitHub Actions workflow, as far as jobs are added to it. */
export interface Workflow {
  readonly file: SourceFile
  readonly jobs: readonly string[]
  /** Every text value of its jobs: commands, arguments, matrix entries. */
  readonly texts: readonly string[]
  /** Where a job can be added, as a UTF-16 offset at the start of a line, and how jobs are indented. */
  readonly end: { readonly offset: number; readonly indent: string } | undefined
  /** What its jobs use, `name@version`, in order. */
  readonly uses: readonly string[]
  /** The Pythons of its matrices, as `3.12`. */
  readonly pythons: readonly string[]
  /** The Pythons that single steps ask for. */
  readonly stepPythons: readonly string[]
  /** What its steps run, and whether that is in another folder than the root. */
  readonly commands: readonly { readonly run: string; readonly isElsewhere: boolean }[]
  /** What starts it, as it is written. */
  readonly on: unknown
  /** Reusable workflows that its jobs call. */
  readonly calls: readonly string[]
  /** Its steps run in another folder than the root by default. */
  readonly isElsewhere: boolean
  /** The 1-based line of a key or an item by its path. */
  readonly lineOf: (path: readonly (string | number)[]) => number | undefined
  /** The 1-based line on which a job starts. */
  readonly lineOfJob: (job: string) => number | undefined
}

/** The workflows of a repository that can be read, by path, and the paths of those that cannot. */
export function workflowsOf(workspace: Workspace): {
  readonly workflows: readonly Workflow[]
  readonly unread: readonly RepoPath[]
} {
  const workflows: Workflow[] = []
  const unread: RepoPath[] = []
  for (const path of workspace.list('.yml', '.yaml')) {
    const file = /^\.github\/workflows\/[^/]+$/.test(path) ? workspace.read(path) : undefined
    if (file === undefined) continue
    const workflow = readWorkflow(file)
    if (workflow === undefined) unread.push(path)
    else workflows.push(workflow)
  }
  return { workflows, unread }
}

/** The text of a workflow without the jobs that another text of it does not have; unchanged when it cannot be read. */
export function withoutNewJobs(before: SourceFile, after: SourceFile): string {
  const [was, is] = [readWorkflow(before), readWorkflow(after)]
  if (was === undefined || is === undefined || was.end === undefined) return after.text
  const fresh = is.jobs.filter((job) => !was.jobs.includes(job))
  const lines = after.text.split('\n')
  const starts = is.jobs.map((job) => {
    const line = is.lineOfJob(job) ?? 0
    return fresh.includes(job) ? withComment(lines, line) : line
  })
  const end = is.end === undefined ? lines.length : lineIndexOf(after.text).lineOf(is.end.offset)
  const kept = lines.filter((_line, at) => {
    const holder = is.jobs[starts.findLastIndex((start) => start <= at + 1)]
    return holder === undefined || !fresh.includes(holder) || at + 1 >= end
  })
  const text = kept.join('\n')
  return before.text.endsWith('\n') ? text : text.replace(/\r?\n$/, '')
}

/** The 1-based line on which the comment above a line starts, and the empty line above that. */
function withComment(lines: readonly string[], line: number): number {
  let start = line
  while (/^\s*#/.test(lines[start - 2] ?? '')) start -= 1
  return lines[start - 2]?.trim() === '' ? start - 1 : start
}

function readWorkflow(file: SourceFile): Workflow | undefined {
  try {
    const { value, lineOf } = parseYamlWithLines(file.text)
    const top = mappingOf(value)
    const jobs = mappingOf(top['jobs'])
    const ids = Object.keys(jobs)
    const texts: string[] = []
    collect(jobs, texts)
    const uses = ids.flatMap((id) =>
      stepsOf(jobs[id]).flatMap((step) => (typeof step['uses'] === 'string' ? [step['uses']] : [])),
    )
    const first = lineOf(['jobs', ids[0] ?? ''])
    return {
      file,
      jobs: ids,
      texts,
      uses: uses.map((one) => pinned(file.text, one)),
      on: top['on'],
      calls: ids.flatMap((id) => {
        const call = mappingOf(jobs[id])['uses']
        return typeof call === 'string' ? [call] : []
      }),
      isElsewhere: isElsewhere(top),
      lineOf,
      lineOfJob: (job) => lineOf(['jobs', job]),
      commands: ids.flatMap((id) => commandsOf(jobs[id], isElsewhere(top))),
      pythons: ids.flatMap((id) => pythonsOf(jobs[id])),
      stepPythons: ids.flatMap((id) =>
        stepsOf(jobs[id]).flatMap((step) => pythonOf(mappingOf(step['with'])['python-version']) ?? []),
      ),
      end:
        first === undefined
          ? undefined
          : endOfJobs(
              file.text,
              first,
              lineOf(['jobs']),
              Object.keys(top).map((key) => lineOf([key])),
            ),
    }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return undefined
  }
}

/** The start of the line after the last job; undefined for jobs in flow style. */
function endOfJobs(
  text: string,
  firstJob: number,
  jobs: number | undefined,
  tops: readonly (number | undefined)[],
): Workflow['end'] {
  const index = lineIndexOf(text)
  const lines = text.split('\n')
  const indent = /^ */.exec(lines[firstJob - 1] ?? '')?.[0] ?? ''
  if (jobs === undefined || firstJob <= jobs || indent === '') return undefined
  const next = tops.filter((line): line is number => line !== undefined && line > jobs).sort((a, b) => a - b)[0]
  let line = next === undefined ? lines.length : next - 1
  while (line > firstJob && /^\s*(#.*)?\r?$/.test(lines[line - 1] ?? '') && !/^ +#/.test(lines[line - 1] ?? ''))
    line -= 1
  return { offset: line >= lines.length ? text.length : index.startOfLine(line + 1), indent }
}

/** An action as it is pinned, with the comment that names the release of a commit. */
function pinned(text: string, action: string): string {
  const at = text.indexOf(action)
  const comment = /^["']?([ \t]+#[ \t]*v?\d[\w.]*)/.exec(text.slice(at + action.length))?.[1]
  return at < 0 || comment === undefined ? action : action + comment
}

function stepsOf(job: unknown): readonly Readonly<Record<string, unknown>>[] {
  const steps = mappingOf(job)['steps']
  return Array.isArray(steps) ? steps.map(mappingOf) : []
}

function commandsOf(job: unknown, isOutside: boolean): Workflow['commands'] {
  const isJobOutside = isOutside || isElsewhere(mappingOf(job))
  return stepsOf(job).flatMap((step) =>
    typeof step['run'] === 'string'
      ? [{ run: step['run'], isElsewhere: isJobOutside || step['working-directory'] !== undefined }]
      : [],
  )
}

/** Whether a workflow or a job runs its steps in a folder of its own by default. */
function isElsewhere(holder: Readonly<Record<string, unknown>>): boolean {
  return mappingOf(mappingOf(holder['defaults'])['run'])['working-directory'] !== undefined
}

/** The Pythons of a job's matrix, rows that it includes as well. */
function pythonsOf(job: unknown): readonly string[] {
  const matrix = mappingOf(mappingOf(mappingOf(job)['strategy'])['matrix'])
  const include = Array.isArray(matrix['include']) ? matrix['include'].map(mappingOf) : []
  return [matrix, ...include].flatMap((row) =>
    Object.entries(row).flatMap(([key, value]) =>
      /^(python|py)([-_]?versions?)?$/.test(key) ? [value].flat().flatMap((one) => pythonOf(one) ?? []) : [],
    ),
  )
}

/** `3.12` of a value that says it, with a patch release or without; YAML reads `3.12` without quotes as a number. */
function pythonOf(value: unknown): string | undefined {
  return /^3\.\d+(?=$|\.\d+$)/.exec(String(value))?.[0]
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === 'string') texts.push(value)
  else if (typeof value === 'object' && value !== null) for (const inner of Object.values(value)) collect(inner, texts)
}
