import type { Finding } from '../../model/finding.ts'
import { ACCEPTABLE } from '../../model/findings/finding-table.ts'
import type { Recipe } from '../../model/recipe.ts'

/**
 * The findings of a plan after what the recipe accepts: an error that it names, by code and file, becomes a warning that says why.
 * What the recipe accepts and nothing finds is left out: the run may be done already.
 */
export function withAccepted(recipe: Recipe, findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding): Finding => {
    const path = finding.place?.path
    if (finding.level !== 'error' || path === undefined || !ACCEPTABLE.some((code) => code === finding.code))
      return finding
    const accepted = recipe.accept?.find((one) => one.code === finding.code && one.path === path)
    if (accepted === undefined) return finding
    return {
      ...finding,
      level: 'warning',
      reason: `${finding.reason}; the recipe accepts it: ${accepted.because}`,
      advice: 'Run this code on the result: no check can tell.',
    }
  })
}
