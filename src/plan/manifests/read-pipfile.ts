import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { parseRequirement } from './requirement.ts'

/** Tables of a `Pipfile` that list no packages; every other one is a category of them (pipenv, "Specifying Package Categories"). */
const NO_PACKAGES: ReadonlySet<string> = new Set(['source', 'requires', 'scripts', 'pipenv'])

/** Keys of an entry that are markers by themselves (PEP 508, "Environment Markers"; pipenv, "Specifiers"). */
const MARKERS: readonly string[] = [
  ...['os_name', 'sys_platform', 'platform_machine', 'platform_python_implementation', 'platform_release'],
  ...['platform_system', 'platform_version', 'python_version', 'python_full_version', 'implementation_name'],
]

/**
 * What a `Pipfile` lists (pipenv.pypa.io, "Pipfile & Pipfile.lock"). `scope` is that of `[packages]`; `[dev-packages]` and other
 * categories are groups. The Python that is asked for is taken for the oldest one. Folders of the same machine (`path`) are no requirement. `data` is the parsed text; places are without lines.
 */
export function readPipfile(path: RepoPath, data: Readonly<Record<string, unknown>>, scope: Scope): ManifestPart {
  const declarations: Declaration[] = []
  const unread: Unread[] = []
  const place = { path }
  for (const [category, packages] of Object.entries(data)) {
    if (NO_PACKAGES.has(category)) continue
    const own: Scope =
      category === 'packages' ? scope : { kind: 'group', name: category.replace(/^dev-packages$/, 'dev') }
    for (const [name, given] of Object.entries(mappingOf(packages))) {
      if (typeof mappingOf(given)['path'] === 'string') continue
      const requirement = parseRequirement(pipenvRequirement(name, given) ?? '')
      if (requirement !== undefined) declarations.push({ scope: own, requirement, place })
      else
        unread.push({
          what: own.name || 'dependencies',
          reason: `${name} has no version that can be read`,
          place,
        })
    }
  }
  const python = mappingOf(data['requires'])['python_version']
  return {
    declarations,
    unread,
    requiresPython: scope.kind === 'runtime' && typeof python === 'string' ? `>=${python}` : undefined,
    tellsRuntime: scope.kind === 'runtime' && data['packages'] !== undefined,
  }
}

/** An entry of pipenv as PEP 508 has it: a version, or a table with `version`, `extras`, `markers`, `git` and `ref`, `file`. */
function pipenvRequirement(name: string, given: unknown): string | undefined {
  if (typeof given === 'string') return name + versionsOf(given)
  const table = mappingOf(given)
  const text = (key: string): string | undefined => {
    const value = table[key]
    return typeof value === 'string' ? value : undefined
  }
  const extras = Array.isArray(table['extras']) ? table['extras'].filter((one) => typeof one === 'string') : []
  const full = name + (extras.length === 0 ? '' : `[${extras.join(',')}]`)
  const ref = text('ref')
  const git = text('git')
  const url = git === undefined ? text('file') : `git+${git}${ref === undefined ? '' : `@${ref}`}`
  const version = text('version')
  if (url === undefined && version === undefined) return undefined
  const what = url === undefined ? full + versionsOf(version ?? '*') : `${full} @ ${url} `
  const own = text('markers')
  const markers = [
    ...(own === undefined ? [] : [own.includes(' or ') ? `(${own})` : own]),
    ...MARKERS.flatMap((key) => (text(key) === undefined ? [] : [`${key} ${text(key) ?? ''}`])),
  ]
  return markers.length === 0 ? what.trimEnd() : `${what}; ${markers.join(' and ')}`
}

/** `*` asks for nothing, a version without an operator for itself. */
function versionsOf(given: string): string {
  const version = given.trim()
  if (version === '*') return ''
  return /^\d/.test(version) ? `==${version}` : version
}
