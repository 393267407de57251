import type { Finding } from '../../model/finding.ts'
import type { Plan } from '../../model/plan.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { conftestText } from './conftest-text.ts'
import { conftestsAbove } from '../names/conftests.ts'
import type { ConftestPart } from './test-fixtures.ts'
import { partsFor } from './tests-to-move.ts'

/** Where pytest looks for tests unless it is told otherwise (`python_files`). */
const TEST_MODULE = /^(?:test_.*|.*_test)\.py$/

/** Fixtures for the tests that lie inside of a package that leaves the folder of their `conftest.py`. */
export interface FixturesInside {
  readonly path: RepoPath
  readonly text: string
  readonly findings: readonly Finding[]
}

/**
 * What the tests inside of a package that moves ask for, or what acts on them by itself, and a `conftest.py` above the old folder gave
 * that is not above the new one (pytest, "conftest.py: sharing fixtures across multiple files"): a `conftest.py` with just that, in the
 * package, or beside its sources where it has one of its own. Hooks stay: pytest calls them for all tests of a run, wherever they are,
 * and options can be added once only. `index` is the tree after the move; undefined when nothing is lost.
 */
export function fixturesInside(index: SymbolIndex, plan: Plan): FixturesInside | undefined {
  const extracted = plan.package
  const folder = extracted === undefined ? '' : folderOf(index.fileOf(extracted.to) ?? '')
  if (extracted === undefined || folder === '') return undefined
  const tests = plan.files.filter(
    ({ to }) => TEST_MODULE.test(baseNameOf(to)) && to.startsWith(`${folder}/`) && index.workspace.has(to),
  )
  const olds = new Set(plan.files.map(({ from }) => from))
  const still = conftestsAbove(index.workspace, folder)
  const above = [...new Set(tests.flatMap(({ from }) => conftestsAbove(index.workspace, folderOf(from))))].filter(
    (path) => !still.includes(path) && !olds.has(path),
  )
  const parts = partsFor(
    index,
    tests.map(({ to }) => to),
    above.sort((a, b) => b.length - a.length),
    true,
  )
  const own = joinPath(folder, 'conftest.py')
  const path = index.workspace.has(own) ? joinPath(extracted.directory, 'conftest.py') : own
  const text = conftestText(index, parts, [], path)
  if (text === undefined || index.workspace.has(path)) return undefined
  return { path, text, findings: [copied(path, parts)] }
}

function copied(path: RepoPath, parts: readonly ConftestPart[]): Finding {
  const names = parts.map((part) => `${part.fixtures.join(', ')} of ${part.path}`)
  return {
    code: 'fixtures-copied',
    level: 'note',
    reason: `tests inside of the package are no longer below ${parts.map((part) => part.path).join(', ')}, so ${baseNameOf(path)} of the package has ${names.join(' and ')} as well`,
    advice: 'Look whether both are to stay; hooks and options stay where they were.',
    place: { path },
  }
}
