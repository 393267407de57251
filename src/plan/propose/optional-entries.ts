import type { QualifiedName } from '../../model/names.ts'
import type { SymbolIndex } from '../../python/index/symbol-index.ts'
import type { DraftEntry } from '../../templates/recipe-text.ts'
import { distributionAt, distributionOf, everyRequirement } from '../manifests/distribution.ts'
import { declaredNames, importDistribution } from '../manifests/import-distribution.ts'
import type { DeclaredNames } from '../manifests/import-distribution.ts'
import { unknownDistribution } from '../member/dependency-findings.ts'
import type { OptionalCandidate } from './optional-candidates.ts'

const ALWAYS = 'whoever installs the project has it today; take it in if that shall end.'

/**
 * The extras that the imports of a package speak for. What whoever installs the project has anyway stands apart, commented out, and so does an
 * extra with an import that nothing gives a distribution: the preview would refuse it, and needs not be asked.
 */
export function optionalEntries(
  index: SymbolIndex,
  extracted: QualifiedName,
  all: readonly OptionalCandidate[],
): readonly DraftEntry[] {
  const keys = new Map(all.map((candidate) => [`${candidate.extra} ${String(candidate.isInstalled)}`, candidate]))
  const declared = declaredFor(index, extracted)
  return [...keys.values()].map(({ extra, isInstalled }) => {
    const own = all.filter((candidate) => candidate.extra === extra && candidate.isInstalled === isInstalled)
    const refused = isInstalled ? ALWAYS : own.flatMap((candidate) => whyUnknown(index, candidate, declared))[0]
    return {
      key: 'optional',
      extra,
      requires: own.map((candidate) => candidate.importName),
      why: own.map((candidate) => candidate.why),
      ...(refused === undefined ? {} : { refused }),
    }
  })
}

/** What the manifests of the package and of the repository declare, for whomever. */
function declaredFor(index: SymbolIndex, extracted: QualifiedName): DeclaredNames {
  const file = index.fileOf(extracted) ?? index.fileOf(index.modulesBelow(extracted)[0] ?? '') ?? ''
  const homes = [distributionOf(index.workspace, file), distributionAt(index.workspace, '')]
  return declaredNames(
    homes
      .flatMap(everyRequirement)
      .map(({ name }) => name)
      .reverse(),
  )
}

function whyUnknown(
  { workspace }: SymbolIndex,
  { importName, place }: OptionalCandidate,
  declared: DeclaredNames,
): readonly string[] {
  if (importDistribution(workspace, importName, declared) !== undefined) return []
  const { reason, advice } = unknownDistribution(
    { name: importName, urgency: 'import', place },
    importName,
    'import',
    undefined,
  )
  return [`${reason}. ${advice}`]
}
