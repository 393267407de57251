import { MANIFESTS } from '../../model/manifests.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** Where a project says which repository it is. */
const SAYING = [...MANIFESTS, 'mkdocs.yml', 'mkdocs.yaml', 'package.json', 'CITATION.cff']
const ADDRESS = /\b(?:github|gitlab)\.com[/:]([\w.-]+\/[\w.-]+?)(?:\.git)?(?=[/"'\s#)>,]|$)/g

/** The repositories (`owner/name`) that the manifests in the root name as the project's own, in lower case. */
export function repositoryNames(workspace: Workspace): ReadonlySet<string> {
  const names = SAYING.flatMap((path) => {
    const text = workspace.glance(path)
    // A requirement may come from another repository (`name @ git+https://...`).
    return [...text.matchAll(ADDRESS)].flatMap((match) =>
      /git\+\S*$/.test(text.slice(Math.max(0, match.index - 60), match.index)) ? [] : [(match[1] ?? '').toLowerCase()],
    )
  })
  return new Set(names)
}
