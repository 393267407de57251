import type { Edit } from '../../model/edit.ts'
import { insert } from '../../model/edit.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { newlineOf } from '../../text/text-style.ts'
import { changeEvents, eventsOf, letsThrough, listOf } from './triggers.ts'
import type { Workflow } from './workflows.ts'

/** A path filter that let the package through where it was, and does not where it goes. */
export interface NarrowFilter {
  readonly path: RepoPath
  /** 1-based. */
  readonly line: number | undefined
  readonly event: string
  /** One more line of the list; undefined where the list is not written line by line. */
  readonly edit: Edit | undefined
}

/** The filters of a workflow that no longer let changes of the package through; `before` and `after` are files of it. */
export function narrowFilters(
  workflow: Workflow,
  before: RepoPath,
  after: RepoPath,
  directory: RepoPath,
): readonly NarrowFilter[] {
  const events = eventsOf(workflow.on)
  return changeEvents(workflow).flatMap((event) => {
    const filters = events.get(event) ?? {}
    if (!letsThrough(filters, before) || letsThrough(filters, after)) return []
    const key = filters['paths'] === undefined ? 'paths-ignore' : 'paths'
    const last = listOf(filters[key]).length - 1
    const line = workflow.lineOf(['on', event, key, last])
    const path = workflow.file.path
    const edit = key === 'paths' && line !== undefined ? oneMore(workflow, line, directory) : undefined
    return [{ path, line: line ?? workflow.lineOf(['on', event]), event, edit }]
  })
}

function oneMore({ file: { text } }: Workflow, line: number, directory: RepoPath): Edit | undefined {
  const lines = text.split('\n')
  const item = /^(\s*- +)(["']?)[^"'#\s]+\2\s*(#.*)?\r?$/.exec(lines[line - 1] ?? '')
  if (item === null) return undefined
  const end = lines.slice(0, line).reduce((sum, one) => sum + one.length + 1, 0)
  const quote = item[2] === '' ? '"' : (item[2] ?? '"')
  return insert(end, `${item[1] ?? ''}${quote}${directory}/**${quote}${newlineOf(text)}`, 'review')
}

/** A workflow's text without the lines that let the folder of the new member through. */
export function withoutAdmitted(text: string, directory: RepoPath): string {
  return text
    .split('\n')
    .filter((line) => !/^\s*- +["']?(\S+?)["']?\r?$/.exec(line)?.[1]?.startsWith(`${directory}/**`))
    .join('\n')
}
