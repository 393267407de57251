import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { isCovered } from '../manifests/workspace-members.ts'
import type { Workflow } from './workflows.ts'

/** The events that a change of the default branch, or one that is proposed for it, sets off. */
const CHANGES = ['pull_request', 'push', 'merge_group'] as const

/** What a workflow is started by: events, each with its filters (docs.github.com, "Workflow syntax", `on`). */
export function eventsOf(on: unknown): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  if (typeof on === 'string') return new Map([[on, {}]])
  if (Array.isArray(on)) return new Map(on.filter((one) => typeof one === 'string').map((one) => [one, {}]))
  return new Map(Object.entries(mappingOf(on)).map(([name, filters]) => [name, mappingOf(filters)]))
}

/**
 * The events by which a workflow runs when something is pushed to the default branch or a pull request asks for it. A branch filter has to
 * take in a branch by a name that is usual for it, for no file says which one it is; a filter of tags alone leaves branches out.
 */
export function changeEvents({ on }: Workflow): readonly string[] {
  const events = eventsOf(on)
  return CHANGES.filter((name) => {
    const filters = events.get(name)
    if (filters === undefined) return false
    const [branches, ignored] = [filters['branches'], filters['branches-ignore']]
    if (branches !== undefined) return takesDefault(listOf(branches))
    if (ignored !== undefined) return !takesDefault(listOf(ignored))
    return filters['tags'] === undefined && filters['tags-ignore'] === undefined
  })
}

const USUAL = ['main', 'master', 'develop', 'dev', 'trunk', '$default-branch']

function takesDefault(patterns: readonly string[]): boolean {
  return USUAL.some((branch) => patterns.some((pattern) => isCovered(pattern, branch)))
}

/** Whether the path filters of an event let a file through; the last pattern that matches decides. */
export function letsThrough(filters: Readonly<Record<string, unknown>>, path: RepoPath): boolean {
  if (filters['paths'] !== undefined) {
    let isTaken = false
    for (const pattern of listOf(filters['paths']))
      if (isCovered(pattern.replace(/^!/, ''), path)) isTaken = !pattern.startsWith('!')
    return isTaken
  }
  return !listOf(filters['paths-ignore']).some((pattern) => isCovered(pattern, path))
}

/** A list, or the one that stands for it. */
export function listOf(value: unknown): readonly string[] {
  return (Array.isArray(value) ? value : [value]).filter((one): one is string => typeof one === 'string')
}
