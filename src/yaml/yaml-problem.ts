import { YAMLException } from 'js-yaml'
import { NESTED_TOO_DEEPLY } from '../model/errors.ts'
import { lineIndexOf } from '../text/line-index.ts'

/** Why a text is not YAML, with the 1-based line. */
export interface YamlProblem {
  readonly problem: string
  readonly line: number
}

/** The problem that js-yaml threw about `text`. Throws an error that is not js-yaml's again. */
export function yamlProblem(text: string, error: unknown): YamlProblem {
  // Nesting beyond the stack is a RangeError, not a YAMLException.
  if (error instanceof RangeError) return NESTED_TOO_DEEPLY
  if (!(error instanceof YAMLException)) throw error
  const offset = Math.min(Math.max(error.mark?.position ?? 0, 0), text.length)
  return { problem: WORDS[error.reason] ?? error.reason, line: lineIndexOf(text).lineOf(offset) }
}

/** What the parser says, in the words of somebody who writes a file. */
const WORDS: Readonly<Record<string, string>> = {
  'duplicated mapping key': 'the key stands there twice; take out one of the two, or put both together',
  'tab characters must not be used in indentation': 'a tab indents this line; YAML takes spaces only',
  'deficient indentation': 'something above has no end (a bracket, a quote), or this line is indented too little',
}
