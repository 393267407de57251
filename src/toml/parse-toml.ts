import { parse, TomlError } from 'smol-toml'
import { NESTED_TOO_DEEPLY, UserError } from '../model/errors.ts'

/** The value of a TOML text (a plain object). Throws UserError with the line. */
export function parseToml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    // Nesting beyond the stack is a RangeError.
    if (error instanceof RangeError)
      throw new UserError('the TOML cannot be read', [
        { message: NESTED_TOO_DEEPLY.problem, line: NESTED_TOO_DEEPLY.line },
      ])
    if (!(error instanceof TomlError)) throw error
    const message = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? error.message
    throw new UserError('the TOML cannot be read', [{ message, line: error.line }])
  }
}
