import { UserError } from '../model/errors.ts'
import { completionText, SHELLS } from '../templates/completions.ts'
import { manPage } from '../templates/man-page.ts'
import type { ProgramOutline } from '../templates/command-outline.ts'
import type { ConsoleIo } from './console-io.ts'
import { DONE } from './exit-code.ts'

/** `extract-codemod completion SHELL`: the text that the shell sources. Throws UserError for a shell there is nothing for. */
export function completion(name: string, outline: ProgramOutline, io: ConsoleIo): number {
  const shell = SHELLS.find((one) => one === name)
  if (shell === undefined)
    throw new UserError(`there are no completions for ${name}`, [
      { message: `There are some for ${SHELLS.join(', ')}.` },
    ])
  io.stdout.write(completionText(shell, outline))
  return DONE
}

/** `extract-codemod man`: the page for man(1). */
export function man(outline: ProgramOutline, io: ConsoleIo): number {
  io.stdout.write(manPage(outline))
  return DONE
}
