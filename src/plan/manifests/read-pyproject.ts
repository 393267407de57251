import { mappingOf } from '../../model/mapping.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Declaration, ManifestPart, Scope, Unread } from './declarations.ts'
import { filesOfPbr, RUNTIME } from './declarations.ts'
import { poetryDependency, poetryVersions } from './poetry-constraint.ts'
import { detailsOfPyproject } from './project-details.ts'
import { condaRequirement, condaVersions } from './read-conda.ts'
import { parseRequirement } from './requirement.ts'

type Table = Readonly<Record<string, unknown>>

/** What the readers below fill. */
interface Found {
  readonly path: RepoPath
  readonly declarations: Declaration[]
  readonly unread: Unread[]
  readonly files: NonNullable<ManifestPart['files']>[number][]
}

/**
 * What the tables of a `pyproject.toml` declare: `[project]` (PEP 621), `[dependency-groups]` (PEP 735), Poetry, PDM, flit, uv, hatch
 * environments, pixi. `data` is the parsed text; places are without lines.
 */
export function readPyproject(path: RepoPath, data: Table): ManifestPart {
  const found: Found = { path, declarations: [], unread: [], files: [] }
  const project = mappingOf(data['project'])
  const tool = mappingOf(data['tool'])
  const poetry = mappingOf(tool['poetry'])
  const flit = mappingOf(mappingOf(tool['flit'])['metadata'])
  const dynamic = textsOf(project['dynamic'])
  addList(found, project['dependencies'], RUNTIME)
  for (const [name, list] of Object.entries(mappingOf(project['optional-dependencies'])))
    addList(found, list, { kind: 'extra', name })
  addGroups(found, mappingOf(data['dependency-groups']))
  addPoetry(found, poetry, data['project'] !== undefined)
  addList(found, flit['requires'], RUNTIME)
  for (const [name, list] of Object.entries(mappingOf(flit['requires-extra'])))
    addList(found, list, { kind: 'extra', name })
  addEnvironments(found, tool)
  addPixi(found, mappingOf(tool['pixi']))
  addDynamic(found, tool)
  const isPbr = mappingOf(data['build-system'])['build-backend'] === 'pbr.build'
  if (isPbr) found.files.push(...filesOfPbr({ path }))
  const name = [project['name'], poetry['name'], flit['dist-name'], flit['module']].find(isText)
  const requires = [project['requires-python'], flit['requires-python']].find(isText)
  const python = mappingOf(poetry['dependencies'])['python']
  return {
    name,
    requiresPython: requires ?? (isText(python) ? poetryVersions(python) : undefined),
    details: detailsOfPyproject(data),
    declarations: found.declarations,
    unread: found.unread,
    files: found.files,
    tellsRuntime:
      isPbr ||
      (data['project'] !== undefined && !dynamic.includes('dependencies')) ||
      poetry['dependencies'] !== undefined ||
      Object.keys(flit).length > 0,
  }
}

function addList(found: Found, list: unknown, scope: Scope): void {
  for (const text of textsOf(list)) {
    const requirement = parseRequirement(text)
    const place = { path: found.path }
    if (requirement !== undefined) found.declarations.push({ scope, requirement, place })
    else found.unread.push({ what: scope.name || 'dependencies', reason: `\`${text}\` is no requirement`, place })
  }
}

/** What a group includes is in the group that it names. */
function addGroups(found: Found, groups: Table): void {
  for (const [name, list] of Object.entries(groups)) addList(found, list, { kind: 'group', name })
}

function addPoetry(found: Found, poetry: Table, hasProject: boolean): void {
  const extras = Object.entries(mappingOf(poetry['extras'])).map(([name, list]) => [name, textsOf(list)] as const)
  const add = (dependencies: Table, scope: Scope): void => {
    for (const [name, given] of Object.entries(dependencies)) {
      if (name === 'python') continue
      const dependency = poetryDependency(name, given)
      if (dependency.kind === 'unread')
        found.unread.push({
          what: scope.name || 'dependencies',
          reason: dependency.reason,
          place: { path: found.path },
        })
      const text = dependency.kind === 'requirement' ? dependency.text : name
      const requirement = dependency.kind === 'unread' ? undefined : parseRequirement(text)
      if (requirement === undefined) continue
      const isOptional = dependency.kind === 'requirement' && dependency.isOptional
      const own = extras.filter(([, list]) => list.some((one) => one.split('[')[0] === name)).map(([extra]) => extra)
      const scopes: readonly Scope[] =
        scope.kind !== 'runtime' || !isOptional
          ? [scope]
          : own.length > 0
            ? own.map((extra): Scope => ({ kind: 'extra', name: extra }))
            : [{ kind: 'extra', name }]
      for (const one of scopes) found.declarations.push({ scope: one, requirement, place: { path: found.path } })
    }
  }
  // Beside `[project]`, the table adds to what is declared there where it comes from (Poetry 2); names that are new are declared too.
  const known = new Set(hasProject ? found.declarations.map(({ requirement }) => requirement.name.toLowerCase()) : [])
  const dependencies = Object.entries(mappingOf(poetry['dependencies'])).filter(
    ([name]) => !known.has(name.toLowerCase()),
  )
  add(Object.fromEntries(dependencies), RUNTIME)
  add(mappingOf(poetry['dev-dependencies']), { kind: 'group', name: 'dev' })
  for (const [name, group] of Object.entries(mappingOf(poetry['group'])))
    add(mappingOf(mappingOf(group)['dependencies']), { kind: 'group', name })
}

/** Groups of PDM and uv from before PEP 735, and the environments of hatch. */
function addEnvironments(found: Found, tool: Table): void {
  for (const [name, list] of Object.entries(mappingOf(mappingOf(tool['pdm'])['dev-dependencies'])))
    addList(
      found,
      textsOf(list).filter((text) => !text.startsWith('-e')),
      { kind: 'group', name },
    )
  addList(found, mappingOf(tool['uv'])['dev-dependencies'], { kind: 'group', name: 'dev' })
  for (const [name, environment] of Object.entries(mappingOf(mappingOf(tool['hatch'])['envs']))) {
    const { dependencies, 'extra-dependencies': more } = mappingOf(environment)
    for (const list of [dependencies, more])
      addList(
        found,
        textsOf(list).filter((text) => !/[{}]/.test(text)),
        { kind: 'group', name },
      )
  }
}

/** What pixi installs for everybody (pixi.sh, "Manifest"), and its features; conda's names as the reader of `environment.yml` has them. */
export function addPixi(found: Pick<Found, 'path' | 'declarations' | 'unread'>, pixi: Table): void {
  const tables: readonly (readonly [string, Table])[] = [
    ['pixi', pixi],
    ...Object.entries(mappingOf(pixi['feature'])).map(([name, feature]) => [name, mappingOf(feature)] as const),
  ]
  for (const [name, table] of tables) {
    const add = (text: string | undefined): void => {
      const requirement = text === undefined ? undefined : parseRequirement(text)
      if (requirement !== undefined)
        found.declarations.push({ scope: { kind: 'group', name }, requirement, place: { path: found.path } })
    }
    for (const [distribution, given] of Object.entries(mappingOf(table['pypi-dependencies']))) {
      const { version, extras, path } = mappingOf(given)
      const bracket = textsOf(extras)
      const versions = isText(given) ? given : isText(version) ? version : ''
      if (!isText(path))
        add(distribution + (bracket.length > 0 ? `[${bracket.join(',')}]` : '') + condaVersions(versions))
    }
    for (const [conda, given] of Object.entries(mappingOf(table['dependencies']))) {
      const version = isText(given) ? given : mappingOf(given)['version']
      add(condaRequirement(`${conda} ${isText(version) ? version : ''}`))
    }
  }
}

/** Where `dynamic` dependencies come from: files that setuptools or hatch-requirements-txt read. */
function addDynamic(found: Found, tool: Table): void {
  const dynamic = mappingOf(mappingOf(tool['setuptools'])['dynamic'])
  const hook = mappingOf(mappingOf(mappingOf(mappingOf(tool['hatch'])['metadata'])['hooks'])['requirements_txt'])
  const place = { path: found.path }
  const add = (given: unknown, scope: Scope): void => {
    for (const path of isText(given) ? [given] : textsOf(given)) found.files.push({ path, scope, place })
  }
  add(mappingOf(dynamic['dependencies'])['file'], RUNTIME)
  add(hook['files'], RUNTIME)
  for (const [name, given] of Object.entries(mappingOf(dynamic['optional-dependencies'])))
    add(mappingOf(given)['file'], { kind: 'extra', name })
  for (const [name, given] of Object.entries(mappingOf(hook['optional-dependencies'])))
    add(given, { kind: 'extra', name })
}

function isText(value: unknown): value is string {
  return typeof value === 'string'
}

function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter(isText) : []
}
