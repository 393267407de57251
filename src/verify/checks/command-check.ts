import type { Finding } from '../../model/finding.ts'
import { checkOf } from '../proof/proof-input.ts'
import type { Check } from '../proof/proof.ts'

/** How one run of a command ended. */
export interface CommandRun {
  readonly exitCode: number
  readonly lastLines: readonly string[]
}

/**
 * Compare a command of the user's (a test suite) on the base tree and on the final one: the exit code, and the numbers of a
 * pytest summary where both print one. A suite that failed before may fail in the same way.
 */
export function commandCheck(command: string, before: CommandRun, after: CommandRun): Check {
  const [was, is] = [summaryOf(before), summaryOf(after)]
  const evidence = `\`${command}\`: before ${described(before, was)}; after ${described(after, is)}`
  const worse = worseIn(was, is)
  const findings: Finding[] = []
  if (after.exitCode !== 0 && (before.exitCode === 0 || before.exitCode !== after.exitCode || worse !== undefined)) {
    findings.push({
      code: 'command-failed',
      level: 'error',
      reason: `\`${command}\` ended with ${before.exitCode} before and with ${after.exitCode} after${worse === undefined ? '' : ` (${worse})`}; it said: ${said(after)}`,
      advice: 'Run it in a checkout of the result to see more.',
    })
  } else if (worse !== undefined) {
    findings.push({
      code: 'fewer-tests',
      level: 'error',
      reason: `\`${command}\` succeeded with other numbers: ${worse}`,
      advice: 'Tests that are no longer found prove nothing: look where they went.',
    })
  } else if (before.exitCode !== 0) {
    findings.push({
      code: 'command-failed-before',
      level: 'warning',
      reason: `\`${command}\` fails in both trees in the same way (${before.exitCode}); it said: ${said(after)}`,
      advice: 'Give a command that succeeds on the tree as it is.',
    })
  }
  return checkOf('verify-with', evidence, findings)
}

type Summary = ReadonlyMap<string, number>

/** The numbers of pytest's last line: `3 failed, 12 passed, 1 skipped in 0.21s`. */
function summaryOf({ lastLines }: CommandRun): Summary {
  const line = lastLines.findLast((one) => /\d+ \w+.* in [\d.:]+ ?s?/.test(one)) ?? ''
  const numbers = line.matchAll(/(\d+) (passed|failed|errors?|skipped|xfailed|xpassed|deselected)\b/g)
  return new Map([...numbers].map((match) => [(match[2] ?? '').replace(/^errors$/, 'error'), Number(match[1])]))
}

/** Fewer that pass, or more that do not. */
function worseIn(was: Summary, is: Summary): string | undefined {
  if (was.size === 0 || is.size === 0) return undefined
  const changed = ['passed', 'failed', 'error', 'skipped', 'xfailed', 'deselected'].filter((word) => {
    const more = (is.get(word) ?? 0) - (was.get(word) ?? 0)
    return word === 'passed' ? more < 0 : more > 0
  })
  if (changed.length === 0) return undefined
  return changed.map((word) => `${was.get(word) ?? 0} ${word} before, ${is.get(word) ?? 0} after`).join('; ')
}

function described(run: CommandRun, summary: Summary): string {
  const numbers = [...summary].map(([word, number]) => `${number} ${word}`).join(', ')
  return numbers === '' ? `exit code ${run.exitCode}` : `exit code ${run.exitCode} (${numbers})`
}

function said({ lastLines }: CommandRun): string {
  return lastLines.length === 0 ? 'nothing' : lastLines.slice(-3).join(' / ')
}
