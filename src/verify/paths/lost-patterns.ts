import type { Finding } from '../../model/finding.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { configTexts } from '../../host/config-texts.ts'
import type { HostText } from '../../model/host-text.ts'
import { baseNameOf } from '../../model/source-file.ts'
import { iniEntries } from '../../plan/manifests/ini-file.ts'
import { INI_SETTINGS } from '../../plan/manifests/ini-settings.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { codeMoves } from '../proof/proof-input.ts'
import type { Scene } from '../proof/proof-input.ts'

/** A regular expression by which a tool picks files: where it stands, and how the tool reads it. */
interface Pattern {
  readonly where: string
  readonly source: string
  /** Paths begin with a slash for the tool, and blanks and comments of the pattern do not count (black). */
  readonly isVerbose: boolean
}

/** Keys of `[tool.*]` that hold such patterns (documentation of black, mypy and pylint). */
const VERBOSE = /^tool black (?:include|exclude|extend-exclude|force-exclude)$/
const PLAIN = /^tool (?:mypy exclude(?: \d+)?|pylint (?:\S+ )?ignore-paths(?: \d+)?)$/
/** The same of INI files: their section and key (configuration of mypy; of pylint, whose sections may have any name). */
const OF_INI = /^mypy exclude$|^(?!flake8|isort).* ignore[-_]paths$/
/** Keys of `.pre-commit-config.yaml`, of the file itself and of each hook (pre-commit.com). */
const OF_HOOKS = /(?:^|\s)(?:files|exclude)$/

const HOMES = /(?:^|\/)(?:pyproject\.toml|\.pre-commit-config\.yaml)$/
/** Nothing of these keys stands in a text without it; a backslash may spell any of them. */
const MAY_HOLD = /clude|ignore[-_]paths|files|\\/

/**
 * Regular expressions by which tools pick files pick the same ones: each is tried on the old path of every file that moved and on its new
 * one. One that tells them apart, whatever way it spells the path, is told.
 */
export function lostPatterns(scene: Scene): readonly Finding[] {
  const files = [...scene.touched].flatMap(([path, origin]) =>
    origin === undefined || origin === path ? [] : [[origin, path, true] as const],
  )
  // A file that a definition went to may be picked by more than the one that it left.
  const moved = [...files, ...codeMoves(scene).map(({ from, to }) => [from, to, false] as const)]
  if (moved.length === 0) return []
  return scene.final
    .list()
    .filter((path) => HOMES.test(path) || INI_SETTINGS.test(baseNameOf(path)))
    .flatMap((path) => {
      const was = patternsIn(scene.base, path)
      return patternsIn(scene.final, path).flatMap((pattern): readonly Finding[] => {
        const before = was.find(({ where }) => where === pattern.where)
        const [old, now] = [before === undefined ? undefined : compiled(before), compiled(pattern)]
        if (old === undefined || now === undefined) return []
        const slash = pattern.isVerbose ? '/' : ''
        const lost = moved.find(([from, to, isWhole]) => {
          const [did, does] = [old.test(slash + from), now.test(slash + to)]
          return isWhole ? did !== does : did && !does
        })
        return lost === undefined ? [] : [told(path, pattern.where, [lost[0], lost[1]])]
      })
    })
}

function told(path: RepoPath, where: string, [from, to]: readonly [RepoPath, RepoPath]): Finding {
  return {
    code: 'residue',
    level: 'warning',
    reason: `${path}: the pattern of \`${where.replace(/^tool /, '').replaceAll(' ', '.')}\` does not say the same of ${to} as it said of ${from}`,
    advice: 'Change it by hand if it means the moved code.',
    place: { path },
  }
}

/** The patterns of a file, by where they stand. */
function patternsIn(tree: Workspace, path: RepoPath): readonly Pattern[] {
  const file = tree.read(path)
  if (file === undefined || !MAY_HOLD.test(file.text)) return []
  if (INI_SETTINGS.test(baseNameOf(path))) return ofIni(file.text)
  const isToml = path.endsWith('.toml')
  const read = isToml ? tomlStrings(file.text) : configTexts(file)
  const texts: readonly HostText[] = 'problem' in read ? [] : 'strings' in read ? read.strings : read.texts
  return texts.flatMap(({ keys, value, isKey }): readonly Pattern[] => {
    const where = keys.join(' ')
    const isOne = isToml ? VERBOSE.test(where) || PLAIN.test(where) : OF_HOOKS.test(where)
    return isOne && !isKey ? [{ where, source: value, isVerbose: isToml && VERBOSE.test(where) }] : []
  })
}

/** Those of an INI file: one text for mypy, and one between commas and lines for pylint. */
function ofIni(text: string): readonly Pattern[] {
  return iniEntries(text).flatMap(({ section, key, lines }): readonly Pattern[] => {
    const where = `${section} ${key}`
    if (!OF_INI.test(where)) return []
    const value = lines.map((line) => line.text).join('\n')
    const sources = section === 'mypy' ? [value] : value.split(/[,\n]+/).filter((one) => one.trim() !== '')
    return sources.map((source, at) => ({ where: `${where} ${at}`, source: source.trim(), isVerbose: false }))
  })
}

/** The pattern as a regular expression of this language; undefined where it has something that only Python knows. */
function compiled({ source, isVerbose }: Pattern): RegExp | undefined {
  const flagged = /^\s*\(\?[a-z]*x[a-z]*\)/.exec(source)
  const plain = source.slice(flagged?.[0].length ?? 0)
  const isSpread = flagged !== null || (isVerbose && source.includes('\n'))
  try {
    return new RegExp(isSpread ? plain.replace(/(?<!\\)#[^\n]*|\s+/g, '') : plain)
  } catch {
    return undefined
  }
}
