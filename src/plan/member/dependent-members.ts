import { MANIFESTS } from '../../model/manifests.ts'
import { isAskedFor } from '../../model/recipe.ts'
import type { TestsRequest } from '../../model/recipe.ts'
import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { folderOf, joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import type { NeededFor } from '../manifests/declare-dependency.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { memberFiles } from '../manifests/member-files.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { askedNames } from './first-party-needs.ts'

/** Why a distribution needs another one: its most urgent use. */
export interface MemberNeed {
  readonly neededFor: NeededFor
  /** A file that uses it; undefined for an entry point. */
  readonly path: RepoPath | undefined
}

/**
 * The folders of the distributions that will need a package that is about to leave `home`, and what for: by an import, by a text that
 * Python resolves, by an entry point. What only type checkers read, and what may fail, is no need. A program that lies beside the
 * manifest is code, for it runs with what the project installs and nothing else; other scripts, examples and documents are for those who
 * work on the project. Tests that `tests` asks for move along and do not count.
 */
export function membersInNeed(
  index: SymbolIndex,
  from: QualifiedName,
  home: Distribution,
  tests: TestsRequest | undefined,
): ReadonlyMap<RepoPath, MemberNeed> {
  const { workspace } = index
  const mentioning = new Set(
    workspace
      .matching(moduleQuery(workspace, from), '.py')
      .filter((path) => !isInside(index, path, from) && !isAskedFor(tests, path)),
  )
  const found = new Map<RepoPath, MemberNeed>()
  const settle = (folder: RepoPath, uses: readonly (readonly [NeededFor, readonly RepoPath[]])[]): void => {
    for (const [neededFor, paths] of uses) {
      const path = paths.find((one) => mentioning.has(one) && needsPackage(index, one, from))
      if (path === undefined) continue
      found.set(folder, { neededFor, path })
      return
    }
  }
  const members = memberFiles(workspace, index.roots)
  for (const { member, runtime, tests: own, others } of members) {
    const isProgram = (path: RepoPath): boolean => folderOf(path) === member.folder && !BUILD_SCRIPTS.test(path)
    if (hasEntryPoint(index, member.folder, from)) found.set(member.folder, { neededFor: 'code', path: undefined })
    else
      settle(member.folder, [
        ['code', [...runtime, ...others.filter(isProgram)]],
        ['tests', own],
        ['scripts', others.filter((path) => !BUILD_SCRIPTS.test(path))],
      ])
  }
  if (!members.some(({ member }) => member.folder === home.folder)) {
    // Without a name nothing is installed; its files run from where they lie.
    const below = [...mentioning].filter((path) => home.folder === '' || path.startsWith(home.folder + '/'))
    const taken = members.map(({ member }) => member.folder + '/')
    const rest = below.filter((path) => !taken.some((folder) => path.startsWith(folder)))
    settle(home.folder, [
      ['code', rest.filter((path) => !isTestFile(path))],
      ['tests', rest],
    ])
  }
  return found
}

/** Scripts that build or check the project, in an environment of their own. */
const BUILD_SCRIPTS = /(^|\/)(setup|noxfile|conftest|versioneer)\.py$/

function isInside(index: SymbolIndex, path: RepoPath, from: QualifiedName): boolean {
  const module = index.moduleOf(path)
  return module !== undefined && isWithin(module, from)
}

function needsPackage(index: SymbolIndex, path: RepoPath, from: QualifiedName): boolean {
  const needed = askedNames(index, path).filter(({ name }) => isWithin(name, from))
  if (needed.some(({ statement }) => statement === undefined)) return true
  const tries = importTries(
    index.facts(path)?.text ?? '',
    needed.map(({ statement }) => statement?.span.start ?? 0),
  )
  return tries.includes(undefined)
}

/** Whether a manifest names an object of the package (`shop.invoicing.cli:main`; packaging.python.org, "Entry points"). */
function hasEntryPoint({ workspace }: SymbolIndex, folder: RepoPath, from: QualifiedName): boolean {
  const reference = new RegExp(`(?<![\\w.])${from.replaceAll('.', '\\.')}(?:\\.\\w+)*\\s*:\\s*[A-Za-z_]`)
  return MANIFESTS.some((name) => reference.test(workspace.read(joinPath(folder, name))?.text ?? ''))
}
