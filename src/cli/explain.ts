import { FINDING_CODES, FINDINGS, entryOf } from '../model/findings/finding-table.ts'
import type { FindingCode } from '../model/findings/finding-table.ts'
import { PITFALLS, pitfallCode } from '../model/pitfalls.ts'
import type { Pitfall } from '../model/pitfalls.ts'
import { UserError } from '../model/errors.ts'
import { closestWord } from '../plan/recipe/closest-word.ts'
import { fitted } from '../report/fit-width.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell, widthOf } from './console-io.ts'
import { DONE } from './exit-code.ts'

/**
 * Print what a finding is about, why it matters and what to do; without a code, the list of all of them. Rows of the
 * checklist (`P6`) are explained too. Throws `UserError` for
 * a code there is not.
 */
export function explain(code: string | undefined, io: ConsoleIo): number {
  const pitfall = PITFALLS.find((_one, at) => pitfallCode(at) === code?.toUpperCase())
  const width = Math.min(widthOf(io.stdout) ?? WIDTH, WIDTH)
  if (code !== undefined && pitfall !== undefined) tell(io.stdout, onePitfall(code.toUpperCase(), pitfall, width))
  else tell(io.stdout, code === undefined ? allCodes() : oneCode(knownCode(code), width))
  return DONE
}

function allCodes(): string {
  const width = Math.max(...FINDING_CODES.map((code) => code.length))
  const rows = [
    ...FINDING_CODES.map((code) => [code, entryOf(code).title] as const),
    ...PITFALLS.map(({ title }, at) => [pitfallCode(at), title] as const),
  ]
  return rows.map(([code, title]) => `${code.padEnd(width)}  ${title}\n`).join('')
}

/** A row of the checklist. */
function onePitfall(code: string, { title, explains, before, after, advice }: Pitfall, width: number): string {
  const shown = (text: string): string => text.replace(/^(?=.)/gm, '    ')
  const example = `  Before:\n${shown(before)}\n\n  After:\n${shown(after)}`
  return `${code}: ${title}\n\n${paragraph(explains, width)}\n\n${example}\n\n${paragraph(advice, width)}\n`
}

function oneCode(code: FindingCode, width: number): string {
  const { title, explains, levels, remedies = [] } = entryOf(code)
  const level = levels.map((one) => MEANS[one]).join('; or ')
  const tried = remedies.map((remedy) => `  ${TRIED[remedy]}\n`).join('')
  return `${code}: ${title}\n\n${paragraph(explains, width)}\n\n  It is ${level}.\n${tried}`
}

const MEANS = {
  error: 'an error: nothing is written while it is there',
  warning: 'a warning: look at it before you go on',
  note: 'a note: nothing has to be done',
} as const

const TRIED = {
  placement: 'Before it is said, the imports were tried at other places.',
  alternatives:
    'Before it is said, longer lists of symbols and another target were tried; the advice is the first that worked.',
} as const

/** Columns that read well, where the terminal is no narrower. */
const WIDTH = 92

/** Lines that all begin two columns in: what follows the first one is indented by `fitted`. */
function paragraph(text: string, width: number): string {
  return `  ${fitted(text, width - 2)}`
}

function knownCode(code: string): FindingCode {
  if (code in FINDINGS) return code as FindingCode
  const near = closestWord(code, FINDING_CODES)
  const meant = near === undefined ? '' : `; did you mean ${near}?`
  throw new UserError(`there is no finding ${code}`, [
    { message: `${code} is not in the list that \`extract-codemod explain\` prints${meant}` },
  ])
}
