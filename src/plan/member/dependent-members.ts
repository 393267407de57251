import { isWithin } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import { joinPath } from '../../model/source-file.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import { importTries } from '../../python/parse/import-tries.ts'
import type { NeededFor } from '../manifests/declare-dependency.ts'
import type { Distribution } from '../manifests/distribution.ts'
import { MANIFESTS } from '../manifests/distribution.ts'
import { memberFiles } from '../manifests/member-files.ts'
import { isTestFile } from '../manifests/test-files.ts'
import { moduleQuery } from '../names/affected-files.ts'
import { askedNames } from './first-party-needs.ts'

/**
 * The folders of the distributions that will need a package that is about to leave `home`, and whether more than their tests do: by an
 * import, by a text that Python resolves, by an entry point. What only type checkers read, and what may fail, is no need; nor is what
 * scripts, docs and examples import, which are not installed, nor tests below the folder `tests`, which move along.
 */
export function membersInNeed(
  index: SymbolIndex,
  from: QualifiedName,
  home: Distribution,
  tests: RepoPath | undefined,
): ReadonlyMap<RepoPath, NeededFor> {
  const { workspace } = index
  const mentioning = new Set(
    workspace
      .matching(moduleQuery(from), '.py')
      .filter((path) => !isInside(index, path, from) && (tests === undefined || !path.startsWith(tests + '/'))),
  )
  const found = new Map<RepoPath, NeededFor>()
  const needs = (paths: readonly RepoPath[]): boolean =>
    paths.some((path) => mentioning.has(path) && needsPackage(index, path, from))
  const members = memberFiles(workspace, index.roots)
  for (const { member, runtime, tests: own } of members) {
    if (hasEntryPoint(index, member.folder, from) || needs(runtime)) found.set(member.folder, 'code')
    else if (needs(own)) found.set(member.folder, 'tests')
  }
  if (!members.some(({ member }) => member.folder === home.folder)) {
    // Without a name nothing is installed; its files run from where they lie.
    const below = [...mentioning].filter((path) => home.folder === '' || path.startsWith(home.folder + '/'))
    const taken = members.map(({ member }) => member.folder + '/')
    const rest = below.filter((path) => !taken.some((folder) => path.startsWith(folder)))
    if (needs(rest.filter((path) => !isTestFile(path)))) found.set(home.folder, 'code')
    else if (needs(rest)) found.set(home.folder, 'tests')
  }
  return found
}

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
