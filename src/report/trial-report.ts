import { wasTried } from '../model/trial.ts'
import type { Trial, TrialDifference, TrialStage } from '../model/trial.ts'
import type { Paint, Style } from './paint.ts'
import { plural } from './plan-lines.ts'
import { shortened } from './shortened.ts'

const STYLES: Readonly<Record<TrialStage['verdict'], Style>> = { same: 'green', different: 'red', skipped: 'yellow' }

/** A trial for people; ends in a newline. */
export function trialText(trial: Trial, paint: Paint, isVerbose: boolean): string {
  const width = Math.max(...trial.stages.map(({ title }) => title.length))
  const stages = trial.stages.map(
    ({ title, verdict, detail }) => `  ${paint(STYLES[verdict], verdict.padEnd(9))}  ${title.padEnd(width)}  ${detail}`,
  )
  const section = (title: string, lines: readonly string[]): readonly string[] =>
    lines.length === 0 ? [] : ['', paint('bold', title), ...lines.map((line) => `  ${line}`)]
  const groups = groupedByCause(trial.differences).flatMap((group) => differenceLines(group, paint, isVerbose))
  return [
    `${paint('bold', 'Trial')} to the level ${trial.level}, Python: ${trial.python}`,
    ...stages,
    ...section('Different', groups),
    ...section('To know', shortened(trial.notes, isVerbose)),
    '',
    closingLine(trial, paint),
    '',
  ].join('\n')
}

/** A trial for machines: one JSON document. */
export function jsonTrial(trial: Trial): string {
  return JSON.stringify({ schemaVersion: 1, ...trial }, null, 2) + '\n'
}

/** Differences that say the same of things in the same file stand together. */
function groupedByCause(differences: readonly TrialDifference[]): readonly (readonly TrialDifference[])[] {
  const groups = new Map<string, TrialDifference[]>()
  for (const one of differences) {
    const key = [one.kind, one.after, one.path ?? ''].join('\0')
    groups.set(key, [...(groups.get(key) ?? []), one])
  }
  return [...groups.values()]
}

function differenceLines(group: readonly TrialDifference[], paint: Paint, isVerbose: boolean): readonly string[] {
  const [first] = group
  if (first === undefined) return []
  const { kind, before, after, path, causes } = first
  const subjects = group.map(({ subject, now }) => (subject === now ? subject : `${subject} (now ${now})`))
  return [
    `${paint('red', kind)}: ${subjects[0] ?? ''}`,
    `    before: ${before}`,
    `    after:  ${after}`,
    ...(path === undefined ? [] : [`    in ${path}`]),
    ...causes.map((cause) => `    ${cause}`),
    ...shortened(subjects.slice(1), isVerbose).map((one) => `    the same: ${one}`),
  ]
}

function closingLine(trial: Trial, paint: Paint): string {
  const { stages, differences, level } = trial
  const skipped = stages.filter(({ verdict }) => verdict === 'skipped')
  const beside = skipped.length === 0 ? '' : ` ${plural(skipped.length, 'part')} could not be tried: see above.`
  if (differences.length > 0)
    return `${paint('red', `${plural(differences.length, 'thing')} work${differences.length === 1 ? 's' : ''} otherwise in the result.`)}${beside}`
  if (skipped.length === stages.length) return `${paint('yellow', 'Nothing could be tried.')}${beside}`
  if (!wasTried(trial))
    return `${paint('yellow', `The level ${level} could not be tried; what was tried works as before.`)}${beside}`
  return `${paint('green', 'The result works as the base does, as far as it was tried.')}${beside}`
}
