import { UserError } from '../model/errors.ts'

/** For a transform module's `parser`: our transforms never parse with jscodeshift, and an own one would be Babel. */
export const refusingParser = {
  parse(): never {
    throw new UserError('no JavaScript here', [
      { message: 'extract-codemod reads Python and configs; j(source) has no use' },
    ])
  },
}
