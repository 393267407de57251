import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries, iniEntry } from '../../plan/manifests/ini-file.ts'
import { workspaceMembers } from '../../plan/manifests/workspace-members.ts'
import { setupCall } from '../../python/parse/setup-call.ts'
import type { StaticValue } from '../../python/parse/static-values.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { newHomes } from '../meaning/new-homes.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A search for packages that a manifest asks setuptools to make (setuptools, "Package Discovery"). */
interface Search {
  readonly manifest: RepoPath
  /** The folders it starts in. */
  readonly where: readonly RepoPath[]
  readonly include: readonly string[]
  readonly exclude: readonly string[]
  /** Folders without an `__init__.py` are packages as well. */
  readonly hasNamespaces: boolean
}

/**
 * What setuptools finds by patterns of names it finds again: a package that stays in its distribution has to fit the patterns, by whatever
 * name it has (`include = ["shop*"]` beside `shop_tools` is no name that could be rewritten).
 */
export function lostPackages(scene: Scene): readonly Finding[] {
  const { base, final, plan } = scene
  const goals = new Map(plan.files.map((move) => [move.from, move.to]))
  const homes = workspaceMembers(final).map(({ folder }) => folder)
  const homeOf = (path: RepoPath): RepoPath =>
    homes.filter((home) => isBelow(path, home)).sort((a, b) => b.length - a.length)[0] ?? ''
  const firstIn = new Map<RepoPath, RepoPath>()
  for (const path of base.list('.py'))
    if (!firstIn.has(folderOf(path))) firstIn.set(folderOf(path), goals.get(path) ?? path)
  const after = new Map(searchesIn(final).map((search) => [search.manifest, search]))
  const made = newHomes(scene)
  return searchesIn(base).flatMap((search): readonly Finding[] => {
    const now = after.get(search.manifest)
    // Without patterns all that was there is found.
    const isPatterned = search.include.length > 0
    if (now === undefined || (!isPatterned && made.length === 0)) return []
    const found = new Set(foldersFound(final, now))
    const isLost = (path: RepoPath): boolean =>
      final.has(path) && homeOf(path) === folderOf(search.manifest) && !found.has(folderOf(path))
    const before = foldersFound(base, search)
    const lost = isPatterned ? before.find((folder) => isLost(firstIn.get(folder) ?? '')) : undefined
    const unfound = made.find(({ path, from }) => before.includes(folderOf(from)) && isLost(path))
    if (lost === undefined && unfound !== undefined) return [notFound(search, unfound.path)]
    if (lost === undefined) return []
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${search.manifest} finds ${lost} by its patterns of packages, and does not find it any more`,
        advice: `Let \`include\` have a pattern for each of the two names first, beside ${search.include.join(', ')}.`,
        place: { path: search.manifest },
      },
    ]
  })
}

function notFound({ manifest, include }: Search, path: RepoPath): Finding {
  return {
    code: 'wheel-lists',
    level: 'error',
    reason: `${path} would be in no wheel: ${manifest} finds its packages by ${include.length === 0 ? 'an `__init__.py` in each folder' : 'patterns'}, and ${folderOf(path)} by none`,
    advice:
      include.length === 0
        ? `Give ${folderOf(path)} an \`__init__.py\` first, or choose a module in a package that is there.`
        : `Let \`include\` have a pattern for ${folderOf(path)} first, beside ${include.join(', ')}, or choose a module in a package that is found.`,
    place: { path: manifest },
  }
}

/**
 * What a search finds in the folder of another distribution is installed twice: where folders without an `__init__.py` count, a new one beside the
 * package is found too, by whatever name (`packages.shop-data.src.shop_data`).
 */
export function packagesFoundTwice({ base, final }: Scene): readonly Finding[] {
  const homes = workspaceMembers(final).map(({ folder }) => folder)
  const before = new Map(searchesIn(base).map((search) => [search.manifest, foldersFound(base, search)]))
  return searchesIn(final).flatMap((search): readonly Finding[] => {
    const home = folderOf(search.manifest)
    const others = homes.filter((folder) => folder !== home && isBelow(folder, home))
    const twice = foldersFound(final, search).find(
      (found) => others.some((folder) => isBelow(found, folder)) && !before.get(search.manifest)?.includes(found),
    )
    if (twice === undefined) return []
    const [top = ''] = twice.slice(home === '' ? 0 : home.length + 1).split('/')
    return [
      {
        code: 'wheel-lists',
        level: 'error',
        reason: `${search.manifest} finds ${twice} by its search for packages, which another distribution installs as well`,
        advice: `Leave \`${top}*\` out of the search first (\`exclude\`).`,
        place: { path: search.manifest },
      },
    ]
  })
}

function searchesIn(workspace: Workspace): readonly Search[] {
  return workspaceMembers(workspace).flatMap(({ folder, data }): readonly Search[] => {
    const setuptools = mappingOf(mappingOf(data['tool'])['setuptools'])
    const find = mappingOf(setuptools['packages'])['find']
    const own =
      find === undefined
        ? (inSetupPy(workspace, folder) ?? inSetupCfg(workspace, folder))
        : inTable(folder, mappingOf(find))
    return own === undefined ? [] : [own]
  })
}

function inTable(folder: RepoPath, find: Readonly<Record<string, unknown>>): Search {
  const where = textsIn(find['where'])
  return {
    manifest: joinPath(folder, 'pyproject.toml'),
    where: (where.length === 0 ? ['.'] : where).map((one) => joinPath(folder, one === '.' ? '' : one)),
    include: textsIn(find['include']),
    exclude: textsIn(find['exclude']),
    hasNamespaces: find['namespaces'] !== false,
  }
}

function inSetupCfg(workspace: Workspace, folder: RepoPath): Search | undefined {
  const manifest = joinPath(folder, 'setup.cfg')
  const entries = iniEntries(workspace.glance(manifest))
  const wordsOf = (section: string, key: string): readonly string[] =>
    (iniEntry(entries, section, key)?.lines ?? [])
      .flatMap(({ text }) => text.split(/[\s,]+/))
      .filter((one) => one !== '')
  const [kind] = wordsOf('options', 'packages')
  if (kind !== 'find:' && kind !== 'find_namespace:') return undefined
  const section = 'options.packages.find'
  const [where = ''] = wordsOf(section, 'where')
  return {
    manifest,
    where: [joinPath(folder, where === '.' ? '' : where)],
    include: wordsOf(section, 'include'),
    exclude: wordsOf(section, 'exclude'),
    hasNamespaces: kind === 'find_namespace:',
  }
}

/** `packages=find_packages(where, exclude, include)` of `setup`; a list in place of patterns that cannot be read is no search. */
function inSetupPy(workspace: Workspace, folder: RepoPath): Search | undefined {
  const manifest = joinPath(folder, 'setup.py')
  const call = setupCall(workspace.glance(manifest))?.keywords.get('packages')
  if (call?.kind !== 'call') return undefined
  const [, kind] = /^(?:\w+\.)*find_((?:namespace_)?packages)$/.exec(call.callee) ?? []
  if (kind === undefined) return undefined
  const [where, exclude, include] = ['where', 'exclude', 'include'].map((name, at) =>
    literals(call.named.get(name) ?? call.given[at]),
  )
  if (where === undefined || exclude === undefined || include === undefined) return undefined
  const [start = ''] = where
  return {
    manifest,
    where: [joinPath(folder, start === '.' ? '' : start)],
    include,
    exclude,
    hasNamespaces: kind === 'namespace_packages',
  }
}

/** The texts of a literal or a list of them, none where nothing is given; undefined for what is computed. */
function literals(value: StaticValue | undefined): readonly string[] | undefined {
  if (value === undefined) return []
  if (value.kind === 'text') return [value.value]
  if (value.kind !== 'list' || value.isOpen) return undefined
  const found = value.items.map((item) => (item.kind === 'text' ? item.value : undefined))
  return found.every((one) => one !== undefined) ? found : undefined
}

/** The folders of the packages that a search finds. */
function foldersFound(workspace: Workspace, search: Search): readonly RepoPath[] {
  const { where, include, exclude, hasNamespaces } = search
  const folders = new Set(workspace.list('.py').map(folderOf))
  return where.flatMap((start) =>
    [...folders].filter((folder) => {
      if (folder === start || !isBelow(folder, start)) return false
      // setuptools goes into no folder with a dot in its name.
      const parts = folder.slice(start === '' ? 0 : start.length + 1).split('/')
      const isWhole = parts.every((_, at) => workspace.has(joinPath(start, ...parts.slice(0, at + 1), '__init__.py')))
      const name = parts.join('.')
      if (parts.some((part) => part.includes('.'))) return false
      return (hasNamespaces || isWhole) && (include.length === 0 || fits(include, name)) && !fits(exclude, name)
    }),
  )
}

/** Shell patterns over whole names, in which a star stands for dots too (fnmatch). */
function fits(patterns: readonly string[], name: string): boolean {
  return patterns.some((pattern) =>
    new RegExp(
      `^${pattern
        .replace(/[.+^${}()|\\]/g, '\\$&')
        .replaceAll('*', '.*')
        .replaceAll('?', '.')}$`,
    ).test(name),
  )
}

function isBelow(path: RepoPath, folder: RepoPath): boolean {
  return folder === '' || path === folder || path.startsWith(`${folder}/`)
}
