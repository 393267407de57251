import { insert } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { mappingOf } from '../../model/mapping.ts'
import { isWithin, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import { newlineOf } from '../../text/text-style.ts'
import { addBefore } from '../../toml/add-in-order.ts'
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
  /** Edits of the manifest that list more, each behind the package that it lies in and what comes before it there. */
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
  const keys = ['tool', 'setuptools', 'packages']
  return listOf({ home, manifest, names: packages, dirs: mappingOf(dirs) }, (more) => {
    const last = more.filter(({ behind }) => behind === packages.length - 1).map(({ name }) => name)
    const others = more.filter(({ behind }) => behind < packages.length - 1)
    return [
      ...others.flatMap(({ name, behind }) => addBefore(text, keys, behind + 1, name) ?? []),
      ...(appendToArray(text, keys, ...last) ?? []),
    ]
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
    return more.map(({ name, behind }) =>
      insert((lines.length === names.length ? (lines[behind] ?? last) : last).end, glue + name),
    )
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
    return more.map(({ name, behind }) =>
      insert(
        (list.own.length === list.items.length ? list.own[behind] : last)?.span.end ?? 0,
        `${glue}${quote}${name}${quote}`,
      ),
    )
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
function listOf(
  { names, dirs, ...where }: Read,
  listing: (more: readonly Placed[]) => readonly Edit[],
): readonly PackageList[] {
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
  const placed = (name: QualifiedName): Placed => ({ name, behind: placeIn(known, name) })
  return [{ ...where, names: known, folderOf, listing: (more) => listing(more.map(placed)) }]
}

/** A name to be listed, and the entry behind which it goes (an index). */
interface Placed {
  readonly name: QualifiedName
  readonly behind: number
}

/** Behind the package that it lies in, and those in it that come before it by the alphabet. */
function placeIn(listed: readonly QualifiedName[], name: QualifiedName): number {
  for (let parent = parentOf(name); parent !== ''; parent = parentOf(parent)) {
    const behind = listed.findLastIndex((one) => isWithin(one, parent) && one < name)
    if (behind >= 0) return behind
  }
  return listed.length - 1
}
