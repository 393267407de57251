import { makeAttempt } from '../attempt/make-attempt.ts'
import { throughFile } from '../disk/temporary-file.ts'
import { runEditor } from '../git/run-editor.ts'
import { UserError } from '../model/errors.ts'
import { baseNameOf } from '../model/source-file.ts'
import { paintFor } from '../report/paint.ts'
import { paintPatch } from '../report/paint-patch.ts'
import { findingsOf } from '../report/locate.ts'
import type { Report } from '../report/report.ts'
import { choiceKey, chosenOf, offersOf } from './choices.ts'
import type { Choices, Offer } from './choices.ts'
import type { ConsoleIo } from './console-io.ts'
import { tell } from './console-io.ts'
import type { ApplyFlags } from './flags.ts'
import { reportOf } from './open-run.ts'
import type { OpenedRun } from './open-run.ts'
import { isAskable, questionsOn } from './questions.ts'

const HELP = `y - take this edit
n - leave it out: what comes after is made again without it, and proved; if that fails, you are told why
a - take this one and all later ones of this transform
d - leave out this one and all later ones of this transform
q - stop and write nothing
e - edit what the file comes to, in your editor; it is proved
? - print this
`

/** Throws UserError where nobody can be asked. */
export function refuseNobody(flags: ApplyFlags, io: ConsoleIo): void {
  const message =
    flags.yes || flags.format !== 'text' || flags.plan !== undefined
      ? '--interactive cannot be used with --yes, --format or --plan'
      : isAskable(io)
        ? undefined
        : '--interactive asks on a terminal, and there is none: use --only and --skip, or exclude in the recipe'
  if (message !== undefined) throw new UserError('the flags are not valid', [{ message }])
}

/**
 * Ask for each edit of a run, transform by transform and file by file. What is left out or edited is carried out and proved again, and
 * taken only if that holds. Gives the report of the run that is left; undefined when the person stops.
 */
export async function choose(
  opened: OpenedRun,
  first: Report,
  flags: ApplyFlags,
  io: ConsoleIo,
): Promise<Report | undefined> {
  const paint = paintFor(io.stderr, flags.color)
  const questions = questionsOn(io)
  const taken = new Set<string>()
  let report = first
  let choices: Choices = { rejected: new Set(), texts: new Map() }

  /** Carry the choices out; where that is refused nothing changes, and the reason is told. */
  const retried = (wanted: Choices): boolean => {
    const { run, proof, planned } = makeAttempt(opened.planned, opened.workspace, chosenOf(opened.transforms, wanted))
    const next = run === undefined ? undefined : reportOf(opened, flags.strict, run, proof)
    if (next !== undefined && next.outcome !== 'refused') {
      report = next
      choices = wanted
      return true
    }
    const reasons =
      next === undefined
        ? planned.plan.findings.filter(({ level }) => level === 'error').map(({ reason }) => reason)
        : [...next.refusals, ...errorsIn(next)]
    tell(io.stderr, `That cannot be left so:\n${reasons.map((reason) => `  ${reason}`).join('\n')}\n`)
    return false
  }

  try {
    for (let offer = nextOffer(report, taken); offer !== undefined; offer = nextOffer(report, taken)) {
      const { transform, path, summary } = offer
      io.stderr.write(`\n${paint('bold', transform)}: ${summary}\n${paintPatch(offer.patch, paint)}`)
      const later = offersOf(report.run).filter((other) => other.transform === transform && !taken.has(keyOf(other)))
      const answer = await questions.ask(`${transform}, ${path}: take this edit [y,n,a,d,q,e,?]? `)
      if (answer === undefined || answer === 'q') return undefined
      if (answer === 'y') taken.add(keyOf(offer))
      else if (answer === 'a') for (const other of later) taken.add(keyOf(other))
      else if (answer === 'n') retried(without(choices, [offer]))
      else if (answer === 'd') retried(without(choices, later))
      else if (answer === 'e') {
        const text = questions.aside(() =>
          offer.text === undefined
            ? undefined
            : throughFile(baseNameOf(path), offer.text, (file) => runEditor(opened.root, file)),
        )
        if (text === undefined) io.stderr.write('There is no text to edit, or the editor failed.\n')
        else if (text === offer.text) io.stderr.write('Nothing was edited.\n')
        else if (retried({ ...choices, texts: new Map([...choices.texts, [keyOf(offer), text]]) }))
          taken.add(keyOf(offer))
      } else io.stderr.write(HELP)
    }
    return report
  } finally {
    questions.close()
  }
}

function keyOf({ transform, path }: Offer): string {
  return choiceKey(transform, path)
}

function nextOffer({ run }: Report, taken: ReadonlySet<string>): Offer | undefined {
  return offersOf(run).find((offer) => !taken.has(keyOf(offer)))
}

function without(choices: Choices, offers: readonly Offer[]): Choices {
  return { ...choices, rejected: new Set([...choices.rejected, ...offers.map(keyOf)]) }
}

const MOST_REASONS = 5

function errorsIn(report: Report): readonly string[] {
  const errors = findingsOf(report).filter(({ finding }) => finding.level === 'error')
  return errors.slice(0, MOST_REASONS).map(({ finding, path, line }) => {
    const where = path === undefined ? '' : `${path}${line === undefined ? '' : `:${line}`} `
    return `${where}${finding.reason}`
  })
}
