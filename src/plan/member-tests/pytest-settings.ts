import { UserError } from '../../model/errors.ts'
import { mappingOf } from '../../model/mapping.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { parseToml } from '../../toml/parse-toml.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { iniEntries } from '../manifests/ini-file.ts'

/** A setting of pytest that says what is a test, or how each one runs. */
export interface PytestSetting {
  readonly key: string
  readonly value: string | boolean | readonly string[]
}

/** Settings that say it by names and words alone, and hold wherever the tests lie (pytest, "Configuration Options"; pytest-asyncio). */
const WORDS = new Set(['python_files', 'python_classes', 'python_functions'])
const CARRIED = new Set([...WORDS, 'markers', 'xfail_strict', 'asyncio_mode', 'asyncio_default_fixture_loop_scope'])

/** Where pytest looks for settings in a folder, in this order, and the section of each. */
const FILES = [
  ['pytest.ini', 'pytest'],
  ['.pytest.ini', 'pytest'],
  ['pyproject.toml', ''],
  ['tox.ini', 'pytest'],
  ['setup.cfg', 'tool:pytest'],
] as const

/**
 * What the tests of a folder were told by the settings nearest above it. A manifest with settings of its own is the root for pytest, which
 * looks no further up.
 */
export function pytestSettings(workspace: Workspace, tests: RepoPath): readonly PytestSetting[] {
  for (let folder = tests; ; folder = folderOf(folder)) {
    for (const [name, section] of FILES) {
      const text = workspace.read(joinPath(folder, name))?.text
      const found = text === undefined ? undefined : section === '' ? inPyproject(text) : inIni(text, section)
      if (found !== undefined) return found.filter(({ key }) => CARRIED.has(key))
    }
    if (folder === '') return []
  }
}

function inPyproject(text: string): readonly PytestSetting[] | undefined {
  try {
    const options = mappingOf(mappingOf(mappingOf(parseToml(text))['tool'])['pytest'])['ini_options']
    return options === undefined ? undefined : Object.entries(mappingOf(options)).flatMap(settingOf)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return undefined
  }
}

function settingOf([key, value]: [string, unknown]): readonly PytestSetting[] {
  if (typeof value === 'string' || typeof value === 'boolean') return [{ key, value }]
  const isList = Array.isArray(value) && value.every((entry): entry is string => typeof entry === 'string')
  return isList ? [{ key, value }] : []
}

function inIni(text: string, section: string): readonly PytestSetting[] | undefined {
  const entries = iniEntries(text).filter((entry) => entry.section === section)
  if (entries.length === 0) return undefined
  return entries.map(({ key, lines }) => {
    const texts = lines.map((line) => line.text)
    if (WORDS.has(key)) return { key, value: texts.flatMap((line) => line.split(/\s+/)) }
    return { key, value: key === 'markers' ? texts : texts.join(' ') }
  })
}
