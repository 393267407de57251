import { distributionAt } from '../../src/plan/manifests/distribution.ts'
import { buildWorkspace } from './build-workspace.ts'

/** `scope requirement` of everything that the root declares, and what is not read. */
export function declared(files: Readonly<Record<string, string>>): readonly string[] {
  const { declarations, unread } = distributionAt(buildWorkspace(files), '')
  return [
    ...declarations.map(({ scope, requirement }) => `${scope.name || scope.kind}: ${requirement.text}`),
    ...unread.map(({ what, reason, place }) => `? ${what} ${place.path}:${place.line ?? 0} ${reason}`),
  ]
}
