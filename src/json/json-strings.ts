import { printParseErrorCode, visit } from 'jsonc-parser'
import type { JSONPath } from 'jsonc-parser'
import { NESTED_TOO_DEEPLY } from '../model/errors.ts'
import { segmentedText } from '../model/host-segments.ts'
import type { HostText } from '../model/host-text.ts'
import { encoderOf, stringPieces } from './string-pieces.ts'

/** Why a text is not JSON, with the 1-based line. */
export interface JsonProblem {
  readonly problem: string
  readonly line: number
}

/**
 * The strings of a JSON text in their order, values (`kind` `string`) as well as keys (`key`). Comments and trailing
 * commas are allowed, duplicate keys are listed twice, a byte order mark is skipped.
 */
export function jsonStrings(text: string): { readonly strings: readonly HostText[] } | JsonProblem {
  const found = stringsIn(text, 0, text.length, [])
  return 'problem' in found ? found : { strings: found }
}

/** The strings of a text with one JSON value per line (`.jsonl`); the first key is the index of the line. */
export function jsonLinesStrings(text: string): { readonly strings: readonly HostText[] } | JsonProblem {
  const strings: HostText[] = []
  let start = 0
  for (const [i, row] of text.split('\n').entries()) {
    const found =
      row.replace(/^\ufeff/, '').trim() === '' ? [] : stringsIn(text, start, start + row.length, [String(i)])
    if ('problem' in found) return { problem: found.problem, line: i + found.line }
    strings.push(...found)
    start += row.length + 1
  }
  return { strings }
}

function stringsIn(text: string, start: number, end: number, keys: readonly string[]): HostText[] | JsonProblem {
  const strings: HostText[] = []
  let problem: JsonProblem | undefined
  const encode = encoderOf(text)

  function add(offset: number, length: number, path: JSONPath, isKey: boolean): void {
    const span = { start: start + offset + 1, end: start + offset + length - 1 }
    const pieces = stringPieces(text, span.start, span.end)
    const kind = isKey ? 'key' : 'string'
    strings.push(segmentedText({ span, kind, keys: [...keys, ...path.map(String)], isKey, pieces, encode }))
  }

  try {
    visit(
      // A blank in place of a byte order mark, which jsonc-parser refuses, keeps the offsets.
      text.slice(start, end).replace(/^\ufeff/, ' '),
      {
        onObjectProperty(...[property, offset, length, , , pathOf]) {
          add(offset, length, [...pathOf(), property], true)
        },
        onLiteralValue(...[value, offset, length, , , pathOf]) {
          if (typeof value === 'string') add(offset, length, pathOf(), false)
        },
        onError(error, _offset, _length, line) {
          problem ??= { problem: printParseErrorCode(error), line: line + 1 }
        },
      },
      { allowTrailingComma: true },
    )
  } catch (error) {
    if (error instanceof RangeError) return NESTED_TOO_DEEPLY
    throw error
  }
  return problem ?? strings
}
