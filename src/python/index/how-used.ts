import type { ChainUse } from './after-chain.ts'

/** Methods that look and change nothing (builtin containers, strings, paths, mappings). */
const LOOKING = new Set(
  'get keys values items copy index count join split rsplit strip lstrip rstrip format startswith endswith lower upper replace union intersection difference issubset issuperset encode decode mro __subclasses__ __init_subclass__'.split(
    ' ',
  ),
)

/** Whether a method of this name looks at its object and changes nothing. */
export function isLooking(method: string): boolean {
  return LOOKING.has(method)
}

/** How a chain on a name ends: in the call of a method that may change something, or in storing an item. */
export interface HowUsed {
  /** The attributes on the way, first to last. */
  readonly attributes: readonly string[]
  readonly isCalled: boolean
  readonly isInItem: boolean
}

/** How a chain ends; a chain without attributes calls no method. */
export function howUsed({ steps, stored }: ChainUse): HowUsed {
  const attributes = steps.flatMap((step) => (step.kind === 'attribute' ? [step.name] : []))
  const last = attributes.at(-1)
  return {
    attributes,
    isCalled: steps.at(-1)?.kind === 'call' && last !== undefined && !isLooking(last),
    isInItem: stored && steps.at(-1)?.kind === 'item',
  }
}
