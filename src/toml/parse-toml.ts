import { parse, TomlError } from 'smol-toml'
import { UserError } from '../model/errors.ts'

const TOO_DEEP = 'nested too deeply'

/** The value of a TOML text (a plain object). Throws UserError with the line. */
export function parseToml(text: string): unknown {
  try {
    return parse(text)
  } catch (error) {
    // Nesting beyond the stack is a RangeError.
    if (error instanceof RangeError) throw new UserError('the TOML cannot be read', [{ message: TOO_DEEP, line: 1 }])
    if (!(error instanceof TomlError)) throw error
    const message = error.message.split('\n')[0]?.replace('Invalid TOML document: ', '') ?? error.message
    throw new UserError('the TOML cannot be read', [{ message, line: error.line }])
  }
}
