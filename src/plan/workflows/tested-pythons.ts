import type { Workspace } from '../../workspace/workspace.ts'
import { workflowsOf } from './workflows.ts'

/**
 * `>=3.9` for the oldest Python 3 that workflows run tests with, as a project without a manifest says what it supports; undefined where
 * none does.
 */
export function testedPythons(workspace: Workspace): string | undefined {
  const minors = workflowsOf(workspace).workflows.flatMap(({ commands, pythons, stepPythons }) => {
    if (!commands.some(({ run }) => /\b(pytest|tox|nox|unittest)\b/.test(run))) return []
    return [...pythons, ...stepPythons].flatMap((version) => {
      const minor = /^3\.(\d+)$/.exec(version)?.[1]
      return minor === undefined ? [] : [Number(minor)]
    })
  })
  return minors.length === 0 ? undefined : `>=3.${Math.min(...minors)}`
}
