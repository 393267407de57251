import type { Edit } from '../../model/edit.ts'
import type { Finding } from '../../model/finding.ts'
import type { Span } from '../../model/span.ts'
import type { ModuleFacts } from '../facts/facts.ts'
import type { ModuleIdentity } from '../facts/resolve.ts'
import type { SymbolIndex } from '../index/symbol-index.ts'
import type { ImportStyle } from './import-lines.ts'
import type { LateItem } from './late-items.ts'
import type { RenamedItem } from './use-new-names.ts'
import type { Renaming } from './renaming.ts'
import { emptyPlan } from './statement-plan.ts'
import type { StatementPlan } from './statement-plan.ts'

/** One Python text and all that is needed to rewrite it: a module, the joined cells of a notebook, a fenced block. */
export interface TextToRewrite {
  readonly facts: ModuleFacts
  readonly before: ModuleIdentity
  readonly after: ModuleIdentity
  readonly index: SymbolIndex
  readonly renaming: Renaming
  readonly style: ImportStyle
  /** Names are part of the package's public face: an `__init__`, or a text whose names others read. */
  readonly isInit: boolean
  /** A `.pyi` file: what it imports is offered to others only in some forms. */
  readonly isStub?: boolean
  /** Whether another text may ask this one for a name; undefined where others go on reading what this text binds (cells, examples). */
  readonly isNamedElsewhere?: (name: string, parent: string) => boolean
  /** Whether what stands in the text and is not parsed reads a name (magics of a notebook). */
  readonly isReadBeside?: (name: string) => boolean
}

/** A problem of rewriting; the caller knows the path. */
export type TextProblem = Omit<Finding, 'place'> & { readonly span: Span }

/** What the planning of one text gathers. */
export interface RewriteState extends TextToRewrite {
  readonly plans: Map<number, StatementPlan>
  readonly edits: Edit[]
  readonly problems: TextProblem[]
  readonly late: LateItem[]
  readonly renamed: RenamedItem[]
}

/** What happens to an import statement of the text, by its index: begun when first asked for; undefined where there is none. */
export function planOf(state: RewriteState, index: number): StatementPlan | undefined {
  const known = state.plans.get(index)
  if (known !== undefined) return known
  const statement = state.facts.imports[index]
  if (statement === undefined) return undefined
  const plan = emptyPlan(statement)
  state.plans.set(index, plan)
  return plan
}
