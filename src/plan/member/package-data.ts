import { remove } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import { mappingOf } from '../../model/mapping.ts'
import type { Plan } from '../../model/plan.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { emptiedTables } from '../../toml/emptied-tables.ts'
import { removeFromArray } from '../../toml/remove-from-array.ts'
import { removeKey } from '../../toml/remove-key.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import { isOfPackageLine, leavesWithPackage } from '../names/leaving-entries.ts'
import type { Packaged } from '../names/leaving-entries.ts'
import { leavingArguments } from './leaving-arguments.ts'
import { leavingLines } from './leaving-lines.ts'

/**
 * Take what `leavesWithPackage` out of a manifest: the files are the new member's, whose backend installs what lies in its package. An
 * entry that is the last one of its list stays where an empty list means everything.
 */
export function packageDataEdits(
  plan: Plan,
  workspace: Workspace,
  file: SourceFile,
  data: Readonly<Record<string, unknown>>,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const read = tomlStrings(file.text)
  if ('problem' in read) return { edits: [], findings: [] }
  const packaged = { plan, workspace, folder: folderOf(file.path) }
  const edits: Edit[] = []
  const gone: string[] = []
  const lists = new Set<string>()
  for (const string of read.strings) {
    if (string.isKey) {
      const found = leavesWithPackage(packaged, string.keys) ? removeKey(file.text, string.keys) : []
      edits.push(...found)
      if (found.length > 0) gone.push(string.keys.slice(1).join('.'))
      continue
    }
    const at = string.keys.findIndex((key) => /^\d+$/.test(key))
    const keys = string.keys.slice(0, at)
    if (at < 0 || lists.has(JSON.stringify(keys)) || leavesWithPackage(packaged, keys)) continue
    lists.add(JSON.stringify(keys))
    const isGone = (value: unknown): boolean => leavesWithPackage(packaged, keys, value)
    const isEmpty = ADDS_ONLY.test(keys.join('.')) && elementsAt(data, keys).every(isGone)
    const found = isEmpty ? removeKey(file.text, keys) : removeFromArray(file.text, keys, isGone)
    edits.push(...found)
    if (found.length > 0) gone.push(keys.slice(1).join('.'))
  }
  edits.push(...emptiedTables(file.text, edits))
  return { edits, findings: gone.length === 0 ? [] : [dataLeaves(plan, file.path, gone)] }
}

/** Lists that add to what a backend takes, or take away from it: none is the same as an empty one. */
const ADDS_ONLY =
  /^tool\.(hatch\.build\..*(exclude|artifacts)|poetry\.(include|exclude)|pdm\.build\.(source-includes|excludes)|uv\.build-backend\..*|flit\.sdist\..*|maturin\.(include|exclude)|setuptools\.(exclude-)?package-data\..*)$/

function elementsAt(data: unknown, keys: readonly string[]): readonly unknown[] {
  const list = keys.reduce<unknown>((value, key) => mappingOf(value)[key], data)
  return Array.isArray(list) ? list : []
}

/** What leaves with the package, in the files of a folder that setuptools reads beside `pyproject.toml`. */
export function listEdits(
  plan: Plan,
  workspace: Workspace,
  folder: RepoPath,
): readonly (readonly [SourceFile, readonly Edit[]])[] {
  const packaged = { plan, workspace, folder }
  const ways: readonly (readonly [string, (file: SourceFile) => readonly Edit[]])[] = [
    ['MANIFEST.in', (file) => manifestInEdits(packaged, file)],
    ['setup.cfg', (file) => leavingLines(packaged, file.text)],
    ['setup.py', (file) => leavingArguments(packaged, file.text)],
  ]
  return ways.flatMap(([name, edits]) => {
    const file = workspace.read(joinPath(folder, name))
    return file === undefined ? [] : [[file, edits(file)] as const]
  })
}

/** The lines of a `MANIFEST.in` (setuptools, "Controlling files in the distribution") that name only files of the package. */
function manifestInEdits(packaged: Packaged, file: SourceFile): readonly Edit[] {
  return [...file.text.matchAll(/[^\n]*\n|[^\n]+$/g)].flatMap((match) =>
    isOfPackageLine(packaged, match[0]) ? [remove(match.index, match.index + match[0].length)] : [],
  )
}

function dataLeaves(plan: Plan, path: RepoPath, entries: readonly string[]): Finding {
  const { directory = '', from = '' } = plan.package ?? {}
  return {
    code: 'package-data-leaves',
    level: 'note',
    reason: `what put files of ${from} into the distribution was taken out of ${path}: ${entries.join(', ')}`,
    advice: `${directory} installs what lies in its package; look whether it should leave some of it out.`,
    place: { path },
  }
}
