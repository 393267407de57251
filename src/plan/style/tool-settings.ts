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
  const there = path.slice(0, Math.max(0, path.lastIndexOf('/')))
  return merged(seenFrom(folder, there, extended(workspace, there, table, depth + 1)), own)
}

/** Options of another folder: paths of sources are relative to the file that says them (docs.astral.sh/ruff/settings, "src"). */
function seenFrom(
  folder: RepoPath,
  there: RepoPath,
  options: Readonly<Record<string, unknown>>,
): Readonly<Record<string, unknown>> {
  const { src } = options
  if (!Array.isArray(src)) return options
  const up = folder === '' ? '' : '../'.repeat(folder.split('/').length)
  const sources = src.map((one) => (typeof one === 'string' ? `${up}${resolvedPath(there, one) ?? one}` : one))
  return { ...options, src: sources }
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
 * none, what its commit hook says, or a command of tox.
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
  const words = commitHooks(workspace).find(({ id }) => id === 'isort')?.args ?? wordsOfTox(workspace)
  return words === undefined ? undefined : { folder: '', options: optionsIn(words) }
}

/** What a command of `tox.ini` tells isort. */
function wordsOfTox(workspace: Workspace): readonly string[] | undefined {
  const entries = iniEntries(workspace.read('tox.ini')?.text ?? '').filter(({ key }) => key === 'commands')
  const lines = entries.flatMap((entry) => entry.lines.map((line) => line.text.trim().split(/\s+/)))
  return lines.find(([program]) => program === 'isort')?.slice(1)
}

/** Flags of isort's command line that have another name than the setting (pycqa.github.io/isort, "Configuration options"). */
const FLAGS: Readonly<Record<string, readonly [name: string, value?: string]>> = {
  l: ['line-length'],
  w: ['line-length'],
  'line-width': ['line-length'],
  m: ['multi-line-output'],
  'multi-line': ['multi-line-output'],
  tc: ['include-trailing-comma'],
  'trailing-comma': ['include-trailing-comma'],
  sl: ['force-single-line'],
  'force-single-line-imports': ['force-single-line'],
  fss: ['force-sort-within-sections'],
  ca: ['combine-as-imports'],
  'combine-as': ['combine-as-imports'],
  ls: ['length-sort'],
  lai: ['lines-after-imports'],
  dt: ['order-by-type', 'false'],
  'dont-order-by-type': ['order-by-type', 'false'],
}

/** Words of a command line as options: `--name=value`, `--name value`, `--name`, `-l 100`. */
function optionsIn(words: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    words.flatMap((word, at): [string, string][] => {
      const [, flag, value] = /^--?([\w-]+)(?:=(.*))?$/.exec(word) ?? []
      const next = words[at + 1]
      if (flag === undefined) return []
      const [name, fixed] = FLAGS[flag] ?? [flag]
      return [[name, fixed ?? value ?? (next === undefined || next.startsWith('-') ? 'true' : next)]]
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
