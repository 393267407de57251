import { remove } from '../../model/edit.ts'
import type { Edit } from '../../model/edit.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import { gapsOfAnnotations } from '../facts/joined-literals.ts'
import { blockGaps } from './block-gaps.ts'
import { planDunderAll } from './dunder-all-submodules.ts'
import { lateEdits } from './late-items.ts'
import { planChains } from './rewrite-chains.ts'
import { planFromImport } from './rewrite-from.ts'
import { planPlainImports } from './rewrite-plain.ts'
import { takeOutOfLines } from './shared-lines.ts'
import { leavesNothing, leavesSharedLine, renderPlan, sortKey } from './statement-plan.ts'
import { useNewNames } from './use-new-names.ts'
import type { RewriteState, TextProblem, TextToRewrite } from './rewrite-state.ts'

/**
 * All edits that make one Python text import and use the new names. Decided by scope and binding, never by
 * text: a name that only looks like the module is left alone. Edits never overlap.
 */
export function rewriteText(input: TextToRewrite): {
  readonly edits: readonly Edit[]
  readonly problems: readonly TextProblem[]
} {
  const state: RewriteState = { ...input, plans: new Map(), edits: [], problems: [], late: [], renamed: [] }
  for (const statement of input.facts.imports)
    if (statement.kind === 'from' && !statement.future) planFromImport(state, statement)
  planPlainImports(state)
  planChains(state)
  planDunderAll(state)
  state.edits.push(...lateEdits(state))
  useNewNames(state)
  dropRepeated(state)
  const sorted = !input.isInit && importsAreSorted(input.facts)
  const parts: Span[] = []
  for (const plan of state.plans.values()) {
    const shared = leavesSharedLine(input.facts, plan)
    if (shared) parts.push(plan.statement.span)
    else state.edits.push(...renderPlan(input.facts, plan, input.style.newline, sorted))
  }
  const gone = [...state.plans.values()].filter(leavesNothing).map(({ statement }) => statement)
  state.edits.push(...blockGaps(input.facts, gone))
  const taken = takeOutOfLines(input.facts.text, parts, [])
  state.edits.push(...taken.edits, ...taken.lines.map((line) => remove(line.start, line.end)))
  return { edits: state.edits.flatMap(pastGaps(gapsOfAnnotations(input.facts))), problems: state.problems }
}

/** An edit that leaves alone what lies between the pieces of an annotation: the new text stands in the first of them. */
function pastGaps(gaps: readonly Span[]): (edit: Edit) => readonly Edit[] {
  return (edit) => {
    const crossed = gaps.filter(({ start, end }) => edit.span.start <= start && end <= edit.span.end)
    const ends = [...crossed.map(({ start }) => start), edit.span.end]
    return ends.flatMap((end, at) => {
      const start = crossed[at - 1]?.end ?? edit.span.start
      return at > 0 && start === end ? [] : [{ ...edit, span: { start, end }, text: at === 0 ? edit.text : '' }]
    })
  }
}

/** Let a statement that is to stand beside two imports of one block stand beside the first alone. */
function dropRepeated({ plans }: RewriteState): void {
  const seen = new Set<string>()
  for (const { statement, added } of [...plans.values()].sort((a, b) => a.statement.index - b.statement.index)) {
    const kept = added.filter(({ text, commentOf }) => {
      const key = `${statement.block.start} ${text}`
      if (seen.has(key) && commentOf === undefined) return false
      seen.add(key)
      return true
    })
    added.splice(0, added.length, ...kept)
  }
}

/** Whether each run of adjacent top-level `from` imports is in isort's order, so that a new one should be too. */
function importsAreSorted(facts: ModuleFacts): boolean {
  const tops = facts.imports.filter((entry) => entry.scope === 0 && entry.kind === 'from' && !entry.conditional)
  return tops.every((entry, at) => {
    const previous = tops[at - 1]
    if (previous === undefined || /\n[ \t]*\r?\n/.test(facts.text.slice(previous.span.end, entry.span.start)))
      return true
    const key = (statement: typeof entry): string => sortKey('.'.repeat(statement.level) + statement.module)
    return key(previous) <= key(entry)
  })
}
