import { mappingOf } from '../../model/mapping.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RecipeDraft } from '../../templates/recipe-text.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { distributionAt } from '../manifests/distribution.ts'

const HISTORY = /^(changelog|changes|history|news|release[-_]?notes)(\.\w+)?$/i

/**
 * The release in which the old names of a package could stop working, where others install what they are in: its manifest has classifiers
 * (a page on an index), or a changelog lies beside it. Undefined where nothing speaks for users elsewhere. The next major version, as
 * semantic versioning has it.
 */
export function releaseToCome(workspace: Workspace, extracted: QualifiedName): RecipeDraft['shim'] {
  const { data } = distributionAt(workspace, '')
  const project = mappingOf(data?.['project'])
  const history = workspace.list().find((path) => !path.includes('/') && HISTORY.test(path))
  const isListed = Array.isArray(project['classifiers']) && project['classifiers'].length > 0
  if (history === undefined && !isListed) return undefined
  const why = history === undefined ? 'its manifest has classifiers' : `it has a ${history}`
  const major = writtenMajor(workspace, extracted, project['version'])
  return {
    release: `${(major ?? 0) + 1}.0`,
    why: `Others may import ${extracted}: ${why}.${major === undefined ? ' No version is written where it was looked for, so the release is yours to name.' : ''}`,
  }
}

/** The major version of today: of the manifest, else as the top package or a file of its version says it. Undefined where tags alone do. */
function writtenMajor(workspace: Workspace, extracted: QualifiedName, told: unknown): number | undefined {
  const top = firstPartOf(extracted)
  const isVersionFile = new RegExp(
    `^(?:\\w+/)?${top}/(?:(?:__init__|_?version|__version__|__about__)\\.py|version\\.txt)$|^setup\\.(?:cfg|py)$|^version(?:\\.txt)?$`,
    'i',
  )
  const texts = workspace
    .list()
    .filter((path) => isVersionFile.test(path))
    .map((path) => workspace.glance(path))
  const assigned = /^[ \t]*(?:__version__|version)\s*(?::\s*\w+\s*)?=\s*["']?v?(\d+)\./im
  const [manifest, ...others] = [
    typeof told === 'string' ? /^v?(\d+)\./.exec(told) : null,
    ...texts.map((text) => assigned.exec(text) ?? /^v?(\d+)\.[\w.]+\s*$/.exec(text)),
  ]
  const major = (manifest ?? others.find((one) => one !== null))?.[1]
  return major === undefined ? undefined : Number(major)
}
