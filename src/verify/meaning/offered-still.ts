import { joinName, lastPartOf, parentOf } from '../../model/names.ts'
import type { Scene } from '../proof/proof-input.ts'

/** Whether what an old name meant can still be taken where it was, by the name that its module has now, and where it is now has a private part. */
export function isOfferedStill(
  { before, after, map }: Pick<Scene, 'before' | 'after' | 'map'>,
  { old, now }: { readonly old: string; readonly now?: string | undefined },
): boolean {
  if (isBoundByPackage({ before, after, map }, old)) return true
  const was = before.lookup(old, 'import')
  if (now === undefined || was.kind !== 'symbol' || !isPrivate(now)) return false
  const place = joinName(map.moduleTo(was.module), was.symbol, ...was.rest)
  return !isPrivate(place) && after.lookup(place, 'import').kind === 'symbol'
}

/** Whether a package gives the name of one of its modules to something else (`from .tqdm import tqdm`), and goes on giving it that. */
export function isBoundByPackage(
  { before, after, map }: Pick<Scene, 'before' | 'after' | 'map'>,
  name: string,
): boolean {
  const isOther = before.lookup(name, 'import').kind === 'module' && before.lookup(name, 'attribute').kind === 'symbol'
  const path = isOther ? before.fileOf(parentOf(name)) : undefined
  if (path === undefined || map.moduleTo(parentOf(name)) !== parentOf(name)) return false
  // What a statement assigns may be the module itself.
  const assigned = new RegExp(String.raw`^${lastPartOf(name)}[ \t]*[:=]`, 'm')
  return !assigned.test(before.workspace.glance(path)) && after.binds(parentOf(name), lastPartOf(name))
}

function isPrivate(name: string): boolean {
  return /(?:^|\.)_(?!_\w+__(?:\.|$))/.test(name)
}
