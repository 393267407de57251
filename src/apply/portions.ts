import type { Run, Step } from '../engine/run.ts'
import type { TransformGroup } from '../engine/transform.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Difference } from '../workspace/compare.ts'
import { differences } from '../workspace/compare.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { withTexts } from './reformatted.ts'

/** Consecutive steps of one group, and what they change together: one commit. */
export interface Portion {
  readonly group: TransformGroup
  readonly steps: readonly Step[]
  readonly before: Workspace
  readonly after: Workspace
  readonly differences: readonly Difference[]
}

/** The groups that say again, in texts, what the code says. */
const TOLD_AGAIN: readonly TransformGroup[] = ['configs', 'mentions']

/**
 * The portions of a run that change something, in order. Strings of Python files go with the code although a later transform rewrites them:
 * tests patch what they name, and would fail in between.
 */
export function portionsOf(run: Run): readonly Portion[] {
  const groups: Step[][] = []
  for (const step of run.steps) {
    const last = groups.at(-1)
    if (last?.[0]?.group === step.group) last.push(step)
    else groups.push([step])
  }
  const states = groups.flatMap((steps): State[] => {
    const [first, last] = [steps[0], steps.at(-1)]
    return first === undefined || last === undefined ? [] : [{ group: first.group, steps, after: last.after }]
  })
  let before = run.base
  return withStrings(states)
    .map(({ group, steps, after }): Portion => {
      const portion = { group, steps, before, after, differences: differences(before, after) }
      before = after
      return portion
    })
    .filter((portion) => portion.differences.length > 0)
}

type State = Pick<Portion, 'group' | 'steps' | 'after'>

function withStrings(states: readonly State[]): readonly State[] {
  // Of a run that goes on, the commit of the code is made already, and has the strings.
  const code = states.findIndex(({ group }) => group === 'code' || TOLD_AGAIN.includes(group))
  const last = states.findLastIndex(({ group }, at) => at > code && TOLD_AGAIN.includes(group))
  const [moved, told] = [states[code]?.after, states[last]?.after]
  if (moved === undefined || told === undefined) return states
  const texts = new Map(
    differences(moved, told).flatMap(({ path, kind }): [RepoPath, string][] => {
      const text = kind === 'changed' && /\.(pyi?|ipynb)$/.test(path) ? told.read(path)?.text : undefined
      return text === undefined ? [] : [[path, text]]
    }),
  )
  return states.map((state, at) =>
    at >= code && at < last ? { ...state, after: withTexts(state.after, texts) } : state,
  )
}
