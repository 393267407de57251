import { z } from 'zod'
import { FINDING_CODES } from '../model/findings/finding-table.ts'
import { TRIAL_LEVELS } from '../model/trial.ts'

/**
 * The forms of what machines read, as the files under `schema/` say them (the build writes those). Each object is closed: what is not said here
 * is not printed, and a test holds real outputs against it. `schemaVersion` rises when a reader of the old form would misread the new one;
 * a key that is added does not raise it, so readers pass over keys they do not know.
 */
const path = z.string().describe('A path from the root of the run, with slashes.')
const dotted = z.string().describe('An absolute dotted name.')
const count = z.int().min(0)
const position = z.int().min(1).describe('1-based.')
const offset = count.describe('In UTF-16 units from the start of the text.')
const level = z.enum(['error', 'warning', 'note'])
const fromTo = z.strictObject({ from: z.string(), to: z.string() })
const packageRequest = z.strictObject({ from: dotted, to: dotted, distribution: z.string(), directory: path })

const head = {
  schemaVersion: z.literal(1),
  tool: z.strictObject({ name: z.literal('extract-codemod'), version: z.string() }),
  recipe: z.string().describe('The recipe, as the command line named it.'),
  outcome: z.enum(['previewed', 'applied', 'refused', 'nothing-to-do', 'proved', 'disproved']),
  refusals: z.array(z.string()).describe('Why nothing may be written; empty unless it is refused.'),
  standing: z.string().optional().describe('Where a tree that was judged stands in its run.'),
}

const plan = z.strictObject({
  recipe: z.looseObject({}).describe('The recipe with its defaults, as the program reads it.'),
  rootsBefore: z.array(path),
  rootsAfter: z.array(path),
  package: packageRequest.optional(),
  modules: z.array(fromTo).describe('Modules that get another name.'),
  symbols: z.array(
    z.strictObject({
      from: dotted,
      to: dotted,
      symbol: z.string(),
      copied: z.boolean().describe('It stays where it is as well.'),
      asked: z.boolean().describe('False: the recipe does not name it, it has to come along.'),
    }),
  ),
  files: z.array(fromTo).describe('Files that change their place.'),
  kept: z
    .array(z.strictObject({ module: dotted, symbol: z.string(), reason: z.string(), loads: z.boolean().optional() }))
    .describe('Moved names that stay importable from their old module.'),
  timing: z.strictObject({
    late: z.array(dotted),
    inPlace: z.boolean(),
    callers: z.array(dotted),
    quoted: z.boolean(),
    parentFirst: z.boolean(),
  }),
  callTimeNeeds: z.array(z.strictObject({ from: dotted, to: dotted, names: z.array(z.string()) })),
  done: z.boolean().describe('Everything has moved already.'),
})

const step = z.strictObject({
  transform: z.string(),
  group: z.string().describe('Transforms of one group make one commit.'),
  summary: z.string(),
  counts: z.strictObject({
    created: count,
    edited: count,
    moved: count,
    copied: count,
    removed: count,
    edits: count,
    toReview: count,
  }),
})

const change = z.strictObject({
  transform: z.string(),
  kind: z.enum(['create', 'edit', 'move', 'move-bytes', 'copy-bytes', 'link', 'remove']),
  path: path.describe('As the step found it.'),
  to: path.optional(),
  text: z.string().optional().describe('Of a file that is created, or the target of a link.'),
  edits: z
    .array(
      z.strictObject({
        start: offset,
        end: offset,
        line: position,
        column: position,
        endLine: position,
        endColumn: position,
        before: z.string(),
        after: z.string(),
        certainty: z.enum(['certain', 'review']),
      }),
    )
    .optional(),
})

const review = z.strictObject({
  from: path.describe('Where the file is before the step.'),
  path: path.describe('Where it is after it.'),
  line: position,
  column: position,
  transform: z.string(),
  before: z.string(),
  after: z.string(),
  lead: z.string().describe('What stands in front of it on its first line.'),
  tail: z.string().describe('What stands behind it on its last line.'),
})

const finding = z.strictObject({
  code: z.enum(FINDING_CODES as [string, ...string[]]),
  title: z.string(),
  help: z.string().describe('An address that says what it is about and what to do.'),
  level,
  source: z.string().describe('`plan`, the name of a transform, or `check` and its name.'),
  path: path.optional(),
  line: position.optional(),
  column: position.optional(),
  start: offset.optional(),
  end: offset.optional(),
  reason: z.string(),
  advice: z.string(),
})

const check = z.strictObject({
  name: z.string(),
  verdict: z.enum(['pass', 'fail', 'warn', 'skipped']),
  evidence: z.string(),
})
const residue = z.strictObject({
  path,
  line: position,
  column: position,
  text: z.string().describe('The old name.'),
  verdict: z.enum(['rewritten', 'kept', 'undecided']),
  reason: z.string(),
  class: z.string().describe('What the word is: module, symbol, path ...'),
  rule: z.string(),
})
const duty = z.strictObject({
  row: z.string().regex(/^P\d+$/),
  title: z.string(),
  verdict: z.enum(['proved', 'open', 'broken', 'none']),
  evidence: z.string(),
})
const surface = z.strictObject({ before: dotted, after: dotted.optional() })
const unreadable = z.strictObject({ path, reason: z.string() })

const tail = {
  files: z.strictObject({ listed: count, decoded: count }),
  digest: z.string().describe('The same for every run that does the same to the same tree.'),
  written: z
    .strictObject({
      files: count,
      branch: z.string().optional(),
      commits: z.array(z.strictObject({ id: z.string(), subject: z.string() })),
      reformatted: z
        .strictObject({ paths: z.array(path), by: z.array(z.string()), notes: z.array(z.string()) })
        .optional(),
    })
    .optional(),
}

/** What `--format json` prints. */
export const reportSchema = z.strictObject({
  ...head,
  plan,
  steps: z.array(step),
  changes: z.array(change),
  reviews: z.array(review).describe('The edits a person should look at.'),
  findings: z.array(finding),
  proof: z
    .strictObject({
      checks: z.array(check),
      rewritten: count,
      residue: z.array(residue).describe('What is left of old names: kept on purpose, or undecided.'),
      ledger: z.array(residue).describe('Every occurrence of every old name.'),
      surface: z.array(surface),
      checklist: z.array(duty),
    })
    .optional(),
  unreadable: z.array(unreadable),
  ...tail,
})

const typed = <T extends z.core.$ZodLooseShape>(type: string, shape: T) =>
  z.strictObject({ type: z.literal(type), ...shape })

/** What each line of `--format jsonl` holds. */
export const reportLineSchema = z.union([
  typed('head', head),
  typed('plan', { plan }),
  typed('step', step.shape),
  typed('change', change.shape),
  typed('review', review.shape),
  typed('finding', finding.shape),
  typed('check', check.shape),
  typed('duty', duty.shape),
  typed('residue', residue.shape),
  typed('unreadable', unreadable.shape),
  typed('end', tail),
])

/** What `plan --format json` prints. */
export const planSchema = z.strictObject({ ...head, plan, findings: z.array(finding) })

/** What `plan -o` writes. */
export const frozenPlanSchema = z.strictObject({
  frozenPlan: z.literal(1),
  toolVersion: z.string(),
  recipe: z.strictObject({ label: z.string(), file: path.optional(), text: z.string() }),
  only: z.array(z.string()),
  skip: z.array(z.string()),
  digest: z.string(),
  files: z
    .array(z.strictObject({ path, before: z.string().nullable(), after: z.string().nullable() }))
    .describe('SHA-256 of the bytes on either side; null: there is no such file.'),
})

/** What `try --format json` prints. */
export const trialSchema = z.strictObject({
  schemaVersion: z.literal(1),
  level: z.enum(TRIAL_LEVELS),
  python: z.string(),
  stages: z.array(
    z.strictObject({ title: z.string(), verdict: z.enum(['same', 'different', 'skipped']), detail: z.string() }),
  ),
  differences: z.array(
    z.strictObject({
      kind: z.enum(['build', 'install', 'import', 'name', 'reference', 'collect', 'test']),
      subject: z.string().describe('As the base calls it.'),
      now: z.string().describe('As the result calls it.'),
      before: z.string(),
      after: z.string(),
      path: path.optional(),
      causes: z.array(z.string()),
    }),
  ),
  notes: z.array(z.string()),
})

/** The file `migration.json` beside a migration guide. */
export const migrationSchema = z.strictObject({
  schemaVersion: z.literal(1),
  package: packageRequest.nullable(),
  modules: z.record(dotted, dotted).describe('Old module to new module.'),
  names: z.record(dotted, dotted).describe('Old name to new name: classes, functions, constants.'),
})

/** Each schema by the name of its file under `schema/`. */
export const MACHINE_SCHEMAS = {
  report: reportSchema,
  'report-line': reportLineSchema,
  plan: planSchema,
  'frozen-plan': frozenPlanSchema,
  trial: trialSchema,
  migration: migrationSchema,
} as const

/** A schema as JSON Schema, for its file. */
export function machineJsonSchema(name: keyof typeof MACHINE_SCHEMAS): unknown {
  return z.toJSONSchema(MACHINE_SCHEMAS[name], { target: 'draft-7' })
}
