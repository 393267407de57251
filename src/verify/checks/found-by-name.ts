import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/**
 * The package that a build backend found by the name of the project, for nothing said another one, is found afterwards: by that name, or by
 * what the manifest says now. Else the build fails, or makes a wheel without it.
 */
export function lostByName({ base, final, plan }: Scene): readonly Finding[] {
  const goals = new Map(plan.files.map((move) => [move.from, move.to]))
  const after = new Map(workspaceMembers(final).map((member) => [member.folder, member]))
  return workspaceMembers(base).flatMap(({ folder, name, data }): readonly Finding[] => {
    const now = after.get(folder)
    const found = packagesToldIn(data) === undefined ? namedPackage(base, folder, name, data) : undefined
    const goal = found === undefined ? undefined : (goals.get(found) ?? found)
    // What went to another distribution is that one's.
    const isOwn = [...after.keys()].every(
      (other) => other === folder || !goal?.startsWith(`${other}/`) || folder.startsWith(`${other}/`),
    )
    if (now === undefined || found === undefined || goal === undefined || !isOwn || !final.has(goal)) return []
    const told = packagesToldIn(now.data)
    const isFound =
      told === undefined
        ? namedPackage(final, folder, now.name, now.data) === goal
        : told.some((one) => filesOf(folder, one, now.data).includes(goal))
    if (isFound) return []
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${joinPath(folder, 'pyproject.toml')} says no package, so the build takes the one that is called like the project, ${name}; ${found} is ${goal} now, and would be in no wheel`,
        advice: 'Say the package in the manifest first, in the way of its build backend.',
        place: { path: joinPath(folder, 'pyproject.toml') },
      },
    ]
  })
}

type Tables = Readonly<Record<string, unknown>>

function table(data: Tables, path: string): Tables {
  return path.split(' ').reduce((inner, key) => mappingOf(inner[key]), data)
}

/** Backends that go by the name of the project, and where a manifest says another one. */
const KEYS: Readonly<Record<string, readonly (readonly [table: string, key: string])[]>> = {
  hatchling: [
    ['tool hatch build targets wheel', 'packages'],
    ['tool hatch build targets wheel', 'only-include'],
    ['tool hatch build targets wheel', 'include'],
    ['tool hatch build', 'packages'],
    ['tool hatch build', 'only-include'],
    ['tool hatch build', 'include'],
  ],
  uv_build: [['tool uv build-backend', 'module-name']],
  flit: [
    ['tool flit module', 'name'],
    ['tool flit metadata', 'module'],
  ],
  poetry: [['tool poetry', 'packages']],
  scikit_build: [['tool scikit-build wheel', 'packages']],
}

function backendOf(data: Tables): string | undefined {
  const said = table(data, 'build-system')['build-backend']
  return typeof said === 'string' ? Object.keys(KEYS).find((name) => said.startsWith(name)) : undefined
}

/** What a manifest says to install; undefined where it says nothing, or its backend does not go by the name of the project. */
function packagesToldIn(data: Tables): readonly string[] | undefined {
  const told = (KEYS[backendOf(data) ?? ''] ?? []).flatMap(([where, key]): readonly string[] => {
    const value = table(data, where)[key]
    if (typeof value === 'string') return [value]
    const entries: readonly unknown[] = Array.isArray(value) ? value : []
    return [
      ...textsIn(value),
      ...entries.flatMap((one) => {
        const { include, from } = mappingOf(one)
        return typeof include === 'string' ? [typeof from === 'string' ? `${from}/${include}` : include] : []
      }),
    ]
  })
  return told.length === 0 ? undefined : told
}

/** The files that a told package can be: below the folder of the distribution, or the folder for sources. */
function filesOf(folder: RepoPath, told: string, data: Tables): readonly RepoPath[] {
  const root = table(data, 'tool uv build-backend')['module-root']
  const words = told.replace(/^\.?\/|\/$/g, '')
  return ['', 'src', typeof root === 'string' ? root : ''].flatMap((source) => {
    const stem = joinPath(folder, source, words)
    return [joinPath(stem, '__init__.py'), stem, `${stem}.py`]
  })
}

/** The file of the package, or of the module, that is called like the project. */
function namedPackage(tree: Workspace, folder: RepoPath, name: string, data: Tables): RepoPath | undefined {
  if (backendOf(data) === undefined) return undefined
  const word = name.replace(/[-.]+/g, '_')
  const words = [word, word.toLowerCase()]
  return words.flatMap((one) => filesOf(folder, one, data)).find((path) => path.endsWith('.py') && tree.has(path))
}
