import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticCall, StaticValue } from '../../python/parse/static-values.ts'
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
  const added = homes.filter((folder) => !old.has(folder))
  const [then, now] = [base.list(), final.list()]
  const told = new Map<RepoPath, Finding>()
  for (const { manifest, said, path } of builtIn(final)) {
    const home = folderOf(manifest)
    const owner = homes.find((folder) => folder !== home && !old.has(folder) && path.startsWith(`${folder}/`))
    const isIn = (one: RepoPath): boolean => one === path || one.startsWith(path)
    if (owner !== undefined && !home.startsWith(owner))
      told.set(manifest, lacking(manifest, `${manifest} has ${said} compiled, which lies in ${owner}`, owner))
    else if (added.length > 0 && owner === undefined && !now.some(isIn) && then.some(isIn))
      told.set(manifest, lacking(manifest, `${manifest} has ${said} compiled, which left`, 'its new distribution'))
  }
  return told.size > 0 ? [...told.values()] : untold({ base, final }, added)
}

function lacking(manifest: RepoPath, why: string, owner: string): Finding {
  return {
    code: 'wheel-lists',
    level: 'error',
    reason: `${why}: what is built of ${owner} would not have it`,
    advice: 'Move what is compiled out of the package first, or extract it by hand with a build of its own.',
    place: { path: manifest },
  }
}

/** What is to be compiled, by the endings that setuptools, Cython and builders of extensions for CUDA and Fortran know. */
const COMPILED = ['.c', '.cc', '.cpp', '.cxx', '.m', '.mm', '.cu', '.pyx', '.f', '.f90']

/** Sources that left, where the old manifest computes what it has compiled: nobody can tell whether they are among it. */
function untold({ base, final }: Pick<Scene, 'base' | 'final'>, added: readonly RepoPath[]): readonly Finding[] {
  const left = final
    .list(...COMPILED)
    .find((path) => !base.has(path) && added.some((folder) => path.startsWith(`${folder}/`)))
  if (left === undefined) return []
  return workspaceMembers(base).flatMap(({ folder }): readonly Finding[] => {
    const setup = joinPath(folder, 'setup.py')
    const text = final.glance(setup)
    if (!/\bext_modules\b/.test(text)) return []
    const compiled = setupCall(text)?.keywords.get('ext_modules')
    if (compiled !== undefined && !isUntold(compiled)) return []
    return [
      {
        ...lacking(
          setup,
          `${setup} computes what it has compiled, and ${left} left with the package, so it may be among that`,
          'its new distribution',
        ),
        advice: 'Move what is compiled out of the package first, or name the sources one by one.',
      },
    ]
  })
}

/** Whether a value holds something that is known by a run alone. */
function isUntold(value: StaticValue): boolean {
  switch (value.kind) {
    case 'text':
      return false
    case 'list': {
      const isReadOn = ({ kind }: StaticValue): boolean => kind === 'call' || kind === 'other'
      return value.items.some(isUntold) || (value.isOpen && !value.items.some(isReadOn))
    }
    case 'call':
      return joined(value) === undefined && (sourcesOf(value).length === 0 || sourcesOf(value).some(isUntold))
    default:
      return true
  }
}

/** What a call that makes an extension, or extensions of files, is told of sources; folders of headers and flags say nothing. */
function sourcesOf({ given, named }: StaticCall): readonly StaticValue[] {
  return [...given, ...['name', 'sources', 'module_list'].flatMap((name) => named.get(name) ?? [])]
}

/** The path that `os.path.join` makes of texts; undefined for other calls. */
function joined({ callee, given }: StaticCall): string | undefined {
  const parts = given.flatMap((one) => (one.kind === 'text' ? [one.value] : []))
  return /(^|\.)join$/.test(callee) && parts.length > 0 && parts.length === given.length ? parts.join('/') : undefined
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
      ...(compiled === undefined ? [] : textsOf(compiled)).flatMap((said) =>
        said.includes('/') ? [builtFrom(setup, said)] : moduleOf(workspace, setup, said, ''),
      ),
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

/** The paths and the dotted names among the texts of a value, in whatever lists and calls they stand. */
function textsOf(value: StaticValue): readonly string[] {
  switch (value.kind) {
    case 'text':
      return value.value.includes('/') || /^\w+(\.\w+)+$/.test(value.value) ? [value.value] : []
    case 'list':
      return value.items.flatMap(textsOf)
    case 'call':
      return joined(value) === undefined
        ? [...value.given, ...value.named.values()].flatMap(textsOf)
        : [joined(value) ?? '']
    default:
      return []
  }
}
