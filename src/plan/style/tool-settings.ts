import { UserError } from '../../model/errors.ts'
import { mappingOf } from '../../model/mapping.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { commitHooks } from '../manifests/commit-hooks.ts'
import { iniEntries } from '../manifests/ini-file.ts'
import { valueUnder } from './option-table.ts'

/** What a tool is told for the files below a folder. */
export interface ToolSettings {
  /** The folder of the file it stands in: paths among the options are relative to it. */
  readonly folder: RepoPath
  readonly options: Readonly<Record<string, unknown>>
}

/** The folders from one up to the root, nearest first. */
export function foldersUp(folder: RepoPath): readonly RepoPath[] {
  const parts = folder === '' ? [] : folder.split('/')
  return [...parts.map((_, at) => parts.slice(0, parts.length - at).join('/')), '']
}

/** What was read of a file of settings; a file that did not change is the same one in the next snapshot. */
const knownData = new WeakMap<SourceFile, { readonly data: Readonly<Record<string, unknown>> | undefined }>()

/** A TOML file of the tree as data; nothing where it is missing or broken (what reads it for its own sake says so). */
function tomlOf(workspace: Workspace, path: RepoPath): Readonly<Record<string, unknown>> | undefined {
  const file = workspace.read(path)
  if (file === undefined) return undefined
  const known = knownData.get(file) ?? { data: parsed(file.text) }
  knownData.set(file, known)
  return known.data
}

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return mappingOf(parseToml(text))
  } catch (error) {
    if (error instanceof UserError) return undefined
    throw error
  }
}

/**
 * What ruff is told for a folder: the nearest `.ruff.toml`, `ruff.toml` or `pyproject.toml` with `[tool.ruff]`, alone; what it
 * `extend`s is put below it (docs.astral.sh/ruff/configuration, "Config file discovery").
 */
export function ruffSettings(workspace: Workspace, folder: RepoPath): ToolSettings | undefined {
  for (const at of foldersUp(folder))
    for (const name of ['.ruff.toml', 'ruff.toml', 'pyproject.toml']) {
      const own = ruffTable(workspace, joinPath(at, name))
      if (own !== undefined) return { folder: at, options: extended(workspace, at, own, 0) }
    }
  return undefined
}

function ruffTable(workspace: Workspace, path: RepoPath): Readonly<Record<string, unknown>> | undefined {
  const data = tomlOf(workspace, path)
  if (data === undefined || !path.endsWith('pyproject.toml')) return data
  const table = valueUnder(data, ['tool', 'ruff'])
  return table === undefined ? undefined : mappingOf(table)
}

const DEEPEST = 8

function extended(
  workspace: Workspace,
  folder: RepoPath,
  own: Readonly<Record<string, unknown>>,
  depth: number,
): Readonly<Record<string, unknown>> {
  const { extend } = own
  if (typeof extend !== 'string' || depth > DEEPEST) return own
  const path = resolvedPath(folder, extend)
  const table = path === undefined ? undefined : ruffTable(workspace, path)
  if (path === undefined || table === undefined) return own
  const above = extended(workspace, path.slice(0, Math.max(0, path.lastIndexOf('/'))), table, depth + 1)
  return merged(above, own)
}

function merged(
  below: Readonly<Record<string, unknown>>,
  above: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const isTable = (value: unknown): boolean => typeof value === 'object' && value !== null && !Array.isArray(value)
  const result: Record<string, unknown> = { ...below }
  for (const [key, value] of Object.entries(above))
    result[key] = isTable(value) && isTable(below[key]) ? merged(mappingOf(below[key]), mappingOf(value)) : value
  return result
}

/** A path written in a folder, from the root; undefined where it leaves the tree. */
export function resolvedPath(folder: RepoPath, written: string): RepoPath | undefined {
  const parts = folder === '' ? [] : folder.split('/')
  for (const part of written.split('/')) {
    if (part === '..' && parts.pop() === undefined) return undefined
    if (part !== '..' && part !== '.' && part !== '') parts.push(part)
  }
  return parts.join('/')
}

/**
 * What isort is told for a folder: the nearest of the files it reads (pycqa.github.io/isort, "Configuration Files"); where there is
 * none, what its commit hook says.
 */
export function isortSettings(workspace: Workspace, folder: RepoPath): ToolSettings | undefined {
  for (const at of foldersUp(folder)) {
    const found =
      iniSection(workspace, joinPath(at, '.isort.cfg'), /^(settings|isort)$/) ??
      tomlSection(workspace, joinPath(at, 'pyproject.toml'), ['tool', 'isort']) ??
      iniSection(workspace, joinPath(at, 'setup.cfg'), /^(tool:)?isort$/) ??
      iniSection(workspace, joinPath(at, 'tox.ini'), /^isort$/)
    if (found !== undefined) return { folder: at, options: found }
  }
  const hook = commitHooks(workspace).find(({ id }) => id === 'isort')
  return hook === undefined ? undefined : { folder: '', options: optionsIn(hook.args) }
}

/** Words of a command line as options: `--name=value`, `--name value`, `--name`; `-l` is isort's line length. */
function optionsIn(words: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    words.flatMap((word, at): [string, string][] => {
      const [, name, value] = /^--([\w-]+)(?:=(.*))?$/.exec(word === '-l' ? '--line-length' : word) ?? []
      const next = words[at + 1]
      if (name === undefined) return []
      return [[name, value ?? (next === undefined || next.startsWith('-') ? 'true' : next)]]
    }),
  )
}

/** A table of the nearest `pyproject.toml` that has it. */
export function pyprojectTable(
  workspace: Workspace,
  folder: RepoPath,
  keys: readonly string[],
): ToolSettings | undefined {
  for (const at of foldersUp(folder)) {
    const options = tomlSection(workspace, joinPath(at, 'pyproject.toml'), keys)
    if (options !== undefined) return { folder: at, options }
  }
  return undefined
}

function tomlSection(
  workspace: Workspace,
  path: RepoPath,
  keys: readonly string[],
): Readonly<Record<string, unknown>> | undefined {
  const table = valueUnder(tomlOf(workspace, path), keys)
  return table === undefined ? undefined : mappingOf(table)
}

/** The entries of an INI section as text, lists with a line for each value; undefined without the file or the section. */
export function iniSection(
  workspace: Workspace,
  path: RepoPath,
  section: RegExp,
): Readonly<Record<string, unknown>> | undefined {
  const text = workspace.read(path)?.text
  const entries = text === undefined ? [] : iniEntries(text).filter((entry) => section.test(entry.section))
  if (entries.length === 0) return undefined
  return Object.fromEntries(entries.map(({ key, lines }) => [key, lines.map((line) => line.text).join('\n')]))
}
