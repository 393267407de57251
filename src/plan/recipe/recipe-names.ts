import { z } from 'zod'
import { isKeyword } from '../../python/facts/python-names.ts'

const IDENTIFIER = /^[\p{L}\p{Nl}_][\p{L}\p{Nl}\p{N}\p{Mn}\p{Mc}\p{Pc}]*$/u

/** An absolute dotted name as it is today. A file may be named after a keyword. */
export const dottedToday = z.string().regex(/^[\p{L}_][\p{L}\p{N}\p{M}_]*(\.[\p{L}_][\p{L}\p{N}\p{M}_]*)*$/u, {
  error: ({ input }) => `must be an absolute dotted Python name, such as pkg.module; it is ${JSON.stringify(input)}`,
})

/** A dotted name that code has to be able to import. */
export const dottedNew = dottedToday.refine((value) => value.split('.').every((part) => !isKeyword(part)), {
  error: ({ input }) => {
    const part = String(input).split('.').find(isKeyword) ?? ''
    return `must be a name that can be imported: \`${part}\` is a keyword of Python; choose another name`
  },
})

/** The name of a definition. */
export const symbol = z
  .string()
  .refine((value) => IDENTIFIER.test(value) && !isKeyword(value), 'must be the name of a top-level definition')

/** The name of a distribution or of an extra (PEP 508, "Names"). */
export const distributionName = z.string().regex(/^([A-Za-z0-9]|[A-Za-z0-9][A-Za-z0-9._-]*[A-Za-z0-9])$/, {
  error: ({ input }) =>
    `${JSON.stringify(input)} is no name of a distribution (PEP 508): letters and digits, \`.\`, \`_\`, \`-\` between them`,
})

/** A path below the root; the root itself is `.`. */
export const path = z
  .string()
  .refine((value) => value !== '', 'must not be empty')
  .refine((value) => !/\p{Cc}/u.test(value), 'must not have control characters or line ends')
  .refine((value) => !value.startsWith('/') && !/^[A-Za-z]:/.test(value), 'must be relative to the repository root')
  .refine((value) => !value.split(/[\\/]/).includes('..'), 'must not leave the repository root')
  .refine(
    (value) => !value.split(/[\\/]/).some((part) => part.toLowerCase() === '.git'),
    'must not lie inside a git folder',
  )

/** A path below the root that is not the root. */
export const pathBelow = path.refine(
  (value) => value.split(/[\\/]/).some((part) => part !== '' && part !== '.'),
  'must not be the root itself',
)

/** A file for people: text may be put below what is there. */
export const guidePath = pathBelow.refine(
  (value) => /\.(md|markdown|rst|txt)$/i.test(value),
  'must be a file for people: .md, .markdown, .rst or .txt',
)

/** One line of text. */
export const line = z
  .string()
  .refine((value) => !/\p{Cc}/u.test(value), 'must not have control characters or line ends')

/** One word of a command. */
export const word = line.refine((value) => value !== '', 'must not be empty')

const MOST_STARS = 3

/** A glob that is matched in time that grows with the path alone: a part with many stars is tried in many ways. */
export const glob = line
  .refine((value) => value.length <= 1000, 'must not be longer than 1,000 characters')
  .refine(
    (value) => value.split('/').every((part) => part === '**' || (part.match(/\*/g) ?? []).length <= MOST_STARS),
    `must not have more than ${MOST_STARS} stars in one part of a path`,
  )

/** So many globs are matched against each path. */
export const MOST_GLOBS = 1000
