import type { Finding } from '../../model/finding.ts'
import { firstPartOf } from '../../model/names.ts'
import type { QualifiedName } from '../../model/names.ts'
import type { RepoPath } from '../../model/source-file.ts'
import type { Workspace } from '../../workspace/workspace.ts'
import type { Declared, NewDependency } from '../manifests/declare-dependency.ts'
import { distributionAt } from '../manifests/distribution.ts'
import { normalizedName } from '../manifests/requirement.ts'
import type { MemberNeed } from './dependent-members.ts'
import type { PackageUse, Urgency } from './package-uses.ts'

/** Where an import stands that is no need of every installation. */
const WHERE: Readonly<Record<Exclude<Urgency, 'import' | 'load'>, string>> = {
  call: 'inside functions',
  guarded: 'only where the standard library lacks a module',
  test: 'by tests',
}

/**
 * Nothing says which distribution an import comes from: an error where it is needed, a warning where the package brings the monolith
 * (`beside`, its name), which imported the same without a word, else a note.
 */
export function unknownDistribution(
  use: PackageUse,
  importName: QualifiedName,
  urgency: Urgency,
  beside: string | undefined,
): Finding {
  const top = firstPartOf(importName)
  const written = `distributions: { ${importName.includes('.') && importName !== use.name ? importName : top}: NAME }`
  const accepted = `accept: [{ code: unknown-distribution, path: ${use.place.path}, because: ... }]`
  const unknown = 'nothing says which distribution installs it'
  const declare = `Declare it in a manifest of today, or write \`${written}\` in the recipe`
  const finding = { code: 'unknown-distribution', place: use.place, about: [importName, top] } as const
  if (urgency !== 'import' && urgency !== 'load')
    return {
      ...finding,
      level: 'note',
      reason: `${top} is imported ${WHERE[urgency]}, and ${unknown}, so the manifest does not name one`,
      advice: `${declare}.`,
    }
  const why = `${top} is imported, and ${unknown}: no manifest declares it, no environment has it, and a name that is guessed could be registered by anybody`
  if (beside === undefined)
    return {
      ...finding,
      level: 'error',
      reason: why,
      advice: `${declare}; where nobody is to install it with the package, \`${accepted}\`.`,
    }
  return {
    ...finding,
    level: 'warning',
    reason: `${why}; ${beside}, which the package requires, did not say it either, so what was installed for the one is there for the other`,
    advice: `${declare}, so that the package says itself what it needs.`,
  }
}

/** A distribution that is known but that no manifest declares; `extras` are those it was written into. */
export function undeclaredImport(
  use: PackageUse,
  importName: QualifiedName,
  text: string,
  extras: readonly string[],
): Finding {
  return {
    code: 'undeclared-import',
    level: 'warning',
    reason: `${importName} is imported, but no manifest declares a distribution that offers it; \`${text}\` was written without a version`,
    advice:
      extras.length === 0
        ? 'Declare it with the versions you support, or list it under `optional`.'
        : `Declare it with the versions you support, in a manifest of today or in the extra ${extras.join(' and ')} that was written.`,
    place: use.place,
  }
}

/** The package imports what stays, and no manifest gives that a name. */
export function notNamed({ name, place }: PackageUse, distribution: string): Finding {
  return {
    code: 'monolith-not-named',
    level: 'warning',
    reason: `${name} is imported and stays, and no manifest gives what stays a name, so ${distribution} cannot declare it: installed alone it cannot be imported`,
    advice: `\`copy\` or \`move\` into the package what it needs, or give the rest a manifest with a name; until then ${distribution} works only with the root of the repository on the path of Python.`,
    place,
  }
}

/** An import inside functions of what does not come with every installation today. */
export function callNote(use: PackageUse, text: string, why: string): Finding {
  const top = firstPartOf(use.name)
  return {
    code: 'undeclared-import',
    level: 'note',
    reason: `${top} is imported inside functions, and ${why}, so the new manifest does not require \`${text}\``,
    advice: `Write \`optional: { NAME: [${top}] }\` in the recipe for an extra that brings it.`,
    place: use.place,
  }
}

/** Tests, scripts and examples that need the new distribution, where no group for those who run them could take it. */
export function scriptsAlone(
  workspace: Workspace,
  folder: RepoPath,
  { neededFor, path }: MemberNeed,
  added: NewDependency,
  { edits }: Declared,
): readonly Finding[] {
  const { manifest, declarations } = distributionAt(workspace, folder)
  if (neededFor === 'code' || path === undefined || edits.length > 0) return []
  if (declarations.some(({ requirement }) => normalizedName(requirement.name) === normalizedName(added.name))) return []
  return [
    {
      code: 'scripts-need-member',
      level: 'note',
      reason: `${path} needs ${added.name}, is not installed itself, and ${manifest} has no group for those who run it`,
      advice: `Install ${added.name} where it is run (\`pip install -e ./${added.directory}\`), or write a group: \`[dependency-groups]\`, \`dev = ["${added.name}"]\`.`,
      place: { path },
    },
  ]
}
