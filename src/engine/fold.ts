import { createHash } from 'node:crypto'
import type { FileChange } from '../model/change.ts'
import type { Finding } from '../model/finding.ts'
import { beginPhase } from '../model/work.ts'
import { canEncode } from '../text/decode.ts'
import type { Planned } from '../plan/decide/make-plan.ts'
import { differences } from '../workspace/compare.ts'
import type { RepoPath } from '../model/source-file.ts'
import type { Workspace } from '../workspace/workspace.ts'
import { importOrganizer } from './organized-changes.ts'
import type { Run, Step } from './run.ts'
import type { Transform } from './transform.ts'

/** How transforms are applied. */
export interface FoldOptions {
  /** Leave imports where the transforms put them, in blocks that were in order too: in some files, or in `all`. */
  readonly keepsOrder?: 'all' | ReadonlySet<RepoPath>
}

/** Apply transforms one after the other, each to the snapshot the one before it left. Nothing is written. */
export function foldTransforms(
  planned: Planned,
  base: Workspace,
  transforms: readonly Transform[],
  options: FoldOptions = {},
): Run {
  const { plan, decisions, index } = planned
  const steps: Step[] = []
  const organizer = importOrganizer(planned, base, options.keepsOrder)
  let workspace = base
  for (const transform of transforms) {
    if (plan.done && transform.settles !== true) continue
    beginPhase(`rewriting: ${transform.name}`)
    const { changes: asked, findings } = transform.run({ plan, decisions, base, index, workspace })
    const changes = organizer.organized(asked, workspace)
    const lacking = changes.flatMap(lackingCharacter)
    if (lacking.length > 0) {
      steps.push({ ...described(transform), before: workspace, after: workspace, changes: [], findings: lacking })
      break
    }
    const after = changes.length === 0 ? workspace : workspace.with(changes)
    steps.push({ ...described(transform), before: workspace, after, changes, findings })
    workspace = after
  }
  let digest: string | undefined
  return {
    plan,
    base,
    steps: withHeld(steps, organizer.held()),
    final: workspace,
    // The proof reads most of what differs as text, and then nothing has to be opened for it.
    get digest() {
      return (digest ??= digestOf(base, workspace))
    },
  }
}

/** The steps, with what is said of orders of imports told by the one that rewrites imports, or else by the last. */
function withHeld(steps: readonly Step[], held: readonly Finding[]): readonly Step[] {
  if (held.length === 0) return steps
  const named = steps.findIndex(({ transform }) => transform === 'rewrite-imports')
  const home = named < 0 ? steps.length - 1 : named
  return steps.map((step, at) => (at === home ? { ...step, findings: [...step.findings, ...held] } : step))
}

function described({ name, group, summary }: Transform): Pick<Step, 'transform' | 'group' | 'summary'> {
  return { transform: name, group, summary }
}

/** What a change would write into a file whose encoding has no such character. */
function lackingCharacter(change: FileChange): readonly Finding[] {
  if ((change.kind !== 'edit' && change.kind !== 'move') || change.file.encoding === 'utf-8') return []
  const { path, encoding } = change.file
  const missing = change.edits.flatMap((edit) => [...edit.text]).find((character) => !canEncode(encoding, character))
  if (missing === undefined) return []
  return [
    {
      code: 'character-not-in-encoding',
      level: 'error',
      reason: `${path} is written in ${encoding}, as its coding cookie says, and what comes into it has \`${missing}\`, which does not exist there`,
      advice: `Save ${path} as UTF-8 without the cookie first, or write the character as an escape (\`\\u${(missing.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}\`).`,
      place: { path },
    },
  ]
}

/** A file that holds the same words is something else. */
function linkText(workspace: Workspace, path: RepoPath): string | undefined {
  const target = workspace.linkAt(path)
  return target === undefined ? undefined : `-> ${target}`
}

/** SHA-256 over what differs: preview and apply print the same one when they mean the same result. */
export function digestOf(base: Workspace, final: Workspace): string {
  const hash = createHash('sha256')
  for (const difference of differences(base, final)) {
    hash.update(`${difference.kind} ${difference.path}\0`)
    const content = final.bytes(difference.path) ?? linkText(final, difference.path)
    if (content !== undefined) hash.update(content)
    hash.update('\0')
  }
  return hash.digest('hex')
}
