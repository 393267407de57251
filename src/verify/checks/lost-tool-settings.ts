import type { Finding } from '../../model/finding.ts'
import { literalPattern } from '../../model/literal-pattern.ts'
import { mappingOf, textsIn } from '../../model/mapping.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf, folderOf } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { iniEntries } from '../../plan/manifests/ini-file.ts'
import type { IniEntry } from '../../plan/manifests/ini-file.ts'
import { INI_SETTINGS } from '../../plan/manifests/ini-settings.ts'
import { CODES_OF_INIT } from '../../plan/manifests/init-codes.ts'
import { isInit } from '../../python/facts/modules.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'
import { ruffGlob } from './ruff-glob.ts'

/** What a tool is told of some modules: where it stands, which ones they are, and what is said. */
interface Setting {
  readonly path: RepoPath
  readonly where: string
  readonly picks: (file: RepoPath, module: QualifiedName) => boolean
  readonly says: string
}

/**
 * What tools other than ruff are told of the module that a definition left, by its file or its name, they are told of the one that it went to: overrides
 * of mypy, `per-file-ignores` of flake8, what coverage omits and pyright leaves out (their manuals, "Configuration").
 */
export function lostToolSettings(scene: Scene): readonly Finding[] {
  const moves = codeMoves(scene)
  if (moves.length === 0) return []
  const [was, is] = [settingsIn(scene.base), settingsIn(scene.final)]
  const lost = new Map<
    string,
    { readonly setting: Setting; readonly from: RepoPath; readonly to: RepoPath; says: string[] }
  >()
  for (const { from, to, source, module } of moves) {
    const now = new Set(is.flatMap(({ path, picks, says }) => (picks(to, module) ? [`${path} ${says}`] : [])))
    for (const setting of was) {
      if (!setting.picks(from, source) || now.has(`${setting.path} ${setting.says}`)) continue
      if (isInit(from) && CODES_OF_INIT.test(setting.says)) continue
      const key = `${setting.path} ${setting.where}`
      const one = lost.get(key) ?? { setting, from, to, says: [] }
      if (one.from === from && one.to === to) one.says.push(setting.says)
      lost.set(key, one)
    }
  }
  return [...lost.values()].map(({ setting: { path, where }, from, to, says }) => ({
    code: 'residue',
    level: 'warning',
    reason: `${path}: ${where} speaks of ${from}, and what it says (${says.join(', ')}) is not said of ${to}`,
    advice: 'Add an entry for the module that the code went to, if it means the code.',
    place: { path },
  }))
}

function settingsIn(tree: Workspace): readonly Setting[] {
  const inToml = tree
    .list('.toml')
    .filter((path) => baseNameOf(path) === 'pyproject.toml')
    .flatMap((path) => inManifest(path, tree.glance(path)))
  const inIni = tree
    .list()
    .filter((path) => INI_SETTINGS.test(baseNameOf(path)))
    .flatMap((path) => iniEntries(tree.read(path)?.text ?? '').flatMap((entry) => inSection(path, entry)))
  return [...inToml, ...inIni]
}

function inManifest(path: RepoPath, text: string): readonly Setting[] {
  if (!/mypy|coverage|pyright/.test(text)) return []
  const tool = mappingOf(parsed(text)['tool'])
  const { overrides } = mappingOf(tool['mypy'])
  const coverage = mappingOf(tool['coverage'])
  return [
    ...(Array.isArray(overrides) ? overrides : []).map(mappingOf).flatMap(({ module, ...options }) => {
      const names = typeof module === 'string' ? [module] : textsIn(module)
      return Object.entries(options).map(([key, value]) => ofModules(path, names, `${key} = ${JSON.stringify(value)}`))
    }),
    ...['run', 'report'].flatMap((name) =>
      ofFiles(path, `coverage.${name}.omit`, textsIn(mappingOf(coverage[name])['omit'])),
    ),
    ...['exclude', 'ignore', 'strict'].flatMap((name) =>
      ofFiles(path, `pyright.${name}`, textsIn(mappingOf(tool['pyright'])[name])),
    ),
  ]
}

function inSection(path: RepoPath, { section, key, lines }: IniEntry): readonly Setting[] {
  const value = lines.map(({ text }) => text)
  const modules = /^mypy-(.+)$/.exec(section)?.[1]
  if (modules !== undefined) {
    const names = modules.split(',').map((name) => name.trim())
    return [ofModules(path, names, `${key} = ${value.join(' ')}`)]
  }
  const words = value.flatMap((line) => line.split(/[\s,]+/)).filter((word) => word !== '')
  const measured = /^(?:coverage:)?(run|report)$/.exec(section)?.[1]
  if (measured !== undefined && key === 'omit') return ofFiles(path, `coverage.${measured}.omit`, words)
  if (section !== 'flake8') return []
  const name = key.replaceAll('_', '-')
  if (/^(?:extend-)?exclude$/.test(name)) return ofFiles(path, `flake8.${name}`, words)
  return name === 'per-file-ignores' ? perFile(path, value.join('\n')) : []
}

/** Files with a colon and codes behind them; commas, blanks and line breaks part both (flake8, `per-file-ignores`). */
function perFile(path: RepoPath, text: string): readonly Setting[] {
  const entries = text.matchAll(/([^\s:]+)\s*:\s*([A-Z]+\d*\b(?!\.)(?:[\s,]+[A-Z]+\d*(?=[\s,]|$))*)/g)
  return [...entries].flatMap(([, files = '', codes = '']) =>
    files.split(',').flatMap((glob) =>
      codes.split(/[\s,]+/).flatMap((says) => {
        const where = `\`flake8.per-file-ignores\` with ${JSON.stringify(glob)}`
        return [{ path, where, picks: ruffGlob(folderOf(path), glob, false), says }]
      }),
    ),
  )
}

function ofModules(path: RepoPath, names: readonly string[], says: string): Setting {
  const patterns = names.map((name) => {
    const [whole] = /^[\w.]+(?=\.\*$)/.exec(name) ?? []
    const source =
      whole === undefined ? literalPattern(name).replaceAll('\\*', '.*') : `${literalPattern(whole)}(?:\\..*)?`
    return new RegExp(`^${source}$`)
  })
  const where = `what mypy is told of ${names.map((name) => `\`${name}\``).join(', ')}`
  return { path, where, picks: (_, module) => patterns.some((pattern) => pattern.test(module)), says }
}

function ofFiles(path: RepoPath, key: string, globs: readonly string[]): readonly Setting[] {
  return globs.map((glob) => ({
    path,
    where: `\`${key}\` with ${JSON.stringify(glob)}`,
    picks: ruffGlob(folderOf(path), glob, true),
    says: key.replace('extend-', '').replaceAll('.', ' '),
  }))
}

function parsed(text: string): Readonly<Record<string, unknown>> {
  try {
    return mappingOf(parseToml(text))
  } catch {
    return {}
  }
}
