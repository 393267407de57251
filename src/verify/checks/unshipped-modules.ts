import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import type { WorkspaceMember } from '../../plan/manifests/workspace-members.ts'
import { isPython } from '../../python/facts/modules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { shipsBySetuptools } from '../meaning/shipped-by-setuptools.ts'
import { BY_NAME, shippingOf } from '../meaning/shipped-paths.ts'
import type { Shipping } from '../meaning/shipped-paths.ts'
import { newSources, unlistedSources } from '../meaning/source-lists.ts'
import type { Scene } from '../proof/proof-input.ts'
import { listedNames } from './listed-names.ts'

/**
 * A module whose code was in the wheel of a distribution, and that stays in the folder of that one, is in its wheel: what becomes a new top-level name
 * is none of what the manifest takes in (`packages = ["src/shop"]`), nor called like the project, where the build goes by that.
 */
export function unshippedModules(scene: Scene): readonly Finding[] {
  const { base, final, plan } = scene
  const isOfNewMember = (path: RepoPath): boolean =>
    plan.package !== undefined && path.startsWith(`${plan.package.directory}/`)
  const come = newSources(scene).filter(({ path }) => isPython(path) && !isOfNewMember(path))
  if (come.length === 0) return []
  const [olds, news] = [workspaceMembers(base), workspaceMembers(final)]
  const told = new Set<RepoPath>()
  return come.flatMap(({ path, from }): readonly Finding[] => {
    const [old, now] = [ownerOf(olds, from), ownerOf(news, path)]
    if (old === undefined || now === undefined || old.folder !== now.folder || told.has(now.folder)) return []
    const shipping = shippingIn(final, now)
    if (shippingIn(base, old)?.ships(from) !== true || shipping?.ships(path) !== false) return []
    told.add(now.folder)
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${path} would be in no wheel that can be built: that of ${now.name} goes by ${shipping.setting} of ${now.manifest}, and this is none of it`,
        advice: SAYS_NOTHING.has(shipping.setting)
          ? `Say there first what goes into the wheel (\`packages\`, \`module-name\`), with ${path} among it.`
          : 'Name it there first, beside what stands there (a module in `py-modules` for setuptools).',
        place: { path: now.manifest },
      },
    ]
  })
}

/** Where the manifest lists nothing: the search of setuptools. */
const BY_SEARCH = 'the search for packages'
const SAYS_NOTHING = new Set([BY_NAME, BY_SEARCH])

function shippingIn(workspace: Workspace, member: WorkspaceMember): Shipping | undefined {
  const backend = mappingOf(member.data['build-system'])['build-backend']
  if (backend !== undefined && !(typeof backend === 'string' && backend.startsWith('setuptools')))
    return shippingOf(workspace, member)
  const { folder, data } = member
  const listed = listedNames(workspace, folder, data).map(({ path }) => path)
  return {
    setting: listed.length > 0 ? '`packages` and `py-modules`' : BY_SEARCH,
    ships: (path) => shipsBySetuptools({ workspace, folder, data, listed }, path),
  }
}

/** The innermost distribution around a file. */
function ownerOf(members: readonly WorkspaceMember[], path: RepoPath): WorkspaceMember | undefined {
  return members
    .filter(({ folder }) => folder === '' || path.startsWith(`${folder}/`))
    .toSorted((a, b) => b.folder.length - a.folder.length)[0]
}

/** New files that are in no list of a build which names, file by file, what is installed. */
export function unlistedFiles(scene: Scene): readonly Finding[] {
  const told = new Set<RepoPath>()
  return unlistedSources(scene).flatMap(({ path, list }): readonly Finding[] => {
    if (told.has(list)) return []
    told.add(list)
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${list} names file by file what is built and installed, with what ${path} comes from, and ${path} would be in no such list`,
        advice: `Make ${path} first, with a docstring alone, and name it in the list of its folder; then run again.`,
        place: { path: list },
      },
    ]
  })
}
