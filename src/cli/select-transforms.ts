import { UserError } from '../model/errors.ts'
import type { Problem } from '../model/errors.ts'
import { RESTS_ON } from '../engine/transform.ts'
import type { Transform } from '../engine/transform.ts'
import { closestWord } from '../plan/recipe/closest-word.ts'
import type { Flags } from './flags.ts'

/**
 * The transforms `--only` and `--skip` leave, in their order; `--only` takes in what the named ones rest on, for the tree does not work without.
 * Throws UserError for every name that is none.
 */
export function selectTransforms(all: readonly Transform[], flags: Pick<Flags, 'only' | 'skip'>): readonly Transform[] {
  const names = all.map((transform) => transform.name)
  const problems = [
    ...flags.only.flatMap((name) => unknownName('--only', name, names)),
    ...flags.skip.flatMap((name) => unknownName('--skip', name, names)),
  ]
  if (problems.length > 0) throw new UserError('the flags are not valid', problems)
  const groups = new Set(
    all.flatMap(({ name, group }) => (flags.only.includes(name) ? [group, ...RESTS_ON[group]] : [])),
  )
  const isWanted = ({ name, group }: Transform): boolean =>
    flags.only.length === 0 || flags.only.includes(name) || groups.has(group)
  const selected = all.filter((transform) => isWanted(transform) && !flags.skip.includes(transform.name))
  if (selected.length === 0)
    throw new UserError('the flags are not valid', [{ message: '--only and --skip leave no transform' }])
  return selected
}

/** What `--only` took in beyond what it names, as a sentence; undefined where that is nothing. */
export function takenIn(selected: readonly Transform[], only: readonly string[]): string | undefined {
  const more = selected.map(({ name }) => name).filter((name) => !only.includes(name))
  if (only.length === 0 || more.length === 0) return undefined
  return `--only ${only.join(' --only ')} takes in what it rests on: ${more.join(', ')}\n`
}

function unknownName(flag: string, name: string, names: readonly string[]): readonly Problem[] {
  if (names.includes(name)) return []
  const meant = closestWord(name, names)
  const hint = meant === undefined ? `there are ${names.join(', ')}` : `did you mean ${meant}?`
  return [{ message: `${flag} ${name}: there is no such transform, ${hint}` }]
}
