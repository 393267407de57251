/**
 * Make the new workspace member and tell the root manifest of it.
 *
 * Before:       pyproject.toml (the monolith)
 * After:        packages/shop-invoicing/{pyproject.toml,README.md,LICENSE}; the root has member and source, and whoever
 *               imports the package the dependency
 * Leaves alone: every other line of the root manifest; comments, order and quoting in it.
 * Reports:      accept-matches-nothing, undeclared-import, unknown-distribution, no-manifest, manifest-not-read, declaration-not-read, dynamic-dependencies,
 *               install-both, install-places, lock-file-stale, monolith-not-named, scripts-need-member, version-not-shared, package-data-leaves, discovery-told.
 */
import type { Transform, TransformResult } from '../src/engine/transform.ts'
import type { FileChange } from '../src/model/change.ts'
import type { Finding } from '../src/model/finding.ts'
import type { QualifiedName } from '../src/model/names.ts'
import type { PackageRequest } from '../src/model/recipe.ts'
import { baseNameOf, joinPath } from '../src/model/source-file.ts'
import type { RepoPath } from '../src/model/source-file.ts'
import { installPlaces } from '../src/plan/member/install-places.ts'
import { staleLocks } from '../src/plan/member/lock-files.ts'
import { fileEdits, manifestEdits } from '../src/plan/member/manifest-edits.ts'
import { newMember } from '../src/plan/member/new-member.ts'
import type { NewMember } from '../src/plan/member/new-member.ts'
import { typedMarker } from '../src/plan/member/typed-marker.ts'
import type { SymbolIndex } from '../src/python/index/symbol-index.ts'
import { memberPyproject, memberReadme } from '../src/templates/member-pyproject.ts'

export const scaffoldPackage: Transform = {
  name: 'scaffold-package',
  group: 'scaffold',
  summary: 'Make the new workspace member',

  run({ plan, index, workspace, decisions }) {
    if (plan.package === undefined) return { changes: [], findings: [] }
    const member = newMember({ index, plan, relocations: decisions.relocations }, plan.package)
    const { home, extracted } = member
    const { edits, findings } = manifestEdits(workspace, plan, member)
    return {
      changes: [
        ...manifestAndReadme(member),
        ...typedMarker(index, extracted),
        ...licenceCopies(member),
        ...fileEdits(edits),
      ],
      findings: [
        ...member.findings,
        ...findings,
        ...installFindings(index, member),
        ...staleLocks(workspace, ['', home.folder], extracted.distribution),
      ],
    } satisfies TransformResult
  },
}

function manifestAndReadme({ extracted, home, needs, manifest }: NewMember): readonly FileChange[] {
  const readme = memberReadme({
    name: extracted.distribution,
    importName: extracted.to,
    from: extracted.from,
    monolith: home.name,
    extras: Object.keys(needs.extras),
  })
  return [
    { kind: 'create', path: placeIn(extracted, 'pyproject.toml'), text: memberPyproject(manifest) },
    { kind: 'create', path: placeIn(extracted, 'README.md'), text: readme },
  ]
}

function licenceCopies({ extracted, licences }: NewMember): readonly FileChange[] {
  return licences.map((path) => ({ kind: 'copy-bytes', path, to: placeIn(extracted, baseNameOf(path)) }))
}

function placeIn(extracted: PackageRequest, name: string): RepoPath {
  return joinPath(extracted.directory, name)
}

/** Where the root is installed, the member has to be installed with it. */
function installFindings(index: SymbolIndex, { extracted, home, inNeed }: NewMember): readonly Finding[] {
  if (!inNeed.has(home.folder) || home.folder !== '') return []
  const { distribution, directory } = extracted
  return installPlaces(index.workspace, { distribution, directory, root: rootOf(index, extracted.from) })
}

/** The folder in which the top package of a name lies. */
function rootOf(index: SymbolIndex, name: QualifiedName): RepoPath {
  const file = index.fileOf(name) ?? index.fileOf(index.modulesBelow(name)[0] ?? '') ?? ''
  return (
    index.roots.filter((root) => root !== '' && file.startsWith(root + '/')).sort((a, b) => b.length - a.length)[0] ??
    ''
  )
}
