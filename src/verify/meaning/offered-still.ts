import type { SymbolIndex } from '../../python/index/symbol-index.ts'

/** Whether an old name can be taken still in the final tree, and is a better one for readers than a new one with a private part. */
export function isOfferedStill(
  after: SymbolIndex,
  { old, now }: { readonly old: string; readonly now?: string | undefined },
): boolean {
  return now !== undefined && isPrivate(now) && !isPrivate(old) && after.lookup(old, 'import').kind === 'symbol'
}

function isPrivate(name: string): boolean {
  return /(?:^|\.)_(?!_\w+__(?:\.|$))/.test(name)
}
