import { mappingOf } from '../../model/mapping.ts'
import { isWithin } from '../../model/names.ts'
import type { Plan } from '../../model/plan.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { movedFolders } from './moved-folders.ts'

/** What a build backend is told about, in the folder of the manifest that tells it. */
export interface Packaged {
  readonly plan: Plan
  readonly workspace: Workspace
  /** The folder of the manifest. */
  readonly folder: RepoPath
}

/** Tables whose lists hold paths, by tool and table, and which of their keys (documentation of each backend). */
const PATH_LISTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^hatch\.build(\.targets\.\w+)?$/, /^(include|exclude|artifacts|only-include|packages)$/],
  [/^poetry$/, /^(packages|include|exclude)$/],
  [/^pdm\.build$/, /^(includes|excludes|source-includes)$/],
  [/^uv\.build-backend$/, /^(source-include|source-exclude|wheel-exclude)$/],
  [/^flit\.sdist$/, /^(include|exclude)$/],
  [/^scikit-build\.(wheel|sdist)$/, /^(packages|include|exclude)$/],
  [/^maturin$/, /^(include|exclude)$/],
]

/** Lists of import names. */
const NAME_LISTS =
  /^(setuptools\.(packages|py-modules)|setuptools\.packages\.find\.(include|exclude)|maturin\.python-packages)$/

/**
 * Whether an entry of a `pyproject.toml`, by its keys, tells the build backend of files that leave with the package: lists of packages and
 * of paths, folders and data of packages, `force-include`. `value` is an element of a list (a string or a table); left out for a key.
 */
export function leavesWithPackage(packaged: Packaged, keys: readonly string[], value?: unknown): boolean {
  const from = packaged.plan.package?.from
  const [tool, ...below] = keys
  if (from === undefined || tool !== 'tool') return false
  const name = below.at(-1) ?? ''
  const table = below.slice(0, -1).join('.')
  if (value === undefined) {
    if (/^setuptools\.((exclude-)?package-data|package-dir)$/.test(table)) return isWithin(name, from)
    return /^hatch\.build\.(.*\.)?force-include$/.test(table) && isOfPackage(packaged, name)
  }
  if (/^setuptools\.(exclude-)?package-data$/.test(table))
    return typeof value === 'string' && isDataOfPackage(packaged, name, value)
  if (NAME_LISTS.test(below.join('.'))) return typeof value === 'string' && isNameOf(value, from)
  if (!PATH_LISTS.some(([tables, names]) => tables.test(table) && names.test(name))) return false
  const entry = mappingOf(value)
  const [path = '', base = ''] =
    typeof value === 'string' ? [value] : [entry['include'] ?? entry['path'], entry['from']]
  return typeof path === 'string' && typeof base === 'string' && isOfPackage(packaged, joinPath(base, path))
}

/** Whether a name, or a pattern of names (`shop.invoicing*`), stands for the package or what is below it. */
export function isNameOf(name: string, from: string): boolean {
  return isWithin(name.replace(/\.?\*$/, ''), from)
}

/** Whether a pattern counted from the folder of a package above (`invoicing/rates/*.csv` of `shop`) names only files that leave. */
export function isDataOfPackage({ plan }: Packaged, owner: string, pattern: string): boolean {
  const from = plan.package?.from ?? ''
  if (!from.startsWith(`${owner}.`)) return false
  const inside = from.slice(owner.length + 1).replaceAll('.', '/')
  return `${staticPart(pattern)}/`.startsWith(`${inside}/`)
}

/** Whether a path or a pattern, counted from the manifest, names a file or folder of the package and nothing else. */
export function isOfPackage({ plan, workspace, folder }: Packaged, pattern: string): boolean {
  const path = joinPath(folder, staticPart(pattern))
  if (path === folder) return false
  if (plan.files.some((move) => move.from === path)) return true
  return [...movedFolders(plan, workspace).keys()].some((moved) => path === moved || path.startsWith(moved + '/'))
}

/** The part of a pattern before the first one that is no plain name. */
function staticPart(pattern: string): string {
  const parts = pattern.replace(/^!?\//, '').replace(/\/$/, '').split('/')
  const first = parts.findIndex((part) => /[*?[]/.test(part))
  return (first < 0 ? parts : parts.slice(0, first)).join('/')
}

/** Whether a line of a `MANIFEST.in` names files of the package and no others; a line that is continued does not count. */
export function isOfPackageLine(packaged: Packaged, line: string): boolean {
  const [command = '', ...words] = line.trim().split(/\s+/)
  const paths = /^(recursive-include|recursive-exclude|graft|prune)$/.test(command) ? words.slice(0, 1) : words
  if (!/^(recursive-)?(include|exclude)$|^graft$|^prune$/.test(command) || paths.length === 0) return false
  return !line.trimEnd().endsWith('\\') && paths.every((path) => isOfPackage(packaged, path))
}
