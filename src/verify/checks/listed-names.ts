import { mappingOf, textsIn } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries, iniEntry } from '../../plan/manifests/ini-file.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import type { Workspace } from '../../workspace/workspace.ts'

/** What a manifest lists for its distribution: a module by name, or a path counted from the root of the repository. */
export interface Listed {
  readonly said: string
  readonly path: RepoPath
  readonly manifest: RepoPath
}

/** The packages and modules that the manifests of a folder list by name for setuptools; patterns do not count. */
export function listedNames(
  workspace: Workspace,
  folder: RepoPath,
  data: Readonly<Record<string, unknown>>,
): readonly Listed[] {
  return [...inTable(folder, data), ...inSetupCfg(workspace, folder), ...inSetupPy(workspace, folder)]
}

function inTable(folder: RepoPath, data: Readonly<Record<string, unknown>>): readonly Listed[] {
  const setuptools = mappingOf(mappingOf(data['tool'])['setuptools'])
  const dirs = mappingOf(setuptools['package-dir'])
  const names = [...textsIn(setuptools['packages']), ...textsIn(setuptools['py-modules'])]
  return named(folder, joinPath(folder, 'pyproject.toml'), names, (name) =>
    typeof dirs[name] === 'string' ? dirs[name] : undefined,
  )
}

function inSetupCfg(workspace: Workspace, folder: RepoPath): readonly Listed[] {
  const manifest = joinPath(folder, 'setup.cfg')
  const entries = iniEntries(workspace.glance(manifest))
  const wordsOf = (key: string): readonly string[] =>
    (iniEntry(entries, 'options', key)?.lines ?? []).flatMap(({ text }) => text.split(/\s*,\s*/))
  const dirs = new Map(
    wordsOf('package_dir').map((word) => [word.split('=')[0]?.trim() ?? '', word.split('=')[1]?.trim()]),
  )
  const names = [...wordsOf('packages'), ...wordsOf('py_modules')].filter((name) => !name.endsWith(':'))
  return named(folder, manifest, names, (name) => dirs.get(name))
}

function inSetupPy(workspace: Workspace, folder: RepoPath): readonly Listed[] {
  const manifest = joinPath(folder, 'setup.py')
  const call = setupCall(workspace.glance(manifest))
  const textOf = (value: StaticValue | undefined): string | undefined =>
    value?.kind === 'text' ? value.value : undefined
  const wordsOf = (value: StaticValue | undefined): readonly string[] =>
    value?.kind === 'list' ? value.items.flatMap((item) => textOf(item) ?? []) : []
  const dirs = call?.keywords.get('package_dir')
  const names = ['packages', 'py_modules'].flatMap((keyword) => wordsOf(call?.keywords.get(keyword)))
  return named(folder, manifest, names, (name) =>
    dirs?.kind === 'map' ? textOf(dirs.entries.find(({ key }) => key === name)?.value) : undefined,
  )
}

/** The folder of a package, by the longest part of its name that has one of its own (distutils, `package_dir`). */
function named(
  folder: RepoPath,
  manifest: RepoPath,
  names: readonly string[],
  folderFor: (name: string) => string | undefined,
): readonly Listed[] {
  return names
    .filter((name) => /^[\w.]+$/.test(name))
    .map((said) => {
      const parts = said.split('.')
      for (let length = parts.length; length >= 0; length -= 1) {
        const base = folderFor(parts.slice(0, length).join('.'))
        if (base !== undefined) return { said, manifest, path: joinPath(folder, base, ...parts.slice(length)) }
      }
      return { said, manifest, path: joinPath(folder, ...parts) }
    })
}
