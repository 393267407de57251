import type { Transform } from '../engine/transform.ts'
import { UserError } from '../model/errors.ts'
import type { Finding } from '../model/finding.ts'
import { alternatives, hasAlternatives } from '../plan/decide/alternatives.ts'
import type { Alternative } from '../plan/decide/alternatives.ts'
import { errorsOf, isSound } from './attempt.ts'
import type { Attempt } from './attempt.ts'
import { chooseImportPlacement } from './choose-import-placement.ts'

/**
 * The same attempt; when it is refused for something that more names or another target may cure, the advice of these
 * errors says what was tried in memory, and what came of it. Costs nothing when nothing is refused; `onTry` is called
 * before anything is tried.
 */
export function withVerifiedAdvice(
  attempt: Attempt,
  transforms: readonly Transform[],
  onTry: () => void = () => undefined,
): Attempt {
  const tries = alternatives(attempt.planned, errorsOf(attempt))
  if (tries.length === 0) return attempt
  onTry()
  const { advice, works } = adviceOf(tries, transforms)
  if (!works && tries.every(({ isExtra }) => isExtra === true)) return attempt
  // What to do about annotations stays good advice when other ways were in vain.
  const isAnswered = (finding: Finding): boolean =>
    hasAlternatives(finding) && (works || finding.code !== 'annotation-evaluation')
  const advised = (findings: readonly Finding[]): readonly Finding[] =>
    findings.map((finding) => (isAnswered(finding) ? { ...finding, advice } : finding))
  const { planned, run, proof } = attempt
  const plan = { ...planned.plan, findings: advised(planned.plan.findings) }
  return {
    ...attempt,
    planned: { ...planned, plan },
    run: run === undefined ? undefined : { ...run, plan },
    proof:
      proof === undefined
        ? undefined
        : { ...proof, checks: proof.checks.map((check) => ({ ...check, findings: advised(check.findings) })) },
  }
}

/** No more is tried once so many plans were carried out. */
const MOST_RUNS = 8

/** The first one that works; where none does, what stands in the way of the first. */
function adviceOf(
  tries: readonly Alternative[],
  transforms: readonly Transform[],
): { readonly advice: string; readonly works: boolean } {
  const failed: string[] = []
  let left = MOST_RUNS
  for (const alternative of tries) {
    if (left <= 0) break
    const { problem, runs } = tried(alternative, transforms)
    left -= runs
    if (problem === undefined)
      return { advice: `${capital(alternative.action)}: that was tried and works. Or leave it as it is.`, works: true }
    failed.push(`to ${alternative.action} was tried, and is refused as well: ${problem}`)
  }
  return { advice: `Leave it as it is; ${failed[0] ?? ''}`, works: false }
}

/** Why an alternative is refused, if it is. */
function tried(
  { recipe, workspace }: Alternative,
  transforms: readonly Transform[],
): { readonly problem: string | undefined; readonly runs: number } {
  try {
    const { attempt, runs } = chooseImportPlacement(recipe, workspace, transforms, undefined, {
      stopsEarly: true,
    })
    const [first] = errorsOf(attempt)
    return { problem: first?.reason ?? (isSound(attempt) ? undefined : 'the proof fails'), runs }
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return { problem: error.problems[0]?.message ?? error.message, runs: 0 }
  }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
