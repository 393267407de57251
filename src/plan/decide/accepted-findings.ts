import type { Finding } from '../../model/finding.ts'
import { ACCEPTABLE } from '../../model/findings/finding-table.ts'
import type { FindingCode } from '../../model/findings/finding-table.ts'
import type { AcceptedFinding, Recipe } from '../../model/recipe.ts'
import { closestWord } from '../recipe/closest-word.ts'

/** Codes that the transform of the new package says, and not the plan. */
const OF_THE_PACKAGE: readonly FindingCode[] = ['unknown-distribution']

/** The findings after what the recipe accepts: an error that it names, by code and file, becomes a warning that says why. */
export function withAccepted(recipe: Recipe, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding): Finding => {
    if (finding.level !== 'error' || !ACCEPTABLE.some((code) => code === finding.code)) return finding
    const accepted = recipe.accept?.find((one) => isAbout(one, finding))
    if (accepted === undefined) return finding
    return {
      ...finding,
      level: 'warning',
      reason: `${finding.reason}; the recipe accepts it: ${accepted.because}`,
      advice: OF_THE_PACKAGE.includes(finding.code)
        ? 'Say where people read it how it is installed: the manifest does not.'
        : 'Run this code on the result: no check can tell.',
    }
  })
}

/** What the recipe accepts and no finding of a plan that is still to be carried out says, with where the finding stands instead. */
export function uselessAccepts(recipe: Recipe, findings: readonly Finding[]): readonly Finding[] {
  return useless(recipe, findings, (code) => !OF_THE_PACKAGE.includes(code))
}

/** The same for the findings of the new package. */
export function uselessAcceptsOfPackage(recipe: Recipe, findings: readonly Finding[]): readonly Finding[] {
  return useless(recipe, findings, (code) => OF_THE_PACKAGE.includes(code))
}

function useless(
  recipe: Recipe,
  findings: readonly Finding[],
  isAsked: (code: FindingCode) => boolean,
): readonly Finding[] {
  return (recipe.accept ?? []).flatMap((one): readonly Finding[] => {
    if (!isAsked(one.code) || findings.some((finding) => isAbout(one, finding))) return []
    const there = findings.flatMap(({ code, place }) => (code === one.code && place !== undefined ? place.path : []))
    const meant = closestWord(one.path, there)
    return [
      {
        code: 'accept-matches-nothing',
        level: 'warning',
        reason: `accept: nothing is said with the code ${one.code} of ${one.path}, so nothing is accepted there`,
        advice:
          meant === undefined
            ? 'Take it out, or name the file as the finding does, by its path from the root.'
            : `Did you mean ${meant}?`,
        ...(recipe.file === undefined ? {} : { place: { path: recipe.file } }),
      },
    ]
  })
}

function isAbout(accepted: AcceptedFinding, finding: Finding): boolean {
  return accepted.code === finding.code && accepted.path === finding.place?.path
}
