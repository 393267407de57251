import { findingsOf } from './locate.ts'
import type { Report } from './report.ts'

/** What the commands of a closing block begin with: how the program was called, and what it was told of the tree. */
export interface CalledAs {
  /** `extract-codemod`, or `npx extract-codemod`. */
  readonly program: string
  /** Flags that every further command needs: `--root x --recipe y`. */
  readonly flags: readonly string[]
  /** The branch `apply` makes. */
  readonly branch: string | undefined
  /** Whether the diff stands above already. */
  readonly isDiffShown: boolean
}

/** The commands that come next, each with what it is for; empty where nothing does. Ends in a newline. */
export function nextText(report: Report, called: CalledAs): string {
  const steps = nextSteps(report, called)
  if (steps.length === 0) return ''
  const width = Math.max(...steps.map(([command]) => command.length))
  const isWide = width > 50
  const lines = steps.flatMap(([command, why]) =>
    isWide ? [`  ${command}`, `      ${why}`] : [`  ${command.padEnd(width)}  ${why}`],
  )
  return ['', 'Next', ...lines, ''].join('\n')
}

type NextStep = readonly [command: string, why: string]

function nextSteps(report: Report, called: CalledAs): readonly NextStep[] {
  const invoke = (...words: readonly string[]): string => [called.program, ...words, ...called.flags].join(' ')
  switch (report.outcome) {
    case 'previewed':
      return [
        called.isDiffShown
          ? [invoke('--html', 'preview.html', '--open'), 'read it as a page: modules, diffs, findings']
          : [invoke('--diff'), 'read the changes (--html FILE --open: as a page)'],
        [invoke('try'), 'build, install and import both sides, aside'],
        [invoke('apply'), called.branch === undefined ? 'do it' : `do it, on the new branch ${called.branch}`],
      ]
    case 'refused':
      return afterRefusal(report, called.program, invoke())
    case 'applied':
      return afterApply(report, invoke)
    case 'nothing-to-do':
    case 'proved':
    case 'disproved':
      return []
  }
}

function afterRefusal(report: Report, program: string, again: string): readonly NextStep[] {
  const error = findingsOf(report).find(({ finding }) => finding.level === 'error')
  return [
    ...(error === undefined
      ? []
      : [[`${program} explain ${error.finding.code}`, 'what this is about, and the way out'] as const]),
    [again, 'again, once the recipe or the code is changed'],
  ]
}

function afterApply(
  { run, written, ...rest }: Report,
  invoke: (...words: readonly string[]) => string,
): readonly NextStep[] {
  if (written === undefined) return []
  const count = written.commits.length
  const stale = findingsOf({ run, ...rest }).some(({ finding }) => finding.code === 'lock-file-stale')
  return [
    count === 0 ? ['git diff', 'read it'] : [`git log --patch --reverse -${count}`, 'read it, commit by commit'],
    ...(stale ? [['uv lock', 'uv.lock knows nothing of the new package yet'] as const] : []),
    [
      count === 0 ? invoke('try', '--level', 'test') : invoke('try', '--level', 'test', '--base', `HEAD~${count}`),
      'run the tests on both sides, and compare',
    ],
    ...(written.branch === undefined ? [] : [[`git push -u origin ${written.branch}`, 'hand it to others'] as const]),
    [invoke('undo'), 'or take it all back'],
  ]
}
