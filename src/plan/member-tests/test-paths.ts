import { replace } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { RepoPath, SourceFile } from '../../model/source-file.ts'
import { appendToArray } from '../../toml/append-to-array.ts'
import { tomlStrings } from '../../toml/toml-strings.ts'
import { isCovered } from '../manifests/workspace-members.ts'

/** Where tests go, and whether all of their old folder goes. */
export interface TestsMove {
  readonly from: RepoPath
  readonly to: RepoPath
  readonly files: ReadonlyMap<RepoPath, RepoPath>
  readonly isEmptied: boolean
}

/**
 * Edits of the root manifest for tables of tools that name moved tests: pytest's `testpaths`, ruff's `per-file-ignores`, and whatever
 * else below `tool` is a path of one of them. Their folder keeps its entry as long as some of it stays, and `testpaths` then gets
 * the new one as well. Where `testpaths` name a folder above and nothing takes in the new place, a note says so (pytest, "testpaths").
 */
export function testPathEdits(
  file: SourceFile | undefined,
  move: TestsMove,
): { readonly edits: readonly Edit[]; readonly findings: readonly Finding[] } {
  const read = file === undefined ? undefined : tomlStrings(file.text)
  if (file === undefined || read === undefined || 'problem' in read || move.files.size === 0)
    return { edits: [], findings: [] }
  const edits: Edit[] = []
  const collected: string[] = []
  let keys: readonly string[] | undefined
  for (const string of read.strings) {
    if (string.keys[0] !== 'tool' || string.keys[1] === 'uv') continue
    const isCollected = string.keys.at(-2) === 'testpaths' && !string.isKey
    const goal = goalOf(bare(string.value), move)
    if (goal !== undefined) edits.push(...string.hostEdits([replaceBare(string.value, goal)]))
    if (!isCollected) continue
    collected.push(goal ?? bare(string.value))
    keys = string.keys.slice(0, -1)
  }
  if (keys === undefined || collected.some((path) => takesIn(path, move.to))) return { edits, findings: [] }
  if (collected.includes(move.from))
    return { edits: [...edits, ...(appendToArray(file.text, keys, move.to) ?? [])], findings: [] }
  const above = collected.find((path) => takesIn(path, move.from))
  if (above === undefined) return { edits, findings: [] }
  const finding: Finding = {
    code: 'tests-not-collected',
    level: 'note',
    reason: `\`testpaths\` of ${file.path} name ${above}, which the moved tests leave: pytest in the root no longer finds them`,
    advice: `Run the tests of ${move.to} by themselves, or add it to \`testpaths\` (files of one name then need \`--import-mode=importlib\`).`,
    place: { path: file.path },
  }
  return { edits, findings: [finding] }
}

/** The new path for one that names moved tests; undefined for any other. */
function goalOf(path: string, { from, to, files, isEmptied }: TestsMove): string | undefined {
  const file = files.get(path)
  if (file !== undefined || !isEmptied) return file
  return path === from || path.startsWith(from + '/') ? to + path.slice(from.length) : undefined
}

function bare(value: string): string {
  return value.replace(/^\.\//, '').replace(/\/$/, '')
}

function replaceBare(value: string, goal: string): Edit {
  const start = value.startsWith('./') ? 2 : 0
  return replace(start, start + bare(value).length, goal)
}

/** Whether an entry of `testpaths` (a folder or a glob) takes in a folder. */
function takesIn(path: string, folder: RepoPath): boolean {
  return folder === path || folder.startsWith(path + '/') || isCovered(path, folder)
}
