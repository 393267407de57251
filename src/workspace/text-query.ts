import { literalPattern } from '../model/literal-pattern.ts'
import { InvariantError } from '../model/errors.ts'
import { tokensOfNeedle, word } from './tokens.ts'
import type { Token } from './tokens.ts'

/** What a text that passes has: all tokens of one of the groups, and a match of the pattern where there is one. */
export interface QueryPart {
  readonly groups: readonly [readonly Token[], ...(readonly Token[])[]]
  /** Tested on the text of what was looked up; undefined where the tokens decide. */
  readonly pattern: RegExp | undefined
}

/**
 * A question to all texts of a tree that one look-up answers: a text passes when it has what one of the parts asks for. Without
 * groups nothing could be looked up, so there is no such query.
 */
export interface TextQuery {
  readonly parts: readonly [QueryPart, ...QueryPart[]]
  /** A text that passes has at least one of these as well; undefined where nothing more is asked. */
  readonly oneOf: readonly Token[] | undefined
  /** Equal for queries that ask the same. */
  readonly key: string
}

/** A pattern every match of which spells at least one of the words (identifiers, or names with dots and slashes). */
export function queryOf(pattern: RegExp, words: Iterable<string>): TextQuery {
  return tokenQuery([...words].map(tokensOfNeedle), pattern)
}

/** Texts with all tokens of one of the groups, and a match of the pattern. Throws InvariantError for a group without tokens. */
export function tokenQuery(groups: readonly (readonly Token[])[], pattern: RegExp | undefined): TextQuery {
  const [first, ...others] = groups
  if (first === undefined || groups.some((group) => group.length === 0))
    throw new InvariantError('a search of texts needs words to look up')
  const flags = pattern === undefined ? '' : `/${pattern.source}/${pattern.flags}`
  return {
    parts: [{ groups: [first, ...others], pattern }],
    oneOf: undefined,
    key: `${groups.map((group) => group.join(',')).join(' ')} ${flags}`,
  }
}

/**
 * Texts in which one of the needles stands, byte for byte. A needle beyond ASCII may be spelt otherwise (NFKC): its words decide, as
 * they do where each needle is one word, for then no text has to be opened.
 */
export function needleQuery(needles: readonly string[]): TextQuery {
  const isPlain = needles.every((needle) => /^[\x20-\x7e]+$/.test(needle))
  const isDecided = needles.every((needle) => /^\w+$/.test(needle))
  return tokenQuery(
    needles.map(tokensOfNeedle),
    isPlain && !isDecided ? new RegExp(needles.map((needle) => literalPattern(needle)).join('|')) : undefined,
  )
}

const numbers = new WeakMap<readonly Token[], number>()
let listsGiven = 0

/** The texts of a query that have one of the tokens as well. Asked again with the same list, it is the same question. */
export function withOneOf(query: TextQuery, tokens: readonly Token[]): TextQuery {
  const number = numbers.get(tokens) ?? (listsGiven += 1)
  numbers.set(tokens, number)
  return { ...query, oneOf: tokens, key: `${query.key} and ${number}` }
}

/**
 * Texts that match any of the queries; none of them may ask for one of many tokens as well. Each pattern is tried on the texts of its own
 * words alone: as one pattern, a thousand of them would be tried at each place of each text.
 */
export function anyQuery(queries: readonly [TextQuery, ...TextQuery[]]): TextQuery {
  if (queries.some((query) => query.oneOf !== undefined)) throw new InvariantError('such a query stands alone')
  const different = new Map(queries.map((query) => [query.key, query.parts]))
  const [first] = queries[0].parts
  const others = [...different.values()].flat().filter((part) => part !== first)
  return { parts: [first, ...others], oneOf: undefined, key: [...different.keys()].join(' or ') }
}

/** Texts in which one of the identifiers stands, in whatever spelling Python takes for it. */
export function wordQuery(names: readonly string[]): TextQuery {
  return tokenQuery(
    names.map((name) => [word(name)]),
    undefined,
  )
}
