import type { Finding } from '../../model/finding.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { CODES_OF_INIT } from '../../plan/manifests/init-codes.ts'
import { isInit } from '../../python/facts/modules.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import { toolGlob } from '../meaning/tool-glob.ts'
import { tomlData } from '../meaning/toml-data.ts'

/** One glob of a configuration of ruff: where it stands, whether it picks a path, and what it says of those it picks. */
interface Rule {
  readonly where: string
  readonly picks: (path: RepoPath) => boolean
  readonly says: string
}

const NAMES = ['.ruff.toml', 'ruff.toml', 'pyproject.toml']
const PER_FILE = ['per-file-ignores', 'extend-per-file-ignores', 'per-file-target-version']
const EXCLUDES = ['exclude', 'extend-exclude']

/**
 * What the configuration of ruff says of a file that moved by globs (`per-file-ignores`, `exclude`) it says of it at its new place: however
 * a glob spells the path, it is tried on both (ruff, "Settings"). The same holds for the file that a definition went to.
 */
export function lostGlobs(scene: Scene): readonly Finding[] {
  const [was, is] = [rulesOf(scene.base), rulesOf(scene.final)]
  const told = new Set<string>()
  const files = [...scene.touched].flatMap(([path, origin]): readonly (readonly [RepoPath, RepoPath, boolean])[] =>
    origin === undefined || origin === path || !/\.(?:pyi?|ipynb)$/.test(path) ? [] : [[origin, path, true]],
  )
  const code = codeMoves(scene).map(({ from, to }): readonly [RepoPath, RepoPath, boolean] => [from, to, false])
  return [...files, ...code].flatMap(([origin, path, isWhole]) => {
    const now = new Set(is(path).flatMap((rule) => (rule.picks(path) ? [rule.says] : [])))
    return was(origin).flatMap((rule): readonly Finding[] => {
      if (told.has(rule.where) || !rule.picks(origin) || now.has(rule.says)) return []
      if (!isWhole && isInit(origin) && CODES_OF_INIT.test(rule.says)) return []
      told.add(rule.where)
      return [
        {
          code: 'residue',
          level: 'warning',
          reason: `${rule.where} picked ${origin}, and what it says (${rule.says}) is not said of ${path}`,
          advice: 'Change the glob by hand, or add one for the new place.',
          place: { path: rule.where.split(': ')[0] ?? '' },
        },
      ]
    })
  })
}

/** The rules that hold for a path: those of the configuration next above it, and of what that extends. */
function rulesOf(tree: Workspace): (path: RepoPath) => readonly Rule[] {
  const homes = new Map<RepoPath, readonly Rule[]>()
  for (const path of tree.list('.toml')) {
    const home = folderOf(path)
    const rules = NAMES.includes(baseNameOf(path)) ? rulesIn(tree, path, []) : undefined
    if (rules !== undefined && (!homes.has(home) || baseNameOf(path) !== 'pyproject.toml')) homes.set(home, rules)
  }
  return (path) => {
    for (let folder = folderOf(path); ; folder = folderOf(folder)) {
      const rules = homes.get(folder)
      if (rules !== undefined || folder === '') return rules ?? []
    }
  }
}

function rulesIn(tree: Workspace, path: RepoPath, seen: readonly RepoPath[]): readonly Rule[] | undefined {
  const text = tree.read(path)?.text
  if (text === undefined || seen.includes(path)) return undefined
  const all = tomlData(text)
  const own = baseNameOf(path) === 'pyproject.toml' ? mappingOf(all['tool'])['ruff'] : all
  if (own === undefined) return undefined
  const ruff = mappingOf(own)
  const extended =
    typeof ruff['extend'] === 'string' ? rulesIn(tree, joinPath(folderOf(path), ruff['extend']), [...seen, path]) : []
  return [
    ...(extended ?? []),
    ...inTable(path, '', ruff),
    ...['lint', 'format'].flatMap((name) => inTable(path, `${name}.`, mappingOf(ruff[name]))),
  ]
}

function inTable(path: RepoPath, above: string, table: Readonly<Record<string, unknown>>): readonly Rule[] {
  const root = folderOf(path)
  const rule = (key: string, glob: string, says: string): Rule => ({
    where: `${path}: \`${above}${key}\` with ${JSON.stringify(glob)}`,
    picks: toolGlob(root, glob, EXCLUDES.includes(key)),
    says,
  })
  return [
    ...EXCLUDES.flatMap((key) => textsIn(table[key]).map((glob) => rule(key, glob, `${above}exclude`))),
    ...PER_FILE.flatMap((key) =>
      Object.entries(mappingOf(table[key])).flatMap(([glob, value]) =>
        (typeof value === 'string' ? [value] : textsIn(value)).map((code) => rule(key, glob, code)),
      ),
    ),
  ]
}
