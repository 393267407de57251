import { createHash } from 'node:crypto'
import type { Planned } from '../plan/decide/make-plan.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import type { Run, Step } from './run.ts'
import type { Transform } from './transform.ts'

/** Apply transforms one after the other, each to the snapshot the one before it left. Nothing is written. */
export function foldTransforms(planned: Planned, base: Workspace, transforms: readonly Transform[]): Run {
  const { plan, index } = planned
  const steps: Step[] = []
  let workspace = base
  for (const transform of transforms) {
    if (plan.done && transform.settles !== true) continue
    const { changes, findings } = transform.run({ plan, base, index, workspace })
    const after = changes.length === 0 ? workspace : workspace.with(changes)
    steps.push({
      transform: transform.name,
      group: transform.group,
      summary: transform.summary,
      before: workspace,
      after,
      changes,
      findings,
    })
    workspace = after
  }
  return { plan, base, steps, final: workspace, digest: digestOf(base, workspace) }
}

/** SHA-256 over what differs: preview and apply print the same one when they mean the same result. */
export function digestOf(base: Workspace, final: Workspace): string {
  const hash = createHash('sha256')
  for (const difference of differences(base, final)) {
    hash.update(`${difference.kind} ${difference.path}\0`)
    const bytes = final.bytes(difference.path)
    if (bytes !== undefined) hash.update(bytes)
    hash.update('\0')
  }
  return hash.digest('hex')
}
