import { firstPartOf, isWithin, lastPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { baseNameOf, folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import { namesAskedBy } from '../../python/facts/moments.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { DraftEntry } from '../../templates/recipe-text.ts'
import { declaredParts } from '../manifests/declared-parts.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { moduleQuery } from '../names/affected-files.ts'

/** A file of tests that imports the package, and whether it imports nothing else of the tree. */
interface Exercise {
  readonly path: RepoPath
  readonly isAlone: boolean
}

/**
 * Where the tests of a package are: the folder with its name in which most tests import it, wherever that lies; where there is none, the single
 * files, of the folder that has most, which import nothing else of the tree. At most one entry, for a recipe has one folder of tests.
 */
export function testCandidates(index: SymbolIndex, extracted: PackageRequest): readonly DraftEntry[] {
  const tests = testsThatImport(index, extracted.from)
  const to = joinPath(extracted.directory, 'tests')
  const name = lastPartOf(extracted.from)
  const folder =
    mostOf(tests.flatMap(({ path }) => folderNamed(path, name) ?? [])) ?? folderByCustom(index, extracted.from)
  if (folder !== undefined) return [{ key: 'tests', from: folder, to, why: [] }]
  const alone = tests.filter(({ path, isAlone }) => isAlone && baseNameOf(path) !== 'conftest.py')
  const flat = mostOf(alone.map(({ path }) => folderOf(path)))
  if (flat === undefined || flat === '') return []
  const files = alone.filter(({ path }) => folderOf(path) === flat).map(({ path }) => baseNameOf(path))
  return [{ key: 'tests', from: flat, to, files, why: [`They import nothing of the project but ${extracted.from}.`] }]
}

function testsThatImport(index: SymbolIndex, extracted: QualifiedName): readonly Exercise[] {
  const inside = new Set(index.modulesBelow(extracted).map((module) => index.fileOf(module)))
  return index.workspace.matching(moduleQuery(index.workspace, extracted), '.py').flatMap((path) => {
    const facts = isTestFile(path) && !inside.has(path) ? index.facts(path) : undefined
    if (facts === undefined) return []
    const asked = facts.imports.flatMap((statement) => namesAskedBy(statement, index.identityOf(path)))
    if (!asked.some((name) => isWithin(name, extracted))) return []
    const isAlone = asked.every((name) => isWithin(name, extracted) || !index.isModule(firstPartOf(name)))
    return [{ path, isAlone }]
  })
}

/** The outermost folder of a name on the way to a file, below a folder of tests. */
function folderNamed(path: RepoPath, name: string): RepoPath | undefined {
  const parts = folderOf(path).split('/')
  const root = parts.findIndex((part) => part === 'test' || part === 'tests')
  const at = parts.indexOf(name, root + 1)
  return root < 0 || at < 0 ? undefined : parts.slice(0, at + 1).join('/')
}

/** `tests/<last part>` beside the manifest of the project, or in the root, whatever its tests import. */
function folderByCustom(index: SymbolIndex, extracted: QualifiedName): RepoPath | undefined {
  const { folder } = declaredParts(index, extracted)
  const last = lastPartOf(extracted)
  const isThere = (path: RepoPath): boolean => index.workspace.list('.py').some((file) => file.startsWith(path + '/'))
  return [joinPath(folder, 'tests', last), joinPath('tests', last)].find(isThere)
}

/** What stands most often in a list, the first of those that do. */
function mostOf(values: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return most?.[0]
}
