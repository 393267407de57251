import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Scene } from '../proof/proof-input.ts'

/** What is compiled for a distribution, and the manifest that has it compiled. */
interface Built {
  readonly manifest: RepoPath
  /** A source as it is called, or the module that comes of it. */
  readonly said: string
  /** Where that lies; a pattern is cut before its first star. */
  readonly path: RepoPath
}

/**
 * A compiled module is in the wheel of whoever builds it: sources that left with the package while the old manifest goes on building them would be missing in
 * the new one (setuptools, "Building Extension Modules"; Cython, "Compiling with setuptools"; maturin, "Project Layout").
 */
export function builtElsewhere({ base, final }: Scene): readonly Finding[] {
  const homes = workspaceMembers(final).map(({ folder }) => folder)
  const old = new Set(workspaceMembers(base).map(({ folder }) => folder))
  return builtIn(final).flatMap(({ manifest, said, path }): readonly Finding[] => {
    const home = folderOf(manifest)
    const owner = homes.find((folder) => folder !== home && !old.has(folder) && path.startsWith(`${folder}/`))
    if (owner === undefined || home.startsWith(owner)) return []
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${manifest} has ${said} compiled, which lies in ${owner}: what is built of ${owner} would not have it`,
        advice: 'Move what is compiled out of the package first, or extract it by hand with a build of its own.',
        place: { path: manifest },
      },
    ]
  })
}

function builtIn(workspace: Workspace): readonly Built[] {
  return workspaceMembers(workspace).flatMap(({ folder, data }): readonly Built[] => {
    const tool = mappingOf(data['tool'])
    const manifest = joinPath(folder, 'pyproject.toml')
    const modules = mappingOf(tool['setuptools'])['ext-modules']
    const sources = (Array.isArray(modules) ? modules : []).flatMap((one: unknown) =>
      textsIn(mappingOf(one)['sources']),
    )
    const setup = joinPath(folder, 'setup.py')
    const compiled = setupCall(workspace.glance(setup))?.keywords.get('ext_modules')
    const { 'module-name': rust, 'python-source': start } = mappingOf(tool['maturin'])
    return [
      ...sources.map((said) => builtFrom(manifest, said)),
      ...(compiled === undefined ? [] : textsOf(compiled)).map((said) => builtFrom(setup, said)),
      ...(typeof rust === 'string' ? moduleOf(workspace, manifest, rust, typeof start === 'string' ? start : '') : []),
    ]
  })
}

function builtFrom(manifest: RepoPath, said: string): Built {
  const path = said.replace(/^\.\//, '').replace(/[^/]*[*?[].*$/, '')
  return { manifest, said, path: joinPath(folderOf(manifest), path) }
}

/** A module by its dotted name: it lies with the package above it, in whichever distribution that is. */
function moduleOf(workspace: Workspace, manifest: RepoPath, name: string, start: string): readonly Built[] {
  const above = name.split('.').slice(0, -1)
  if (above.length === 0) return []
  const own = joinPath(folderOf(manifest), start === '.' ? '' : start, ...above)
  if (workspace.list().some((path) => path.startsWith(`${own}/`))) return []
  const tail = `/${above.join('/')}/__init__.py`
  const found = workspace.list('.py').find((path) => path.endsWith(tail))
  return found === undefined ? [] : [{ manifest, said: name, path: found }]
}

/** The paths among the texts of a value, in whatever lists and calls they stand. */
function textsOf(value: StaticValue): readonly string[] {
  switch (value.kind) {
    case 'text':
      return value.value.includes('/') ? [value.value] : []
    case 'list':
      return value.items.flatMap(textsOf)
    case 'call':
      return [...value.given, ...value.named.values()].flatMap(textsOf)
    default:
      return []
  }
}
