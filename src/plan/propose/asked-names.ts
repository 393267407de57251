import { UserError } from '../../model/errors.ts'
import type { PackageRequest } from '../../model/recipe.ts'
import { at, issueWords } from '../recipe/issue-words.ts'
import { recipeSchema } from '../recipe/recipe-schema.ts'

/**
 * Refuse names that no package or distribution can have, by the flags that ask for them (UserError). Names that follow from a `--from` that is
 * none are not told beside it.
 */
export function refuseUnusableNames(asked: PackageRequest): void {
  const found = recipeSchema.shape.package.safeParse(asked).error?.issues ?? []
  const problems = found.map((issue) => ({ key: issue.path[0], words: issueWords(issue, at(asked, issue.path)).words }))
  const own = problems.filter(({ key }) => key === 'from')
  const told = own.length > 0 ? own : problems
  if (told.length > 0)
    throw new UserError(
      'these names cannot be used',
      told.map(({ key, words }) => ({ message: `--${String(key)}: ${words}` })),
    )
  if (asked.from === asked.to)
    throw new UserError('these names cannot be used', [
      {
        message: `--from: ${asked.from} would keep its name; give a package inside of it (\`init\` without --from lists them), or a new name with --to and --distribution`,
      },
    ])
}
