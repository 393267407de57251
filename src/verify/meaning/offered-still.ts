import { joinName } from '../../model/names.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Whether what an old name meant can still be taken where it was, by the name that its module has now, and where it is now has a private part. */
export function isOfferedStill(
  { before, after, map }: Scene,
  { old, now }: { readonly old: string; readonly now?: string | undefined },
): boolean {
  const was = before.lookup(old, 'import')
  if (now === undefined || was.kind !== 'symbol' || !isPrivate(now)) return false
  const place = joinName(map.moduleTo(was.module), was.symbol, ...was.rest)
  return !isPrivate(place) && after.lookup(place, 'import').kind === 'symbol'
}

function isPrivate(name: string): boolean {
  return /(?:^|\.)_(?!_\w+__(?:\.|$))/.test(name)
}
