import type { Edit } from '../../model/edit.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import { copiedEntry } from '../../toml/copy-entry.ts'
import { isSamePath, parseProgram, tomlTree } from '../../toml/toml-tree.ts'
import type { TomlEntry } from '../../toml/toml-tree.ts'

/** The configurations of ruff that a root may have (docs.astral.sh/ruff/configuration). */
export const LINT_CONFIGS: readonly RepoPath[] = ['pyproject.toml', 'ruff.toml', '.ruff.toml']
const EXCLUDES = ['exclude', 'extend-exclude'].flatMap((name) => [[name], ['lint', name], ['format', name]])
const TABLES = ['per-file-ignores', 'extend-per-file-ignores'].flatMap((name) => [['lint', name], [name]])

/**
 * Edits of a configuration of ruff in the root, so that what globs say of files (`"tests/*" = ["S101"]`) is said of those that moved: an entry for
 * the new place below the old one, with the same value, where one glob says exactly which files it is for. `moves` are Python files.
 */
export function lintGlobEdits(file: SourceFile | undefined, moves: ReadonlyMap<RepoPath, RepoPath>): readonly Edit[] {
  if (file === undefined || moves.size === 0 || 'problem' in parseProgram(file.text)) return []
  const { text } = file
  const head = file.path === 'pyproject.toml' ? ['tool', 'ruff'] : []
  const { entries } = tomlTree(text)
  const tables = TABLES.map((table) => [...head, ...table])
  const rules = entries.filter(({ path }) => tables.some((table) => isSamePath(path.slice(0, -1), table)))
  const said = new Set(rules.map(({ path }) => pathAfter(path.at(-1) ?? '', moves)))
  const wanted = new Map<string, TomlEntry[]>()
  for (const entry of rules) {
    const glob = globFor(entry.path.at(-1) ?? '', moves)
    // Another spelling says the same, where the first is taken by then.
    const free = glob === undefined ? undefined : [glob, glob.replace(/\/\*$/, '/**')].find((one) => !said.has(one))
    const key = free === undefined ? undefined : JSON.stringify([entry.path.slice(0, -1), free])
    if (key !== undefined) wanted.set(key, [...(wanted.get(key) ?? []), entry])
  }
  return [
    ...[...wanted].flatMap(([key, all]) => copiedEntry(text, all, (JSON.parse(key) as [unknown, string])[1])),
    ...EXCLUDES.flatMap((keys) => excluded(text, [...head, ...keys], moves)),
  ]
}

/** What a list leaves out of files that move it goes on leaving out. */
function excluded(text: string, keys: readonly string[], moves: ReadonlyMap<RepoPath, RepoPath>): readonly Edit[] {
  const list = tomlTree(text).entries.find(({ path }) => isSamePath(path, keys))?.node.value
  if (list?.type !== 'TOMLArray') return []
  const globs = list.elements.flatMap((one) =>
    one.type === 'TOMLValue' && one.kind === 'string' ? [String(one.value)] : [],
  )
  const more = new Set(globs.flatMap((glob) => globFor(glob, moves, true) ?? []))
  const fresh = [...more].filter((glob) => !globs.includes(glob))
  return fresh.length === 0 ? [] : (appendToArray(text, keys, ...fresh) ?? [])
}

/** A glob as it is written once what names the folder that moves has followed. */
function pathAfter(glob: string, moves: ReadonlyMap<RepoPath, RepoPath>): string {
  const [old, now] = [commonFolder([...moves.keys()]), commonFolder([...moves.values()])]
  const plain = glob.replace(/^\.\//, '')
  return old !== '' && plain.startsWith(`${old}/`) ? now + plain.slice(old.length) : plain
}

/** A glob for the new place of files that an old one picks and picks no longer; undefined where none is lost, or one picks others as well. */
function globFor(glob: string, moves: ReadonlyMap<RepoPath, RepoPath>, withFolders = false): string | undefined {
  const picks = pickedBy(glob, withFolders)
  // A path alone, and what begins with the folder that moves, follow as the paths that they are.
  const [start = ''] = glob.replace(/^\.\//, '').split(/[*{]/)
  const old = commonFolder([...moves.keys()])
  if (picks === undefined || !/[*{]/.test(glob) || (old !== '' && `${start}/`.startsWith(`${old}/`))) return undefined
  const picked = [...moves].filter(([from]) => picks(from)).map(([, to]) => to)
  const lost = picked.filter((to) => !picks(to))
  if (lost.length === 0) return undefined
  const above = commonFolder([...moves.values()])
  const last = glob.slice(glob.lastIndexOf('/') + 1)
  const isOfAll = /^\*+$/.test(last)
  const rest = glob.slice(start.lastIndexOf('/') + 1 + (glob.startsWith('./') ? 2 : 0))
  const wanted = [
    ...(withFolders && above !== '' ? [`${above}/${rest}`] : []),
    ...(picked.length === 1 && !isOfAll ? picked : []),
    ...(above === '' ? [] : [isOfAll ? `${above}/*` : `${above}/**/${last}`]),
    ...(picked.length === 1 ? picked : []),
  ]
  return wanted.find((one) => {
    const isPicked = pickedBy(one, withFolders)
    return [...moves.values()].every((to) => isPicked?.(to) === picked.includes(to))
  })
}

function commonFolder(paths: readonly RepoPath[]): RepoPath {
  const [first = '', ...others] = paths
  let folder = folderOf(first)
  while (folder !== '' && !others.every((path) => path.startsWith(`${folder}/`))) folder = folderOf(folder)
  return folder
}

/** What a glob of the root picks: it is tried on the path and on its last name, and a star stands for slashes too; undefined for what is no plain one. */
function pickedBy(glob: string, withFolders = false): ((path: RepoPath) => boolean) | undefined {
  if (/^!|[[\]\\?]/.test(glob)) return undefined
  const words = glob
    .replace(/^\.\//, '')
    .replace(/\/$/, '')
    .split(/(\*\*\/|\*+|[{},])/)
  const source = words
    .map((word) => {
      if (word === '**/') return '(?:.*/)?'
      if (word.startsWith('*')) return '.*'
      if (word === '{') return '(?:'
      if (word === '}') return ')'
      return word === ',' && glob.includes('{') ? '|' : word.replace(/[.+^$()|]/g, String.raw`\$&`)
    })
    .join('')
  if (glob.split('{').length !== glob.split('}').length) return undefined
  const pattern = new RegExp(`^${source}$`)
  const isSaid = (path: RepoPath): boolean => pattern.test(path) || pattern.test(baseNameOf(path))
  return (path) => {
    const parts = path.split('/')
    return withFolders ? parts.some((_, at) => isSaid(parts.slice(0, at + 1).join('/'))) : isSaid(path)
  }
}
