import type { Finding } from '../../model/finding.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'

/** Why a recipe is refused. */
export interface Refusal {
  /** One sentence with its place and the way out: what makes two refusals the same. */
  readonly text: string
  /** The modules, packages and imports that it is about, as dotted names of before or after. */
  readonly about: readonly QualifiedName[]
  /** The file that it points to. */
  readonly path?: RepoPath | undefined
}

/** The errors among findings. `moduleOf` gives the module of a file, before or after. */
export function refusalsIn(
  findings: readonly Finding[],
  moduleOf: (path: RepoPath) => QualifiedName | undefined,
): readonly Refusal[] {
  return findings
    .filter((finding) => finding.level === 'error')
    .map(({ reason, advice, place, about = [] }) => {
      const isNamed = place === undefined || reason.includes(place.path) || advice.includes(place.path)
      const module = place === undefined ? undefined : moduleOf(place.path)
      return {
        text: `${reason}${isNamed ? '' : ` (${place.path})`}. ${advice}`,
        about: module === undefined ? about : [...about, module],
        path: place?.path,
      }
    })
}

/** A recipe that is none, by the sentences of its problems. */
export function refusalOfText(text: string): Refusal {
  return { text, about: [] }
}
