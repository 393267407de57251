import { mappingOf } from '../model/mapping.ts'
import { tomlEntry, tomlKey, tomlLines, tomlString, tomlTable, tomlValue } from './toml-value.ts'

/** What goes into the manifest of a new workspace member; undefined fields are left out. */
export interface MemberManifest {
  readonly name: string
  readonly importName: string
  readonly description: string
  readonly requiresPython: string | undefined
  /** `license`, `authors` and so on as the monolith has them, by key of `[project]`. */
  readonly carried: Readonly<Record<string, unknown>>
  readonly dependencies: readonly string[]
  /** Where its dependencies of the same repository lie, as uv is told, by name. */
  readonly sources: readonly { readonly name: string; readonly source: Readonly<Record<string, unknown>> }[]
  readonly extras: Readonly<Record<string, readonly string[]>>
  /** What only tests inside the package need (PEP 735). */
  readonly testGroup: readonly string[]
  /** The version is computed by the build backend (`dynamic`), as `tables` say. */
  readonly isVersioned: boolean
  /** More tables, behind the others. */
  readonly tables: readonly { readonly keys: readonly string[]; readonly entries: Readonly<Record<string, unknown>> }[]
  /** What stands before each entry of an array that is written one entry a line. */
  readonly indent: string
  readonly buildSystem: { readonly requires: readonly string[]; readonly backend: string }
}

/** The `pyproject.toml` of a new member (PEP 621, PEP 639). Ends with a newline. */
export function memberPyproject(manifest: MemberManifest): string {
  const lines = [
    '[build-system]',
    `build-backend = ${tomlString(manifest.buildSystem.backend)}`,
    `requires = ${tomlValue(manifest.buildSystem.requires)}`,
    '',
    '[project]',
  ]
  lines.push(
    `name = ${tomlString(manifest.name)}`,
    manifest.isVersioned ? 'dynamic = ["version"]' : 'version = "0.1.0"',
    `description = ${tomlString(manifest.description)}`,
    'readme = "README.md"',
  )
  if (manifest.requiresPython !== undefined) lines.push(`requires-python = ${tomlString(manifest.requiresPython)}`)
  const { urls, ...carried } = manifest.carried
  const { indent } = manifest
  for (const [key, value] of Object.entries(carried)) {
    const isList = key === 'classifiers' && Array.isArray(value)
    lines.push(isList ? `${key} = ${tomlLines(value, indent)}` : tomlEntry(key, value, indent))
  }
  lines.push(`dependencies = ${tomlLines(manifest.dependencies, indent)}`)
  if (urls !== undefined) lines.push('', ...tomlTable(['project', 'urls'], mappingOf(urls), indent))
  if (Object.keys(manifest.extras).length > 0) {
    const extras = { ...manifest.extras, ...allOf(manifest) }
    lines.push('', ...tomlTable(['project', 'optional-dependencies'], extras, indent))
  }
  if (manifest.testGroup.length > 0)
    lines.push('', '[dependency-groups]', `test = ${tomlLines(manifest.testGroup, indent)}`)
  if (manifest.sources.length > 0) {
    lines.push('', '[tool.uv.sources]')
    for (const { name, source } of manifest.sources) lines.push(`${tomlKey(name)} = ${tomlValue(source)}`)
  }
  if (manifest.buildSystem.backend.startsWith('hatchling')) {
    lines.push('', '[tool.hatch.build.targets.wheel]', `packages = [${tomlString(`src/${manifest.importName}`)}]`)
  }
  for (const { keys, entries } of manifest.tables) lines.push('', ...tomlTable(keys, entries, indent))
  return lines.join('\n') + '\n'
}

/**
 * The extra that brings all others, where there are several: a reference to itself, as pip and uv resolve it (https://packaging.python.org,
 * "Dependency specifiers", extras).
 */
function allOf({ name, extras }: MemberManifest): Readonly<Record<string, readonly string[]>> {
  const { all, ...others } = extras
  const names = Object.keys(others)
  const isWanted = all === undefined ? names.length > 1 : names.length > 0
  return isWanted ? { all: [...(all ?? []), `${name}[${names.join(',')}]`] } : {}
}

/** The README of a new member. */
export function memberReadme(input: {
  readonly name: string
  readonly importName: string
  readonly from: string
  readonly monolith: string | undefined
  readonly extras: readonly string[]
}): string {
  const origin = input.monolith === undefined ? `\`${input.from}\`` : `\`${input.from}\` of \`${input.monolith}\``
  const lines = [
    `# ${input.name}`,
    '',
    `Extracted from ${origin}.`,
    '',
    '```sh',
    `pip install ${input.name}`,
    '```',
    '',
    '```python',
    `import ${input.importName}`,
    '```',
  ]
  if (input.extras.length > 0)
    lines.push('', `Optional extras: ${input.extras.map((extra) => `\`${extra}\``).join(', ')}.`)
  return lines.join('\n') + '\n'
}
