import { mappingOf } from '../../model/mapping.ts'
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
  const version = typeof project['version'] === 'string' ? project['version'] : ''
  const major = /^(\d+)\./.exec(version)?.[1]
  const why = history === undefined ? 'its manifest has classifiers' : `it has a ${history}`
  return {
    release: major === undefined ? '1.0' : `${Number(major) + 1}.0`,
    why: `Others may import ${extracted}: ${why}.`,
  }
}
