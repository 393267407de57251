import { UserError } from '../model/errors.ts'
import type { Problem } from '../model/errors.ts'
import type { Transform } from '../engine/transform.ts'
import { closestWord } from '../plan/recipe/closest-word.ts'
import type { Flags } from './flags.ts'

/** The transforms `--only` and `--skip` leave, in their order. Throws UserError for every name that is none. */
export function selectTransforms(all: readonly Transform[], flags: Pick<Flags, 'only' | 'skip'>): readonly Transform[] {
  const names = all.map((transform) => transform.name)
  const problems = [
    ...flags.only.flatMap((name) => unknownName('--only', name, names)),
    ...flags.skip.flatMap((name) => unknownName('--skip', name, names)),
  ]
  if (problems.length > 0) throw new UserError('the flags are not valid', problems)
  const isWanted = (name: string) => flags.only.length === 0 || flags.only.includes(name)
  const selected = all.filter(({ name }) => isWanted(name) && !flags.skip.includes(name))
  if (selected.length === 0)
    throw new UserError('the flags are not valid', [{ message: '--only and --skip leave no transform' }])
  return selected
}

function unknownName(flag: string, name: string, names: readonly string[]): readonly Problem[] {
  if (names.includes(name)) return []
  const meant = closestWord(name, names)
  const hint = meant === undefined ? `there are ${names.join(', ')}` : `did you mean ${meant}?`
  return [{ message: `${flag} ${name}: there is no such transform, ${hint}` }]
}
