import { configTexts } from '../../host/config-texts.ts'
import { insert, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { appendToArray, quoted } from '../../toml/append-to-array.ts'
import { copiedEntry } from '../../toml/copy-entry.ts'
import { isSamePath, parseProgram, tomlTree } from '../../toml/toml-tree.ts'
import type { TomlEntry } from '../../toml/toml-tree.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { FILES_APART, INI_SETTINGS, iniSettings, MODULES_APART, OF_BUILDS } from './ini-settings.ts'
import { CODES_OF_INIT } from './init-codes.ts'

/** A new module and one that code of it comes from: their files, and their names afterwards. */
export interface MadeModule {
  readonly from: RepoPath
  readonly to: RepoPath
  readonly source: QualifiedName
  readonly module: QualifiedName
}

/** Tables of ruff whose keys are paths ("Settings"), below its own. */
const TABLES = ['per-file-ignores', 'extend-per-file-ignores'].flatMap((name) => [['lint', name], [name]])
const EXCLUDES = ['exclude', 'extend-exclude'].flatMap((name) => [[name], ['lint', name], ['format', name]])

/**
 * The edits by which tools are told of new modules what they are told of exactly the file or the module that the code comes from (`"shop/till.py" =
 * ["N802"]` of ruff, overrides of mypy, `omit` of coverage, `skip` of isort): by the path of the configuration. What globs, other formats and entries that
 * are there already say is left; the proof tells of it. `workspace` is the tree as the transforms left it.
 */
export function settingsOfSources(
  workspace: Workspace,
  made: readonly MadeModule[],
): ReadonlyMap<RepoPath, readonly Edit[]> {
  const edits = new Map<RepoPath, readonly Edit[]>()
  if (made.length === 0) return edits
  for (const path of workspace.list('.toml')) {
    const isManifest = baseNameOf(path) === 'pyproject.toml'
    if (!isManifest && !/^\.?ruff\.toml$/.test(baseNameOf(path))) continue
    const text = workspace.read(path)?.text
    if (text === undefined || 'problem' in parseProgram(text)) continue
    const below = made.flatMap((one) => withinFolder(one, folderOf(path)))
    const head = isManifest ? ['tool', 'ruff'] : []
    const found = [
      ...TABLES.flatMap((keys) => ignoredEdits(text, [...head, ...keys], below)),
      ...EXCLUDES.flatMap((keys) => listedEdits(text, [...head, ...keys], namesOfFiles(below))),
      ...(isManifest ? [...listsOfTools(text, below, made), ...overrideEdits(text, made)] : []),
    ]
    if (found.length > 0) edits.set(path, found)
  }
  for (const path of workspace.list()) {
    const isJson = baseNameOf(path) === 'pyrightconfig.json'
    const file = isJson || INI_SETTINGS.test(baseNameOf(path)) ? workspace.read(path) : undefined
    if (file === undefined) continue
    const below = made.flatMap((one) => withinFolder(one, folderOf(path)))
    const found = isJson ? jsonEdits(file, namesOfFiles(below)) : iniSettings(path, file.text, below)
    if (found.length > 0) edits.set(path, found)
  }
  return edits
}

/** Old and new words of a list: paths, or names. */
type Pairs = readonly (readonly [string, string])[]

function namesOfFiles(made: readonly MadeModule[]): Pairs {
  return made.map(({ from, to }) => [from, to])
}

/** Lists by which any tool leaves files or modules out or looks at them otherwise (`tool.coverage.run.omit`, `tool.pylint.main.ignored-modules`). */
function listsOfTools(text: string, below: readonly MadeModule[], made: readonly MadeModule[]): readonly Edit[] {
  return tomlTree(text).entries.flatMap(({ path: keys }) => {
    const [head, tool = '', ...rest] = keys
    const key = rest.at(-1) ?? ''
    if (head !== 'tool' || tool === 'ruff' || OF_BUILDS.test(tool)) return []
    if (FILES_APART.test(key)) return listedEdits(text, keys, namesOfFiles(below))
    const modules = made.map(({ source, module }): readonly [string, string] => [source, module])
    return MODULES_APART.test(key) ? listedEdits(text, keys, modules) : []
  })
}

/** The same lists of a `pyrightconfig.json`, each new word behind the old one, on a line of its own where that has one. */
function jsonEdits(file: SourceFile, pairs: Pairs): readonly Edit[] {
  const read = configTexts(file)
  const texts =
    'problem' in read ? [] : read.texts.filter(({ isKey, keys: [key = ''] }) => !isKey && FILES_APART.test(key))
  return texts.flatMap(({ value, span, keys }) => {
    const list = texts.filter((one) => one.keys[0] === keys[0]).map((one) => plain(one.value))
    const fresh = pairs.flatMap(([old, now]) => (plain(value) === old && !list.includes(now) ? [now] : []))
    const line = file.text.slice(file.text.lastIndexOf('\n', span.start) + 1, span.start - 1)
    const gap =
      /^\s*$/.test(line) && file.text.includes('\n') ? `${file.text.includes('\r\n') ? '\r\n' : '\n'}${line}` : ' '
    return fresh.length === 0
      ? []
      : [insert(span.end + 1, fresh.map((now) => `,${gap}${JSON.stringify(now)}`).join(''))]
  })
}

/** The same with paths from a folder; none where one of the files lies elsewhere. */
function withinFolder(one: MadeModule, folder: RepoPath): readonly MadeModule[] {
  if (folder === '') return [one]
  const [from, to] = [one.from, one.to].map((path) => path.slice(folder.length + 1))
  const isWithin = [one.from, one.to].every((path) => path.startsWith(`${folder}/`))
  return isWithin && from !== undefined && to !== undefined ? [{ ...one, from, to }] : []
}

/** Entries of a table whose keys are paths. */
function ignoredEdits(text: string, table: readonly string[], made: readonly MadeModule[]): readonly Edit[] {
  const rules = tomlTree(text).entries.filter(({ path }) => isSamePath(path.slice(0, -1), table))
  const taken = new Set(rules.map(({ path }) => plain(path.at(-1) ?? '')))
  const wanted = new Map<RepoPath, Set<TomlEntry>>()
  for (const { from, to } of made) {
    const own = rules.filter((rule) => plain(rule.path.at(-1) ?? '') === from && !isOfInit(from, rule))
    if (taken.has(to) || own.length === 0) continue
    wanted.set(to, new Set([...(wanted.get(to) ?? []), ...own]))
  }
  return merged([...wanted].flatMap(([to, entries]) => copiedEntry(text, [...entries], to)))
}

/** Whether a rule says nothing of an `__init__` but how it takes names in. */
function isOfInit(from: RepoPath, { node: { value } }: TomlEntry): boolean {
  if (baseNameOf(from) !== '__init__.py' || value.type !== 'TOMLArray') return false
  return value.elements.every((one) => one.type === 'TOMLValue' && CODES_OF_INIT.test(String(one.value)))
}

/** Lists of paths, or of names. */
function listedEdits(text: string, keys: readonly string[], pairs: Pairs): readonly Edit[] {
  const list = tomlTree(text).entries.find(({ path }) => isSamePath(path, keys))
  const said = list === undefined ? [] : textsOf(list)
  const fresh = pairs.flatMap(([old, now]) =>
    said.some((one) => plain(one) === old) && !said.includes(now) ? [now] : [],
  )
  return fresh.length === 0 ? [] : (appendToArray(text, keys, ...new Set(fresh)) ?? [])
}

/** Overrides of mypy; none for a module that comes from several, or has some of its own: two that say different things are an error there. */
function overrideEdits(text: string, made: readonly MadeModule[]): readonly Edit[] {
  const overrides = tomlTree(text).entries.filter(
    ({ path }) =>
      isSamePath(path.slice(0, 3), ['tool', 'mypy', 'overrides']) && path.length === 5 && path[4] === 'module',
  )
  const taken = new Set(overrides.flatMap(textsOf))
  const sources = new Map<QualifiedName, Set<QualifiedName>>()
  for (const { source, module } of made) sources.set(module, new Set([...(sources.get(module) ?? []), source]))
  const sure = [...sources].flatMap(([module, [source, ...others]]) =>
    source === undefined || others.length > 0 || taken.has(module) ? [] : [{ source, module }],
  )
  return overrides.flatMap((entry): readonly Edit[] => {
    const { value } = entry.node
    const fresh = sure.filter(({ source }) => textsOf(entry).includes(source)).map(({ module }) => module)
    if (fresh.length === 0) return []
    if (value.type === 'TOMLArray') return appendToArray(text, entry.path, ...fresh) ?? []
    const all = [text.slice(...value.range), ...fresh.map((module) => quoted(module, value))]
    return [replace(...value.range, `[${all.join(', ')}]`)]
  })
}

/** The text of an entry, or those of its list. */
function textsOf({ node: { value } }: TomlEntry): readonly string[] {
  const items = value.type === 'TOMLArray' ? value.elements : [value]
  return items.flatMap((one) => (one.type === 'TOMLValue' && one.kind === 'string' ? [one.value] : []))
}

function plain(path: string): RepoPath {
  return path.replace(/^\.\//, '')
}

/** Insertions at one place as one. */
function merged(edits: readonly Edit[]): readonly Edit[] {
  const byPlace = new Map<number, Edit>()
  for (const edit of edits) {
    const { start } = edit.span
    byPlace.set(start, { ...edit, text: (byPlace.get(start)?.text ?? '') + edit.text })
  }
  return [...byPlace.values()]
}
