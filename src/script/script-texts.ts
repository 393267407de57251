import { createRequire } from 'node:module'
import { keepingLatest } from '../model/latest-answers.ts'
import type { Span } from '../model/span.ts'

/** A string, comment or piece of a template of a script, without its quotes; offsets into the file. */
export interface ScriptText {
  readonly kind: 'string' | 'template' | 'comment' | 'specifier'
  readonly span: Span
}

interface Token {
  readonly type: string | { readonly label: string; readonly keyword?: string | undefined }
  readonly start: number
  readonly end: number
  readonly value?: unknown
}

interface Parser {
  readonly parse: (text: string) => { readonly tokens?: readonly Token[] }
}

const parsers = new Map<string, Parser>()

/** jscodeshift's own parser, loaded when the first script is read. */
function parserOf(name: string): Parser {
  const load = createRequire(import.meta.url)
  const make = load('jscodeshift/src/getParser') as (name: string) => Parser
  const parser = parsers.get(name) ?? make(name)
  parsers.set(name, parser)
  return parser
}

/**
 * The texts of a JavaScript or TypeScript file in their order: contents of strings, pieces of templates, comments. What an import, an
 * export or `require` names is a `specifier`. Undefined for a file that cannot be parsed.
 */
export function scriptTexts(path: string, text: string): readonly ScriptText[] | undefined {
  return (/\.[cm]?ts$/.test(path) ? typeScriptTexts : otherTexts)(text)
}

/** Each plan that is tried asks for the same scripts again, and so does its proof. */
const MOST_UNITS = 4_000_000
const typeScriptTexts = keepingLatest(MOST_UNITS, (text) => findTexts('ts', text))
const otherTexts = keepingLatest(MOST_UNITS, (text) => findTexts('tsx', text))

function findTexts(parser: string, text: string): readonly ScriptText[] | undefined {
  let tokens: readonly Token[]
  try {
    tokens = parserOf(parser).parse(text).tokens ?? []
  } catch (error) {
    // Nesting beyond the stack is a RangeError.
    if (error instanceof SyntaxError || error instanceof RangeError) return undefined
    throw error
  }
  const texts: ScriptText[] = []
  tokens.forEach((token, at) => {
    const kind = kindOf(token)
    if (kind === undefined) return
    const span =
      kind === 'string' ? { start: token.start + 1, end: token.end - 1 } : { start: token.start, end: token.end }
    texts.push({ kind: kind === 'string' && isSpecifier(tokens, at) ? 'specifier' : kind, span })
  })
  return texts
}

function kindOf({ type }: Token): ScriptText['kind'] | undefined {
  if (typeof type === 'string') return type.startsWith('Comment') ? 'comment' : undefined
  if (type.label === 'string') return 'string'
  // Text between tags (JSX) is text as it stands, like a piece of a template.
  return /template|jsxText/.test(type.label) ? 'template' : undefined
}

/** Behind `from` or `import`, or as the first argument of `require` or `import`. */
function isSpecifier(tokens: readonly Token[], at: number): boolean {
  const before = tokens.slice(Math.max(0, at - 4), at).filter((token) => typeof token.type !== 'string')
  const [caller, last] = [before.at(-2), before.at(-1)]
  const word = (token: Token | undefined): unknown =>
    token === undefined || typeof token.type === 'string' ? undefined : (token.value ?? token.type.keyword)
  if (word(last) === 'from' || word(last) === 'import') return true
  const isCall = typeof last?.type === 'object' && last.type.label === '('
  return isCall && (word(caller) === 'require' || word(caller) === 'import')
}
