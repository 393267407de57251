import type { Edit } from '../../model/edit.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import type { HostText } from '../../model/host-text.ts'
import { notebookCells } from '../../json/notebook-cells.ts'
import { scriptTexts } from '../../script/script-texts.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import { commentOf, configTexts, HASH_COMMENT, isConfig } from '../../host/config-texts.ts'
import { iniEntries } from '../manifests/ini-file.ts'
import type { IniEntry } from '../manifests/ini-file.ts'
import type { MentionOptions } from './find-mentions.ts'
import { oneWordInIni, oneWordInToml } from './one-word-values.ts'
import type { TextPlace } from './text-place.ts'

/** A part of a text file in which names may be mentioned, and the way back. */
export interface MentionRegion {
  readonly value: string
  readonly options: MentionOptions
  /** What its readers take a path for, where that is not the same in the whole file. */
  readonly place?: TextPlace
  readonly hostEdits: (edits: readonly Edit[]) => readonly Edit[]
}

/** The regions of a file that is not Python: all of it, or the parts its format says are text or names. */
export function mentionRegions(file: SourceFile): readonly MentionRegion[] {
  const name = baseNameOf(file.path)
  if (name.endsWith('.ipynb')) return notebookRegions(file)
  if (name.endsWith('.toml')) return tomlRegions(file)
  if (isConfig(file.path)) return configRegions(file)
  if (/\.([cm]?[jt]s|[jt]sx)$/.test(name)) return scriptRegions(file)
  if (/\.(?:cfg|ini)$|^\.(?:coveragerc|flake8)$/.test(name)) return iniRegions(file)
  return [whole(file)]
}

/**
 * Strings, templates and comments of JavaScript and TypeScript: `shop.invoicing` in its code is an expression of that language, and what it
 * imports a module of that language. A file that cannot be parsed is left to the ledger.
 */
function scriptRegions(file: SourceFile): readonly MentionRegion[] {
  const texts = scriptTexts(file.path, file.text) ?? []
  return texts.flatMap(({ kind, span }) =>
    kind === 'specifier'
      ? []
      : [
          {
            ...shifted(file.text.slice(span.start, span.end), span.start),
            place: { path: file.path, kind: kind === 'comment' ? ('prose' as const) : ('code' as const) },
          },
        ],
  )
}

function whole(file: SourceFile, yaml = false): MentionRegion {
  return { value: file.text, options: { yaml }, hostEdits: (edits) => edits }
}

/** Cell sources only: outputs, attachments and metadata are recordings. */
function notebookRegions(file: SourceFile): readonly MentionRegion[] {
  const read = notebookCells(file.text)
  return 'problem' in read
    ? []
    : read.cells.map((cell) => ({ value: cell.value, options: {}, hostEdits: cell.hostEdits }))
}

/** Values were rewritten as configs; what is left are comments, or everything when the file cannot be read. */
function configRegions(file: SourceFile): readonly MentionRegion[] {
  const read = configTexts(file)
  if ('problem' in read) return [whole(file, /\.ya?ml$/.test(file.path))]
  const comment = commentOf(file.path)
  if (comment === undefined) return []
  return commentRegions(
    file.text,
    comment,
    read.texts.map((scalar) => scalar.span),
  )
}

/**
 * Values of a TOML file, table keys below `tool`, and comments. Names of distributions, requirements and
 * entry-point groups are not module names (packaging.python.org, "pyproject.toml specification").
 */
function tomlRegions(file: SourceFile): readonly MentionRegion[] {
  const read = tomlStrings(file.text)
  if ('problem' in read) return [whole(file)]
  // Of files that no tool of Python has rules for, keys in quotes are texts like any other (`[hooks."shop.till"]`).
  const isPlain = !/(?:^|\/)(?:pyproject|uv|poetry|pdm|hatch|Pipfile|Cargo|pixi)\b[^/]*$/.test(file.path)
  const regions = read.strings
    .filter((string) =>
      string.isKey
        ? isPlain
          ? string.kind !== 'bare'
          : string.keys[0] === 'tool' &&
            string.keys[1] !== 'uv' &&
            string.keys.length > 2 &&
            !isEntryPointName(string.keys)
        : !isDistributionName(string.keys),
    )
    .map((string): MentionRegion => ({
      value: string.value,
      options: { bare: oneWordInToml(string.keys, string.isKey) === 'name' },
      place: {
        path: file.path,
        kind: string.keys[0] === 'project' ? 'prose' : 'tool',
        installedIn: string.isKey ? undefined : placeInWheel(string.keys),
        isPath: oneWordInToml(string.keys, string.isKey) === 'path',
      },
      hostEdits: (edits) => quotedKey(string, edits) ?? string.hostEdits(edits),
    }))
  return [
    ...regions,
    ...commentRegions(
      file.text,
      HASH_COMMENT,
      read.strings.map((string) => string.span),
    ),
  ]
}

/** A bare key that gets a name with dots is written in quotes (TOML v1.0.0, "Keys"); undefined where it needs none. */
function quotedKey({ isKey, kind, span, value }: HostText, edits: readonly Edit[]): readonly Edit[] | undefined {
  const [edit] = edits
  const isWhole = edits.length === 1 && edit?.span.start === 0 && edit.span.end === value.length
  if (!isKey || kind !== 'bare' || edit === undefined || !isWhole || /^[\w-]+$/.test(edit.text)) return undefined
  return [{ ...edit, span, text: `"${edit.text}"` }]
}

/** The name of an entry-point group or of a command (Poetry, "plugins"; flit, "entrypoints"; PDM 1, "plugins"): code asks for it as it is. */
function isEntryPointName([, tool, table = '']: readonly string[]): boolean {
  return (
    (tool === 'poetry' && /^(?:plugins|scripts)$/.test(table)) ||
    (tool === 'flit' && /^(?:entrypoints|scripts)$/.test(table)) ||
    (tool === 'pdm' && /^(?:plugins|entry-points)$/.test(table))
  )
}

function isDistributionName(keys: readonly string[]): boolean {
  const [table, key = ''] = keys
  if (table === 'project') return ['name', 'dependencies', 'optional-dependencies', 'dynamic', 'version'].includes(key)
  if (table === 'dependency-groups' || table === 'build-system') return key !== 'build-backend'
  return table === 'tool' && key === 'uv' && keys[2] !== 'build-backend'
}

/** A stretch of an INI file that is read in its own way. */
interface IniPart extends Pick<MentionRegion, 'options' | 'place'> {
  readonly start: number
  readonly end: number
  /** It names a group of entry points or one of them, and stays. */
  readonly isName?: boolean
}

/** The group, and what stands before the `=` of its lines: code and shells ask for these names (setuptools, "Entry Points"; pbr, "entry_points"). */
function entryPointNames(key: string, { start, lines }: IniEntry): readonly IniPart[] {
  const dotted = lines.flatMap((line) => {
    const name = /^[^=]*\.[^=]*(?==)/.exec(line.text)?.[0]
    return name === undefined ? [] : [{ start: line.start, end: line.start + name.length }]
  })
  return [{ start, end: start + key.length }, ...dotted].map((one) => ({ ...one, options: {}, isName: true }))
}

/** All of an INI file; in `setup.cfg` data of a package are counted from its folder, and some values are names of one word. */
function iniRegions(file: SourceFile): readonly MentionRegion[] {
  const values = iniEntries(file.text).flatMap((entry) => {
    const { section, key, lines, start } = entry
    const isData = /^options\.(?:exclude_)?package_data$/.test(section) && /^[\w.]+$/.test(key)
    const name = isData ? [{ start, end: start + key.length, options: { bare: true } }] : []
    const place = { path: file.path, kind: 'tool' as const, installedIn: key.replaceAll('.', '/') }
    if (isData) return [...name, ...lines.map((line) => ({ start: line.start, end: line.end, options: {}, place }))]
    if (/^(?:options\.)?entry_points$/.test(section)) return entryPointNames(key, entry)
    return oneWordInIni(section, key) === 'name'
      ? lines.map((line) => ({ start: line.start, end: line.end, options: { bare: true } }))
      : []
  })
  const headers = [...file.text.matchAll(/^\[mypy-([^\]\n]+)\]/gm)].map((match) => {
    const start = match.index + match[0].indexOf(match[1] ?? '')
    return { start, end: start + (match[1] ?? '').length, options: { bare: true } }
  })
  const own: readonly IniPart[] = [...values, ...headers].sort((one, other) => one.start - other.start)
  const rest = [...own, { start: file.text.length }].map(({ start }, at) => [own[at - 1]?.end ?? 0, start] as const)
  return [
    ...rest.map(([start, end]) => shifted(file.text.slice(start, end), start)),
    ...own.flatMap(({ start, end, isName, ...more }) =>
      isName === true ? [] : [{ ...shifted(file.text.slice(start, end), start), ...more }],
    ),
  ]
}

/**
 * The folder of installed files that a value is counted from, if it is a place in the wheel: what hatch puts files to (`force-include`,
 * `sources`; hatch.pypa.io, "Build configuration"), Poetry's `include` and `to`, the folder in which scikit-build-core installs, what it leaves out and generates, and data of a
 * package of setuptools.
 */
function placeInWheel(keys: readonly string[]): RepoPath | undefined {
  const [, tool, table = '', ...rest] = keys
  if (keys[0] !== 'tool') return undefined
  if (tool === 'setuptools')
    return /^(?:exclude-)?package-data$/.test(table) && /^[\w.]+$/.test(rest[0] ?? '')
      ? rest[0]?.replaceAll('.', '/')
      : undefined
  const isPlace =
    tool === 'hatch'
      ? table === 'build' && rest[1] !== 'sdist' && /^(?:force-include|sources)$/.test(rest.at(-2) ?? '')
      : tool === 'poetry'
        ? table === 'packages' && /^(?:include|to)$/.test(rest.at(-1) ?? '')
        : tool === 'scikit-build' &&
          /^(?:wheel\.(?:install-dir|exclude\.\d+)|generate\.\d+\.path)$/.test(keys.slice(2).join('.'))
  return isPlace ? '' : undefined
}

function commentRegions(
  text: string,
  comment: RegExp,
  strings: readonly { readonly start: number; readonly end: number }[],
): readonly MentionRegion[] {
  const regions: MentionRegion[] = []
  for (const match of text.matchAll(comment)) {
    const start = match.index
    const inside = strings.some((span) => span.start <= start && start < span.end)
    if (inside) continue
    regions.push(shifted(match[0], start))
  }
  return regions
}

/** A stretch of a file that starts at an offset and is written as it is. */
function shifted(value: string, start: number): MentionRegion {
  return {
    value,
    options: {},
    hostEdits: (edits) =>
      edits.map((edit) => ({ ...edit, span: { start: edit.span.start + start, end: edit.span.end + start } })),
  }
}
