import { sep } from 'node:path'
import type { Run } from '../engine/run.ts'
import type { FileChange } from '../model/change.ts'
import type { TrialDifference } from '../model/trial.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Proof } from '../verify/proof/proof.ts'
import type { FoundDifference } from './compare-imports.ts'

/** At most so many causes are named for one difference. */
const NAMED = 4

/**
 * Say of each difference in which file of the result it goes wrong, which transforms edited that file, and what the findings say about it.
 * `root` is the OS path of the result's checkout; a file of an installed wheel is known by the end of its path.
 */
export function withCauses(
  differences: readonly FoundDifference[],
  run: Run,
  proof: Proof | undefined,
  root: string,
): readonly TrialDifference[] {
  const paths = run.final.list('.py', '.pyi')
  const findings = [
    ...run.plan.findings,
    ...run.steps.flatMap((step) => step.findings),
    ...(proof?.checks ?? []).flatMap((check) => check.findings),
  ]
  return differences.map(({ failure, ...difference }) => {
    const places = (failure?.files ?? []).flatMap((one) => pathOf(one, root, paths) ?? [])
    const path = places[0]
    const about = places.slice(0, 3)
    const edits = about.flatMap((one) =>
      run.steps.flatMap(({ transform, changes }) => {
        const verbs = changes.flatMap((change) => verbOf(change, one) ?? [])
        return verbs.map((verb) => `${transform} ${verb} ${one}`)
      }),
    )
    const said = findings
      .filter(({ place }) => place !== undefined && about.includes(place.path))
      .map(({ code, reason }) => `${code}: ${reason}`)
    return {
      ...difference,
      ...(path === undefined ? {} : { path }),
      causes: [...new Set([...edits, ...said])].slice(0, NAMED),
    }
  })
}

/** What a change does to a file of the result; undefined where it is about another one. */
function verbOf(change: FileChange, path: RepoPath): string | undefined {
  if (change.kind === 'edit') return change.file.path === path ? 'edited' : undefined
  if (change.kind === 'create') return change.path === path ? 'wrote' : undefined
  if (change.kind === 'remove') return undefined
  return change.to === path ? 'moved' : undefined
}

/** The path in the tree of `OS path:line`: below the checkout, or the longest path of the tree that the installed file ends in. */
function pathOf(place: string, root: string, paths: readonly RepoPath[]): RepoPath | undefined {
  const file = place.replace(/:\d+$/, '').split(sep).join('/')
  const top = root.split(sep).join('/')
  if (file.startsWith(top + '/')) return file.slice(top.length + 1)
  const [, inside] = /\/site-packages\/(.+)$/.exec(file) ?? []
  if (inside === undefined) return paths.find((path) => path === file)
  return paths.find((path) => path === inside || path.endsWith(`/${inside}`))
}
