import { configTexts } from '../../host/config-texts.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries } from '../../plan/manifests/ini-file.ts'
import type { IniEntry } from '../../plan/manifests/ini-file.ts'
import { FILES_APART, INI_SETTINGS, MODULES_APART, OF_BUILDS } from '../../plan/manifests/ini-settings.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { toolGlob } from './tool-glob.ts'
import { tomlData } from './toml-data.ts'

/** What a tool is told of some modules: where it stands, which ones they are, and what is said. */
export interface ToolSetting {
  readonly path: RepoPath
  readonly where: string
  readonly picks: (file: RepoPath, module: QualifiedName) => boolean
  readonly says: string
}

/**
 * What tools other than ruff are told of files and modules apart from the rest: under keys that leave out or are stricter, in `[tool.*]`, in INI files
 * of settings and in `pyrightconfig.json`; overrides of mypy and `per-file-ignores` of flake8. Globs count from the folder of the file that
 * has them. What puts files into a distribution is none of it.
 */
export function toolSettings(tree: Workspace): readonly ToolSetting[] {
  const inToml = tree
    .list('.toml')
    .filter((path) => baseNameOf(path) === 'pyproject.toml')
    .flatMap((path) => inManifest(path, tree.glance(path)))
  const inIni = tree
    .list()
    .filter((path) => INI_SETTINGS.test(baseNameOf(path)))
    .flatMap((path) => iniEntries(tree.read(path)?.text ?? '').flatMap((entry) => inSection(path, entry)))
  const inJson = tree
    .list('.json')
    .filter((path) => baseNameOf(path) === 'pyrightconfig.json')
    .flatMap((path) => ofPyright(tree, path))
  return [...inToml, ...inIni, ...inJson]
}

function inManifest(path: RepoPath, text: string): readonly ToolSetting[] {
  if (!/clude|ignore|omit|skip|strict|overrides|\\/.test(text)) return []
  const read = tomlStrings(text)
  const lists = ('problem' in read ? [] : read.strings).flatMap(({ keys, value, isKey }) => {
    const [head, ...tool] = keys
    const key = tool.findLast((part) => !/^\d+$/.test(part)) ?? ''
    const isOther = head !== 'tool' || isKey || tool[0] === 'ruff' || tool[0] === 'importlinter'
    return isOther || OF_BUILDS.test(tool[0] ?? '')
      ? []
      : underKey(path, `${tool[0] ?? ''}.${key}`, key, wordsOf(value))
  })
  const { overrides } = mappingOf(mappingOf(tomlData(text)['tool'])['mypy'])
  return [
    ...(Array.isArray(overrides) ? overrides : []).map(mappingOf).flatMap(({ module, ...options }) => {
      const names = typeof module === 'string' ? [module] : textsIn(module)
      return Object.entries(options).map(([key, value]) => ofModules(path, names, `${key} = ${JSON.stringify(value)}`))
    }),
    ...lists,
  ]
}

function ofPyright(tree: Workspace, path: RepoPath): readonly ToolSetting[] {
  const file = tree.read(path)
  const read = file === undefined ? undefined : configTexts(file)
  return (read === undefined || 'problem' in read ? [] : read.texts).flatMap(({ keys: [key = ''], value, isKey }) =>
    isKey ? [] : underKey(path, `pyright.${key}`, key, [value]),
  )
}

function inSection(path: RepoPath, { section, key, lines }: IniEntry): readonly ToolSetting[] {
  const value = lines.map(({ text }) => text)
  const modules = /^mypy-(.+)$/.exec(section)?.[1]
  if (modules !== undefined) {
    const names = modules.split(',').map((name) => name.trim())
    return [ofModules(path, names, `${key} = ${value.join(' ')}`)]
  }
  if (section === 'flake8' && key.replaceAll('_', '-') === 'per-file-ignores') return perFile(path, value.join('\n'))
  if (OF_BUILDS.test(section) || section.startsWith('importlinter')) return []
  const tool = section.replace(/^tool:|^coverage:(?=run|report)/, '')
  return underKey(
    path,
    `${/^(?:run|report)$/.test(tool) ? 'coverage.' : ''}${tool}.${key}`,
    key,
    wordsOf(value.join('\n')),
  )
}

function underKey(path: RepoPath, where: string, key: string, words: readonly string[]): readonly ToolSetting[] {
  if (FILES_APART.test(key)) return ofFiles(path, where.replaceAll('_', '-'), words)
  return MODULES_APART.test(key) ? words.map((word) => ofModules(path, [word], where)) : []
}

function wordsOf(value: string): readonly string[] {
  return value.split(/[\s,]+/).filter((word) => word !== '')
}

/** Files with a colon and codes behind them; commas, blanks and line breaks part both (flake8, `per-file-ignores`). */
function perFile(path: RepoPath, text: string): readonly ToolSetting[] {
  const entries = text.matchAll(/([^\s:]+)\s*:\s*([A-Z]+\d*\b(?!\.)(?:[\s,]+[A-Z]+\d*(?=[\s,]|$))*)/g)
  return [...entries].flatMap(([, files = '', codes = '']) =>
    files.split(',').flatMap((glob) =>
      codes.split(/[\s,]+/).flatMap((says) => {
        const where = `\`flake8.per-file-ignores\` with ${JSON.stringify(glob)}`
        return [{ path, where, picks: toolGlob(folderOf(path), glob, false), says }]
      }),
    ),
  )
}

function ofModules(path: RepoPath, names: readonly string[], says: string): ToolSetting {
  const patterns = names.map((name) => {
    const [whole] = /^[\w.]+(?=\.\*$)/.exec(name) ?? []
    const source =
      whole === undefined ? literalPattern(name).replaceAll('\\*', '.*') : `${literalPattern(whole)}(?:\\..*)?`
    return new RegExp(`^${source}$`)
  })
  const isOption = says.includes(' = ')
  const all = names.map((name) => `\`${name}\``).join(', ')
  const where = isOption ? `what mypy is told of ${all}` : `\`${says}\` with ${all}`
  return { path, where, picks: (_, module) => patterns.some((pattern) => pattern.test(module)), says }
}

function ofFiles(path: RepoPath, key: string, globs: readonly string[]): readonly ToolSetting[] {
  return globs.map((glob) => ({
    path,
    where: `\`${key}\` with ${JSON.stringify(glob)}`,
    picks: toolGlob(folderOf(path), glob, true),
    says: key.replace('extend-', '').replaceAll('.', ' '),
  }))
}
