import { createInterface } from 'node:readline/promises'
import type { ConsoleIo } from './console-io.ts'

/** Somebody who asks line by line on a terminal. */
export interface Questions {
  /** The answer without blanks around it; undefined when there is no more input. */
  readonly ask: (question: string) => Promise<string | undefined>
  /** Leave the terminal to somebody else meanwhile. */
  readonly aside: <T>(work: () => T) => T
  readonly close: () => void
}

/** Whether there is a person to ask. */
export function isAskable({ stdin, stderr, isAutomatic }: ConsoleIo): boolean {
  return stdin.isTTY === true && stderr.isTTY === true && !isAutomatic
}

/** Ask on stderr; without an output, so that the answer's echo is the terminal's own and stdout stays clean. */
export function questionsOn(io: ConsoleIo): Questions {
  const lines = createInterface({ input: io.stdin })
  const answers = lines[Symbol.asyncIterator]()
  return {
    async ask(question) {
      io.stderr.write(question)
      const { value, done } = await answers.next()
      return done === true ? undefined : value.trim()
    },
    aside(work) {
      lines.pause()
      const result = work()
      lines.resume()
      return result
    },
    close: () => lines.close(),
  }
}
