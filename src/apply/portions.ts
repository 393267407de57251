import type { Run, Step } from '../engine/run.ts'
import type { TransformGroup } from '../engine/transform.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'

/** Consecutive steps of one group, and what they change together: one commit. */
export interface Portion {
  readonly group: TransformGroup
  readonly steps: readonly Step[]
  readonly before: Workspace
  readonly after: Workspace
  readonly differences: readonly Difference[]
}

/** The portions of a run that change something, in order. */
export function portionsOf(run: Run): readonly Portion[] {
  const groups: Step[][] = []
  for (const step of run.steps) {
    const last = groups.at(-1)
    if (last?.[0]?.group === step.group) last.push(step)
    else groups.push([step])
  }
  return groups
    .flatMap((steps): Portion[] => {
      const [first, last] = [steps[0], steps.at(-1)]
      if (first === undefined || last === undefined) return []
      const { before } = first
      const { after } = last
      return [{ group: first.group, steps, before, after, differences: differences(before, after) }]
    })
    .filter((portion) => portion.differences.length > 0)
}
