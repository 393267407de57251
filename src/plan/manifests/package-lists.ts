import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { newlineOf } from '../../text/text-style.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { iniEntries, iniEntry } from './ini-file.ts'
import { workspaceMembers } from './workspace-members.ts'

/** The packages that a manifest lists for setuptools one by one; those below them are not meant (setuptools, "Package Discovery"). */
export interface PackageList {
  /** The folder of the distribution. */
  readonly home: RepoPath
  readonly manifest: RepoPath
  readonly names: readonly QualifiedName[]
  /** Where a listed package lies. */
  readonly folderOf: (name: QualifiedName) => RepoPath
  /** Edits of the manifest that list more, as the last. */
  readonly listing: (names: readonly QualifiedName[]) => readonly Edit[]
}

/** The lists of packages in `pyproject.toml`, `setup.cfg` and `setup.py` that stand written out. */
export function packageLists(workspace: Workspace): readonly PackageList[] {
  return workspaceMembers(workspace).flatMap(({ folder, data }) => [
    ...inTables(workspace, folder, data),
    ...inSetupCfg(workspace, folder),
    ...inSetupPy(workspace, folder),
  ])
}

function inTables(
  workspace: Workspace,
  home: RepoPath,
  data: Readonly<Record<string, unknown>>,
): readonly PackageList[] {
  const manifest = joinPath(home, 'pyproject.toml')
  const { packages, 'package-dir': dirs } = mappingOf(mappingOf(data['tool'])['setuptools'])
  const text = workspace.read(manifest)?.text
  if (!Array.isArray(packages) || text === undefined) return []
  return listOf({ home, manifest, names: packages, dirs: mappingOf(dirs) }, (more) => {
    return appendToArray(text, ['tool', 'setuptools', 'packages'], ...more) ?? []
  })
}

function inSetupCfg(workspace: Workspace, home: RepoPath): readonly PackageList[] {
  const manifest = joinPath(home, 'setup.cfg')
  const text = workspace.glance(manifest)
  const entries = iniEntries(text)
  const lines = iniEntry(entries, 'options', 'packages')?.lines ?? []
  const names = lines.flatMap((line) => line.text.split(/\s*,\s*/).filter((one) => one !== ''))
  const last = lines.at(-1)
  if (last === undefined || names.some((name) => name.endsWith(':'))) return []
  const dirs = (iniEntry(entries, 'options', 'package_dir')?.lines ?? []).map((line) => line.text.split(/\s*=\s*/))
  const isOnOneLine = iniEntry(entries, 'options', 'packages')?.line === last.line
  const start = text.lastIndexOf('\n', last.start) + 1
  return listOf({ home, manifest, names, dirs: Object.fromEntries(dirs) }, (more) => {
    const glue = isOnOneLine ? ', ' : newlineOf(text) + text.slice(start, last.start)
    return [insert(last.end, more.map((name) => glue + name).join(''))]
  })
}

function inSetupPy(workspace: Workspace, home: RepoPath): readonly PackageList[] {
  const manifest = joinPath(home, 'setup.py')
  const text = workspace.glance(manifest)
  const keywords = setupCall(text)?.keywords
  const list = keywords?.get('packages')
  const last = list?.kind === 'list' && !list.isOpen ? list.own.at(-1) : undefined
  if (list?.kind !== 'list' || last?.kind !== 'text') return []
  const dirs = keywords?.get('package_dir')
  const folders = dirs?.kind === 'map' ? dirs.entries.map(({ key, value }) => [key, textOf(value)] as const) : []
  const start = text.lastIndexOf('\n', last.span.start) + 1
  const indent = text.slice(start, last.span.start)
  const quote = text.charAt(last.span.end - 1)
  return listOf({ home, manifest, names: list.items.map(textOf), dirs: Object.fromEntries(folders) }, (more) => {
    const glue = indent.trim() === '' ? `,${newlineOf(text)}${indent}` : ', '
    return [insert(last.span.end, more.map((name) => `${glue}${quote}${name}${quote}`).join(''))]
  })
}

function textOf(value: StaticValue): string | undefined {
  return value.kind === 'text' ? value.value : undefined
}

interface Read {
  readonly home: RepoPath
  readonly manifest: RepoPath
  readonly names: readonly unknown[]
  /** Folders by the package they are for, `''` for all (distutils, `package_dir`). */
  readonly dirs: Readonly<Record<string, unknown>>
}

/** The list as it is read; none where something in it is no name. */
function listOf({ names, dirs, ...where }: Read, listing: PackageList['listing']): readonly PackageList[] {
  const known = names.filter((name): name is string => typeof name === 'string' && /^\w+(\.\w+)*$/.test(name))
  if (known.length < names.length || known.length === 0) return []
  const folderOf = (name: QualifiedName): RepoPath => {
    const parts = name.split('.')
    for (let length = parts.length; length >= 0; length -= 1) {
      const base = dirs[parts.slice(0, length).join('.')]
      if (typeof base === 'string') return joinPath(where.home, base, ...parts.slice(length))
    }
    return joinPath(where.home, ...parts)
  }
  return [{ ...where, names: known, folderOf, listing }]
}
