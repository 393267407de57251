import { insert, replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import { firstPartOf, parentOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { baseNameOf } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { newlineOf } from '../../text/text-style.ts'
import { addInOrder } from '../../toml/add-in-order.ts'
import { quoted } from '../../toml/append-to-array.ts'
import { isSamePath, parseProgram, tomlTree } from '../../toml/toml-tree.ts'
import { iniEntries } from '../manifests/ini-file.ts'
import type { IniEntry } from '../manifests/ini-file.ts'

/** Lists of top-level import names in tables of tools: whoever lists the monolith means the new package too. */
const LISTS: readonly (readonly string[])[] = [
  ['tool', 'ruff', 'lint', 'isort', 'known-first-party'],
  ['tool', 'ruff', 'isort', 'known-first-party'],
  ['tool', 'isort', 'known_first_party'],
  ['tool', 'coverage', 'run', 'source'],
  ['tool', 'coverage', 'run', 'source_pkgs'],
]
const OF_RUFF = LISTS.filter(([, tool]) => tool === 'ruff').map((keys) => keys.slice(2))

/** The same lists in INI files, by the name of the file: sections, and keys in them (isort and coverage, "Configuration"). */
const INI_LISTS: readonly { readonly files: readonly string[]; readonly sections: RegExp; readonly keys: RegExp }[] = [
  { files: ['.isort.cfg'], sections: /^(?:settings|isort)$/, keys: /^known_first_party$/ },
  { files: ['setup.cfg', 'tox.ini'], sections: /^(?:isort|tool:isort)$/, keys: /^known_first_party$/ },
  { files: ['setup.cfg', 'tox.ini'], sections: /^coverage:run$/, keys: /^source(?:_pkgs)?$/ },
  { files: ['.coveragerc'], sections: /^run$/, keys: /^source(?:_pkgs)?$/ },
]

/** The files of a root in which tools are told names of packages. */
export const TOOL_FILES: readonly RepoPath[] = [
  'pyproject.toml',
  'ruff.toml',
  '.ruff.toml',
  ...new Set(INI_LISTS.flatMap(({ files }) => files)),
]

/**
 * Edits of a file of the root that name the new package wherever a list names the package it leaves: first-party names for
 * sorting imports, sources for coverage. The layout and the comments of each list stay; one name that is no list becomes one, or gets the other
 * behind a comma. Nothing for a file that cannot be read.
 */
export function toolEdits(file: SourceFile, from: QualifiedName, to: QualifiedName): readonly Edit[] {
  const [top, own] = [firstPartOf(from), firstPartOf(to)]
  const name = baseNameOf(file.path)
  if (parentOf(from) === '' || top === own || !TOOL_FILES.includes(name)) return []
  if (!name.endsWith('.toml')) return iniEdits(file, top, own)
  if ('problem' in parseProgram(file.text)) return []
  return (name === 'pyproject.toml' ? LISTS : OF_RUFF).flatMap((keys) => tomlEdits(file.text, keys, top, own))
}

function tomlEdits(text: string, keys: readonly string[], top: string, own: string): readonly Edit[] {
  const value = tomlTree(text).entries.find(({ path }) => isSamePath(path, keys))?.node.value
  if (value?.type === 'TOMLArray') {
    const names = value.elements.map((one) => (one.type === 'TOMLValue' ? one.value : undefined))
    return names.includes(top) && !names.includes(own) ? (addInOrder(text, keys, own) ?? []) : []
  }
  if (value?.type !== 'TOMLValue' || value.kind !== 'string' || value.multiline) return []
  const [first = '', ...others] = value.value.split(',')
  const names = [first, ...others].map((one) => one.trim())
  if (!names.includes(top) || names.includes(own)) return []
  if (others.length > 0) return [insert(value.range[1] - 1, separatorOf(value.value) + own)]
  return [replace(...value.range, `[${text.slice(...value.range)}, ${quoted(own, value)}]`)]
}

function iniEdits({ path, text }: SourceFile, top: string, own: string): readonly Edit[] {
  const lists = INI_LISTS.filter(({ files }) => files.includes(baseNameOf(path)))
  const entries = iniEntries(text).filter(({ section, key }) =>
    lists.some((one) => one.sections.test(section) && one.keys.test(key)),
  )
  return entries.flatMap((entry) => {
    const names = entry.lines.flatMap((line) => line.text.split(',')).map((one) => one.trim())
    return names.includes(top) && !names.includes(own) ? [oneMore(text, entry, own)] : []
  })
}

/** One more name in a list of an INI file: on a line of its own where the others are, else behind a comma. */
function oneMore(text: string, { line, lines }: IniEntry, name: string): Edit {
  const last = lines.at(-1)
  const at = last?.end ?? 0
  if (last === undefined || last.line === line) return insert(at, separatorOf(last?.text ?? '') + name)
  const start = text.lastIndexOf('\n', last.start - 1) + 1
  const hasComma = last.text.endsWith(',')
  return insert(at, newlineOf(text) + text.slice(start, last.start) + name + (hasComma ? ',' : ''))
}

/** What stands between two names of a list on one line. */
function separatorOf(list: string): string {
  const between = /,\s*(?=\S)/.exec(list)?.[0] ?? ', '
  return /,\s*$/.test(list) ? between.slice(1) : between
}
